using TransferScheme.Refusals.Watching;

namespace TransferScheme.Refusals.Tests.Watching;

/// <summary>The watch: what it finds, with the cases behind it, and what it leaves alone.</summary>
public sealed class WatchTests
{
    [Fact]
    public void A_share_of_other_above_the_control_limit_is_found_and_small_numbers_are_not()
    {
        List<WatchedStatement> statements = [.. Many("D", 60, "G04"), .. Many("K", 10, "G99"), .. Many("S", 1, "G99")];
        var found = Watch.OtherShare(statements, A.Today).ToList();
        found.Select(f => f.Subject).ShouldBe(["K"]);
        found[0].Refusals.Count.ShouldBe(10);
        found[0].Sentence.ShouldBe("10 of 10 in a year rest on G99; the limit is 50 %.");
        Watch.OtherShare([], A.Today).ShouldBeEmpty();
    }

    [Fact]
    public void Growth_of_other_is_found_against_the_quarter_before()
    {
        WatchedStatement[] quarters = [At("K", -100), At("K", -5), At("K", -4), At("K", -3)];
        Watch.OtherGrowth(quarters, A.Today).Single().Sentence.ShouldStartWith("3 statements rest on G99 in 90 days, after 1");
        Watch.OtherGrowth([.. quarters, At("K", -120)], A.Today).ShouldBeEmpty();
    }

    [Fact]
    public void A_cluster_is_of_several_authorities_of_one_region()
    {
        Watch.OtherClusters([At("K", -5), At("D", -9), At("L", -1)], A.Today).Single().Subject.ShouldBe("south-east");
        Watch.OtherClusters([At("K", -5), At("K", -9), At("L", -1)], A.Today).ShouldBeEmpty();
        Watch.OtherClusters([At("K", -5), At("D", -9), At("L", -31)], A.Today).ShouldBeEmpty();
    }

    [Fact]
    public void Text_repeated_from_statement_to_statement_is_found_with_the_statements()
    {
        var (first, second) = (At("K", -5) with { TextHashes = ["a", "b"] }, At("K", -4) with { TextHashes = ["a", "a"] });
        var found = Watch.RepeatedText([first, second, At("D", -3) with { TextHashes = ["a"] }]).Single();
        found.Subject.ShouldBe("K");
        found.Refusals.ShouldBe([first.Id, second.Id], ignoreOrder: true);
    }

    [Fact]
    public void No_foster_place_on_Monday_and_one_declared_on_Tuesday_is_a_contradiction()
    {
        var (monday, old, other) = (At("K", -1, "G06"), At("K", -14, "G06"), At("K", -1, "G04"));
        var vacancies = new Dictionary<Guid, int> { [monday.Id] = 1, [old.Id] = 1, [other.Id] = 1 };
        var found = Watch.Contradictions([monday, old, other], vacancies, A.Today).Single();
        (found.Kind, found.Subject, found.Refusals.Single()).ShouldBe(("contradiction", "K", monday.Id));
        found.Sentence.ShouldBe("On 2026-03-03 it said that it has no suitable placement; its own return shows 1 now.");
        Watch.Contradictions([monday], new Dictionary<Guid, int> { [monday.Id] = 0 }, A.Today).ShouldBeEmpty();
        Watch.Contradictions([monday], new Dictionary<Guid, int>(), A.Today).ShouldBeEmpty();
    }

    [Fact]
    public void What_became_of_the_children_declined_is_told_one_by_one_and_a_deferral_declines_nobody()
    {
        WatchedStatement[] statements = [.. Enumerable.Range(-12, 7).Select(days => At("K", days))];
        var (arrived, taken, waits, withdrawn, closed, unknown, deferred) = (
            statements[0], statements[1], statements[2], statements[3], statements[4], statements[5],
            statements[6] with { Declines = false });
        var found = Declined.Of(
            [.. statements[..6], deferred],
            [
                Became(arrived) with { AcceptedBy = "D", Completed = true, CompletedOn = new(2026, 2, 27) },
                Became(taken) with { AcceptedBy = "K", AcceptedOn = new(2026, 2, 23) },
                Became(waits), Became(withdrawn) with { EndedFor = "referral-withdrawn", AcceptedBy = "D" },
                Became(closed) with { EndedFor = "referral-closed" },
            ],
            A.Today).Single();
        found.Sentence.ShouldBe("Of 6 declined: arrived 1, accepted 1, waiting 2, withdrawn 1, closed 1.");
        found.Refusals.Count.ShouldBe(6);
        found.Children!.Select(c => $"{c.Became} {c.By} {c.WorkingDays}").ShouldBe(
            ["arrived D 5", "accepted K 0", "waiting  7", "withdrawn  ", "closed  ", "waiting  5"]);
        found.Children!.Select(c => c.RefusalId).ShouldBe([arrived.Id, taken.Id, waits.Id, withdrawn.Id, closed.Id, unknown.Id]);
    }

    /// <summary>Some statements of an authority, older than a month.</summary>
    internal static IEnumerable<WatchedStatement> Many(string authority, int count, string code) =>
        Enumerable.Range(0, count).Select(_ => At(authority, -40, code));

    /// <summary>A statement so many days ago.</summary>
    internal static WatchedStatement At(string authority, int days, string code = "G99") => new(
        Guid.NewGuid(), Guid.NewGuid(), authority, "south-east", "england-and-wales", A.Wednesday.AddDays(days), true, [code],
        [Guid.NewGuid().ToString()]);

    static WatchedReferral Became(WatchedStatement statement) => new(statement.ReferralId, null, null, false, null, null);
}
