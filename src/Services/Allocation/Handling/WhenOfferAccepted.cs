using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Rota;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Allocation.Handling;

/// <summary>Uses the turn up: on acceptance the reservation becomes the debit.</summary>
/// <param name="rota">The rota.</param>
sealed class WhenOfferAccepted(LatestRota rota) : IHandle<OfferAccepted>
{
    public async Task Handle(OfferAccepted message, IDocumentSession session, CancellationToken ct)
    {
        var allocation = await session.Events.FetchForWriting<AllocationCase>(message.ReferralId, ct);
        if (Decide(allocation.Aggregate, message) is { } outcome)
        {
            allocation.AppendOne(outcome.Outcome);
            rota.Append(session, await rota.ReadAsync(session, ct), outcome.Entry);
        }
    }

    /// <summary>
    /// The acceptance of the offer that stands is debited once, also where a decline was noted that the authority took back; a repeat
    /// changes nothing, nor does one that a withdrawal has undone. The debit stands on the account that has the reservation.
    /// </summary>
    /// <exception cref="NotYetException">The offer that was accepted does not stand here.</exception>
    internal static (AllocationEvent Outcome, RotaEvent Entry)? Decide(AllocationCase? a, OfferAccepted acceptance) => a switch
    {
        { IsWithAuthority: true, OfferId: { } open } when open == acceptance.OfferId =>
            (new AllocationAccepted(acceptance.OfferId, acceptance.Authority),
                new ReservationDebited(acceptance.ReferralId, a.Account ?? acceptance.Authority, acceptance.Size)),
        { Status: AllocationStatus.Withdrawn or AllocationStatus.Closed } => null,
        { Superseded: { } passed } when passed.Contains(acceptance.OfferId) => null,
        { Status: AllocationStatus.Accepted or AllocationStatus.Completed, OfferId: { } done } when done == acceptance.OfferId => null,
        _ => throw new NotYetException("the offer that was accepted"),
    };
}
