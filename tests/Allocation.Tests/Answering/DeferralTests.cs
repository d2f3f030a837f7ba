using TransferScheme.Allocation.Answering;
using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Deciding;

namespace TransferScheme.Allocation.Tests.Answering;

/// <summary>Requests for more time and what is decided on them.</summary>
public sealed class DeferralTests
{
    const int Most = 5;

    static readonly DateOnly Friday = new(2026, 3, 6);

    // Due on Wednesday 4 March: five working days later is Wednesday 11 March.
    [Theory]
    [InlineData("2026-03-05")]
    [InlineData("2026-03-11")]
    public void Given_open_offer_when_more_time_is_asked_for_then_requested(string until) =>
        Asked.Offered().When(o => Request(o, DateOnly.Parse(until, null)))
            .Then(new DeferralRequested(Sample.ReferralId, "N1", "G06", DateOnly.Parse(until, null), Asked.Text));

    [Theory]
    [InlineData("2026-03-03")]
    [InlineData("2026-03-04")] // The answer is due then anyway.
    [InlineData("2026-03-07")] // Saturday.
    [InlineData("2026-03-12")] // Six working days.
    [InlineData("9999-12-31")]
    public void Given_day_that_is_not_later_or_too_late_or_free_when_asked_for_then_rejected(string until) =>
        Asked.Offered().When(o => Request(o, DateOnly.Parse(until, null))).ThenRejected("until", RejectionKind.Invalid);

    [Fact]
    public void Given_offer_that_cannot_be_deferred_when_more_time_is_asked_for_then_rejected()
    {
        Asked.Offered(Asked.Accepted).When(o => Request(o, Friday)).ThenRejected("offer-not-open");
        Asked.Offered(Asked.Withdrawn).When(o => Request(o, Friday)).ThenRejected("offer-not-open");
        Asked.Offered(Asked.Declined).When(o => Request(o, Friday)).ThenRejected("offer-not-open");
        Asked.Offered(Asked.Declined, Asked.Reaffirmed).When(o => Request(o, Friday)).ThenRejected("obligation-reaffirmed");
        Asked.Offered(Asked.Question()).When(o => Request(o, Friday)).ThenRejected("question-open");
        Asked.Offered(Asked.Overdue).When(o => Request(o, Friday)).ThenRejected("offer-overdue");
        Asked.Offered().When(o => Request(o, Friday, "2026-03-04T17:01Z")).ThenRejected("offer-overdue");
        Asked.Offered(Asked.Requested).When(o => Request(o, Friday)).ThenRejected("deferral-requested");
    }

    [Fact]
    public void Given_deferrals_when_more_time_is_asked_for_then_never_more_in_all_than_the_rules_allow()
    {
        OfferEvent[] three = [Asked.Requested, Asked.Granted("2026-03-09T17:00Z", 3)];
        Asked.Offered(three).When(o => Request(o, new DateOnly(2026, 3, 12))).ThenRejected("until", RejectionKind.Invalid);
        Asked.Offered(three).When(o => Request(o, new DateOnly(2026, 3, 11)))
            .Then(new DeferralRequested(Sample.ReferralId, "N1", "G06", new DateOnly(2026, 3, 11), Asked.Text));
        Asked.Offered(Asked.Requested, Asked.Granted("2026-03-11T17:00Z", 5)).When(o => Request(o, new DateOnly(2026, 3, 12)))
            .ThenRejected("deferral-limit");
        Asked.Offered().When(o => RequestDeferral.Decide(o, "G06", Friday, Asked.Text, 0, Sample.Monday)).ThenRejected("deferral-limit");
    }

    [Fact]
    public void Given_request_when_granted_then_the_answer_is_due_at_the_cut_off_of_that_day() =>
        Asked.Offered(Asked.Requested).When(o => DecideDeferral.Decide(o, granted: true, Asked.Text, Sample.Monday))
            .Then(Asked.Granted("2026-03-06T17:00Z", 2) with { Note = Asked.Text });

    [Fact]
    public void Given_request_when_not_granted_then_the_time_stays()
    {
        Asked.Offered(Asked.Requested).When(o => DecideDeferral.Decide(o, granted: false, null, Sample.Monday))
            .Then(new DeferralNotGranted(Sample.ReferralId, "N1", "north-east", Asked.RespondBy, null));
        var offer = Asked.Offered(
            Asked.Requested, new DeferralNotGranted(Sample.ReferralId, "N1", "north-east", Asked.RespondBy, null)).State!;
        (offer.Status, offer.RespondBy, offer.Deferral!.State).ShouldBe((OfferStatus.Open, Asked.RespondBy, DeferralState.NotGranted));
    }

    // Summer time begins on 29 March 2026; Good Friday is 3 April, Easter Monday a working day in Scotland alone.
    [Theory]
    [InlineData("london", "2026-03-27T17:00Z", "2026-03-31", "2026-03-31T16:00Z", 2)]
    [InlineData("wales", "2026-04-02T16:00Z", "2026-04-08", "2026-04-08T16:00Z", 2)]
    [InlineData("scotland", "2026-04-02T16:00Z", "2026-04-08", "2026-04-08T16:00Z", 3)]
    public void Given_request_over_holidays_and_clock_changes_when_granted_then_due_by_the_authoritys_calendar(
        string region, string respondBy, string until, string due, int days)
    {
        var offer = Offer.Evolve(null, Sample.Made() with { Region = region, RespondBy = Asked.At(respondBy) })!;
        var requested = Offer.Evolve(offer, Request(offer, DateOnly.Parse(until, null), respondBy).Events.Single())!;
        var granted = (DeferralGranted)DecideDeferral.Decide(requested, granted: true, null, Asked.At(respondBy)).Events.Single();
        (granted.RespondBy, granted.Days).ShouldBe((Asked.At(due), days));
    }

    [Fact]
    public void Given_no_request_that_waits_when_decided_then_rejected()
    {
        Asked.Offered().When(o => DecideDeferral.Decide(o, granted: true, null, Sample.Monday)).ThenRejected("no-deferral-requested");
        Asked.Offered(Asked.Requested, Asked.Granted("2026-03-06T17:00Z", 2))
            .When(o => DecideDeferral.Decide(o, granted: false, null, Sample.Monday)).ThenRejected("no-deferral-requested");
        Asked.Offered(Asked.Requested, Asked.Accepted)
            .When(o => DecideDeferral.Decide(o, granted: true, null, Sample.Monday)).ThenRejected("offer-not-open");
        Asked.Offered(Asked.Requested, Asked.Declined, Asked.Reaffirmed)
            .When(o => DecideDeferral.Decide(o, granted: true, null, Sample.Monday)).ThenRejected("obligation-reaffirmed");
    }

    [Fact]
    public void Given_request_that_nobody_decided_when_the_answer_was_due_then_overdue_and_a_late_grant_leaves_it_so()
    {
        var late = Asked.Offered(Asked.Requested, Asked.Overdue);
        late.When(o => DecideDeferral.Decide(o, granted: true, null, Asked.At("2026-03-05T09:00Z")))
            .Then(Asked.Granted("2026-03-06T17:00Z", 2));
        late.When(o => DecideDeferral.Decide(o, granted: true, null, Asked.At("2026-03-06T17:01Z"))).ThenRejected("deferral-past");

        var offer = Asked.Offered(Asked.Requested, Asked.Overdue, Asked.Granted("2026-03-06T17:00Z", 2)).State!;
        (offer.Status, offer.RespondBy).ShouldBe((OfferStatus.Overdue, Asked.At("2026-03-06T17:00Z")));
        ResponseDeadlines.Of(offer).ShouldBeEmpty();
    }

    [Fact]
    public void Given_open_question_when_granted_then_the_days_are_added_to_those_that_were_left()
    {
        var granted = Asked.Granted("2026-03-06T17:00Z", 2);
        Asked.Offered(Asked.Requested, Asked.Question())
            .When(o => DecideDeferral.Decide(o, granted: true, null, Sample.Monday)).Then(granted);

        var offer = Asked.Offered(Asked.Requested, Asked.Question(), granted);
        (offer.State!.Clock.Left, offer.State.DaysDeferred).ShouldBe((4, 2));
        offer.When(o => AnswerQuestion.Decide(o, 1, Asked.Text, Asked.At("2026-03-02T16:00Z"))).Then(Asked.Answer("2026-03-06T17:00Z"));
        offer.When(o => AnswerQuestion.Decide(o, 1, Asked.Text, Asked.At("2026-03-03T10:00Z"))).Then(Asked.Answer("2026-03-09T17:00Z"));
    }

    [Fact]
    public void Given_question_that_took_longer_than_the_request_when_granted_then_the_time_is_never_less_than_before() =>
        Asked.Offered(Asked.Requested, Asked.Question(), Asked.Answer("2026-03-10T17:00Z"))
            .When(o => DecideDeferral.Decide(o, granted: true, null, Asked.At("2026-03-06T10:00Z")))
            .Then(Asked.Granted("2026-03-10T17:00Z", 0));

    [Fact]
    public void Given_requests_when_checked_then_each_member_is_named_that_is_not_valid()
    {
        foreach (var code in new[] { "G06", "G07", "G09", "G10" })
        {
            Faulty.Members(new RequestDeferralRequest(code, Friday, "Why.")).ShouldBe("");
        }

        Faulty.Members(new RequestDeferralRequest("G01", Friday, " ")).ShouldBe("groundCode note");
        Faulty.Members(new DecideDeferralRequest(true, new string('a', 4001))).ShouldBe("note");
        Faulty.Members(new DecideDeferralRequest(false)).ShouldBe("");
    }

    static Decision<OfferEvent> Request(Offer offer, DateOnly until, string now = "2026-03-03T10:00Z") =>
        RequestDeferral.Decide(offer, "G06", until, Asked.Text, Most, Asked.At(now));
}
