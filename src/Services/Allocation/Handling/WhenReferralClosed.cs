using TransferScheme.Allocation.Allocations;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Allocation.Handling;

/// <summary>Gives the turn and the place back when a referral is closed before effect.</summary>
/// <param name="ending">Ends allocations.</param>
sealed class WhenReferralClosed(Ending ending) : IHandle<ReferralClosed>
{
    public Task Handle(ReferralClosed message, IDocumentSession session, CancellationToken ct) => ending.EndAsync(
        session, message.ReferralId, message.WasEligible, new AllocationClosed(message.ReasonCode), "referral-closed", ct);
}
