using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Viewing;

/// <summary>A referral, as far as the caller may see it at this stage, never more; unknown and hidden look the same.</summary>
static class GetReferral
{
    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapGet("{id:guid}", Handle).WithName("GetReferral").Produces<ReferralDetails>();

    static async Task<IResult> Handle(
        Guid id, DateTimeOffset? asAt, HttpContext http, IReferralStore store, FormSealing sealing, AccessLog log, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        await using var session = store.QuerySession();
        var now = await session.LoadAsync<Referral>(id, ct);
        var disclosure = now is null ? Disclosure.Nothing : ReferralsPolicy.Sees(actor, now);
        var shown = asAt is null ? now : await session.Events.AggregateStreamAsync<Referral>(id, timestamp: asAt, token: ct);
        if (disclosure is Disclosure.Nothing || shown is null)
        {
            return new ProblemResult(Problem.NotFound);
        }

        var form = disclosure >= Disclosure.Identity ? await sealing.Open(shown, ct) : null;
        if (form is not null)
        {
            await log.RecordAsync(id, actor, http.Request.Headers["Purpose"], disclosure, ct);
        }

        http.Response.Headers.ETag = Answer.ETag(shown.Version);
        return Results.Ok(ReferralDetails.Of(shown, form, disclosure));
    }
}
