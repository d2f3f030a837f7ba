using TransferScheme.TestKit;
using TransferScheme.TestKit.Proxying;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>The whole scheme as one process, on servers of its own, with a wire to each that can be watched and cut.</summary>
public sealed class FaultyScheme : IAsyncDisposable
{
    readonly SchemeProcesses _processes;

    FaultyScheme(PrivatePostgres postgres, PrivateRabbit rabbit, FaultLine line, SchemeProcesses processes, Demo demo) =>
        (Postgres, Rabbit, Line, _processes, Partners) = (postgres, rabbit, line, processes, new Partners(processes.Address, demo));

    /// <summary>Its database server.</summary>
    public PrivatePostgres Postgres { get; }

    /// <summary>Its broker.</summary>
    public PrivateRabbit Rabbit { get; }

    /// <summary>Its wires.</summary>
    public FaultLine Line { get; }

    /// <summary>Those who call it.</summary>
    public Partners Partners { get; }

    /// <summary>The process.</summary>
    public HostProcess Host => _processes.Hosts["AllInOne"];

    /// <summary>Starts servers, wires and the process.</summary>
    public static async Task<FaultyScheme> StartAsync()
    {
        var starting = PrivatePostgres.StartAsync();
        var rabbit = await PrivateRabbit.StartAsync();
        var postgres = await starting;
        var line = await FaultLine.StartAsync(postgres.ConnectionString, rabbit.Uri);
        var surroundings = new Surroundings(line.ConnectionString, new Dictionary<string, string>(), line.Uri);
        var processes = await SchemeProcesses.StartAsync(Shape.Together, surroundings);
        return new FaultyScheme(postgres, rabbit, line, processes, await Demo.ReadAsync(surroundings.DemoFile));
    }

    /// <summary>Starts the process again at its address, after it was killed, and waits until it is ready.</summary>
    public async Task RestartAsync()
    {
        await Host.RelaunchAsync();
        await Host.ReadyAsync();
    }

    /// <summary>What must hold of it.</summary>
    /// <param name="record">What partners sent.</param>
    public Invariants Invariants(LoadRecord record) =>
        new(Postgres.ConnectionString, Rabbit.Uri, _processes.Surroundings.MasterKeyFile, Partners, record);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Partners.Dispose();
        await _processes.DisposeAsync();
        await Line.DisposeAsync();
        await Rabbit.DisposeAsync();
        await Postgres.DisposeAsync();
    }
}
