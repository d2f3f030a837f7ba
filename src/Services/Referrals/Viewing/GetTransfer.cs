using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Viewing;

namespace TransferScheme.Referrals.Viewing;

/// <summary>The arrangement and the journey, without names.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">Its version.</param>
/// <param name="EntryAuthority">Code of the first authority.</param>
/// <param name="ReceivingAuthority">Code of the second authority.</param>
/// <param name="TransferKind"><c>sameNation</c> or <c>crossNation</c>, once made.</param>
/// <param name="SignedBy">Codes of the authorities that have signed.</param>
/// <param name="Handover">Items handed over with the children.</param>
/// <param name="DepartedAt">When they left.</param>
/// <param name="ExpectedAt">When they are expected.</param>
/// <param name="ArrivalConfirmedBy">Codes of the authorities that have confirmed the arrival.</param>
/// <param name="EffectiveAt">The instant agreed; final once completed.</param>
public sealed record TransferDetails(
    Guid ReferralId, string Status, long Version, string EntryAuthority, string? ReceivingAuthority, string? TransferKind, IReadOnlyList<string> SignedBy,
    IReadOnlyList<HandoverItem> Handover, DateTimeOffset? DepartedAt, DateTimeOffset? ExpectedAt, IReadOnlyList<string> ArrivalConfirmedBy,
    DateTimeOffset? EffectiveAt);

/// <summary>The section 69 arrangement of a referral, to the two authorities and those who oversee them.</summary>
static class GetTransfer
{
    internal static void Map(IEndpointRouteBuilder transfers) =>
        transfers.MapGet("{id:guid}", Handle).WithName("GetTransfer").Produces<TransferDetails>();

    static async Task<IResult> Handle(
        Guid id, DateTimeOffset? asAt, HttpContext http, IReferralStore store, TimeProvider clock, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var (actor, now) = (http.Features.GetRequiredFeature<Actor>(), await session.LoadAsync<Referral>(id, ct));
        var disclosure = now is null ? Disclosure.Nothing : ReferralsPolicy.Sees(actor, now);
        if (now?.ReceivingAuthority is null || disclosure is Disclosure.Nothing)
        {
            return new ProblemResult(Problem.NotFound);
        }

        if (PastCase.Fault(asAt, clock) is { } fault)
        {
            return new ProblemResult(fault);
        }

        var then = ReferralsPolicy.AsSeen(actor, now, await session.AsAt(id, now, asAt, ct));
        if (then?.ReceivingAuthority is null)
        {
            return new ProblemResult(Problem.NotFound);
        }

        var referral = await OwnPast.OfAsync(session, disclosure, now, then, ct);
        http.Response.Headers.ETag = Answer.ETag(referral.Version);
        var details = new TransferDetails(
            id, referral.Shown.Name(), referral.Version, referral.EntryAuthority, referral.ReceivingAuthority, referral.TransferKind,
            [.. referral.Signatures.Select(s => s.OnBehalfOf)], referral.Terms?.Handover ?? [], referral.Departure?.DepartedAt,
            referral.Departure?.ExpectedAt, [.. referral.Arrivals.Select(a => a.OnBehalfOf)], referral.EffectiveAt ?? referral.Terms?.EffectiveAt);
        return Results.Ok(ReferralsPolicy.SeesJourney(actor, now) ? details : Bare(details));
    }

    // Member by member, so that one that is added is not told to everybody.
    static TransferDetails Bare(TransferDetails d) => new(
        d.ReferralId, d.Status, d.Version, d.EntryAuthority, d.ReceivingAuthority, d.TransferKind, [], [], null, null, [], d.EffectiveAt);
}
