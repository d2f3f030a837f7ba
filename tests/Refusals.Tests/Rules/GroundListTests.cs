using TransferScheme.Refusals.Grounds;
using TransferScheme.Refusals.Rules;
using TransferScheme.Refusals.Viewing;

namespace TransferScheme.Refusals.Tests.Rules;

/// <summary>The versions of the grounds: what was published once stays readable, and a new version is data alone.</summary>
public sealed class GroundListTests
{
    /// <summary>A version that deprecates one ground, words another anew and adds a third.</summary>
    internal static GroundList Second => A.Grounds with
    {
        Version = 2,
        ValidFrom = new(2026, 6, 1),
        Grounds =
        [
            .. A.Grounds.Grounds.Select(g => g.Code switch
            {
                "G02" => g with { Deprecated = true },
                "G04" => g with { Text = "What is best for this child is that they stay" },
                _ => g,
            }),
            new Ground("G19", "child", "Invented", Validity.CanSuffice, [], Since: 2),
        ],
    };

    static GroundLists Both => new([A.Grounds, Second]);

    [Fact]
    public void Every_code_stays_with_its_group_and_what_it_can_carry() =>
        A.Grounds.Grounds.Select(g => $"{g.Code} {g.Group} {g.Validity}").ShouldBe(
        [
            "G01 eligibility CanSuffice", "G02 eligibility CanSuffice", "G03 eligibility CanSuffice", "G04 child CanSuffice",
            "G05 child CanSuffice", "G06 placement OnlyDefers", "G07 information OnlyDefers", "G08 whole-service CanSuffice",
            "G09 placement OnlyDefers", "G10 eligibility CanSuffice", "G11 agreed CanSuffice", "G12 not-valid NeverSuffices",
            "G13 not-valid NeverSuffices", "G14 not-valid NeverSuffices", "G15 not-valid NeverSuffices", "G16 not-valid NeverSuffices",
            "G17 not-valid NeverSuffices", "G18 not-valid NeverSuffices", "G99 other PersonDecides",
        ]);

    [Fact]
    public void The_data_say_what_each_ground_needs_and_how_fresh()
    {
        A.Grounds.Grounds.SelectMany(g => g.Evidence.Select(e => $"{g.Code} {e.Kind} {e.FreshWorkingDays}/{e.FreshDays}")).ShouldBe(
        [
            "G01 count /", "G01 population /", "G02 status-record /", "G03 age-finding /", "G04 best-interests-assessment /",
            "G04 childs-views /", "G05 intelligence-summary /14", "G05 strategy-discussion /14", "G06 placement-search-log 5/",
            "G07 items-asked /", "G08 inspection-letter /", "G09 incident-reference /", "G10 duplicate-reference /",
            "G10 placement-record /", "G10 missing-episode /", "G11 takers-acceptance /",
        ]);
        A.Grounds.Grounds.Where(g => g.Unlawful).Select(g => g.Code).ShouldBe(["G14", "G15"]);
        (A.Grounds.Find("G10")!.AnyOfEvidence, A.Grounds.Find("G10")!.OnlyDefersBy).ShouldBe((true, "missing-episode"));
        (A.Grounds.CountsAccepted, A.Grounds.ReplyWorkingDays, A.Grounds.ComplyWorkingDays, A.Grounds.ReasonsWorkingDays,
            A.Grounds.DeclinesToConfer).ShouldBe((true, 3, 2, 5, 3));
        A.Grounds.GroupsOf(["G06", "G99", "G01"]).ShouldBe(["placement", "other", "eligibility"]);
    }

    [Fact]
    public void A_version_applies_from_its_day_and_an_old_one_is_found_by_its_number()
    {
        (Both.On(new(2026, 5, 31)).Version, Both.On(new(2026, 6, 1)).Version, Both.On(new(1990, 1, 1)).Version).ShouldBe((1, 2, 1));
        (Both.Of(1).Version, Both.Of(2).Version, Both.Of(7).Version).ShouldBe((1, 2, 2));
        Both.Shown(3, A.Today).ShouldBeNull();
        Both.Shown(2, A.Today)!.Versions!.Select(v => $"{v.Version} {v.ValidFrom:yyyy-MM-dd}").ShouldBe(["1 2016-01-01", "2 2026-06-01"]);
        Both.Shown(null, new(2026, 7, 1))!.Find("G02")!.Deprecated.ShouldBeTrue();
    }

    [Fact]
    public void A_second_version_rules_what_is_drafted_under_it_and_nothing_else()
    {
        StatementRules.Check(A.Form, A.Facts).ShouldBeEmpty();
        var old = A.Form with { Grounds = [A.Bare("G02") with { Evidence = [new("status-record", "Letter 4", A.Today)] }] };
        StatementRules.Check(old, A.Facts).ShouldBeEmpty();
        StatementRules.Check(old, A.Facts with { Grounds = Second }).Select(f => $"{f.Id} {f.Ground}").ShouldBe(["R01 G02"]);
        var added = A.Form with { Grounds = [A.Bare("G19")] };
        StatementRules.Check(added, A.Facts with { Grounds = Second }).ShouldBeEmpty();
        StatementRules.Check(added, A.Facts).Select(f => $"{f.Id} {f.Ground}").ShouldBe(["R01 G19"]);
    }

    [Fact]
    public void An_old_statement_shows_under_its_own_version()
    {
        string Page(StatementDraft given) => StatementPage.Of(new(
            A.State(A.Declined) with { Id = A.OfferId }, given, A.Form, Both.Of(given.GroundsVersion), [],
            new Dictionary<string, string>()));
        Page(A.Draft()).ShouldContain("G04: This child&#39;s best interests require that they stay");
        Page(A.Draft()).ShouldContain("version 1 of the grounds");
        Page(A.Draft() with { GroundsVersion = 2 }).ShouldContain("G04: What is best for this child is that they stay");
    }

    [Fact]
    public void A_version_that_loses_what_was_published_is_not_taken()
    {
        Faulty(Second with { Grounds = [.. Second.Grounds.Where(g => g.Code != "G12")] }).ShouldContain("takes a code out");
        Faulty(Second with { Grounds = [.. Second.Grounds.Select(g => g.Code == "G12" ? g with { Group = "other" } : g)] })
            .ShouldContain("or into another group: G12");
        Faulty(Second with { Version = 1 }).ShouldContain("does not follow");
        Faulty(Second with { ValidFrom = A.Grounds.ValidFrom }).ShouldContain("does not follow");
        Faulty(Second with { Grounds = [.. Second.Grounds, Second.Grounds[0]] }).ShouldContain("names a code twice: G01");
        Faulty(Second with { Groups = [] }).ShouldContain("has no such group");
        Should.Throw<InvalidOperationException>(
            () => new GroundLists([A.Grounds, Second, A.Grounds with { Version = 3, ValidFrom = new(2027, 1, 1) }]))
            .Message.ShouldContain("takes a code out");
    }

    static string Faulty(GroundList second) => Should.Throw<InvalidOperationException>(() => new GroundLists([A.Grounds, second])).Message;
}
