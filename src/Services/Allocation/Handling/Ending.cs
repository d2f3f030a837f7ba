using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Allocation.Handling;

/// <summary>
/// Ends an allocation whose referral has ended, in one transaction: its turn is taken back in full and its offer withdrawn, also one
/// that was accepted meanwhile, since the referral decides (an acceptance that crosses is reversed).
/// </summary>
/// <param name="rota">The rota.</param>
sealed class Ending(LatestRota rota)
{
    /// <summary>Ends it; the second time nothing happens.</summary>
    /// <param name="session">Where to append.</param>
    /// <param name="referralId">The referral.</param>
    /// <param name="wasEligible">Whether it was ever found eligible.</param>
    /// <param name="end">How it ended.</param>
    /// <param name="reason">Why its offer is withdrawn.</param>
    /// <param name="ct">Cancels the work.</param>
    /// <exception cref="NotYetException">It was found eligible, and that has not arrived here.</exception>
    internal async Task EndAsync(
        IDocumentSession session, Guid referralId, bool wasEligible, AllocationEvent end, string reason, CancellationToken ct)
    {
        var allocation = await session.Events.FetchForWriting<AllocationCase>(referralId, ct);
        if (allocation.Aggregate is null && wasEligible)
        {
            throw new NotYetException("the referral to be decided");
        }

        if (allocation.Aggregate is not { HasEnded: false } a)
        {
            return;
        }

        var offer = a.OfferId is { } id ? await session.Events.FetchForWriting<Offer>(id, ct) : null;
        var standing = await session.StandingAsync(a, ct);
        rota.Append(session, await rota.ReadAsync(session, ct), Decide(a, standing));
        allocation.AppendOne(end);
        if (offer?.Aggregate is { Status: not OfferStatus.Withdrawn } made)
        {
            offer.AppendOne(made.Withdrawing(reason));
        }
    }

    /// <summary>The entry that takes the turn back: reservation or debit, and every share.</summary>
    internal static RotaEvent Decide(AllocationCase a, RotaEvent standing) =>
        TakingBack.Of(a.Id, standing, a.Holder, a.Status is AllocationStatus.Accepted);
}
