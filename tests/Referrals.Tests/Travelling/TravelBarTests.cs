using TransferScheme.Platform.Deciding;
using TransferScheme.Referrals.Travelling;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Travelling;

/// <summary>What keeps children from travelling, and where each limit lies.</summary>
public sealed class TravelBarTests
{
    static readonly DateTimeOffset Left = A.Monday.AddDays(30);
    static readonly DateOnly Day = new(2026, 4, 1);
    static readonly ChildToTravel Fit = new(new(2009, 8, 14), Day.AddDays(-28), Day.AddDays(-28));
    static readonly ReferralHeld Held = new("in-hospital", new(2026, 3, 9), null);
    static readonly MissingEpisodeOpened Missing = new(1, A.ChildId, A.Monday, "o", A.Sealed<PoliceReport>());
    static readonly ObjectionRecorded Objection = new(1, A.ChildId, new(2026, 3, 4), A.Sealed<ChildsWords>());

    [Fact]
    public void Given_a_hold_a_missing_child_or_an_objection_when_departed_then_rejected_until_it_is_gone()
    {
        Departed(Fit, Held).ShouldBe("referral-held");
        Departed(Fit, Held, new HoldReleased()).ShouldBe("departed");
        Departed(Fit, Missing).ShouldBe("child-missing");
        Departed(Fit, Missing, new MissingEpisodeClosed(1, A.Monday)).ShouldBe("departed");
        Departed(Fit, Objection).ShouldBe("objection-open");
        Departed(Fit, Objection, new BestInterestsReviewed(null, new(2026, 3, 5), false, A.Sealed<ReviewReport>())).ShouldBe("departed");
    }

    [Fact]
    public void Given_the_18th_birthday_when_departed_on_it_then_rejected_and_the_day_before_not()
    {
        Departed(Fit with { Born = new(2008, 4, 1) }).ShouldBe("turned-18");
        Departed(Fit with { Born = new(2008, 4, 2) }).ShouldBe("departed");
        Departed(Fit with { Born = null }).ShouldBe("departed");
    }

    [Fact]
    public void Given_reviews_of_28_days_when_departed_then_recorded_and_a_day_later_stale()
    {
        Departed(Fit).ShouldBe("departed");
        Departed(Fit with { AssessedOn = Day.AddDays(-29) }).ShouldBe("review-stale");
        Departed(Fit with { HeardOn = Day.AddDays(-29) }).ShouldBe("review-stale");
        Departed(Fit with { AssessedOn = null, HeardOn = null }).ShouldBe("departed");
    }

    [Fact]
    public void Given_the_29th_of_february_as_birthday_when_18_in_a_year_without_it_then_from_the_1st_of_march()
    {
        var leap = Fit with { Born = new(2008, 2, 29) };
        TravelBar.Of(Given.Events<Referral, ReferralEvent>(A.Arranged).State!, new TravelFacts([leap], 99), new(2026, 2, 28)).ShouldBeNull();
        TravelBar.Of(Given.Events<Referral, ReferralEvent>(A.Arranged).State!, new TravelFacts([leap], 99), new(2026, 3, 1))!.Code.ShouldBe("turned-18");
    }

    [Theory]
    [InlineData("doubted", null, null, null, "age-unplanned")]
    [InlineData("required", "E10000016", "Four weeks", null, "age-unplanned")]
    [InlineData("inProgress", "E10000016", null, "Own room", "age-unplanned")]
    [InlineData("inProgress", null, "Four weeks", "Own room", "age-unplanned")]
    [InlineData("inProgress", "E10000016", "Four weeks", " ", "age-unplanned")]
    [InlineData("inProgress", "E10000016", "Four weeks", "Own room", "departed")]
    [InlineData("accepted", null, null, null, "departed")]
    [InlineData("complete", null, null, null, "departed")]
    public void Given_an_age_in_question_when_departed_without_lead_timescale_and_safeguards_then_rejected(
        string status, string? lead, string? timescale, string? safeguards, string outcome)
    {
        var form = A.Form() with { Children = [A.Form().Children![0] with { Age = new AgeFacts(status, lead, timescale, safeguards) }] };
        var referral = Given.Events<Referral, ReferralEvent>(A.Arranged).State!;
        (TravelBar.Of(referral, TravelFacts.Of(referral, form, 28), new(2026, 3, 20))?.Code ?? "departed").ShouldBe(outcome);
        var planned = Given.Events<Referral, ReferralEvent>([.. A.Arranged, new AgePlanAgreed(A.ChildId, A.Kent, A.Sealed<AgePlan>())]).State!;
        TravelBar.Of(planned, TravelFacts.Of(planned, form, 28), new(2026, 3, 20)).ShouldBeNull();
    }

    [Fact]
    public void An_age_plan_is_of_a_child_of_an_open_referral_whose_age_is_in_question()
    {
        var plan = A.Sealed<AgePlan>();
        AgreeAgePlanRequest request = new(A.ChildId, A.Durham, "Four weeks", "Own room");
        var arranged = Given.Events<Referral, ReferralEvent>(A.Arranged);
        arranged.When(r => AgreeAgePlan.Decide(r, request, plan, true)).Then(new AgePlanAgreed(A.ChildId, A.Durham, plan));
        arranged.When(r => AgreeAgePlan.Decide(r, request, plan, false)).ThenRejected("age-not-in-question");
        arranged.When(r => AgreeAgePlan.Decide(r, request with { ChildId = A.BrotherId }, plan, true))
            .ThenRejected("childId", RejectionKind.Invalid);
        Given.Events<Referral, ReferralEvent>(A.Completed).When(r => AgreeAgePlan.Decide(r, request, plan, true)).ThenRejected("transfer-completed");
    }

    [Fact]
    public void Every_sentence_says_what_to_do()
    {
        var worst = Fit with { Born = new(2008, 4, 1), HeardOn = Day.AddDays(-29), IsAgeUnplanned = true };
        Sentence(worst, Held, Missing, Objection).ShouldBe("The referral is on hold: release the hold before anybody travels.");
        Sentence(worst, Missing, Objection).ShouldBe("A child is missing: end the episode when the child is back.");
        Sentence(worst, Objection).ShouldBe(
            "A child objects: record a best-interests review that has heard the child, and move nobody against their will.");
        Sentence(worst).ShouldBe(
            "A child is 18 on the day of the journey: close the referral, or for that child alone, with the reason turned-18.");
        Sentence(worst with { Born = null }).ShouldBe(
            "A child's age is in question, and no lead authority, timescale and safeguards are agreed: agree them with the receiving "
            + "authority and record them as the age plan before the child travels.");
        Sentence(worst with { Born = null, IsAgeUnplanned = false }).ShouldBe(
            "The best-interests assessment or the child's views are more than 28 days old: record a fresh review before the child travels.");

        string Sentence(ChildToTravel child, params ReferralEvent[] over) => TravelBar.Of(
            Given.Events<Referral, ReferralEvent>([.. A.Arranged, .. over]).State!, new TravelFacts([child], 28), Day)!.Text;
    }

    [Fact]
    public void The_newer_of_form_and_review_counts_for_each_child()
    {
        var referral = Given.Events<Referral, ReferralEvent>([.. A.Eligible, new BestInterestsReviewed(null, new(2026, 3, 5), false, A.Sealed<ReviewReport>())]).State!;
        TravelFacts.Of(referral, A.Form(), 28).Children.ShouldBe([new ChildToTravel(new(2009, 8, 14), new(2026, 3, 5), new(2026, 3, 5))]);
        TravelFacts.Of(Given.Events<Referral, ReferralEvent>(A.Eligible).State!, A.Form(), 28).Children
            .ShouldBe([new ChildToTravel(new(2009, 8, 14), new(2026, 3, 1), new(2026, 3, 1))]);
    }

    static string Departed(ChildToTravel child, params ReferralEvent[] over)
    {
        var referral = Given.Events<Referral, ReferralEvent>([.. A.Arranged, .. over]).State!;
        var decision = RecordDeparture.Decide(referral, new(Left, "x", Left.AddHours(4)), A.Sealed<Journey>(), new TravelFacts([child], 28), Left.AddHours(1));
        return decision.Rejection?.Code ?? (decision.Events.Single() is DepartureRecorded ? "departed" : "?");
    }
}
