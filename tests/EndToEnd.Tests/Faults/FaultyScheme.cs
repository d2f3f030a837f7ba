using TransferScheme.TestKit;
using TransferScheme.TestKit.Proxying;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>The whole scheme as one process, on servers of its own, with a wire to each that can be watched and cut.</summary>
public sealed class FaultyScheme : IAsyncDisposable
{
    readonly Dictionary<string, string> _settings;
    HostProcess? _host;
    Partners? _partners;

    FaultyScheme(PrivatePostgres postgres, PrivateRabbit rabbit, FaultLine line)
    {
        (Postgres, Rabbit, Line) = (postgres, rabbit, line);
        _settings = new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ConnectionStrings__Scheme"] = line.ConnectionString,
            ["RabbitMq__Uri"] = line.Uri.ToString(),
            ["Protection__MasterKeyFile"] = MasterKeyFile,
            ["Demo__File"] = Path.Combine(Directory.CreateTempSubdirectory("scheme-faults-").FullName, "demo.json"),
            ["Development__Clock"] = TheScheme.Now.ToString("O"),
        };
    }

    /// <summary>Its database server.</summary>
    public PrivatePostgres Postgres { get; }

    /// <summary>Its broker.</summary>
    public PrivateRabbit Rabbit { get; }

    /// <summary>Its wires.</summary>
    public FaultLine Line { get; }

    /// <summary>The file with its master key.</summary>
    public string MasterKeyFile { get; } = SchemeTestHost.MasterKeyFile();

    /// <summary>The process.</summary>
    public HostProcess Host => _host ?? throw new InvalidOperationException("Not started.");

    /// <summary>Those who call it.</summary>
    public Partners Partners => _partners ?? throw new InvalidOperationException("Not started.");

    /// <summary>Starts servers, wires and the process.</summary>
    public static async Task<FaultyScheme> StartAsync()
    {
        var postgres = PrivatePostgres.StartAsync();
        var rabbit = await PrivateRabbit.StartAsync();
        var scheme = new FaultyScheme(await postgres, rabbit, await FaultLine.StartAsync((await postgres).ConnectionString, rabbit.Uri));
        await scheme.RestartAsync();
        scheme._partners = new Partners(scheme.Host.Address, await Partners.DemoAsync(scheme._settings["Demo__File"]));
        return scheme;
    }

    /// <summary>Starts the process again at its address, killing it first if it still runs, and waits until it is ready.</summary>
    public async Task RestartAsync()
    {
        var address = _host?.Address;
        await (_host?.DisposeAsync() ?? ValueTask.CompletedTask);
        _host = await HostProcess.StartAsync("TransferScheme.AllInOne", _settings, address);
    }

    /// <summary>What must hold of it.</summary>
    /// <param name="record">What partners sent.</param>
    public Invariants Invariants(LoadRecord record) => new(Postgres.ConnectionString, Rabbit.Uri, MasterKeyFile, Partners, record);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _partners?.Dispose();
        await (_host?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Line.DisposeAsync();
        await Rabbit.DisposeAsync();
        await Postgres.DisposeAsync();
    }
}
