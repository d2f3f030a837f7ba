using Microsoft.AspNetCore.Mvc;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Viewing;
using TransferScheme.Referrals.BreakingGlass;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Viewing;

/// <summary>A referral, as far as the caller may see it at this stage, never more; unknown and hidden look the same.</summary>
static class GetReferral
{
    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapGet("{id:guid}", Handle).WithName("GetReferral").Produces<ReferralDetails>();

    static async Task<IResult> Handle(
        Guid id, DateTimeOffset? asAt, [FromHeader(Name = "Purpose")] string? named, HttpContext http, IReferralStore store,
        FormSealing sealing, Sealer<IReferralStore> sealer, AccessLog<IReferralStore> log, TimeProvider clock, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        await using var session = store.QuerySession();
        var now = await session.LoadAsync<Referral>(id, ct);
        var broken = actor.Role is Role.Auditor ? await session.OpenGlassAsync(id, actor, clock.GetUtcNow(), ct) : null;
        var disclosure = now is null ? Disclosure.Nothing : ReferralsPolicy.Sees(actor, now, broken is not null);
        if (disclosure is Disclosure.Nothing)
        {
            return new ProblemResult(Problem.NotFound);
        }

        var purpose = Purposes.Of(named, actor);
        var fault = purpose is null
            ? Purposes.Unknown
            : PastCase.Fault(asAt, clock);
        if (fault is not null)
        {
            return new ProblemResult(fault);
        }

        if (ReferralsPolicy.AsSeen(actor, now!, await session.AsAt(id, now, asAt, ct)) is not { } then
            || await OwnPastAsync(session, disclosure, then, ct) is not { } referral)
        {
            return new ProblemResult(Problem.NotFound);
        }

        var shown = NeedToKnow.By(disclosure);
        var form = shown.IsSealed ? await sealing.Open(referral, ct) : null;
        await log.RecordAsync(id, actor, NeedToKnow.View(id, "referral", purpose!, disclosure, broken?.Reason), ct);
        http.Response.Headers.ETag = Answer.ETag(referral.Version);
        return Results.Ok(await OverlayDetails.OverAsync(ReferralDetails.Of(referral, form, shown), referral, disclosure, sealer, ct));
    }

    // What the receiving authority records after the move is no longer the entry authority's to see; the outcome is meant for it.
    static async Task<Referral?> OwnPastAsync(IQuerySession session, Disclosure disclosure, Referral referral, CancellationToken ct)
    {
        if (disclosure is not Disclosure.Past || referral.EffectiveAt is null)
        {
            return referral;
        }

        var events = await session.Events.FetchStreamAsync(referral.Id, version: referral.Version, token: ct);
        var moved = events.First(e => e.Data is TransferCompleted).Version;
        return moved == referral.Version ? referral
            : await session.Events.AggregateStreamAsync<Referral>(referral.Id, moved, token: ct) is { } past
                ? past with { Outcome = referral.Outcome }
                : null;
    }
}
