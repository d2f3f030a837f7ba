using Microsoft.AspNetCore.Mvc;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Viewing;
using TransferScheme.Referrals.BreakingGlass;
using TransferScheme.Referrals.Submitting;
using TransferScheme.Referrals.Timing;

namespace TransferScheme.Referrals.Viewing;

/// <summary>A referral, as far as the caller may see it at this stage, never more; unknown and hidden look the same.</summary>
static class GetReferral
{
    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapGet("{id:guid}", Handle).WithName("GetReferral").Produces<ReferralDetails>();

    static async Task<IResult> Handle(
        Guid id, DateTimeOffset? asAt, [FromHeader(Name = "Purpose")] string? named, HttpContext http, IReferralStore store,
        FormSealing sealing, Sealer<IReferralStore> sealer, AccessLog<IReferralStore> log, OutcomeDeadline outcome, TimeProvider clock,
        CancellationToken ct)
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

        if (ReferralsPolicy.AsSeen(actor, now!, await session.AsAt(id, now, asAt, ct)) is not { } then)
        {
            return new ProblemResult(Problem.NotFound);
        }

        var (referral, shown) = (await OwnPast.OfAsync(session, disclosure, now!, then, ct), NeedToKnow.By(disclosure));
        var form = shown.IsSealed ? await sealing.Open(referral, ct) : null;
        if (shown.Fields.Count > 0)
        {
            await log.RecordAsync(id, actor, NeedToKnow.View(id, "referral", purpose!, disclosure, broken?.Reason), ct);
        }

        http.Response.Headers.ETag = Answer.ETag(referral.Version);
        var former = await Links.KnownAsync(session, actor, referral.ReturnOf is { } one ? [one] : [], ct);
        var details = ReferralDetails.Of(referral, form, shown);
        details = details with
        {
            OpenUntil = broken?.OpenUntil,
            ReturnOf = former?[0],
            Children = former is null ? details.Children
                : [.. details.Children.Zip(referral.Children, (view, child) => view with { FormerChildId = child.FormerChildId })],
            Returns = await Links.KnownAsync(session, actor, referral.AfterMove.Returns, ct),
            OutcomeDueOn = disclosure is Disclosure.Full && referral.AfterMove.Outcomes.Count == 0 ? outcome.DueOn(referral) : null,
        };
        return Results.Ok(await OverlayDetails.OverAsync(details, referral, now!, disclosure, sealer, ct));
    }
}
