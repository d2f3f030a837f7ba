using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Platform.Broker;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Platform.Health;

/// <summary>Something that a person must look at. It never takes an instance out of service: that is what readiness is for.</summary>
public interface IAlarm
{
    /// <summary>Its name on <c>/health/alarms</c>.</summary>
    string Name { get; }

    /// <summary>Looks.</summary>
    /// <param name="ct">Cancels the look.</param>
    /// <returns>What is wrong, without personal data; empty when nothing is.</returns>
    Task<IReadOnlyList<string>> LookAsync(CancellationToken ct);
}

/// <summary>Red while the broker cannot be reached, and while messages lie in its dead letters.</summary>
/// <param name="bus">The bus.</param>
/// <param name="topology">The queues.</param>
/// <param name="letters">The dead letters.</param>
sealed class BrokerAlarm(SchemeBus bus, BrokerTopology topology, DeadLetters letters) : IAlarm
{
    public string Name => "broker";

    public async Task<IReadOnlyList<string>> LookAsync(CancellationToken ct)
    {
        if (bus.Trouble is { } trouble)
        {
            return [$"The message broker is {trouble}."];
        }

        var dead = topology.Declared.IsCompletedSuccessfully ? await letters.CountAsync(ct) : 0;
        return dead == 0 ? [] : [$"{dead} messages in {DeadLetters.Queue} wait for a person."];
    }
}

/// <summary>Red while a message is parked without a due time, or has been parked for a day.</summary>
/// <param name="services">The stores.</param>
/// <param name="stores">The services of this process.</param>
sealed class ParkedAlarm(IServiceProvider services, IEnumerable<ServiceStore> stores) : IAlarm
{
    public string Name => "parked-messages";

    public async Task<IReadOnlyList<string>> LookAsync(CancellationToken ct)
    {
        var found = new List<string>();
        foreach (var service in stores)
        {
            await using var session = ((IDocumentStore)services.GetRequiredService(service.Store)).QuerySession();
            var waiting = (await session.QueryAsync<long>(
                $"""
                select count(*) from {service.Name}.mt_doc_parkedmessage
                where data ->> 'dueAt' is null or (data ->> 'parkedAt')::timestamptz < now() - interval '24 hours'
                """,
                ct))[0];
            if (waiting > 0)
            {
                found.Add($"{waiting} parked messages of {service.Name} wait for a person.");
            }
        }

        return found;
    }
}

/// <summary>Looks at every alarm, at most once in a few seconds however often it is asked, and never for long.</summary>
/// <param name="alarms">The alarms of this process.</param>
sealed class AlarmBoard(IEnumerable<IAlarm> alarms) : IDisposable
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    readonly SemaphoreSlim _one = new(1);
    (long At, IReadOnlyList<string> Red)? _last;

    /// <summary>What is wrong now; empty when nothing is.</summary>
    /// <param name="ct">Cancels the request.</param>
    internal async Task<IReadOnlyList<string>> LookAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_last is not { } last || TimeProvider.System.GetElapsedTime(last.At) > Fresh)
            {
                var found = await Task.WhenAll(alarms.Select(LookAsync));
                last = (TimeProvider.System.GetTimestamp(), [.. found.SelectMany(each => each)]);
                _last = last;
            }

            return last.Red;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    static async Task<IEnumerable<string>> LookAsync(IAlarm alarm)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            return (await alarm.LookAsync(limit.Token)).Select(found => $"{alarm.Name}: {found}");
        }
        catch (Exception failure)
        {
            return [$"{alarm.Name}: cannot be told ({failure.GetType().Name})."];
        }
    }
}
