using System.Diagnostics;
using System.Net;
using TransferScheme.TestKit;
using TransferScheme.TestKit.Proxying;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>The scheme apart, two of each host, and before the two front doors what stands before them in an installation.</summary>
public sealed class DoubledScheme : IAsyncDisposable
{
    readonly PrivatePostgres _postgres;
    readonly PrivateRabbit _rabbit;
    readonly Entrance _entrance;

    DoubledScheme(PrivatePostgres postgres, PrivateRabbit rabbit, Entrance entrance, SchemeProcesses processes, Demo demo) =>
        (_postgres, _rabbit, _entrance, Processes, Partners) = (postgres, rabbit, entrance, processes, new Partners(processes.Address, demo));

    /// <summary>Its processes.</summary>
    public SchemeProcesses Processes { get; }

    /// <summary>Those who call it.</summary>
    public Partners Partners { get; }

    /// <summary>Starts servers and processes.</summary>
    public static async Task<DoubledScheme> StartAsync()
    {
        var (postgres, rabbit) = (await PrivatePostgres.StartAsync(), await PrivateRabbit.StartAsync());
        var entrance = await Entrance.OpenAsync();
        var surroundings = new Surroundings(postgres.ConnectionString, await postgres.PrepareAsync(postgres.ConnectionString), rabbit.Uri);
        var processes = await SchemeProcesses.StartAsync(Shape.Apart, surroundings, 2, entrance.Address, door => entrance.Door = door);
        return new DoubledScheme(postgres, rabbit, entrance, processes, await Demo.ReadAsync(surroundings.DemoFile));
    }

    /// <summary>What must hold of it.</summary>
    /// <param name="record">What partners sent.</param>
    public Invariants Invariants(LoadRecord record) =>
        new(_postgres.ConnectionString, _rabbit.Uri, Processes.Surroundings.MasterKeyFile, Partners, record);

    /// <summary>As an orderly installation does: new connections go to the other front door before one is stopped.</summary>
    /// <param name="host">The process.</param>
    public async Task RestartAsync(HostProcess host)
    {
        _entrance.Door = Processes.Hosts.First(h => h.Key.StartsWith("FrontDoor", StringComparison.Ordinal) && h.Value != host).Value;
        var watch = Stopwatch.StartNew();
        (await host.StopAsync()).ShouldBe(0);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
        await host.RelaunchAsync();
        await host.ReadyAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Partners.Dispose();
        await Processes.DisposeAsync();
        await _entrance.DisposeAsync();
        await _rabbit.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    /// <summary>The one address, and the front door to which new connections go.</summary>
    sealed class Entrance : IAsyncDisposable
    {
        TcpProxy? _proxy;

        internal HostProcess? Door { get; set; }

        internal Uri Address => new($"http://127.0.0.1:{_proxy!.Port}");

        internal static async Task<Entrance> OpenAsync()
        {
            var entrance = new Entrance();

            // Nobody listens on port 1: until there is a door, connections are broken off.
            entrance._proxy = await TcpProxy.StartAsync(() => new IPEndPoint(IPAddress.Loopback, entrance.Door?.Address.Port ?? 1));
            return entrance;
        }

        public ValueTask DisposeAsync() => _proxy!.DisposeAsync();
    }
}
