using TransferScheme.Allocation.Notifying;
using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Deadlines;

namespace TransferScheme.Allocation.Tests.Answering;

/// <summary>What the response clock brings about while it stands, and once it has moved.</summary>
public sealed class PausedDeadlinesTests
{
    static readonly OfferEvent[] Answered = [Asked.Question(), Asked.Answer("2026-03-09T17:00Z")];
    static readonly OfferEvent[] Deferred = [Asked.Requested, Asked.Granted("2026-03-06T17:00Z", 2)];

    [Fact]
    public void Given_open_question_when_asked_then_nothing_falls_due()
    {
        Of(Asked.Question()).ShouldBeEmpty();
        Of(Asked.DueSoon, Asked.Question(daysLeft: 0)).ShouldBeEmpty();
        Of(Asked.Question(), Asked.Question(2), Asked.Answer("2026-03-04T17:00Z")).ShouldBeEmpty();
    }

    [Fact]
    public void Given_answered_question_or_deferral_when_asked_then_due_soon_and_overdue_by_the_time_as_it_moved()
    {
        Of(Answered).ShouldBe(Deadlines("2026-03-06T17:00Z", "2026-03-09T17:00Z"));
        Of([Asked.DueSoon, .. Answered]).ShouldBe(Deadlines("2026-03-06T17:00Z", "2026-03-09T17:00Z"));
        Of([Asked.DueSoon, .. Deferred]).ShouldBe(Deadlines("2026-03-05T17:00Z", "2026-03-06T17:00Z"));
        Of(Asked.Requested).ShouldBe(Deadlines("2026-03-03T17:00Z", "2026-03-04T17:00Z"));
    }

    [Fact]
    public void Given_overdue_offer_when_a_question_comes_then_what_was_breached_stays()
    {
        Of(Asked.Overdue, Asked.Question(daysLeft: null)).ShouldBeEmpty();
        Asked.Offered(Asked.Overdue, Asked.Question(daysLeft: null), Asked.Answer("2026-03-04T17:00Z")).State!.Status
            .ShouldBe(OfferStatus.Overdue);
    }

    [Fact]
    public void Given_open_question_when_offices_are_told_then_none_but_the_first()
    {
        var paused = Asked.Offered(Asked.Question()).State! with { MadeAt = Sample.Monday };
        Ladder.Next(paused, []).ShouldBe((Rung.Duty, Sample.Monday));
        Ladder.Next(paused, [new Tried(Rung.Duty, Sample.Monday, IsTold: true)]).ShouldBeNull();
        Ladder.Next(
            Asked.Offered(Answered).State! with { MadeAt = Sample.Monday }, [new Tried(Rung.Duty, Sample.Monday, IsTold: true)])
            .ShouldBe((Rung.SecondContact, Asked.At("2026-03-06T17:00Z")));
    }

    static IEnumerable<Deadline> Of(params OfferEvent[] since) => ResponseDeadlines.Of(Asked.Offered(since).State!);

    static IEnumerable<Deadline> Deadlines(string soon, string due) =>
    [
        new(Asked.At(soon), Asked.DueSoon with { RespondBy = Asked.At(due) }),
        new(Asked.At(due), Asked.Overdue with { RespondBy = Asked.At(due) }),
    ];
}
