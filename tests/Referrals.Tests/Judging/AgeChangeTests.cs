using TransferScheme.Referrals.Closing;
using TransferScheme.Referrals.Judging;
using TransferScheme.Referrals.Submitting;
using TransferScheme.Referrals.Travelling;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Judging;

/// <summary>A finding of age changes what the rules find, and never ends anything by itself.</summary>
public sealed class AgeChangeTests
{
    static readonly DateOnly Referred = new(2026, 3, 2);
    static readonly DateOnly ReviewOn = new(2026, 3, 4);
    static readonly ReferralForm Form = A.Form() with { Children = [A.Form().Children![0] with { Id = A.ChildId }] };

    // Claimed: 14 August 2009, so 16 on the day of the referral.
    [Theory]
    [InlineData("laS50", "adult", null, false, null, false)]
    [InlineData("laS50", "adult", "2005-01-01", false, null, false)]
    [InlineData("court", "child", "2011-01-01", true, "under-16", true)]
    [InlineData("presumedChild", "child", null, true, "16-17", false)]
    [InlineData("hoInitial", "adult", null, true, "16-17", false)]
    [InlineData("naabS50", "child", "2008-05-01", true, "16-17", false)]
    public void Given_a_finding_when_the_rules_look_then_they_go_by_it(
        string source, string category, string? born, bool passes, string? band, bool isUnlawful)
    {
        var ages = Ages(source, category, born);
        var child = Form.Children![0];
        ages.IsUnder18(child, Referred).ShouldBe(passes);
        ages.BandOf(child, Referred).ShouldBe(band);
        var supported = Form with { Needs = new NeedsSection(["supportedAccommodation"]) };
        var found = Eligibility.Find(supported, A.Authority(), A.Rules, Referred, ages: ages);
        found.Single(f => f.Rule == "E01").Passes.ShouldBe(passes);
        found.Single(f => f.Rule == "E15").Passes.ShouldBe(!isUnlawful);
        found.Any(f => f.Code == "treated-as-adult").ShouldBe(source == "hoInitial");
        found.Single(f => f.Rule == "E01").Detail.ShouldContain("date of birth in use");
    }

    [Fact]
    public void Given_an_adult_by_the_claimed_date_when_a_child_is_found_then_they_are_one_and_turn_18_by_no_claimed_date()
    {
        var claimsAdult = Form with { Children = [Form.Children![0] with { DateOfBirth = new(2000, 1, 1) }] };
        Eligibility.Find(claimsAdult, A.Authority(), A.Rules, Referred)[0].Passes.ShouldBeFalse();
        var ages = Ages("presumedChild", "child", null);
        Eligibility.Find(claimsAdult, A.Authority(), A.Rules, Referred, ages: ages)[0].Passes.ShouldBeTrue();
        ages.BornOf(claimsAdult.Children![0]).ShouldBeNull("The claimed date says something else than what was found.");
        ages.In(claimsAdult).Children![0].DateOfBirth.ShouldBeNull();
    }

    [Fact]
    public void Given_the_Home_Office_treats_as_adult_when_the_authority_presumes_a_child_then_the_national_team_still_looks_first()
    {
        var presumed = new FoundAge("presumedChild", "child", Referred, null);
        var ages = Ages("hoInitial", "adult", null).With(A.ChildId, presumed);
        Warns(ages).ShouldBeTrue("A presumption is no finding (E09).");
        Warns(ages.With(A.ChildId, presumed)).ShouldBeTrue();
        Warns(ages.With(A.ChildId, new FoundAge("laS50", "child", Referred, null))).ShouldBeFalse();
        Warns(Ages("presumedChild", "child", null)).ShouldBeFalse();

        static bool Warns(AgesInUse ages) =>
            Eligibility.Find(Form, A.Authority(), A.Rules, Referred, ages: ages).Any(f => f.Code == "treated-as-adult");
    }

    public static TheoryData<string> Stages => ["eligible", "offered", "accepted", "arranged", "inTransit"];

    [Theory]
    [MemberData(nameof(Stages))]
    public void Given_an_adult_is_found_from_eligibility_on_when_told_then_held_for_people_and_nothing_ends(string stage)
    {
        var (history, other) = stage switch
        {
            "eligible" => (A.Eligible, null),
            "offered" => (A.Offered, A.Durham),
            "accepted" => (A.Accepted, A.Durham),
            "arranged" => (A.Arranged, A.Durham),
            _ => (A.InTransit, A.Durham),
        };
        var changed = A.FoundAdult with { OtherAuthority = other };
        Given.Events<Referral, ReferralEvent>(history)
            .When(r => AgeChange.Decide(r, changed, ReviewOn, []).ToArray())
            .Then(changed, new ReferralHeld("age-finding", ReviewOn, null));
        var state = Given.Events<Referral, ReferralEvent>([.. history, changed, new ReferralHeld("age-finding", ReviewOn, null)]).State!;
        state.HasEnded.ShouldBeFalse();
        state.Shown.ShouldBe(ReferralStatus.Held);
        AgeChange.Decide(state, changed, ReviewOn, []).ShouldBeEmpty("The same finding again is no news.");
        var again = changed with { Before = changed.After, After = new AgeBasis("court", "child", "16-17", A.BrotherId, 1, A.Kent, Referred) };
        AgeChange.Decide(state, again with { Bars = false }, ReviewOn, []).ShouldBe([again with { Bars = false }]);
    }

    [Fact]
    public void Given_a_change_that_bars_nothing_or_a_hold_already_when_told_then_no_hold_is_added()
    {
        var harmless = A.FoundAdult with { After = A.FoundAdult.After with { Category = "child", AgeBand = "under-16" }, Bars = false };
        Given.Events<Referral, ReferralEvent>(A.Offered).When(r => AgeChange.Decide(r, harmless, ReviewOn, []).ToArray()).Then(harmless);
        Given.Events<Referral, ReferralEvent>([.. A.Offered, harmless]).State!.MinimumFacts[0].AgeBand.ShouldBe("under-16");
        Given.Events<Referral, ReferralEvent>([.. A.Offered, new ReferralHeld("in-hospital", ReviewOn, null)])
            .When(r => AgeChange.Decide(r, A.FoundAdult, ReviewOn, []).ToArray()).Then(A.FoundAdult);
    }

    [Fact]
    public void Given_an_ineligible_referral_when_a_child_is_found_then_the_rules_decide_again_and_only_news_is_said()
    {
        ReferralEvent[] ineligible =
        [
            .. A.Started, new ReferralSubmitted(Referred, true, A.Rules.Id, A.Clock),
            new ReferralFoundIneligible(A.Kent, A.Rules.Id, [new Finding("E01", "not-under-18", false, "x")]),
        ];
        var found = A.FoundAdult with { After = A.FoundAdult.After with { Category = "child" }, Bars = false };
        var cured = (ReferralFoundEligible)A.Eligible[^1];
        Given.Events<Referral, ReferralEvent>(ineligible).When(r => AgeChange.Decide(r, found, ReviewOn, [cured]).ToArray()).Then(found, cured);
        Given.Events<Referral, ReferralEvent>(ineligible)
            .When(r => AgeChange.Decide(r, found, ReviewOn, [ineligible[^1]]).ToArray()).Then(found);
    }

    [Fact]
    public void Given_an_ended_referral_or_a_child_of_another_when_told_then_nothing()
    {
        foreach (var history in new[] { A.Withdrawn, A.Closed })
        {
            AgeChange.Decide(Given.Events<Referral, ReferralEvent>(history).State!, A.FoundAdult, ReviewOn, []).ShouldBeEmpty();
        }

        AgeChange.Decide(Given.Events<Referral, ReferralEvent>(A.Offered).State!, A.FoundAdult with { ChildId = A.OfferId }, ReviewOn, [])
            .ShouldBeEmpty();
    }

    [Fact]
    public void Given_a_completed_referral_when_another_age_is_found_then_it_is_told_and_nothing_of_the_transfer_changes()
    {
        var cured = (ReferralFoundEligible)A.Eligible[^1];
        Given.Events<Referral, ReferralEvent>(A.Completed).When(r => AgeChange.Decide(r, A.FoundAdult, ReviewOn, [cured]).ToArray())
            .Then(A.FoundAdult);
        var younger = A.FoundAdult with { After = A.FoundAdult.After with { Category = "child", AgeBand = "under-16" }, Bars = false };
        var before = Given.Events<Referral, ReferralEvent>(A.Completed).State!;
        var after = Referral.Evolve(before, younger)!;
        (after.Status, after.Overlays.Hold, after.Findings, after.MinimumFacts, after.EffectiveAt)
            .ShouldBe((before.Status, null, before.Findings, before.MinimumFacts, before.EffectiveAt));
        after.Overlays.AgeOf(A.ChildId).ShouldBe(younger.After);
        AgeChange.Decide(after, younger, ReviewOn, []).ShouldBeEmpty("The same finding again is no news.");
    }

    [Fact]
    public void Given_two_lists_of_findings_when_compared_then_each_rule_that_changed_with_its_codes()
    {
        var before = Eligibility.Find(Form, A.Authority(), A.Rules, Referred);
        var after = Eligibility.Find(Form, A.Authority(), A.Rules, Referred, ages: Ages("laS50", "adult", "2005-01-01"));
        var change = AgeChange.Rules(before, after).ShouldHaveSingleItem();
        (change.Rule, change.Before[0], change.After[0], change.PassedBefore, change.PassesAfter)
            .ShouldBe(("E01", "under-18", "not-under-18", true, false));
        AgeChange.Rules(before, before).ShouldBeEmpty();
    }

    [Fact]
    public void Given_an_adult_found_on_the_way_when_the_arrival_is_agreed_then_responsibility_does_not_move_and_people_close()
    {
        var referral = Given.Events<Referral, ReferralEvent>([.. A.InTransit, A.FoundAdult]).State!;
        var born = ChildBorn.Of(referral, Form);
        born[0].IsFoundAdult.ShouldBeTrue();
        var arrived = A.Monday.AddDays(7.25);
        Arrival.Agreed(referral, arrived, born, arrived).ShouldBeOfType<TransferBarredByAge>().Adults.ShouldBe([A.ChildId]);
        Given.Events<Referral, ReferralEvent>(
            [.. A.InTransit, A.FoundAdult, new ArrivalConfirmed(A.Kent, arrived, A.Sealed<Reception>()), new TransferBarredByAge(arrived, [A.ChildId])])
            .When(r => CloseReferral.Decide(r, new("found-adult"), null, [], arrived))
            .Then(new ReferralClosed(A.Kent, "found-adult", true, null));
    }

    static AgesInUse Ages(string source, string category, string? born) => AgesInUse.Claimed.With(
        A.ChildId,
        new FoundAge(source, category, Referred, born is null ? null : new AgeDates(DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture))));
}
