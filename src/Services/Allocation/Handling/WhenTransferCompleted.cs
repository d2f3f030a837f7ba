using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Rota;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Handling;

/// <summary>Moves the positions: the children are looked after by the receiving authority now, and no longer on their way to it.</summary>
/// <param name="rota">The rota.</param>
sealed class WhenTransferCompleted(LatestRota rota) : IHandle<TransferCompleted>
{
    public async Task Handle(TransferCompleted message, IDocumentSession session, CancellationToken ct)
    {
        var allocation = await session.Events.FetchForWriting<AllocationCase>(message.ReferralId, ct);
        if (Decide(allocation.Aggregate, message) is not { } outcome)
        {
            return;
        }

        allocation.AppendOne(outcome.Outcome);
        rota.Append(session, await rota.ReadAsync(session, ct), outcome.Entry);
        var receiver = await session.Events.FetchForWriting<Authority>(Streams.Authority(message.ReceivingAuthority), ct);
        receiver.AppendOne(Arrive(Known(receiver.Aggregate, message.ReceivingAuthority), message));
        if (message.InAuthorityCare)
        {
            var entry = await session.Events.FetchForWriting<Authority>(Streams.Authority(message.EntryAuthority), ct);
            entry.AppendOne(Depart(Known(entry.Aggregate, message.EntryAuthority), message));
        }
    }

    /// <summary>An accepted allocation is completed once; a repeat changes nothing.</summary>
    /// <exception cref="NotYetException">The acceptance has not been noted here yet.</exception>
    internal static (AllocationEvent Outcome, RotaEvent Entry)? Decide(AllocationCase? a, TransferCompleted message) => a switch
    {
        { Status: AllocationStatus.Accepted, Holder: { } holder } =>
            (new AllocationCompleted(message.ReceivingAuthority, message.EffectiveAt), new TurnCompleted(a.Id, holder, a.Charged)),
        { Status: AllocationStatus.Completed } => null,
        _ => throw new NotYetException("the acceptance of the offer"),
    };

    /// <summary>The receiving authority looks after the children from the local day on which responsibility moved.</summary>
    internal static AuthorityEvent Arrive(Authority receiver, TransferCompleted message)
    {
        var on = UkTime.DateOf(message.EffectiveAt);
        return new ChildrenArrived(message.ReferralId, message.Size, on, receiver.WithMove(on, message.Size).Position);
    }

    /// <summary>The entry authority no longer looks after the children, where it did.</summary>
    internal static AuthorityEvent Depart(Authority entry, TransferCompleted message)
    {
        var on = UkTime.DateOf(message.EffectiveAt);
        return new ChildrenDeparted(message.ReferralId, message.Size, on, entry.WithMove(on, -message.Size).Position);
    }

    static Authority Known(Authority? authority, string code) =>
        authority ?? throw new InvalidOperationException($"There is no authority {code}.");
}
