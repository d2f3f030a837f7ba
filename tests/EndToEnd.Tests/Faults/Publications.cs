using System.Reflection;
using RabbitMQ.Client;
using TransferScheme.Contracts;
using TransferScheme.Platform.Broker;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>
/// Which events of the logs are told to whom, and whether they have been: held against every handler's inbox. What an event is told as,
/// the service's own publisher says, when an event of its type is first seen.
/// </summary>
/// <param name="stores">The services' stores; disposed with this.</param>
/// <param name="rows">The database.</param>
/// <param name="broker">Address of the broker.</param>
public sealed class Publications(Stores stores, Rows rows, Uri broker) : IAsyncDisposable
{
    /// <summary>How long to leave the database alone between two looks: each is a hundred questions to it.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromMilliseconds(100);

    readonly List<Source> _sources =
    [
        .. from s in stores.All
           let message = PublisherOf(s.Service.Store.Assembly)
           where message is not null
           select new Source(s.Service.Name, s.Store, message),
    ];

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => stores.DisposeAsync();

    /// <summary>Where the logs end now.</summary>
    public async Task<IReadOnlyDictionary<string, long>> EndsAsync()
    {
        var ends = new Dictionary<string, long>();
        foreach (var source in _sources)
        {
            ends[source.Schema] = await rows.CountAsync($"select coalesce(max(seq_id), 0) from {source.Schema}.mt_events");
        }

        return ends;
    }

    /// <summary>Events up to these ends that a handler has not done yet: queue and event.</summary>
    /// <param name="ends">Where to stop looking; the end of the logs without.</param>
    public async Task<IReadOnlyList<string>> PendingAsync(IReadOnlyDictionary<string, long>? ends = null) =>
        await rows.TextsAsync(string.Join(" union all ", (await RoutesAsync()).Select(r =>
            $"""
            select '{r.To.Queue}/' || e.id from {r.Schema}.mt_events as e
            where e.type = '{r.Alias}' and e.seq_id <= {ends?[r.Schema] ?? long.MaxValue}
                and not exists (select from {Target(r.To)}.mt_doc_handledmessage as h where h.id = '{r.To.Queue}/' || e.id)
            """)));

    /// <summary>Everything that speaks against "each message once to each subscriber, and nothing left over".</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        var routes = await RoutesAsync();
        List<string> faults = [.. (await PendingAsync()).Select(p => $"not handled: {p}")];
        foreach (var target in routes.Select(r => Target(r.To)).Distinct())
        {
            var published = string.Join(" union all ", routes.Where(r => Target(r.To) == target).Select(r =>
                $"select '{r.To.Queue}/' || id from {r.Schema}.mt_events where type = '{r.Alias}'"));
            faults.AddRange(await rows.TextsAsync(
                $"select 'handled without an event: ' || id from {target}.mt_doc_handledmessage where id not in ({published})"));
            faults.AddRange(await rows.TextsAsync(
                $"select 'parked: ' || id || ' ' || (data ->> 'reason') from {target}.mt_doc_parkedmessage"));
        }

        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var queue in Topology.Subscriptions.Select(s => s.Queue).Append(DeadLetters.Queue))
        {
            var left = (await channel.QueueDeclarePassiveAsync(queue)).MessageCount;
            faults.AddRange(left == 0 ? [] : [$"{left} messages left in {queue}"]);
        }

        return faults;
    }

    async Task<IReadOnlyList<Route>> RoutesAsync()
    {
        foreach (var source in _sources)
        {
            await using var session = source.Store.QuerySession();
            foreach (var (type, sample) in await rows.ReadAsync(
                $"select type, (array_agg(id))[1] from {source.Schema}.mt_events group by type", r => (r.GetString(0), r.GetGuid(1))))
            {
                if (!source.Told.ContainsKey(type))
                {
                    var e = await session.Events.LoadAsync(sample) ?? throw new InvalidOperationException($"{sample} is gone.");
                    source.Told[type] = source.Message(e)?.GetType();
                }
            }
        }

        return
        [
            .. from source in _sources
               from told in source.Told
               from to in Topology.Subscriptions
               where to.Message == told.Value
               select new Route(source.Schema, told.Key, to),
        ];
    }

    static string Target(Subscription to) => to.Queue[..to.Queue.IndexOf("-when-", StringComparison.Ordinal)].Replace('-', '_');

    static Func<IEvent, object?>? PublisherOf(Assembly service) => service.GetTypes()
        .Select(t => t.GetMethod("Message", BindingFlags.Static | BindingFlags.NonPublic, [typeof(IEvent)]))
        .SingleOrDefault(m => m?.DeclaringType?.Name.EndsWith("Publisher", StringComparison.Ordinal) == true)
        ?.CreateDelegate<Func<IEvent, object?>>();

    /// <summary>A service that tells others, and what it tells of each type of event seen so far.</summary>
    sealed record Source(string Schema, IDocumentStore Store, Func<IEvent, object?> Message)
    {
        internal Dictionary<string, Type?> Told { get; } = [];
    }

    /// <summary>A type of event that is told to a queue.</summary>
    sealed record Route(string Schema, string Alias, Subscription To);
}
