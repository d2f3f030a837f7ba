using Microsoft.AspNetCore.Mvc;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Documents;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;

namespace TransferScheme.Refusals.Evidencing;

/// <summary>
/// A document of a statement, and the list of them: its body for whoever sees the statement, its annex for whoever sees that. What goes
/// with a draft is its authority's own.
/// </summary>
static class GetEvidence
{
    internal static void Map(IEndpointRouteBuilder refusals)
    {
        refusals.MapGet("{id:guid}/documents", List).WithName("ListEvidence").Produces<DocumentList>();
        refusals.MapGet("{id:guid}/documents/{documentId:guid}", Content).WithName("GetEvidenceDocumentContent");
    }

    /// <summary>
    /// The evidence that somebody may read. What is released to the entry authority is what the annex held as it was released, and of
    /// what was given last alone.
    /// </summary>
    internal static IReadOnlyList<Evidence> Readable(Actor actor, Refusal refusal) =>
    [
        .. refusal.Evidence.Where(e => actor.Authority == refusal.Offer.Authority
            || (e.Standing is not EvidenceStanding.Drafted && (!e.IsAnnex || (RefusalsPolicy.IsEntry(actor, refusal)
                ? e.Standing is EvidenceStanding.Released
                : RefusalsPolicy.Sees(actor, refusal) is Disclosure.Annex)))),
    ];

    static async Task<IResult> List(
        Guid id, [FromHeader(Name = "Purpose")] string? named, HttpContext http, IRefusalStore store, Sealer<IRefusalStore> sealer,
        CaseDocuments<IRefusalStore> documents, AccessLog<IRefusalStore> log, CancellationToken ct)
    {
        var (actor, refusal, disclosure) = await OfAsync(id, http, store, ct);
        var purpose = Purposes.Of(named, actor);
        if (Fault(disclosure, purpose) is { } problem)
        {
            return new ProblemResult(problem);
        }

        await using var session = store.QuerySession();
        var readable = Readable(actor, refusal!).ToDictionary(e => e.Document.Content.Id);
        var keys = await sealer.KnownKeysAsync(readable.Values.SelectMany(e => e.Document.Title?.Keys ?? []).Select(k => k.Child), ct);
        var found = await documents.FoundLaterAsync(readable.Keys, ct);
        List<DocumentView> items =
        [
            .. from e in await session.Events.FetchStreamAsync(id, token: ct)
               let attached = e.Data as EvidenceAttached
               where attached is not null && readable.ContainsKey(attached.Document.Content.Id)
               select DocumentView.Of(attached.Document, e.Timestamp, keys, found) with { Part = attached.Part },
        ];
        if (items.Count > 0)
        {
            await log.RecordAsync(id, actor, new ViewedAs(refusal!.Offer.ReferralId, "evidence-list", purpose!, $"{disclosure}"), ct);
        }

        return Results.Ok(new DocumentList(items));
    }

    static async Task<IResult> Content(
        Guid id, Guid documentId, int? version, [FromHeader(Name = "Purpose")] string? named, HttpContext http, IRefusalStore store,
        CaseDocuments<IRefusalStore> documents, AccessLog<IRefusalStore> log, CancellationToken ct)
    {
        var (actor, refusal, disclosure) = await OfAsync(id, http, store, ct);
        var purpose = Purposes.Of(named, actor);
        if (Fault(disclosure, purpose) is { } problem)
        {
            return new ProblemResult(problem);
        }

        var evidence = Readable(actor, refusal!)
            .LastOrDefault(e => e.Document.DocumentId == documentId && (version is null || e.Document.Number == version));
        return evidence is null
            ? new ProblemResult(Problem.NotFound)
            : await documents.ReadAsync(
                evidence.Document,
                () => log.RecordAsync(
                    id, actor,
                    new ViewedAs(
                        refusal!.Offer.ReferralId, "evidence", purpose!, $"{disclosure}",
                        [evidence.Document.Kind, evidence.Part, $"{documentId}"]),
                    ct),
                ct);
    }

    static Problem? Fault(Disclosure disclosure, string? purpose) => disclosure switch
    {
        Disclosure.Nothing => Problem.NotFound,
        Disclosure.Status => Problem.Forbidden,
        _ => purpose is null ? Purposes.Unknown : null,
    };

    static async Task<(Actor Actor, Refusal? Refusal, Disclosure Disclosure)> OfAsync(
        Guid id, HttpContext http, IRefusalStore store, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        await using var session = store.QuerySession();
        var refusal = await session.LoadAsync<Refusal>(id, ct);
        return (actor, refusal, refusal is null ? Disclosure.Nothing : RefusalsPolicy.Sees(actor, refusal));
    }
}
