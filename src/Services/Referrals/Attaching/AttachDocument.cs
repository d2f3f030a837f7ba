using Microsoft.AspNetCore.Mvc;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Documents;

namespace TransferScheme.Referrals.Attaching;

/// <summary>
/// One of the two authorities attaches a document: the entry authority from the draft on, the receiving authority once it has accepted.
/// Other content under the same identifier is a new version; the former are kept.
/// </summary>
static class AttachDocument
{
    /// <summary>Most versions of documents that one referral has.</summary>
    internal const int Most = 200;

    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapPut("{id:guid}/documents/{documentId:guid}", Handle).WithName("AttachDocument")
            .Produces<DocumentAnswer>().Produces<DocumentAnswer>(StatusCodes.Status201Created);

    /// <summary>A document is attached while the case is open; one that says nothing new changes nothing.</summary>
    internal static Decision<ReferralEvent> Decide(Referral referral, DocumentAttached attached, bool isSame) =>
        Acts.Stranger(referral, attached.ChildId) is { } stranger ? stranger
        : Acts.Ended(referral) is { } ended ? ended
        : isSame ? Decision<ReferralEvent>.Nothing
        : referral.Documents.Count >= Most
            ? Rejection.Conflict(
                "too-many-documents", $"A referral has at most {Most} documents, all versions counted: join some into one.")
        : attached;

    static Task<CommandResult> Handle(
        Guid id, Guid documentId, string? kind, Guid? childId, [FromHeader(Name = "Document-Title")] string? title, Upload upload,
        CaseDocuments<IReferralStore> documents, CancellationToken ct) =>
        documents.AttachAsync<Referral, ReferralEvent>(
            upload,
            id,
            new(documentId, kind, title, r => Acts.AboutOf(r, childId), r => r.DocumentOf(documentId)?.Document),
            ReferralsPolicy.MayAttach,
            e => e is DocumentAttached past && past.Document.DocumentId == documentId && past.ChildId == childId ? past.Document : null,
            (referral, document, isSame) => Decide(
                referral, new DocumentAttached(document, childId), isSame && referral.DocumentOf(documentId)?.ChildId == childId),
            (referral, version) =>
            {
                var newest = referral.DocumentOf(documentId)!.Document;
                var body = new DocumentAnswer(id, referral.Shown.Name(), version, documentId, newest.Number, newest.Content.Scan);
                return newest.Number > 1 ? Answer.Ok(body, version)
                    : Answer.Created($"/api/v1/referrals/{id}/documents/{documentId}", body, version);
            },
            ct);
}
