using System.Reflection;
using RabbitMQ.Client;
using TransferScheme.Contracts;
using TransferScheme.Platform.Broker;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>Which events of the logs are told to whom, and whether they have been: held against every handler's inbox.</summary>
public sealed class Publications
{
    readonly Rows _rows;
    readonly Uri _broker;
    readonly List<(string Schema, string Alias, Subscription To)> _routes;

    Publications(Rows rows, Uri broker, List<(string, string, Subscription)> routes) => (_rows, _broker, _routes) = (rows, broker, routes);

    /// <summary>Asks each service's own publisher what it makes of each type of event in its log.</summary>
    /// <param name="stores">The services' stores.</param>
    /// <param name="rows">The database, with at least one event of each type that is to come.</param>
    /// <param name="broker">Address of the broker.</param>
    public static async Task<Publications> LearnAsync(Stores stores, Rows rows, Uri broker)
    {
        var routes = new List<(string, string, Subscription)>();
        foreach (var (service, store) in stores.All)
        {
            if (PublisherOf(service.Store.Assembly) is not { } message)
            {
                continue;
            }

            await using var session = store.QuerySession();
            foreach (var (alias, sample) in await rows.ReadAsync(
                $"select type, (array_agg(id))[1] from {service.Name}.mt_events group by type", r => (r.GetString(0), r.GetGuid(1))))
            {
                var told = message(await session.Events.LoadAsync(sample) ?? throw new InvalidOperationException($"{sample} is gone."));
                routes.AddRange(Topology.Subscriptions.Where(s => s.Message == told?.GetType()).Select(s => (service.Name, alias, s)));
            }
        }

        return new Publications(rows, broker, routes);
    }

    /// <summary>Where the logs end now.</summary>
    public async Task<IReadOnlyDictionary<string, long>> EndsAsync()
    {
        var ends = new Dictionary<string, long>();
        foreach (var schema in _routes.Select(r => r.Schema).Distinct())
        {
            ends[schema] = await _rows.CountAsync($"select coalesce(max(seq_id), 0) from {schema}.mt_events");
        }

        return ends;
    }

    /// <summary>Events up to these ends that a handler has not done yet: queue and event.</summary>
    /// <param name="ends">Where to stop looking; the end of the logs without.</param>
    public Task<IReadOnlyList<string>> PendingAsync(IReadOnlyDictionary<string, long>? ends = null) =>
        _rows.TextsAsync(string.Join(" union all ", _routes.Select(r =>
            $"""
            select '{r.To.Queue}/' || e.id from {r.Schema}.mt_events as e
            where e.type = '{r.Alias}' and e.seq_id <= {ends?[r.Schema] ?? long.MaxValue}
                and not exists (select from {Target(r.To)}.mt_doc_handledmessage as h where h.id = '{r.To.Queue}/' || e.id)
            """)));

    /// <summary>Everything that speaks against "each message once to each subscriber, and nothing left over".</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        List<string> faults = [.. (await PendingAsync()).Select(p => $"not handled: {p}")];
        foreach (var target in _routes.Select(r => Target(r.To)).Distinct())
        {
            var published = string.Join(" union all ", _routes.Where(r => Target(r.To) == target).Select(r =>
                $"select '{r.To.Queue}/' || id from {r.Schema}.mt_events where type = '{r.Alias}'"));
            faults.AddRange(await _rows.TextsAsync(
                $"select 'handled without an event: ' || id from {target}.mt_doc_handledmessage where id not in ({published})"));
            faults.AddRange(await _rows.TextsAsync(
                $"select 'parked: ' || id || ' ' || (data ->> 'reason') from {target}.mt_doc_parkedmessage"));
        }

        await using var connection = await new ConnectionFactory { Uri = _broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var queue in Topology.Subscriptions.Select(s => s.Queue).Append(DeadLetters.Queue))
        {
            var left = (await channel.QueueDeclarePassiveAsync(queue)).MessageCount;
            faults.AddRange(left == 0 ? [] : [$"{left} messages left in {queue}"]);
        }

        return faults;
    }

    static string Target(Subscription to) => to.Queue[..to.Queue.IndexOf("-when-", StringComparison.Ordinal)].Replace('-', '_');

    static Func<IEvent, object?>? PublisherOf(Assembly service) => service.GetTypes()
        .Select(t => t.GetMethod("Message", BindingFlags.Static | BindingFlags.NonPublic, [typeof(IEvent)]))
        .SingleOrDefault(m => m?.DeclaringType?.Name.EndsWith("Publisher", StringComparison.Ordinal) == true)
        ?.CreateDelegate<Func<IEvent, object?>>();
}
