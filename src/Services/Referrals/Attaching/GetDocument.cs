using Microsoft.AspNetCore.Mvc;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Documents;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.BreakingGlass;

namespace TransferScheme.Referrals.Attaching;

/// <summary>
/// A document, and the list of them, for whoever sees the full record at this stage; with a decline that ends. Whoever sees less of the
/// referral is told that they may not, and whoever sees nothing of it, nothing.
/// </summary>
static class GetDocument
{
    internal static void Map(IEndpointRouteBuilder referrals)
    {
        referrals.MapGet("{id:guid}/documents", List).WithName("ListDocuments").Produces<DocumentList>();
        referrals.MapGet("{id:guid}/documents/{documentId:guid}", Content).WithName("GetDocumentContent");
    }

    /// <summary>The documents that somebody may read: those about a child who has left are the entry authority's alone.</summary>
    internal static IReadOnlyList<DocumentAttached> Readable(Actor actor, Referral referral) =>
    [
        .. referral.Documents.Where(d => d.ChildId is not { } child || referral.ChildIds.Contains(child)
            || actor.Authority == referral.EntryAuthority),
    ];

    static async Task<IResult> List(
        Guid id, [FromHeader(Name = "Purpose")] string? named, HttpContext http, IReferralStore store, Sealer<IReferralStore> sealer,
        CaseDocuments<IReferralStore> documents, AccessLog<IReferralStore> log, TimeProvider clock, CancellationToken ct)
    {
        var reading = await Reading.OfAsync(id, named, http, store, clock, ct);
        if (reading.Problem is { } problem)
        {
            return new ProblemResult(problem);
        }

        await using var session = store.QuerySession();
        var readable = Readable(reading.Actor, reading.Referral!).ToDictionary(d => d.Document.Content.Id, d => d.Document);
        var keys = await sealer.KnownKeysAsync(readable.Values.SelectMany(d => d.Title?.Keys ?? []).Select(k => k.Child), ct);
        var found = await documents.FoundLaterAsync(readable.Keys, ct);
        List<DocumentView> items =
        [
            .. from e in await session.Events.FetchStreamAsync(id, token: ct)
               let attached = e.Data as DocumentAttached
               where attached is not null && readable.ContainsKey(attached.Document.Content.Id)
               select DocumentView.Of(attached.Document, e.Timestamp, keys, found) with { ChildId = attached.ChildId },
        ];
        if (items.Count > 0)
        {
            await log.RecordAsync(id, reading.Actor, reading.View("documents"), ct);
        }

        return Results.Ok(new DocumentList(items));
    }

    static async Task<IResult> Content(
        Guid id, Guid documentId, int? version, [FromHeader(Name = "Purpose")] string? named, HttpContext http, IReferralStore store,
        CaseDocuments<IReferralStore> documents, AccessLog<IReferralStore> log, TimeProvider clock, CancellationToken ct)
    {
        var reading = await Reading.OfAsync(id, named, http, store, clock, ct);
        if (reading.Problem is { } problem)
        {
            return new ProblemResult(problem);
        }

        var attached = Readable(reading.Actor, reading.Referral!)
            .LastOrDefault(d => d.Document.DocumentId == documentId && (version is null || d.Document.Number == version));
        return attached is null ? new ProblemResult(Problem.NotFound)
            : await documents.ReadAsync(
                attached.Document,
                () => log.RecordAsync(id, reading.Actor, reading.View("document", attached.Document.Kind, $"{documentId}"), ct),
                ct);
    }

    /// <summary>Who reads what of a referral's documents, or why not.</summary>
    sealed record Reading(Actor Actor, Referral? Referral, Problem? Problem, ViewedAs Shown)
    {
        internal ViewedAs View(string projection, params IReadOnlyList<string> fields) =>
            Shown with { Projection = projection, Fields = fields };

        internal static async Task<Reading> OfAsync(
            Guid id, string? named, HttpContext http, IReferralStore store, TimeProvider clock, CancellationToken ct)
        {
            var actor = http.Features.GetRequiredFeature<Actor>();
            await using var session = store.QuerySession();
            var referral = await session.LoadAsync<Referral>(id, ct);
            var broken = actor.Role is Role.Auditor ? await session.OpenGlassAsync(id, actor, clock.GetUtcNow(), ct) : null;
            var disclosure = referral is null ? Disclosure.Nothing : ReferralsPolicy.Sees(actor, referral, broken is not null);
            var purpose = Purposes.Of(named, actor);
            var problem = disclosure is Disclosure.Nothing ? Problem.NotFound
                : disclosure is not (Disclosure.Full or Disclosure.Past) ? Problem.Forbidden
                : purpose is null ? Purposes.Unknown
                : null;
            return new Reading(actor, referral, problem, NeedToKnow.View(id, "document", purpose ?? "", disclosure, broken?.Reason));
        }
    }
}
