using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Handling;
using TransferScheme.Refusals.Issuing;
using TransferScheme.Refusals.Reviewing;
using TransferScheme.Refusals.Rules;
using TransferScheme.TestKit;

namespace TransferScheme.Refusals.Tests.Stating;

/// <summary>The rows of the state machine by which a statement is drafted and issued: what each act brings about, and each guard.</summary>
public sealed class IssuingRowTests
{
    static readonly Actor Entry = new("entry", Role.DutyOfficer, A.Kent);
    static readonly Actor Own = new("own", Role.DutyOfficer, A.Durham, Person: A.Drafter);

    [Fact]
    public void Row_5_a_first_draft_opens_the_case_of_an_open_or_overdue_offer()
    {
        foreach (var status in new[] { KnownStatus.Open, KnownStatus.Overdue })
        {
            new Outcome<RefusalEvent>(DraftStatement.Decide(A.Found(status), false, Own, A.Draft())).Then(A.Drafted);
        }
    }

    [Fact]
    public void Row_5_a_draft_is_turned_down_for_anothers_offer_a_second_time_without_a_person_and_once_the_offer_is_closed()
    {
        new Outcome<RefusalEvent>(DraftStatement.Decide(null, false, Own, A.Draft())).ThenRejected("offerId", RejectionKind.Invalid);
        new Outcome<RefusalEvent>(DraftStatement.Decide(A.Found(), false, Entry, A.Draft())).ThenRejected("offerId", RejectionKind.Invalid);
        new Outcome<RefusalEvent>(DraftStatement.Decide(A.Found(), true, Own, A.Draft())).ThenRejected("refusal-begun");
        new Outcome<RefusalEvent>(DraftStatement.Decide(A.Found(KnownStatus.Accepted), false, Own, A.Draft())).ThenRejected("offer-not-open");
        new Outcome<RefusalEvent>(DraftStatement.Decide(A.Found(KnownStatus.Declined), false, Own, A.Draft())).ThenRejected("offer-not-open");
        new Outcome<RefusalEvent>(DraftStatement.Decide(A.Found(), false, Own, null)).ThenRejected(
            "acting-person-required", RejectionKind.Forbidden);
    }

    [Fact]
    public void Row_5_a_draft_is_corrected_until_it_is_issued_and_a_correction_voids_who_had_read_it()
    {
        Given(A.Drafted).When(r => CorrectStatement.Decide(r, A.Draft("deferral"))).Then(new StatementDrafted(A.Draft("deferral")));
        Given(A.Deferred).When(r => CorrectStatement.Decide(r, A.Draft())).Then(new StatementDrafted(A.Draft()));
        Given(A.ReasonsDue).When(r => CorrectStatement.Decide(r, A.Draft())).Then(new StatementDrafted(A.Draft()));
        Given(A.Unanswered).When(r => CorrectStatement.Decide(r, A.Draft())).Then(new StatementDrafted(A.Draft()));
        Given(A.Drafted).When(r => CorrectStatement.Decide(r, null)).ThenRejected("acting-person-required", RejectionKind.Forbidden);
        Given(A.Issuing).When(r => CorrectStatement.Decide(r, A.Draft())).ThenRejected("answer-awaited");
        foreach (var after in new[] { A.Declined, A.Challenged, A.Closed, A.Reaffirmed, A.Withdrawn })
        {
            Given(after).When(r => CorrectStatement.Decide(r, A.Draft())).ThenRejected("statement-issued");
        }

        var corrected = A.State([.. A.Drafted, new SecondReadingRecorded(A.Director), new EqualityReviewRecorded(A.Director, A.Note),
            new StatementDrafted(A.Draft())]);
        (corrected.SecondReader, corrected.EqualityReviewer).ShouldBe((null, null));
    }

    [Fact]
    public void Row_5_a_draft_is_read_by_another_person_than_its_drafter()
    {
        Given(A.Drafted).When(r => ReadTwice.Decide(r, A.Director)).Then(new SecondReadingRecorded(A.Director));
        Given([.. A.Drafted, new SecondReadingRecorded(A.Director)]).When(r => ReadTwice.Decide(r, A.Director)).ThenNothing();
        Given(A.Drafted).When(r => ReadTwice.Decide(r, A.Drafter)).ThenRejected("same-person", RejectionKind.Forbidden);
        Given(A.Drafted).When(r => ReadTwice.Decide(r, null)).ThenRejected("acting-person-required", RejectionKind.Forbidden);
        Given(A.Declined).When(r => ReadTwice.Decide(r, A.Director)).ThenRejected("no-draft");
        Given(A.Drafted).When(r => ReadTwice.Decide(r, A.Director, A.Note)).Then(new EqualityReviewRecorded(A.Director, A.Note));
        Given(A.Drafted).When(r => ReadTwice.Decide(r, A.Drafter, A.Note)).ThenRejected("same-person", RejectionKind.Forbidden);
    }

    [Fact]
    public void Row_5_a_decline_is_issued_once_allocation_has_said_yes()
    {
        Given(A.Drafted).When(r => Issue(r)).Then(new IssueBegun(A.Director, 0, false));
        Settling.Declined(A.State(A.Issuing), yes: true).ShouldBe([A.IssuedAs()], TestEvents.Same);
        A.State(A.Declined).Status.ShouldBe(RefusalStatus.Declined);
        A.State(A.Declined).DeclineStands.ShouldBeTrue();
    }

    [Fact]
    public void Row_5_allocations_no_leaves_the_draft_as_it_was()
    {
        Settling.Declined(A.State(A.Issuing), yes: false).ShouldBe([new IssueTurnedDown()]);
        var after = A.State([.. A.Issuing, new IssueTurnedDown()]);
        (after.Status, after.Issued, after.Draft?.Drafter).ShouldBe((RefusalStatus.Draft, null, A.Drafter));
    }

    [Fact]
    public void Row_4_a_deferral_is_issued_without_closing_the_offer_and_can_be_followed_by_a_decline()
    {
        RefusalEvent[] drafted = [new RefusalOpened(A.Offer, false), new StatementDrafted(A.Draft("deferral", "G06"))];
        Given(drafted).When(r => Issue(r)).Then(
            new IssueBegun(A.Director, 0, false), new StatementIssued(
                A.ReferralId, A.Durham, A.Kent, "deferral", ["G06"], ["hash"], false));
        A.State(A.Deferred).Status.ShouldBe(RefusalStatus.Answered);
        Given(A.Deferred).When(r => Issue(r)).ThenRejected("statement-issued");
        Given([.. A.Deferred, new StatementDrafted(A.Draft())]).When(r => Issue(r)).Then(new IssueBegun(A.Director, 0, false));
    }

    [Fact]
    public void Row_5_issue_is_turned_down_by_a_rule_without_delegation_by_the_drafter_and_twice()
    {
        Given(A.Drafted).When(r => Issue(r, blocking: [new StatementFinding("R05", Severity.BlocksIssue, "x")])).ThenRejected(
            "statement-blocked");
        Given(A.Drafted).When(r => Issue(r, mayDecline: false)).ThenRejected("R10", RejectionKind.Forbidden);
        Given(A.Drafted).When(r => Issue(r, person: A.Drafter)).ThenRejected("R10", RejectionKind.Forbidden);
        Given(A.Drafted).When(r => IssueStatement.Decide(r, null, true, [], 0, false)).ThenRejected(
            "acting-person-required", RejectionKind.Forbidden);
        Given(A.Issuing).When(r => Issue(r)).ThenRejected("answer-awaited");
        Given(A.Unanswered).When(r => Issue(r)).ThenRejected("no-draft");
        foreach (var after in new[] { A.Declined, A.Closed, A.Withdrawn, A.Reaffirmed })
        {
            Given(after).When(r => Issue(r)).ThenRejected("statement-issued");
        }
    }

    [Fact]
    public void R10_whoever_wrote_any_version_neither_issues_nor_reads_it_a_second_time()
    {
        RefusalEvent[] rewritten = [.. A.Drafted, new StatementDrafted(A.Draft() with { Drafter = A.Director })];
        Given(rewritten).When(r => Issue(r, person: A.Drafter)).ThenRejected("R10", RejectionKind.Forbidden);
        Given(rewritten).When(r => Issue(r, person: A.Director)).ThenRejected("R10", RejectionKind.Forbidden);
        Given(rewritten).When(r => Issue(r, person: A.OfferId)).Then(new IssueBegun(A.OfferId, 0, false));
        Given(rewritten).When(r => ReadTwice.Decide(r, A.Drafter)).ThenRejected("same-person", RejectionKind.Forbidden);
        Given(rewritten).When(r => ReadTwice.Decide(r, A.Drafter, A.Note)).ThenRejected("same-person", RejectionKind.Forbidden);
        RefusalEvent[] due = [.. A.ReasonsDue, new StatementDrafted(A.Draft() with { Drafter = A.Director })];
        Given(due).When(r => WrittenReasons.Decide(r, A.Drafter, true, [], A.Today)).ThenRejected("R10", RejectionKind.Forbidden);
    }

    static History<Refusal, RefusalEvent> Given(RefusalEvent[] events) => TestKit.Given.Events<Refusal, RefusalEvent>(events);

    static Decision<RefusalEvent> Issue(Refusal refusal, Guid? person = null, bool mayDecline = true,
        IReadOnlyList<StatementFinding>? blocking = null) =>
        IssueStatement.Decide(refusal, person ?? A.Director, mayDecline, blocking ?? [], 0, false);
}
