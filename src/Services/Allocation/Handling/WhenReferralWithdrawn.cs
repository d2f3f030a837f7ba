using TransferScheme.Allocation.Allocations;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Allocation.Handling;

/// <summary>Gives the turn and the place back when the entry authority withdraws its referral.</summary>
/// <param name="ending">Ends allocations.</param>
sealed class WhenReferralWithdrawn(Ending ending) : IHandle<ReferralWithdrawn>
{
    public Task Handle(ReferralWithdrawn message, IDocumentSession session, CancellationToken ct) => ending.EndAsync(
        session, message.ReferralId, message.WasEligible, new AllocationWithdrawn(message.ReasonCode), "referral-withdrawn", ct);
}
