using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Conferring;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Issuing;
using TransferScheme.Refusals.Reviewing;
using TransferScheme.TestKit;

namespace TransferScheme.Refusals.Tests.Stating;

/// <summary>Receipts and annexes are those of the reasons given last; nothing is done while Allocation is being asked.</summary>
public sealed class DeliveryTests
{
    static readonly Actor Entry = new("entry", Role.DutyOfficer, A.Kent);

    static StatementDraft WithAnnex(string response = "decline") =>
        A.Draft(response) with { Annex = A.Sealed<SensitiveAnnex>(), AnnexHash = response };

    static RefusalEvent[] Released => [.. A.Drafted, new StatementDrafted(WithAnnex()), A.Begun(), A.IssuedAs(), new AnnexReleased()];

    [Fact]
    public void An_annex_of_written_reasons_is_shown_only_once_it_is_released_itself()
    {
        RefusalEvent[] written =
        [
            .. Released, A.Reported(), new ReasonsDirected(A.DirectionId, new(2026, 3, 11)), new StatementDrafted(WithAnnex()),
            new WrittenReasonsProvided(A.Director, false),
        ];
        RefusalsPolicy.Sees(Entry, A.State(Released)).ShouldBe(Disclosure.Annex);
        RefusalsPolicy.Sees(Entry, A.State(written)).ShouldBe(Disclosure.Body);
        Given(written).When(Delivery.Annex).Then(new AnnexReleased());
        RefusalsPolicy.Sees(Entry, A.State([.. written, new AnnexReleased()])).ShouldBe(Disclosure.Annex);
    }

    [Fact]
    public void An_annex_of_a_decline_is_not_released_with_that_of_an_earlier_answer()
    {
        RefusalEvent[] declined =
        [
            new RefusalOpened(A.Offer, false), new StatementDrafted(WithAnnex("queryBack")), A.Begun(), A.IssuedAs("queryBack"),
            new AnnexReleased(), new StatementDrafted(WithAnnex()), A.Begun(), A.IssuedAs(),
        ];
        RefusalsPolicy.Sees(Entry, A.State(declined)).ShouldBe(Disclosure.Body);
        Given(declined).When(Delivery.Annex).Then(new AnnexReleased());
    }

    [Fact]
    public void The_annex_of_written_reasons_counts_and_not_that_of_the_statement_before()
    {
        RefusalEvent[] without =
        [
            .. Released, A.Reported(), new ReasonsDirected(A.DirectionId, new(2026, 3, 11)), new StatementDrafted(A.Draft()),
            new WrittenReasonsProvided(A.Director, false),
        ];
        Given(without).When(Delivery.Annex).ThenRejected("no-annex");
    }

    [Fact]
    public void Written_reasons_are_received_anew_also_where_no_statement_was_issued()
    {
        RefusalEvent[] again =
        [
            .. A.Declined, new ReceiptLogged("entry"), A.Reported(), new ReasonsDirected(A.DirectionId, new(2026, 3, 11)),
            new StatementDrafted(A.Draft()), new WrittenReasonsProvided(A.Director, false),
        ];
        Given(again).When(r => Delivery.Receipt(r, Entry)).Then(new ReceiptLogged("entry"));
        RefusalEvent[] silent =
        [
            .. A.Unanswered, new ReasonsDirected(A.DirectionId, new(2026, 3, 11)), new StatementDrafted(A.Draft()),
            new WrittenReasonsProvided(A.Director, false),
        ];
        Given(silent).When(r => Delivery.Receipt(r, Entry)).Then(new ReceiptLogged("entry"));
    }

    [Fact]
    public void Nothing_is_done_while_allocation_is_being_asked()
    {
        RefusalEvent[] issuing = [.. A.Deferred, new StatementDrafted(A.Draft()), A.Begun()];
        var note = A.Note;
        Func<Refusal, Decision<RefusalEvent>>[] acts =
        [
            r => Delivery.Receipt(r, Entry), r => Delivery.Lateness(r, note), Delivery.Annex,
            r => HoldCaseConference.Decide(r, A.Today, "stays", A.Today, note), r => SupplementReasons.Decide(r, "correction", false, note),
            r => ReadTwice.Decide(r, A.OfferId), r => CorrectStatement.Decide(r, A.Draft()), r => ReportNonCompliance.Decide(r, note, true),
            r => WrittenReasons.Decide(r, A.DirectionId, null, A.Today), r => WrittenReasons.Decide(r, A.Director, true, [], A.Today),
            r => AfterReview.Decide(r, "challenged", note), r => IssueStatement.Decide(r, A.Director, true, [], 0, false),
        ];
        foreach (var act in acts)
        {
            Given(issuing).When(act).ThenRejected("answer-awaited");
            Given(A.Withdrawing).When(act).ThenRejected("answer-awaited");
        }
    }

    static History<Refusal, RefusalEvent> Given(RefusalEvent[] events) => TestKit.Given.Events<Refusal, RefusalEvent>(events);
}
