using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using TransferScheme.AgeAssessments.Receiving;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Documents;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

namespace TransferScheme.AgeAssessments.Attaching;

/// <summary>
/// The authority's assessors and managers attach a document to the record: reports, notes, what others sent, photographs of the young
/// person's own documents, letters. Other content under the same identifier is a new version; the former are kept. Content that is not
/// what it is said to be is refused with the item of the checklist that it was to be evidence for.
/// </summary>
static class AttachAgeDocument
{
    /// <summary>Most versions of documents that one assessment has.</summary>
    internal const int Most = 200;

    internal static void Map(IEndpointRouteBuilder assessments) =>
        assessments.MapPut("{id:guid}/documents/{documentId:guid}", Handle).WithName("AttachAgeDocument")
            .WithMetadata(new TakenKinds(AgeDocumentKinds.All))
            .Produces<DocumentAnswer>().Produces<DocumentAnswer>(StatusCodes.Status201Created);

    /// <summary>
    /// By a person, while the assessment is not over; papers of a court and legal advice also after that. A document stays privileged, or
    /// in the record: what was confidential must not come out by a new version of it, nor what was shown go out of sight.
    /// </summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, AgeDocumentAttached attached, Guid? person, bool isSame)
    {
        var (kind, former) = (attached.Document.Kind, a.DocumentOf(attached.Document.DocumentId));
        var isPrivileged = AgeDocumentKinds.IsPrivileged(kind);
        return person is null ? Acting.PersonRequired
            : former is not null && (former.IsPrivileged != isPrivileged || (isPrivileged && former.Authority != attached.Authority))
                ? Rejection.Conflict(
                    "other-part", "A document with this identifier is kept apart from this one: attach it under an identifier of its own.")
            : a.IsEnded && kind is not (AgeDocumentKinds.Court or AgeDocumentKinds.Advice)
                ? Rejection.Conflict("assessment-ended", $"The assessment is {a.Status.Words()}: attach it to the one that follows.")
            : isSame ? Decision<AgeEvent>.Nothing
            : a.Documents.Count >= Most ? Rejection.Conflict(
                "too-many-documents", $"An assessment has at most {Most} documents, all versions counted: join some into one.")
            : attached;
    }

    /// <summary>What is wrong with the content, at the item of the checklist that it was to be evidence for.</summary>
    internal static Problem? At(this Problem? problem, string? kind) =>
        problem is { Status: 400, Errors: null } or { Status: 413 } && AgeDocumentKinds.ItemOf(kind) is { } item
            ? problem with { Errors = ImmutableSortedDictionary<string, string[]>.Empty.Add(item, [problem.Detail]) }
            : problem;

    static async Task<CommandResult> Handle(
        Guid id, Guid documentId, string? kind, [FromHeader(Name = "Document-Title")] string? title, Upload upload, HttpContext http,
        IAgeAssessmentStore store, CaseDocuments<IAgeAssessmentStore> documents, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        var result = await documents.AttachAsync<AgeAssessment, AgeEvent>(
            upload,
            id,
            new(documentId, kind, title, a => [a.ChildId], a => a.DocumentOf(documentId)?.Document),
            (by, a) => AgePolicy.MayAttach(by, a, kind),
            e => e is AgeDocumentAttached past && past.Document.DocumentId == documentId ? past.Document : null,
            (a, document, isSame) => Decide(a, new AgeDocumentAttached(document, actor.Authority!), actor.Person, isSame),
            (a, version) =>
            {
                var newest = a.DocumentOf(documentId)!.Document;
                var body = new DocumentAnswer(id, a.Status.Name(), version, documentId, newest.Number, newest.Content.Scan);
                return newest.Number > 1 ? Answer.Ok(body, version)
                    : Answer.Created($"/api/v1/age-assessments/{id}/documents/{documentId}", body, version);
            },
            ct);
        return await store.HiddenOrForbiddenAsync(result.Problem.At(kind) is { } problem ? problem : result, actor, id, ct);
    }
}
