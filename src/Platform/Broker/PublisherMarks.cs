using System.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace TransferScheme.Platform.Broker;

/// <summary>The broker that a service's publisher knows, by the mark that was left in it: an exchange of that name.</summary>
/// <param name="Id">Always <see cref="TheOnly"/>.</param>
/// <param name="Mark">Name of the exchange; empty when everything is to be published again.</param>
public sealed record KnownBroker(string Id, string Mark)
{
    /// <summary>A service has one publisher, which knows one broker.</summary>
    public const string TheOnly = "publisher";
}

/// <summary>A service that publishes.</summary>
/// <param name="Service">The service's name, which is also its schema.</param>
/// <param name="Store">Type of its store.</param>
/// <param name="Restart">Has the readers of this process look up their place again.</param>
public sealed record PublisherRegistration(string Service, Type Store, Func<IServiceProvider, Task> Restart)
{
    /// <summary>Name of the publisher's subscription.</summary>
    public string Subscription => $"{Service}Publisher";

    /// <summary>Registers a service's publisher.</summary>
    /// <typeparam name="TStore">The service's store.</typeparam>
    /// <param name="service">The service's name.</param>
    public static PublisherRegistration Of<TStore>(string service)
        where TStore : class, IDocumentStore =>
        new(service, typeof(TStore), async provider =>
        {
            var readers = provider.GetRequiredService<IProjectionCoordinator<TStore>>();
            try
            {
                await readers.PauseAsync();
            }
            finally
            {
                await readers.ResumeAsync();
            }
        });
}

/// <summary>
/// Notices that the broker is not the one that a publisher has published to, because its data was lost, and has it publish every
/// event again: what lay in the queues is lost with them, and subscribers ignore what they have done already. A mark is made only
/// in a broker whose queues are declared, and is known only together with the publisher's return to the beginning; so as long as
/// the known mark exists, whatever is behind the publisher has gone to that broker.
/// </summary>
/// <param name="services">The stores.</param>
/// <param name="publishers">The publishers of this process.</param>
/// <param name="log">Tells of a new broker.</param>
public sealed partial class PublisherMarks(
    IServiceProvider services, IEnumerable<PublisherRegistration> publishers, ILogger<PublisherMarks> log)
{
    readonly Dictionary<string, string> _followed = [];

    /// <summary>Has a service's publisher publish every event again, soon.</summary>
    /// <param name="store">The service's store.</param>
    /// <param name="ct">Cancels the request.</param>
    public static async Task ForgetAsync(IDocumentStore store, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.Store(new KnownBroker(KnownBroker.TheOnly, ""));
        await session.SaveChangesAsync(ct);
    }

    /// <summary>Looks after every publisher of this process, once.</summary>
    /// <param name="broker">The broker, with all queues declared.</param>
    /// <param name="ct">Cancels the look.</param>
    internal async Task KeepAsync(IConnection broker, CancellationToken ct)
    {
        foreach (var publisher in publishers)
        {
            try
            {
                await KeepAsync(broker, publisher, ct);
            }
            catch (Exception exception) when (broker.IsOpen && !ct.IsCancellationRequested)
            {
                NotKept(log, exception, publisher.Service);
            }
        }
    }

    async Task KeepAsync(IConnection broker, PublisherRegistration publisher, CancellationToken ct)
    {
        var store = (IDocumentStore)services.GetRequiredService(publisher.Store);
        await using var query = store.QuerySession();
        var mark = (await query.LoadAsync<KnownBroker>(KnownBroker.TheOnly, ct))?.Mark ?? "";
        if (mark.Length == 0 || !await IsThereAsync(broker, mark, ct))
        {
            var lost = mark;
            mark = await LeaveAsync(broker, publisher, ct);

            // Read and written in one short moment: the publisher's pages and other processes are at the same rows.
            await using var session = store.LightweightSession(IsolationLevel.Serializable);
            if (((await session.LoadAsync<KnownBroker>(KnownBroker.TheOnly, ct))?.Mark ?? "") != lost)
            {
                return;
            }

            session.Store(new KnownBroker(KnownBroker.TheOnly, mark));

            // A number that it never had: a page that began at the former one, be it zero, must not pass.
            session.QueueSqlCommand(
                $"update {publisher.Service}.mt_event_progression set last_seq_id = least(last_seq_id, 0) - 1 where name = ?",
                $"{publisher.Subscription}:All");
            await session.SaveChangesAsync(ct);
            BeganAnew(log, publisher.Service);
        }

        // Another process may have been the one that noticed.
        if (_followed.GetValueOrDefault(publisher.Service) != mark)
        {
            await publisher.Restart(services);
            _followed[publisher.Service] = mark;
        }
    }

    static async Task<bool> IsThereAsync(IConnection broker, string mark, CancellationToken ct)
    {
        await using var channel = await broker.CreateChannelAsync(cancellationToken: ct);
        try
        {
            await channel.ExchangeDeclarePassiveAsync(mark, ct);
            return true;
        }
        catch (OperationInterruptedException refused) when (refused.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return false;
        }
    }

    static async Task<string> LeaveAsync(IConnection broker, PublisherRegistration publisher, CancellationToken ct)
    {
        var mark = $"{publisher.Subscription}-{Guid.CreateVersion7():N}";
        await using var channel = await broker.CreateChannelAsync(cancellationToken: ct);
        await channel.ExchangeDeclareAsync(mark, ExchangeType.Fanout, durable: true, cancellationToken: ct);
        return mark;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The broker is new to {Service}: it publishes every event again")]
    private static partial void BeganAnew(ILogger log, string service);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether the broker is the one that {Service} knows could not be looked up")]
    private static partial void NotKept(ILogger log, Exception exception, string service);
}
