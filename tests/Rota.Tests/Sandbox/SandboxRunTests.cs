using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Lines;
using TransferScheme.Rota.Running;
using TransferScheme.Rota.Sandbox;
using TransferScheme.Rota.Tests.Running;

namespace TransferScheme.Rota.Tests.Sandbox;

public sealed class SandboxRunTests
{
    static readonly RotaRules Strict = new("test", "given", LargestGroup: 1, RepaymentPercent: 0);

    [Fact]
    public void Given_other_weights_and_thresholds_when_played_again_then_children_go_elsewhere_and_the_ledger_follows()
    {
        PastEvent[] past =
        [
            new AuthorityJoined("a", "north", 0, new Position(1, true, 0, 10, null)),
            new AuthorityJoined("b", "south", 0, new Position(1, true, 0, 10, null)),
            .. Enumerable.Range(1, 4).Select(n => new GroupReferred($"r{n}", 1, null)),
        ];

        var before = SandboxRun.Of(past, new SandboxRules(Strict));
        var after = SandboxRun.Of(past, new SandboxRules(Strict)
        {
            Weights = new Dictionary<string, long> { ["a"] = 3, ["b"] = 1 },
            Thresholds = new Dictionary<string, int> { ["a"] = 2, ["b"] = 10 },
        });

        before.Placements.Select(p => p.Authority).ShouldBe(["a", "b", "a", "b"]);
        after.Placements.Select(p => p.Authority).ShouldBe(["a", "a", "b", "b"]);
        (before.Region("north").Balance, after.Region("north").Balance).ShouldBe((0, -Units.PerChild / 2));
        after.Elsewhere(before, authority => authority).ShouldBe(2);
        before.Regions.ShouldBe(new Drift("north", -Units.PerChild / 2, Units.PerChild / 4));
    }

    [Fact]
    public void Given_nobody_able_when_played_then_the_group_waits_and_is_tried_again_when_a_child_has_left()
    {
        PastEvent[] past =
        [
            new AuthorityJoined("a", "north", 0, new Position(1, true, 9, 10, null)),
            new AuthorityJoined("k", "south", 0, new Position(1, true, 12, 10, null)),
            new GroupReferred("r1", 1, "k"),
            new GroupReferred("r2", 1, "k"),
            new DayBegan(new DateOnly(2022, 3, 1)),
            new GroupArrived("r1", LeavesCare: true),
            new PositionSeen("a", seen => seen with { Uasc = seen.Uasc - 1 }),
            new GroupReferred("r3", 1, "a"),
        ];

        SandboxRun.Of(past, new SandboxRules(Strict)).Placements.ShouldBe(
            [new Placement("r1", 1, "a", 0), new Placement("r2", 1, "a", 0), new Placement("r3", 1, null, 0)]);
    }

    [Fact]
    public void Given_counts_at_least_when_fewer_are_known_then_others_came_and_those_under_way_are_left_aside()
    {
        var run = new SandboxRun(new SandboxRules(Strict));
        foreach (var e in (PastEvent[])
            [
                new AuthorityJoined("a", "north", 0, new Position(1, true, 5, 100, null)), new GroupReferred("r1", 2, null),
                new AtLeastCounted("a", 5, 50), new AtLeastCounted("a", 7, 8),
            ])
        {
            run.Next(e);
        }

        run.Sight().ShouldBe([new Position(1, true, 10, 100, null)]);
        run.Next(new GroupArrived("r1", LeavesCare: false));
        run.Next(new AtLeastCounted("a", 10, 50));
        run.Sight().ShouldBe([new Position(1, true, 10, 100, null)]);
    }

    [Fact]
    public void Given_a_run_when_played_again_by_its_own_rules_then_everyone_goes_where_they_went() =>
        RandomInstances.Check(300, instance =>
        {
            RotaLine[] lines = [.. instance.Select((text, at) => RotaLine.Parse(at + 1, text))];
            var written = InstanceRun.Run(lines, new RunOptions(LargestGroup: 4))
                .Select((line, at) => RotaLine.Parse(at + 1, line.ToJsonString()))
                .TakeWhile(line => line.Type != "referral" || line.OptionalText("chosen") is not null).ToList();
            PastEvent[] past = [.. ExportedPast.Of(written)];
            var rules = new RotaRules("test", "given", LargestGroup: 4, RepaymentPercent: 0);

            var followed = SandboxRun.Of(past, new SandboxRules(rules, AsRecorded: true));
            var decided = SandboxRun.Of(past, new SandboxRules(rules));

            var chosen = past.OfType<GroupReferred>().Select(g => g.Receiver).ToList();
            followed.Placements.Select(p => p.Authority).ShouldBe(chosen);
            decided.Placements.ShouldBe(followed.Placements);
            decided.Ledger.Roll.Ids.ShouldAllBe(id => decided.Ledger.Of(id) == followed.Ledger.Of(id));
            (decided.Regions, decided.Authorities).ShouldBe((followed.Regions, followed.Authorities));
        });

    [Fact]
    public void Given_a_line_that_names_somebody_unknown_when_read_then_it_is_named() => Should.Throw<FormatException>(() =>
        ExportedPast.Of([RotaLine.Parse(3, """{"type":"state","authority":"x","uasc":3}""")]).ToList())
        .Message.ShouldBe("Line 3: authority names x, which no line has introduced.");
}
