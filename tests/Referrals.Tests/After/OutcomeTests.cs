using TransferScheme.Platform.Deadlines;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Referrals.Closing;
using TransferScheme.Referrals.Timing;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.After;

/// <summary>The outcome after a move: when it is asked for, what may be told, and that nothing of it touches what was done.</summary>
public sealed class OutcomeTests
{
    static readonly DateOnly Moved = new(2026, 3, 9);
    static readonly DateOnly Today = new(2026, 4, 7);
    static readonly OutcomeDeadline Deadline = new(28);

    [Fact]
    public void Given_a_completed_transfer_when_the_outcome_is_told_then_with_its_codes_and_again_as_a_supplement()
    {
        var report = A.Sealed<OutcomeReport>();
        RecordOutcomeRequest stable = new(new(2026, 4, 6), "x", [new ChildOutcome(A.ChildId, "stable")]), plain = new(Today, "x");
        var first = new OutcomeRecorded(stable.RecordedOn, report, stable.Children);
        Given.Events<Referral, ReferralEvent>(A.Completed).When(r => RecordOutcome.Decide(r, stable, report, Today)).Then(first);
        var told = Given.Events<Referral, ReferralEvent>([.. A.Completed, first]);
        told.When(r => RecordOutcome.Decide(r, plain, report, Today)).Then(new OutcomeRecorded(Today, report));
        told.When(r => RecordOutcome.Decide(r, plain with { Children = [] }, report, Today)).Then(new OutcomeRecorded(Today, report));
        var before = Given.Events<Referral, ReferralEvent>(A.Completed).State!;
        told.State!.AfterMove.Outcomes.ShouldBe([first]);
        (told.State.Status, told.State.EffectiveAt, told.State.ReceivingAuthority, told.State.SinceMove)
            .ShouldBe((before.Status, before.EffectiveAt, before.ReceivingAuthority, 1));
    }

    [Fact]
    public void Given_a_day_a_child_or_a_stage_that_cannot_be_when_told_then_rejected()
    {
        var report = A.Sealed<OutcomeReport>();
        var completed = Given.Events<Referral, ReferralEvent>(A.Completed);
        completed.When(r => RecordOutcome.Decide(r, new(Moved, "x"), report, Today)).Then(new OutcomeRecorded(Moved, report));
        completed.When(r => RecordOutcome.Decide(r, new(Today.AddDays(1), "x"), report, Today))
            .ThenRejected("recordedOn", RejectionKind.Invalid);
        completed.When(r => RecordOutcome.Decide(r, new(Moved.AddDays(-1), "x"), report, Today))
            .ThenRejected("recordedOn", RejectionKind.Invalid);
        completed.When(r => RecordOutcome.Decide(r, new(Today, "x", [new(A.ChildId, "moved"), new(A.BrotherId, "moved")]), report, Today))
            .ThenRejected("children[1].childId", RejectionKind.Invalid);
        foreach (var stage in new[] { A.InTransit, A.Withdrawn, A.Closed })
        {
            Given.Events<Referral, ReferralEvent>(stage).When(r => RecordOutcome.Decide(r, new(Today, "x"), report, Today))
                .ThenRejected("not-completed");
        }
    }

    [Theory]
    [InlineData("stable", 0)]
    [InlineData("moved", 0)]
    [InlineData("missing", 0)]
    [InlineData("left-care", 0)]
    [InlineData("reunited", 0)]
    [InlineData("died", 0)]
    [InlineData("returned", 1)]
    public void Given_a_code_when_checked_then_it_is_one_of_the_list(string code, int expected)
    {
        var faults = new Faults();
        new RecordOutcomeRequest(Today, "x", [new ChildOutcome(A.ChildId, code)]).Check(faults);
        (faults.None ? 0 : faults.ToProblem().Errors!.Count).ShouldBe(expected);
    }

    [Fact]
    public void Given_a_child_twice_when_checked_then_a_fault()
    {
        var faults = new Faults();
        new RecordOutcomeRequest(Today, "x", [new(A.ChildId, "stable"), new(A.ChildId, "moved")]).Check(faults);
        faults.ToProblem().Errors!.Keys.ShouldBe(["children[1].childId"]);
    }

    // By British Summer Time the day begins an hour before midnight of Greenwich.
    [Theory]
    [InlineData("2026-03-01T12:00Z", "2026-03-29", "2026-03-29T00:00Z")]
    [InlineData("2026-03-02T12:00Z", "2026-03-30", "2026-03-29T23:00Z")]
    [InlineData("2026-03-09T16:00Z", "2026-04-06", "2026-04-05T23:00Z")]
    [InlineData("2026-06-30T23:30Z", "2026-07-29", "2026-07-28T23:00Z")]
    [InlineData("2026-10-01T12:00Z", "2026-10-29", "2026-10-29T00:00Z")]
    public void Given_a_move_when_asked_then_due_as_the_28th_calendar_day_after_it_begins(string effectiveAt, string on, string at)
    {
        var completed = Completed(DateTimeOffset.Parse(effectiveAt));
        Deadline.Of(completed).ShouldBe([
            new Deadline(DateTimeOffset.Parse(at), new OutcomeDue("NTS-2026-000001", A.Kent, A.Durham, DateOnly.Parse(on))),
        ]);
        new OutcomeDeadline(7).DueOn(completed).ShouldBe(DateOnly.Parse(on).AddDays(-21));
    }

    [Fact]
    public void Given_asked_once_or_told_before_or_no_move_when_asked_then_no_deadline()
    {
        var completed = Given.Events<Referral, ReferralEvent>(A.Completed).State!;
        var due = (OutcomeDue)Deadline.Of(completed).Single().Event;
        ReferralEvent[] told = [.. A.Completed, new OutcomeRecorded(Moved, A.Sealed<OutcomeReport>())];
        new ReferralEvent[][] { A.InTransit, A.Withdrawn, A.Closed, told, [.. A.Completed, due], [.. told, due] }
            .SelectMany(history => Deadline.Of(Given.Events<Referral, ReferralEvent>(history).State!)).ShouldBeEmpty();
        StatutoryDeadlines.Of(completed).ShouldBeEmpty();
    }

    [Fact]
    public void Given_outcomes_as_they_were_stored_before_there_were_codes_when_read_then_they_still_are()
    {
        const string old = """{"RecordedOn":"2026-04-06","Report":{"Cipher":"c","Keys":[]}}""";
        System.Text.Json.JsonSerializer.Deserialize<OutcomeRecorded>(old)!.Children.ShouldBeNull();
        System.Text.Json.JsonSerializer.Deserialize<ReferralStarted>(
            """{"Reference":"r","EntryAuthority":"e","EntryRegion":"s"}""")!
            .ReturnOf.ShouldBeNull();
    }

    static Referral Completed(DateTimeOffset at) => Given.Events<Referral, ReferralEvent>(
        [.. A.Completed[..^1], new TransferCompleted(A.Kent, A.Durham, 1, true, at, 5, true)]).State!;
}
