using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;

namespace TransferScheme.Referrals.Viewing;

/// <summary>
/// Shows each authority its own staff's reads, and auditors everybody's, so that a child can be told who looked (UK GDPR Article 15).
/// </summary>
static class ViewAccessLog
{
    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapGet("{id:guid}/access-log", Handle).WithName("GetAccessLog").Produces<AccessLines>();

    static async Task<IResult> Handle(Guid id, HttpContext http, IReferralStore store, Sealer<IReferralStore> sealer, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        await using var session = store.QuerySession();
        var referral = await session.LoadAsync<Referral>(id, ct);
        if (referral is null || ReferralsPolicy.SeesAccessLog(actor, referral) is not { } isTheirs)
        {
            return new ProblemResult(Problem.NotFound);
        }

        var lines = await AccessLines.ReadAsync(session, id, ct);

        // How often others have read the record since responsibility moved is not for the entry authority.
        var hasPart = ReferralsPolicy.Sees(actor, referral) is not (Disclosure.Nothing or Disclosure.Past);
        return ReferralsPolicy.Sees(actor, referral) is not Disclosure.Nothing || lines.Any(isTheirs)
            ? Results.Ok(AccessLines.Of(lines, isTheirs, hasPart, await sealer.KnownKeysAsync([id, .. referral.ChildIds], ct)))
            : new ProblemResult(Problem.NotFound);
    }
}
