using Microsoft.AspNetCore.Mvc;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Viewing;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Handling;

namespace TransferScheme.Refusals.Viewing;

/// <summary>A case, as far as the caller may see it; unknown and hidden look the same.</summary>
static class GetRefusal
{
    internal static void Map(IEndpointRouteBuilder refusals) =>
        refusals.MapGet("{id:guid}", Handle).WithName("GetRefusal").Produces<RefusalDetails>();

    static async Task<IResult> Handle(
        Guid id, DateTimeOffset? asAt, [FromHeader(Name = "Purpose")] string? named, HttpContext http, IRefusalStore store, Drafts drafts,
        CaseFacts facts, Sealer<IRefusalStore> sealer, AccessLog<IRefusalStore> log, TimeProvider clock, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        await using var session = store.QuerySession();
        var now = await session.LoadAsync<Refusal>(id, ct);
        var disclosure = now is null ? Disclosure.Nothing : RefusalsPolicy.Sees(actor, now, await facts.IsOverdueAsync(id, ct));
        if (disclosure is Disclosure.Nothing)
        {
            return new ProblemResult(Problem.NotFound);
        }

        var purpose = Purposes.Of(named, actor);
        if ((purpose is null ? Purposes.Unknown : PastCase.Fault(asAt, clock)) is { } fault)
        {
            return new ProblemResult(fault);
        }

        if (await session.AsAt(id, now, asAt, ct) is not { } refusal)
        {
            return new ProblemResult(Problem.NotFound);
        }

        http.Response.Headers.ETag = Answer.ETag(refusal.Version);
        var details = RefusalDetails.Of(refusal) with { RespondBy = await facts.RespondByAsync(id, refusal.Offer, ct) };
        if (disclosure < Disclosure.Body)
        {
            return Results.Ok(details);
        }

        var own = actor.Authority == refusal.Offer.Authority;
        await log.RecordAsync(id, actor, new ViewedAs(refusal.Offer.ReferralId, "refusal", purpose!, disclosure.ToString()), ct);
        return Results.Ok(details with
        {
            Statement = await drafts.ShownAsync(refusal.Issued, With(refusal.Issued), ct),
            WrittenReasons = await drafts.ShownAsync(refusal.WrittenReasons, With(refusal.WrittenReasons), ct),
            AnnexHash = refusal.Issued?.AnnexHash,
            Supplements = await sealer.SupplementsAsync(refusal, ct),
            ReviewNote = refusal.ReviewNote is { } note ? await sealer.Open(note, ct) : null,
            Draft = own && refusal.IsDrafting ? await drafts.ShownAsync(refusal.Draft, disclosure, ct) : null,
            Findings = own && asAt is null && refusal.MayAnswer ? await drafts.CheckAsync(id, refusal, ct) : null,
        });

        // What is released to the entry authority is the annex of what was given last, and no other.
        Disclosure With(StatementDraft? given) =>
            RefusalsPolicy.IsEntry(actor, refusal) && given?.AnnexHash != now!.Given?.AnnexHash ? Disclosure.Body : disclosure;
    }
}

/// <summary>Opens what is shown of a case.</summary>
static class Shown
{
    /// <summary>A statement, with its annex for those who may see it; null where there is none, or once it is erased.</summary>
    internal static async Task<StatementForm?> ShownAsync(
        this Drafts drafts, StatementDraft? draft, Disclosure disclosure, CancellationToken ct) =>
        draft is null || await drafts.OpenAsync(draft, ct) is not { } form ? null
        : disclosure is Disclosure.Annex ? form with { Annex = await drafts.AnnexAsync(draft, ct) } : form;

    /// <summary>What was added later, the oldest first.</summary>
    internal static async Task<IReadOnlyList<SupplementView>> SupplementsAsync(
        this Sealer<IRefusalStore> sealer, Refusal refusal, CancellationToken ct)
    {
        var views = new List<SupplementView>();
        foreach (var added in refusal.Supplements)
        {
            views.Add(new SupplementView(added.Kind, added.ReplyToChallenge, true, (await sealer.Open(added.Supplement, ct))?.Words));
        }

        return views;
    }
}
