using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Evidencing;
using TransferScheme.Refusals.Issuing;
using TransferScheme.TestKit;

namespace TransferScheme.Refusals.Tests.Evidencing;

/// <summary>Evidence of a statement: the body is given with it, the annex is shown to the entry authority only once it is released.</summary>
public sealed class EvidenceTests
{
    static readonly Actor Entry = new("entry", Role.DutyOfficer, A.Kent);
    static readonly Actor Own = new("own", Role.DutyOfficer, A.Durham);
    static readonly Actor National = new("national", Role.National);
    static readonly Actor Coordinator = new("coordinator", Role.Coordinator, Region: "south-east");

    static readonly RefusalEvent[] Drafted = [.. A.Drafted, A.Evidence("body"), A.Evidence("annex", document: A.ReferralId)];
    static readonly RefusalEvent[] Issued = [.. Drafted, A.Begun(), A.IssuedAs()];

    static RefusalEvent[] Written =>
    [
        .. Issued, new AnnexReleased(), A.Reported(), new ReasonsDirected(A.DirectionId, new(2026, 3, 11)), new StatementDrafted(A.Draft()),
        A.Evidence("annex", document: A.DirectionId), new WrittenReasonsProvided(A.Director, false),
    ];

    [Fact]
    public void Given_an_open_case_when_attached_then_it_goes_with_the_draft_or_adds_to_what_is_given()
    {
        foreach (var (stage, withDraft) in new[]
        {
            (A.Drafted, true), (A.Unanswered, true), (A.Deferred, true), (A.ReasonsDue, true),
            (A.Declined, false), (A.UnderReview, false), (A.Challenged, false), (A.ReasonsProvided, false), (A.Reaffirmed, false),
        })
        {
            Given(stage).When(r => Decide(r, "body")).Then(A.Evidence("body", withDraft: withDraft));
        }
    }

    [Fact]
    public void Given_a_case_that_is_over_or_being_asked_about_when_attached_then_rejected()
    {
        foreach (var (stage, code) in new[]
        {
            (A.Issuing, "answer-awaited"), (A.Withdrawing, "answer-awaited"), (A.Closed, "case-closed"), (A.Withdrawn, "case-closed"),
            (A.Ended, "case-ended"),
        })
        {
            Given(stage).When(r => Decide(r, "body")).ThenRejected(code);
        }
    }

    [Fact]
    public void Given_a_document_when_attached_to_the_other_part_or_to_none_then_rejected_and_when_the_same_then_nothing()
    {
        Given(Drafted).When(r => Decide(r, "annex")).ThenRejected("other-part");
        Given(Drafted).When(r => Decide(r, null)).ThenRejected("part", RejectionKind.Invalid);
        Given(Drafted).When(r => Decide(r, "back")).ThenRejected("part", RejectionKind.Invalid);
        Given(Drafted).When(r => AttachEvidence.Decide(r, A.Evidence("body").Document, "body", isSame: true)).ThenNothing();
        Given(Drafted).When(r => Decide(r, "body")).Then(A.Evidence("body"));
        var full = Enumerable.Range(1, AttachEvidence.Most).Select(_ => A.Evidence("body"));
        Given([.. A.Drafted, .. full]).When(r => Decide(r, "body")).ThenRejected("too-many-documents");
    }

    [Fact]
    public void What_goes_with_a_draft_is_its_authoritys_own_until_it_is_given()
    {
        Seen(Drafted).ShouldBe("own body annex; national; coordinator; entry");
        Seen(Issued).ShouldBe("own body annex; national body annex; coordinator body; entry body");
        Seen([.. Issued, A.Evidence("body", withDraft: false)]).ShouldBe("own body annex body; national body annex body; coordinator body body; entry body body");
    }

    [Fact]
    public void A_release_reaches_the_annex_of_what_was_given_last_as_it_was_then()
    {
        RefusalEvent[] released = [.. Issued, new AnnexReleased()];
        Seen(released).ShouldBe("own body annex; national body annex; coordinator body; entry body annex");

        // What is added to the annex later waits for a release of its own.
        RefusalEvent[] added = [.. released, A.Evidence("annex", document: A.DirectionId, withDraft: false)];
        Seen(added).ShouldBe("own body annex annex; national body annex annex; coordinator body; entry body annex");
        Given(released).When(Delivery.Annex).ThenNothing();
        Given(added).When(Delivery.Annex).Then(new AnnexReleased());
        Seen([.. added, new AnnexReleased()]).ShouldEndWith("entry body annex annex");
    }

    [Fact]
    public void With_reasons_that_follow_no_release_reaches_the_annex_before_them()
    {
        Seen(Written).ShouldBe("own body annex annex; national body annex annex; coordinator body; entry body");
        Given(Written).When(Delivery.Annex).Then(new AnnexReleased());
        GetEvidence.Readable(Entry, A.State([.. Written, new AnnexReleased()])).Select(e => e.Document.DocumentId).ShouldBe([A.ChildId, A.DirectionId]);
    }

    static Decision<RefusalEvent> Decide(Refusal refusal, string? part) =>
        AttachEvidence.Decide(refusal, A.Evidence("body").Document, part, isSame: false);

    static string Seen(RefusalEvent[] events) => string.Join("; ", new[] { ("own", Own), ("national", National), ("coordinator", Coordinator), ("entry", Entry) }
        .Select(reader => string.Join(' ', [reader.Item1, .. GetEvidence.Readable(reader.Item2, A.State(events)).Select(e => e.Part)])));

    static History<Refusal, RefusalEvent> Given(RefusalEvent[] events) => TestKit.Given.Events<Refusal, RefusalEvent>(events);
}
