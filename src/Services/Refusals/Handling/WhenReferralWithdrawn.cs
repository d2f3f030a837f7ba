using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;
using TransferScheme.Refusals.Ending;

namespace TransferScheme.Refusals.Handling;

/// <summary>The entry authority withdrew the referral: that wins over whatever stands here.</summary>
/// <param name="store">The service's store.</param>
sealed class WhenReferralWithdrawn(IRefusalStore store) : IHandle<ReferralWithdrawn>
{
    public Task Handle(ReferralWithdrawn message, IDocumentSession session, CancellationToken ct) =>
        store.EndAllAsync(session, message.ReferralId, message.WasEligible, message.Version, "referral-withdrawn", ct);
}

/// <summary>The referral was closed for what happened to the children.</summary>
/// <param name="store">The service's store.</param>
sealed class WhenReferralClosed(IRefusalStore store) : IHandle<ReferralClosed>
{
    public Task Handle(ReferralClosed message, IDocumentSession session, CancellationToken ct) =>
        store.EndAllAsync(session, message.ReferralId, message.WasEligible, message.Version, "referral-closed", ct);
}

static class ReferralEnds
{
    /// <summary>Ends every case of a referral; one that was never found eligible was offered to nobody.</summary>
    /// <exception cref="NotYetException">It was found eligible, and that has not arrived here.</exception>
    internal static async Task EndAllAsync(
        this IRefusalStore store, IDocumentSession session, Guid referralId, bool wasEligible, long version, string reason,
        CancellationToken ct)
    {
        if (!wasEligible)
        {
            return;
        }

        var known = await session.LoadAsync<KnownReferral>(referralId, ct) ?? throw new NotYetException("the referral");
        session.Store(known with { EndedFor = reason, AtVersion = Math.Max(known.AtVersion, version) });
        foreach (var id in await store.CasesOfAsync(referralId, ct))
        {
            await session.FollowAsync(id, refusal => Endings.End(refusal, reason), ct);
        }
    }
}
