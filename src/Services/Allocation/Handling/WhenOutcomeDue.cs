using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Data;
using TransferScheme.Allocation.Notifying;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Allocation.Handling;

/// <summary>Has the receiving authority asked how the children are: its duty mailbox, once, while people are at work.</summary>
sealed class WhenOutcomeDue : IHandle<OutcomeDue>
{
    public async Task Handle(OutcomeDue message, IDocumentSession session, CancellationToken ct) =>
        session.Store(Decide(await session.LoadAsync<AllocationCase>(message.ReferralId, ct), message));

    /// <summary>Who is to be asked, and when.</summary>
    /// <exception cref="NotYetException">The completion has not been noted here yet.</exception>
    internal static AwaitedOutcome Decide(AllocationCase? allocation, OutcomeDue message) =>
        allocation is { Status: AllocationStatus.Completed, LastOfferId: { } offer, Region: { } region }
            ? new AwaitedOutcome(
                offer, message.ReferralId, message.Reference, message.ReceivingAuthority,
                Ladder.Awake(message.OccurredAt, Regions.Calendar(region)))
            : throw new NotYetException("the completion of the transfer");
}
