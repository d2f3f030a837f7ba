using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Ending;
using TransferScheme.Refusals.Issuing;
using TransferScheme.Refusals.Reviewing;
using TransferScheme.Refusals.Withdrawing;
using TransferScheme.TestKit;

namespace TransferScheme.Refusals.Tests.Stating;

/// <summary>Row 13 and its like: the offer or the referral ends by itself, and the case with it.</summary>
public sealed class EndingTests
{
    static readonly Actor National = new("national", Role.National);
    static readonly Guid Brother = Guid.Parse("01900000-0000-7000-8000-00000000000b");

    [Fact]
    public void Given_any_open_case_when_its_offer_or_referral_ends_then_it_ends_and_says_why()
    {
        foreach (var open in new[]
        {
            A.Drafted, A.Deferred, A.Declined, A.UnderReview, A.Unanswered, A.ReasonsDue, A.ReasonsProvided, A.Challenged, A.Accepted,
            A.Reaffirmed, A.Breached,
        })
        {
            var ended = Endings.End(A.State(open), "referral-closed").ShouldNotBeNull();
            ended.ShouldBe(new CaseEnded("referral-closed"));
            var after = A.State([.. open, ended]);
            (after.Status, after.EndedFor, after.DueOn).ShouldBe((RefusalStatus.Closed, "referral-closed", null));
            after.DeclineStands.ShouldBe(A.State(open).DeclineStands);
            AwaitedDeadlines.Of(after).ShouldBeEmpty();
            Endings.End(after, "referral-closed").ShouldBeNull();
        }
    }

    [Fact]
    public void Given_a_case_that_is_over_or_none_when_the_referral_ends_then_nothing()
    {
        Endings.End(null, "referral-closed").ShouldBeNull();
        Endings.End(A.State(A.Closed), "referral-closed").ShouldBeNull();
        Endings.End(A.State(A.Withdrawn), "referral-closed").ShouldBeNull();
    }

    [Fact]
    public void Given_allocation_is_being_asked_when_anything_ends_then_its_answer_comes_first()
    {
        foreach (var asked in new[] { A.State(A.Issuing), A.State(A.Withdrawing) })
        {
            Should.Throw<NotYetException>(() => Endings.End(asked, "referral-withdrawn"));
            Should.Throw<NotYetException>(() => Endings.Leave(asked, A.ChildId, 0));
            Should.Throw<NotYetException>(() => Endings.MoveOn(asked));
        }
    }

    [Fact]
    public void Given_an_ended_case_when_anything_is_done_then_rejected_with_a_sentence_and_the_draft_is_kept()
    {
        RefusalEvent[] ended = [.. A.Drafted, new CaseEnded("referral-withdrawn")];
        var state = A.State(ended);
        state.Draft.ShouldNotBeNull().Codes.ShouldBe(["G04"]);
        var note = A.Note;
        Func<Refusal, Decision<RefusalEvent>>[] acts =
        [
            r => CorrectStatement.Decide(r, A.Draft()), r => ReadTwice.Decide(r, A.Director), r => ReadTwice.Decide(r, A.Director, note),
            r => IssueStatement.Decide(r, A.Director, true, [], 0, false), r => ReportNonCompliance.Decide(r, note),
            r => WrittenReasons.Decide(r, A.DirectionId, null, A.Today), r => WrittenReasons.Decide(r, A.Director, true, [], A.Today),
            r => Review(r, "accepted"), r => Review(r, "challenged"), r => Review(r, "reaffirmed"),
            r => SupplementReasons.Decide(r, "correction", false, note),
            r => WithdrawDecline.Decide(r, "foster", A.Sealed<PlacementOffered>()),
        ];
        foreach (var act in acts)
        {
            Given(ended).When(act).ThenRejected("case-ended");
        }

        Review(state, "accepted").Rejection!.Text.ShouldBe("This case is over: the referral was withdrawn. What was written is kept.");
        new[] { "referral-withdrawn", "referral-closed", "child-left-group", "offer-swapped", "x" }.Select(Endings.Words).ShouldBeUnique();
    }

    [Fact]
    public void Given_a_group_when_a_child_leaves_then_nothing_more_is_written_about_it_and_with_the_last_the_case_ends()
    {
        RefusalEvent[] group =
            [new RefusalOpened(A.Offer with { ChildIds = [A.ChildId, Brother] }, false), new StatementDrafted(A.Draft())];
        var left = Endings.Leave(A.State(group), Brother, 1).ShouldNotBeNull();
        left.ShouldBe(new ChildNoLongerOffered(Brother));
        var after = A.State([.. group, left]);
        (after.Status, after.Offer.ChildIds.Single()).ShouldBe((RefusalStatus.Draft, A.ChildId));
        Endings.Leave(after, Brother, 1).ShouldBeNull();
        Endings.Leave(after, A.ChildId, 0).ShouldBe(new CaseEnded("child-left-group"));
        Endings.Leave(null, Brother, 1).ShouldBeNull();
        Endings.Leave(A.State(A.Closed), A.ChildId, 0).ShouldBeNull();
    }

    [Fact]
    public void Given_a_decline_when_the_referral_goes_on_then_its_review_does_too_and_the_offer_cannot_stand_again()
    {
        RefusalEvent[] gone = [.. A.Declined, Endings.MoveOn(A.State(A.Declined))!];
        Endings.MoveOn(A.State(gone)).ShouldBeNull();
        Endings.MoveOn(A.State(A.Closed)).ShouldBeNull();
        Should.Throw<NotYetException>(() => Endings.MoveOn(null));
        Given(gone).When(r => Review(r, "accepted")).Then(A.Acceptance);
        Given(gone).When(r => Review(r, "challenged")).Then(A.Challenge);
        Given(gone).When(r => Review(r, "reaffirmed")).ThenRejected("offer-gone");
        Given(gone).When(r => WithdrawDecline.Decide(r, "foster", A.Sealed<PlacementOffered>())).ThenRejected("offer-gone");
        Review(A.State(gone), "reaffirmed").Rejection!.Text.ShouldStartWith("The referral has gone on to another authority");
    }

    [Fact]
    public void Given_an_obligation_reaffirmed_at_the_same_moment_when_the_referral_goes_on_then_the_reasons_are_what_is_left()
    {
        var after = A.State([.. A.Reaffirmed, Endings.MoveOn(A.State(A.Reaffirmed))!]);
        (after.Status, after.DueOn, after.HasMovedOn, after.DeclineStands).ShouldBe((RefusalStatus.ReasonsProvided, null, true, true));
        AwaitedDeadlines.Of(after).ShouldBeEmpty();
    }

    static History<Refusal, RefusalEvent> Given(RefusalEvent[] events) => TestKit.Given.Events<Refusal, RefusalEvent>(events);

    static Decision<RefusalEvent> Review(Refusal refusal, string outcome) => ReviewReasons.Decide(
        refusal, National, new ReviewReasonsRequest(
            outcome, [new GroundOpinion("G04", outcome == "accepted" ? "accepted" : "insufficient")], "Fixture",
            [.. Enumerable.Range(1, 6).Select(q => new AdequacyOpinion(q, true, "Fixture"))]), A.Today, A.Note);
}
