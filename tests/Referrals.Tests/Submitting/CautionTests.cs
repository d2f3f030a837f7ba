using TransferScheme.Referrals.Judging;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Tests.Submitting;

/// <summary>What bars beside the first four rules, and what only warns.</summary>
public sealed class CautionTests
{
    static readonly DateOnly Referred = new(2026, 3, 2);
    static readonly DateOnly Due = new(2026, 3, 16);

    [Fact]
    public void A_plain_form_passes_and_is_asked_only_about_family() =>
        Find(A.Form()).Select(f => (f.Rule, f.Code, f.Passes, f.Warns)).ShouldBe(
    [
        ("E01", "under-18", true, false), ("E02", "claim-undetermined", true, false), ("E03", "unaccompanied", true, false),
        ("E04", "threshold-exceeded", true, false), ("E11", "within-scheme", true, false), ("E15", "placement-lawful", true, false),
        ("E07", "best-interests-recorded", true, false), ("E13", "family-not-looked-for", true, true),
    ]);

    [Theory]
    [InlineData("2008-05-02", "nearly-18")]
    [InlineData("2008-05-03", "")]
    [InlineData("2008-03-16", "nearly-18 turns-18-before-due")]
    [InlineData("2008-03-17", "nearly-18")]
    [InlineData("2008-03-03", "nearly-18 turns-18-before-due")]
    [InlineData("2008-03-02", "")]
    public void A_birthday_that_is_near_warns_and_never_bars(string born, string codes)
    {
        var found = Find(With(c => c with { DateOfBirth = DateOnly.Parse(born) })).Where(f => f.Rule == "E12").ToList();
        string.Join(' ', found.Select(f => f.Code)).ShouldBe(codes);
        found.ShouldAllBe(f => f.Passes && f.Warns);
    }

    [Fact]
    public void A_person_whom_the_home_office_treats_as_adult_is_for_the_national_team_unless_somebody_found_a_child()
    {
        Warnings(With(c => c with { Age = new("doubted", HomeOfficeTreatsAs: "adult") })).ShouldBe(["treated-as-adult"]);
        Warnings(With(c => c with { Age = new("complete", HomeOfficeTreatsAs: "adult", FoundChildBy: "court") })).ShouldBeEmpty();
        Find(With(c => c with { Age = new("inProgress") })).Single(f => f.Rule == "E08").ShouldBe(
            new(
                "E08", "age-does-not-bar", true, "The age of 1 of 1 children is in question, which bars nobody.", false,
                new(A.Rules.Id, 1, 1, Referred)));
    }

    [Fact]
    public void Whoever_the_scheme_leaves_out_is_ineligible_with_a_code_for_each_reason()
    {
        Failures(With(c => c with { Nationality = "FR" })).ShouldBe(["eea-national"]);
        Failures(With(c => c with
        {
            Unaccompanied = new(LivesWithRelative: true),
            AsylumClaim = c.AsylumClaim! with { AlreadyProtected = true },
        })).ShouldBe(["lives-with-relative", "already-protected"]);
        Failures(With(c => c with { Nationality = "GB", Unaccompanied = new(LivesWithRelative: false) })).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2010-03-02", true)]
    [InlineData("2010-03-03", false)]
    public void Supported_accommodation_is_never_sought_for_a_child_under_16(string born, bool lawful)
    {
        var form = With(c => c with { DateOfBirth = DateOnly.Parse(born) }) with { Needs = new(["foster", "supportedAccommodation"]) };
        Failures(form).ShouldBe(lawful ? [] : ["placement-unlawful"]);
        Failures(form with { Needs = new(["foster"]) }).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_to_be_considered_with_care_warns_with_its_code()
    {
        var form = With(c => c with { Health = new(InHospital: true) });
        Warnings(form with
        {
            ArrivedOn = new(2025, 3, 2),
            ChildsViews = form.ChildsViews! with { Objects = true, AdvocateOffered = false },
            Legal = new("s31", CriminalProceedings: true),
            Needs = new(["foster"], Risk: ["trafficking"]),
        }).ShouldBe(
        [
            "child-objects", "advocate-not-offered", "care-proceedings", "criminal-proceedings", "in-hospital", "long-settled",
            "trafficking-risk",
        ]);
        Warnings(form with { ArrivedOn = new(2025, 3, 2), EnteredCareOn = new(2025, 3, 3) }).ShouldBe(["in-hospital"]);
    }

    [Fact]
    public void A_group_is_kept_together_and_findings_say_of_how_many_children_they_are_true()
    {
        var form = With(c => c with { Health = new(InHospital: true) });
        form = form with { Children = [.. form.Children!, A.Form().Children![0]] };
        Find(form).Single(f => f.Rule == "E14").Detail.ShouldBe("The 2 children are kept together.");
        Find(form).Single(f => f.Code == "in-hospital").ShouldBe(
            new("E12", "in-hospital", true, "True of 1 of 2 children: is in hospital.", true, new(A.Rules.Id, 1, 2, Referred)));
    }

    [Fact]
    public void Other_records_alike_warn_with_their_number_and_nothing_else() =>
        Eligibility.Find(A.Form(), A.Authority(), A.Rules, Referred, Due, alike: 2).Single(f => f.Rule == "E10").ShouldBe(
            new(
                "E10", "possible-duplicate", true, "2 other records look like a child of this one.", true,
                new(A.Rules.Id, 2, On: Referred)));

    static IReadOnlyList<Finding> Find(ReferralForm form) => Eligibility.Find(form, A.Authority(), A.Rules, Referred, Due);

    static IEnumerable<string> Warnings(ReferralForm form) => Find(form with { Family = [] }).Where(f => f.Warns).Select(f => f.Code);

    static IEnumerable<string> Failures(ReferralForm form) => Find(form).Where(f => !f.Passes).Select(f => f.Code);

    static ReferralForm With(Func<ChildDetails, ChildDetails> change) => A.Form() with { Children = [change(A.Form().Children![0])] };
}
