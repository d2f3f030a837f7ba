using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Interleaving.Tests.Checking;
using TransferScheme.Interleaving.Tests.Running;

namespace TransferScheme.Interleaving.Tests.Acting;

/// <summary>What happens by itself.</summary>
sealed class TimeActs(World world)
{
    internal string? Pass()
    {
        world.Clock.Advance(TimeSpan.FromHours(1 + world.Chance.Below(48)));
        return "";
    }

    /// <summary>The sweeps say what has fallen due.</summary>
    internal string? Sweep() => string.Concat(world.Services.Select(Sweep)) is { Length: > 0 } said ? said : null;

    string? Sweep(ServiceProcess service)
    {
        var said = service.Disk.Log.Count;
        foreach (var kind in service.Module.Timed)
        {
            foreach (var id in service.Disk.StreamsOf(kind.GetType().GetGenericArguments()[0]))
            {
                var session = service.Store.LightweightSession();
                session.LastModifiedBy = Witness.Sweep;
                try
                {
                    AcceptInSilence(service, session, id);
                    kind.FallDueAsync(session, id, world.Clock.GetUtcNow(), CancellationToken.None).GetAwaiter().GetResult();
                    session.SaveChangesAsync().GetAwaiter().GetResult();
                }
                catch (ConcurrencyException)
                {
                    // The next sweep decides it afresh.
                }
            }
        }

        return service.Disk.Log.Count > said ? service.Name : null;
    }

    /// <summary>Decides again what nobody could take.</summary>
    internal string? RetryUnplaced()
    {
        var allocation = world.Allocation;
        if (allocation.Disk.States<AllocationCase>().FirstOrDefault(a => a.Status is AllocationStatus.Unplaced) is not { } unplaced)
        {
            return null;
        }

        var session = allocation.Store.LightweightSession();
        var (_, sight, book) = Moment.ReadAsync(
            session, allocation.Get<LatestRota>(), allocation.Get<LatestScheme>(), unplaced.Id, CancellationToken.None).GetAwaiter().GetResult();
        var stream = session.Events.FetchForWriting<AllocationCase>(unplaced.Id).GetAwaiter().GetResult();
        if (Allocation.Rota.RetryUnplaced.Decide(
            stream.Aggregate!, MatchingFacts.None, sight, book, world.NextId(), world.Clock.GetUtcNow()) is not { } decided)
        {
            return "nobody";
        }

        allocation.Get<LatestRota>().Append(session, book, decided.Entries);
        stream.AppendOne(decided.Outcome);
        try
        {
            session.SaveChangesAsync().GetAwaiter().GetResult();
            return "";
        }
        catch (ConcurrencyException)
        {
            return "moved on";
        }
    }

    // The control: silence taken for an answer.
    void AcceptInSilence(ServiceProcess service, IDocumentSession session, Guid id)
    {
        if (world.Fault is Fault.SilenceAccepts && service.Disk.State<Offer>(id) is { Status: OfferStatus.Overdue } o)
        {
            session.Events.Append(id, o.Version + 1, new OfferAccepted(
                o.ReferralId, o.Authority, o.Group.Size, "foster", Scheme.Closed<PlacementDetails>()));
        }
    }
}
