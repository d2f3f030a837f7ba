using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>A subscription.</summary>
sealed class SubscriptionShard(StoreCore core, SubscriptionRegistration registration)
    : Shard(core, registration.Shard, registration.Source.Filter, registration.Source.Options), ISubscriptionController
{
    // What it does outside the database cannot be taken back.
    public override bool CanBeRepeated => false;

    public override async Task<long> ApplyAsync(EventPage page, long end, NpgsqlTransaction transaction, CancellationToken token)
    {
        await using var operations = DocumentSession.Within(Core, transaction);
        var wanted = page.Events.Where(e => registration.Source.Filter.Includes(e.EventType));
        await registration.Source.ProcessEventsAsync(new EventRange(page.Floor, page.Ceiling, [.. wanted]), this, operations, token);
        await operations.FlushAsync(token);
        return page.Ceiling;
    }
}
