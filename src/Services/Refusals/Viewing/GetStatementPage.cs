using Microsoft.AspNetCore.Mvc;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Printing;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Grounds;
using TransferScheme.Refusals.Handling;

namespace TransferScheme.Refusals.Viewing;

/// <summary>The statement as a page to print, for all who may read it. It bears no annex, whoever asks.</summary>
static class GetStatementPage
{
    internal static void Map(IEndpointRouteBuilder refusals) =>
        refusals.MapGet("{id:guid}/statement.html", Handle).WithName("GetStatementPage").Produces<string>(200, "text/html");

    static async Task<IResult> Handle(
        Guid id, [FromHeader(Name = "Purpose")] string? named, HttpContext http, IRefusalStore store, Drafts drafts,
        Sealer<IRefusalStore> sealer, AccessLog<IRefusalStore> log, GroundLists lists, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        await using var session = store.QuerySession();
        if (await session.LoadAsync<Refusal>(id, ct) is not { } refusal
            || RefusalsPolicy.Sees(actor, refusal) is not (>= Disclosure.Body and var disclosure)
            || (refusal.Issued ?? refusal.WrittenReasons) is not { } given
            || await drafts.OpenAsync(given, ct) is not { } statement)
        {
            return new ProblemResult(Problem.NotFound);
        }

        if (Purposes.Of(named, actor) is not { } purpose)
        {
            return new ProblemResult(Purposes.Unknown);
        }

        await log.RecordAsync(id, actor, new ViewedAs(refusal.Offer.ReferralId, "statement-page", purpose, disclosure.ToString()), ct);
        var authorities = await session.LoadManyAsync<KnownAuthority>(ct, refusal.Offer.Authority, refusal.Offer.EntryAuthority);
        var parts = new PageParts(
            refusal, given, statement, lists.Of(given.GroundsVersion), await sealer.SupplementsAsync(refusal, ct),
            authorities.DistinctBy(a => a.Id).ToDictionary(a => a.Id, a => a.Name));
        return Page.Answer(http, StatementPage.Of(parts));
    }
}
