using System.Text.Json;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Issuing;
using TransferScheme.Refusals.Reviewing;
using TransferScheme.TestKit;

namespace TransferScheme.Refusals.Tests.Stating;

/// <summary>An authority that keeps its draft, or answers without declining, is silent all the same once its time is past.</summary>
public sealed class SilentAuthorityTests
{
    static readonly Actor Entry = new("entry", Role.DutyOfficer, A.Kent);
    static readonly DateOnly DueOn = new(2026, 3, 11);

    static RefusalEvent[] Reported => [.. A.Drafted, A.Reported(declined: false)];

    static RefusalEvent[] Due => [.. A.Unanswered, new ReasonsDirected(A.DirectionId, DueOn)];

    static RefusalEvent[] QueriedBack => [new StatementDrafted(A.Draft("queryBack")), A.Begun(), A.IssuedAs("queryBack")];

    [Fact]
    public void Row_7_silence_behind_a_draft_or_an_answer_that_is_no_decline_is_reported_and_is_no_decline()
    {
        foreach (var silent in new[] { A.Drafted, A.Deferred })
        {
            Given(silent).When(r => ReportNonCompliance.Decide(r, A.Note, overdue: true)).Then(A.Reported(declined: false));
            Given(silent).When(r => ReportNonCompliance.Decide(r, A.Note, overdue: false)).ThenRejected("no-non-compliance");
        }

        var reported = A.State(Reported);
        (reported.Unanswered, reported.DeclineStands, reported.Status).ShouldBe((true, false, RefusalStatus.UnderReview));
        A.State(A.UnderReview).Unanswered.ShouldBeFalse();
        Given(Reported).When(r => ReportNonCompliance.Decide(r, A.Note, overdue: true)).ThenRejected("no-non-compliance");
        Given(A.Issuing).When(r => ReportNonCompliance.Decide(r, A.Note, overdue: true)).ThenRejected("answer-awaited");
        Given(Reported).When(r => IssueStatement.Decide(r, A.Director, true, [], 0, true)).Then(new IssueBegun(A.Director, 0, true));
    }

    [Fact]
    public void Row_7_the_entry_authority_knows_of_a_draft_only_once_its_answer_is_overdue()
    {
        var draft = A.State(A.Drafted);
        (RefusalsPolicy.Sees(Entry, draft, false), RefusalsPolicy.MayReport(Entry, draft, false)).ShouldBe(
            (Disclosure.Nothing, Access.Hidden));
        (RefusalsPolicy.Sees(Entry, draft, true), RefusalsPolicy.MayReport(Entry, draft, true)).ShouldBe(
            (Disclosure.Status, Access.Granted));
        var (own, stranger) = (Entry with { Authority = A.Durham }, Entry with { Authority = "E09000001" });
        (RefusalsPolicy.Sees(own, draft, true), RefusalsPolicy.MayReport(own, draft, true)).ShouldBe((Disclosure.Annex, Access.Forbidden));
        (RefusalsPolicy.Sees(stranger, draft, true), RefusalsPolicy.MayReport(stranger, draft, true)).ShouldBe(
            (Disclosure.Nothing, Access.Hidden));
    }

    [Fact]
    public void Row_5_a_query_back_leaves_a_review_and_its_due_day_as_they_stand()
    {
        var review = A.State([.. Reported, .. QueriedBack]);
        (review.Status, review.Issued?.Response).ShouldBe((RefusalStatus.UnderReview, "queryBack"));
        var due = A.State([.. Due, .. QueriedBack]);
        (due.Status, due.DueOn).ShouldBe((RefusalStatus.ReasonsDue, DueOn));
        A.State([.. Due, new StatementDrafted(A.Draft()), A.Begun(), A.IssuedAs()]).DueOn.ShouldBeNull();
    }

    [Fact]
    public void Row_5_after_a_query_back_a_new_draft_is_written_and_issued_and_the_same_one_is_not_issued_twice()
    {
        foreach (RefusalEvent[] queried in new RefusalEvent[][] { [.. Reported, .. QueriedBack], [.. Due, .. QueriedBack] })
        {
            Given(queried).When(r => IssueStatement.Decide(r, A.Director, true, [], 0, true)).ThenRejected("statement-issued");
            Given(queried).When(r => CorrectStatement.Decide(r, A.Draft())).Then(new StatementDrafted(A.Draft()));
            RefusalEvent[] redrafted = [.. queried, new StatementDrafted(A.Draft())];
            Given(redrafted).When(r => IssueStatement.Decide(r, A.Director, true, [], 0, true)).Then(new IssueBegun(A.Director, 0, true));
            A.State([.. redrafted, A.Begun(), A.IssuedAs()]).Status.ShouldBe(RefusalStatus.Declined);
        }

        // A case that was opened for silence, and answered before anybody reported it.
        A.State([new RefusalOpened(A.Offer, true), .. QueriedBack, new StatementDrafted(A.Draft())]).Status.ShouldBe(RefusalStatus.Draft);
    }

    [Fact]
    public void An_offer_that_is_taken_has_nothing_due()
    {
        var taken = A.State([.. A.Reaffirmed, new OfferTaken()]);
        (taken.Status, taken.DueOn).ShouldBe((RefusalStatus.Closed, null));
    }

    [Fact]
    public void A_withdrawal_is_recorded_as_of_who_took_the_decline_back_and_an_issue_as_of_who_decided_it()
    {
        Settling.Person(A.State(A.Issuing)).ShouldBe(A.Director);
        RefusalEvent[] taken = [.. A.Declined, new WithdrawalBegun("foster", A.Sealed<PlacementOffered>(), A.Drafter)];
        Settling.Person(A.State(taken)).ShouldBe(A.Drafter);
        Settling.Person(A.State(A.Withdrawing)).ShouldBeNull();
        JsonSerializer.Deserialize<WithdrawalTurnedDown>("{}").ShouldBe(new WithdrawalTurnedDown());
        JsonSerializer.Deserialize<WithdrawalBegun>("""{"PlacementType":"foster"}""")!.Person.ShouldBeNull();
    }

    static History<Refusal, RefusalEvent> Given(RefusalEvent[] events) => TestKit.Given.Events<Refusal, RefusalEvent>(events);
}
