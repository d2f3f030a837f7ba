using Microsoft.AspNetCore.Mvc;
using TransferScheme.AgeAssessments.Succeeding;
using TransferScheme.AgeAssessments.Viewing;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Documents;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

namespace TransferScheme.AgeAssessments.Attaching;

/// <summary>
/// The documents of an assessment, for those who read its record: whose case it was reads those of its own past, a receiving authority
/// the report, and legal advice only the managers of the authority that was advised.
/// </summary>
static class GetAgeDocument
{
    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapGet("{id:guid}/documents", List).WithName("ListAgeDocuments").Produces<DocumentList>();
        assessments.MapGet("{id:guid}/documents/{documentId:guid}", Content).WithName("GetAgeDocumentContent");
    }

    /// <summary>The versions that somebody may read.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="now">The assessment as it stands: what an authority attached itself, it reads also where it was later.</param>
    /// <param name="shown">The assessment as far as it is shown to them.</param>
    /// <param name="disclosure">How much they see of it.</param>
    internal static IReadOnlyList<AgeDocument> Readable(Actor actor, AgeAssessment now, AgeAssessment shown, AgeDisclosure disclosure)
    {
        HashSet<Guid> seen = [.. shown.Documents.Select(d => d.Document.Content.Id)];
        return
        [
            .. now.Documents.Where(d =>
            {
                var isOwn = now.StandsFor(actor.Authority).Contains(d.Authority);
                return d.IsPrivileged ? isOwn && actor.Role is Role.Manager
                    : disclosure is AgeDisclosure.Record ? isOwn || seen.Contains(d.Document.Content.Id)
                    : disclosure is AgeDisclosure.Report && AgeDocumentKinds.IsOfReport(d.Document.Kind);
            }),
        ];
    }

    /// <summary>The versions that somebody may read, as documents of any case are shown.</summary>
    /// <param name="c">The assessment and its reader.</param>
    internal static IReadOnlyList<ReadableDocument> Shown(ShownCase c) =>
    [
        .. Readable(c.Actor, c.Now, c.Shown, c.Disclosure)
            .Select(d => new ReadableDocument(d.Document, Part: d.IsPrivileged ? "privileged" : null)),
    ];

    /// <summary>The version that an event attached.</summary>
    /// <param name="e">The event; null for any other.</param>
    internal static AttachedDocument? Attached(object e) => (e as AgeDocumentAttached)?.Document;

    static async Task<IResult> List(
        Guid id, [FromHeader(Name = "Purpose")] string? named, HttpContext http, ShownCases cases,
        CaseDocuments<IAgeAssessmentStore> documents, AccessLog<IAgeAssessmentStore> log, CancellationToken ct)
    {
        var (fault, found) = await cases.FindAsync(id, null, named, http, AgeDisclosure.Report, ct);
        return found is not { } c
            ? new ProblemResult(fault!)
            : await documents.ListAsync(
                id, Shown(c), Attached,
                () => log.RecordAsync(id, c.Actor, new ViewedAs(c.Now.ReferralId, "age-document-list", c.Purpose, $"{c.Disclosure}"), ct), ct);
    }

    static async Task<IResult> Content(
        Guid id, Guid documentId, int? version, [FromHeader(Name = "Purpose")] string? named, HttpContext http, ShownCases cases,
        CaseDocuments<IAgeAssessmentStore> documents, AccessLog<IAgeAssessmentStore> log, CancellationToken ct)
    {
        var (fault, found) = await cases.FindAsync(id, null, named, http, AgeDisclosure.Report, ct);
        return found is not { } c
            ? new ProblemResult(fault!)
            : await documents.ReadAsync(
                Shown(c), documentId, version,
                read => log.RecordAsync(
                    id, c.Actor,
                    new ViewedAs(c.Now.ReferralId, "age-document", c.Purpose, $"{c.Disclosure}", [read.Document.Kind, $"{documentId}"]), ct),
                ct);
    }
}
