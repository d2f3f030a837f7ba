using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Allocation;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Rota;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Interleaving.Tests.Running;

/// <summary>The control of a handler that does not look whether it has done a message before.</summary>
static class Naive
{
    internal static HandlerRegistration Handler(HandlerRegistration handler, Fault fault) =>
        fault is Fault.DebitedEachTime && handler.Queue == "allocation-when-offer-accepted" ? handler with { Deliver = Debit } : handler;

    static async Task Debit(IServiceProvider provider, Guid id, object message, CancellationToken ct)
    {
        var (accepted, rota) = ((OfferAccepted)message, provider.GetRequiredService<LatestRota>());
        await using var session = provider.GetRequiredService<IAllocationStore>().LightweightSession();
        session.Events.Append(accepted.ReferralId, new AllocationAccepted(accepted.OfferId, accepted.Authority));
        rota.Append(
            session, await rota.ReadAsync(session, ct),
            new ReservationDebited(accepted.ReferralId, accepted.Authority, accepted.Size));
        await session.SaveChangesAsync(ct);
    }
}
