using System.Net;
using Npgsql;

namespace TransferScheme.TestKit.Proxying;

/// <summary>
/// The wires of one process: a proxy before its database and one before its broker, so that the process can be killed at an exact point
/// of its work, and its wires cut, stalled or slowed down, without any hook in the product.
/// </summary>
public sealed class FaultLine : IAsyncDisposable
{
    readonly Lock _gate = new();
    Armed? _armed;

    FaultLine()
    {
    }

    /// <summary>The wire to the database.</summary>
    public TcpProxy Postgres { get; private set; } = null!;

    /// <summary>The wire to the broker.</summary>
    public TcpProxy Rabbit { get; private set; } = null!;

    /// <summary>The database's connection string, by way of the proxy.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>The broker's address, by way of the proxy.</summary>
    public Uri Uri { get; private set; } = new("amqp://none");

    /// <summary>Starts the proxies.</summary>
    /// <param name="postgres">Connection string of the database.</param>
    /// <param name="rabbit">Address of the broker.</param>
    public static async Task<FaultLine> StartAsync(string postgres, Uri rabbit)
    {
        var line = new FaultLine();
        var database = new NpgsqlConnectionStringBuilder(postgres);
        var server = new IPEndPoint(IPAddress.Loopback, database.Port);
        var broker = new IPEndPoint(IPAddress.Loopback, rabbit.Port);
        line.Postgres = await TcpProxy.StartAsync(() => server, () => new PostgresWatch(line.Reached));
        line.Rabbit = await TcpProxy.StartAsync(() => broker, () => new AmqpWatch(line.Reached));
        (database.Host, database.Port) = ("127.0.0.1", line.Postgres.Port);
        line.ConnectionString = database.ConnectionString;
        line.Uri = new UriBuilder(rabbit) { Host = "127.0.0.1", Port = line.Rabbit.Port }.Uri;
        return line;
    }

    /// <summary>Kills a process by SIGKILL when it next comes to a point. Completes when it is dead.</summary>
    /// <param name="point">The point.</param>
    /// <param name="victim">The process at this end of the line.</param>
    /// <param name="cancelled">Disarms.</param>
    public Task ArmAsync(KillPoint point, HostProcess victim, CancellationToken cancelled = default) =>
        ArmAsync(point, victim.KillAsync, cancelled);

    /// <summary>
    /// Acts once when the process next comes to a point; nothing passes meanwhile, and every connection is cut afterwards. Completes
    /// then.
    /// </summary>
    /// <param name="point">The point.</param>
    /// <param name="act">What to do.</param>
    /// <param name="cancelled">Disarms.</param>
    public async Task ArmAsync(KillPoint point, Func<Task> act, CancellationToken cancelled = default)
    {
        var armed = new Armed(point, act);
        lock (_gate)
        {
            _armed = _armed is null ? armed : throw new InvalidOperationException($"Armed already: {_armed.Point.Name}.");
        }

        try
        {
            await armed.Done.Task.WaitAsync(cancelled);
        }
        finally
        {
            Disarm(armed);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Postgres.DisposeAsync();
        await Rabbit.DisposeAsync();
    }

    Func<Task>? Reached(Passing passing)
    {
        lock (_gate)
        {
            if (_armed is not { } armed || armed.Point.Moment != passing.Moment || !armed.Point.Wanted(passing))
            {
                return null;
            }

            // Nothing else goes in or out from this moment on: the process dies exactly here, however long killing it takes.
            _armed = null;
            Postgres.Stall();
            Rabbit.Stall();
            return () => armed.ActAsync(Part);
        }
    }

    void Part()
    {
        foreach (var wire in new[] { Postgres, Rabbit })
        {
            wire.Cut();
            wire.Resume();
        }
    }

    void Disarm(Armed armed)
    {
        lock (_gate)
        {
            _armed = _armed == armed ? null : _armed;
        }
    }

    sealed record Armed(KillPoint Point, Func<Task> Act)
    {
        internal TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal async Task ActAsync(Action part)
        {
            try
            {
                await Act();
                part();
                Done.TrySetResult();
            }
            catch (Exception failed)
            {
                part();
                Done.TrySetException(failed);
            }
        }
    }
}
