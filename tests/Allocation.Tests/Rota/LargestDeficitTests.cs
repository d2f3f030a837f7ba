using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Tests.Rota;

public sealed class LargestDeficitTests
{
    // Two authorities in region x and one in y, all of one weight.
    static readonly AuthorityPosition[] Three = [Authority("a", "x", 1), Authority("b", "x", 1), Authority("c", "y", 1)];

    [Fact]
    public void Given_three_equal_authorities_when_three_children_are_decided_then_the_rounding_is_two_units_on_the_first_id()
    {
        var ledger = RotaLedger.Empty;
        List<string?> chosen = [];
        for (var n = 0; n < 3; n++)
        {
            var decision = LargestDeficit.Decide(ledger, Three, RealRota.Child($"r{n}", entry: null));
            decision.Accruals.ShouldBe([new("a", 333_333_333_334), new("b", 333_333_333_333), new("c", 333_333_333_333)]);
            ledger = ledger.Accrue(decision.Accruals).Reserve(decision.Chosen!, 1).Debit(decision.Chosen!, 1);
            chosen.Add(decision.Chosen);
        }

        // After a, region y is ahead of x: this rule looks at regions first.
        chosen.ShouldBe(["a", "c", "b"]);
        ledger.Accounts.Select(a => a.Value.Balance).ShouldBe([2, -1, -1]);
    }

    [Fact]
    public void Given_candidates_when_decided_then_the_region_furthest_behind_first_and_in_it_the_authority_furthest_behind()
    {
        var decision = LargestDeficit.Decide(
            RotaLedger.Empty.Accrue([new("a", -Units.PerChild / 2), new("c", Units.PerChild / 4)]).Reserve("c", 1).Debit("c", 1),
            [Authority("a", "x", 2), Authority("b", "x", 1), Authority("c", "y", 1), Authority("d", "y", 4)],
            new("r", 2, Entry: "d", [], [], []));

        // Weights 2, 1, 1, 4 of 8: shares of a quarter, an eighth, an eighth and a half of two children.
        decision.Accruals.ShouldBe(
            [new("a", 500_000_000_000), new("b", 250_000_000_000), new("c", 250_000_000_000), new("d", 1_000_000_000_000)]);
        decision.Candidates.ShouldBe(
        [
            new("c", "y", 1, 250_000_000_000, 500_000_000_000, 1, -500_000_000_000),
            new("b", "x", 2, 250_000_000_000, 250_000_000_000, 0, 250_000_000_000),
            new("a", "x", 3, 500_000_000_000, 0, 0, 0)
        ]);
        (decision.Chosen, decision.Region).ShouldBe(("c", "y"));
        decision.Excluded.ShouldBe([new("d", "entry")]);
        decision.Sentence.ShouldBe("Council c was chosen: 0.50 children ahead of its fair share (owed 0.50, received 1), " +
            "the only authority able to take this group in y, the region furthest behind.");
    }

    [Fact]
    public void Given_nothing_tells_regions_or_authorities_apart_when_decided_then_the_first_region_and_in_it_the_first_id() =>
        LargestDeficit.Decide(
            RotaLedger.Empty, [Authority("d", "x", 1), Authority("c", "x", 1), Authority("b", "y", 1), Authority("a", "y", 1)],
            RealRota.Child("r", entry: null)).Candidates.Select(c => c.Authority).ShouldBe(["c", "d", "a", "b"]);

    [Fact]
    public void Given_nobody_can_take_the_group_when_decided_then_unplaced_with_a_code_each_and_no_share()
    {
        var decision = LargestDeficit.Decide(
            RotaLedger.Empty, [.. Three, Authority("d", "y", 1) with { Participates = false }],
            new("r", 1, Entry: "b", ["a", "c"], [], []));

        decision.Excluded.ShouldBe([new("a", "unsuitable"), new("b", "entry"), new("c", "unsuitable"), new("d", "not-participating")]);
        RotaCases.Text(decision).ShouldBe(RotaCases.Text(new("r", 1, [], null, null, [], decision.Excluded,
            "No authority can take this group: 1 not taking part, 1 looking after it now, 2 unsuitable for it.")));
    }

    [Fact]
    public void Given_reasons_accepted_and_not_when_decided_afresh_then_only_the_one_without_accepted_reasons_accrues() =>
        LargestDeficit.Decide(RotaLedger.Empty, Three, new("r", 1, Entry: null, [], DeclinedValid: ["a"], DeclinedInvalid: ["b"]))
            .Accruals.ShouldBe([new("b", 500_000_000_000), new("c", 500_000_000_000)]);

    static AuthorityPosition Authority(string id, string region, long weight) =>
        new(id, $"Council {id}", region, weight, Participates: true, Uasc: null, Threshold: null, Room: null);
}
