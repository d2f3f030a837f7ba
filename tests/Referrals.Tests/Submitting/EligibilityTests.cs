using TransferScheme.Referrals.Judging;

namespace TransferScheme.Referrals.Tests.Submitting;

/// <summary>The rules that bar a referral, with the fixtures of the scheme's threshold.</summary>
public sealed class EligibilityTests
{
    [Theory]
    [InlineData(346_000, 100, 345, false)]
    [InlineData(346_000, 100, 346, false)]
    [InlineData(346_000, 100, 347, true)]
    [InlineData(346_400, 100, 346, false)]
    [InlineData(346_400, 100, 347, true)]
    [InlineData(330_000, 70, 231, false)]
    [InlineData(330_000, 70, 232, true)]
    [InlineData(346_000, 70, 300, true)]
    [InlineData(346_000, 100, 300, false)]
    [InlineData(346_000, 100, 344, false)]
    public void Only_an_authority_that_exceeds_the_threshold_refers_a_child_in_its_care(int population, int per100000, int count, bool may)
    {
        var found = Eligibility.Find(A.Form(), A.Authority(count, population), A.Rules with { ThresholdPer100000 = per100000 }, new(2026, 3, 2));
        found.Single(f => f.Rule == "E04").Passes.ShouldBe(may);
        found.Where(f => f.Rule != "E04").ShouldAllBe(f => f.Passes);
    }

    [Fact]
    public void A_child_in_no_authoritys_care_may_be_referred_whatever_the_count() =>
        Eligibility.Find(A.Form(inCare: false), A.Authority(count: 0), A.Rules, new(2026, 3, 2)).ShouldAllBe(f => f.Passes);

    [Fact]
    public void Without_a_known_count_the_finding_says_what_cures_it() =>
        Eligibility.Find(A.Form(), A.Authority(count: null), A.Rules, new(2026, 3, 2)).Single(f => !f.Passes)
            .ShouldBe(new Finding(
                "E04", "count-missing", false, "No count of unaccompanied children looked after is known for Kent; a return cures it.",
                Figures: new("2022-08-24", On: new(2025, 3, 31), Population: 346_000, PopulationYear: "mid-2024", Per100000: 100)));

    [Fact]
    public void A_finding_quotes_count_date_population_year_and_version() =>
        Eligibility.Find(A.Form(), A.Authority(), A.Rules, new(2026, 3, 2))[3].Detail.ShouldBe(
            "Kent looks after 400 unaccompanied children (as of 2025-03-31), which exceeds 100 in 100,000 of its 346000 children (mid-2024; rules 2022-08-24).");

    [Theory]
    [InlineData("2008-03-03", true)]
    [InlineData("2008-03-02", false)]
    [InlineData("2008-02-29", false)]
    public void Under_18_is_told_on_the_day_of_referral(string born, bool passes)
    {
        var form = A.Form();
        form = form with { Children = [form.Children![0] with { DateOfBirth = DateOnly.Parse(born) }] };
        Eligibility.Find(form, A.Authority(), A.Rules, new(2026, 3, 2))[0].Passes.ShouldBe(passes);
    }

    [Fact]
    public void A_birthday_on_29_February_comes_on_1_March_in_other_years()
    {
        Eligibility.AgeOn(new(2008, 2, 29), new(2026, 2, 28)).ShouldBe(17);
        Eligibility.AgeOn(new(2008, 2, 29), new(2026, 3, 1)).ShouldBe(18);
    }

    [Fact]
    public void A_determined_claim_a_claim_through_another_and_a_present_adult_each_bar_with_a_code()
    {
        var form = A.Form();
        var child = form.Children![0];
        ChildDetails[] failing =
        [
            child with { AsylumClaim = child.AsylumClaim! with { Determined = true } }, child with { AsylumClaim = child.AsylumClaim! with { OwnRight = false } },
            child with { Unaccompanied = new(SeparatedFromBothParents: false) }, child with { Unaccompanied = new(NoResponsibleAdult: false) },
        ];
        failing.Select(c => Eligibility.Find(form with { Children = [c] }, A.Authority(), A.Rules, new(2026, 3, 2)).Single(f => !f.Passes).Code).ShouldBe(
            ["claim-determined-or-not-own", "claim-determined-or-not-own", "not-unaccompanied", "not-unaccompanied"]);
    }
}
