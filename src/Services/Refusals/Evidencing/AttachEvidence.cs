using Microsoft.AspNetCore.Mvc;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Documents;
using TransferScheme.Refusals.Ending;

namespace TransferScheme.Refusals.Evidencing;

/// <summary>
/// The authority attaches evidence to its statement: to the body, which both recipients see, or to the annex, which stays with the
/// authority and the reviewer until it is released. Other content under the same identifier is a new version; the former are kept.
/// </summary>
static class AttachEvidence
{
    /// <summary>Most versions of documents that one case has.</summary>
    internal const int Most = 200;

    internal static void Map(IEndpointRouteBuilder refusals) =>
        refusals.MapPut("{id:guid}/documents/{documentId:guid}", Handle).WithName("AttachEvidence")
            .Produces<DocumentAnswer>().Produces<DocumentAnswer>(StatusCodes.Status201Created);

    /// <summary>
    /// Evidence is attached while the case is open. A document stays in its part: what was confidential must not come out by a new
    /// version of it, nor what was shown go out of sight.
    /// </summary>
    internal static Decision<RefusalEvent> Decide(Refusal refusal, AttachedDocument document, string? part, bool isSame) => refusal switch
    {
        _ when part is not (Evidence.Body or Evidence.Annex) => Rejection.Invalid("part", "Must be body or annex."),
        _ when Endings.Over(refusal) is { } over => over,
        { Status: RefusalStatus.Closed or RefusalStatus.Withdrawn } => Rejection.Conflict("case-closed", "The case is over."),
        _ when refusal.EvidenceOf(document.DocumentId) is { } former && former.Part != part => Rejection.Conflict(
            "other-part", "This document is in the other part of the statement: attach it there, or under an identifier of its own."),
        _ when isSame => Decision<RefusalEvent>.Nothing,
        _ when refusal.Evidence.Count >= Most => Rejection.Conflict(
            "too-many-documents", $"A case has at most {Most} documents, all versions counted: join some into one."),
        _ => new EvidenceAttached(document, part, refusal.IsDrafting),
    };

    static Task<CommandResult> Handle(
        Guid id, Guid documentId, string? kind, string? part, [FromHeader(Name = "Document-Title")] string? title, Upload upload,
        CaseDocuments<IRefusalStore> documents, CancellationToken ct) =>
        documents.AttachAsync<Refusal, RefusalEvent>(
            upload,
            id,
            new(documentId, kind, title, r => r.Offer.ChildIds, r => r.EvidenceOf(documentId)?.Document),
            RefusalsPolicy.MayState,
            e => e is EvidenceAttached past && past.Document.DocumentId == documentId && past.Part == part ? past.Document : null,
            (refusal, document, isSame) => Decide(refusal, document, part, isSame),
            (refusal, version) =>
            {
                var newest = refusal.EvidenceOf(documentId)!.Document;
                var body = new DocumentAnswer(id, refusal.Status.Name(), version, documentId, newest.Number, newest.Content.Scan);
                return newest.Number > 1 ? Answer.Ok(body, version)
                    : Answer.Created($"/api/v1/refusals/{id}/documents/{documentId}", body, version);
            },
            ct);
}
