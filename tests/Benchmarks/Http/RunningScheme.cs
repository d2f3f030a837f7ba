using Npgsql;
using TransferScheme.EndToEnd.Tests.Faults;
using TransferScheme.TestKit;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Benchmarks.Http;

/// <summary>The whole scheme in one process, on a database and a broker of its own.</summary>
sealed class RunningScheme : IAsyncDisposable
{
    readonly PrivatePostgres _postgres;
    readonly PrivateRabbit _rabbit;
    readonly SchemeProcesses _processes;
    readonly Demo _demo;
    readonly Partners _partners;

    RunningScheme(PrivatePostgres postgres, PrivateRabbit rabbit, string database, SchemeProcesses processes, Demo demo) =>
        (_postgres, _rabbit, Database, _processes, _demo, _partners) =
        (postgres, rabbit, database, processes, demo, new Partners(processes.Address, demo));

    /// <summary>Connection string of the administrator's.</summary>
    public string Database { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address => _processes.Address;

    /// <summary>A demo person of a role, of an authority or a region where the role has one.</summary>
    public DemoUser UserOf(string role, string? of) => _demo.Users.First(u => u.Role == role && (of is null || u.Authority == of || u.Region == of));

    /// <summary>Memory that the process holds now, in MiB.</summary>
    public double ResidentMebibytes => _processes.Hosts["AllInOne"].ResidentBytes / 1048576.0;

    /// <summary>Starts it; the database keeps the time of each commit.</summary>
    public static async Task<RunningScheme> StartAsync()
    {
        var postgres = await PrivatePostgres.StartAsync();
        await Sql.RunAsync(postgres.ConnectionString, "alter system set track_commit_timestamp = on");
        await postgres.RestartAsync();
        NpgsqlConnection.ClearAllPools();
        var database = await postgres.CreateDatabaseAsync();
        var rabbit = await PrivateRabbit.StartAsync();
        var surroundings = new Surroundings(database, new Dictionary<string, string>(), await rabbit.CreateVirtualHostAsync());
        var processes = await SchemeProcesses.StartAsync(Shape.Together, surroundings);
        return new RunningScheme(postgres, rabbit, database, processes, await Demo.ReadAsync(surroundings.DemoFile));
    }

    /// <summary>A demo client of a role, for an authority or a region where the role has one; it keeps its connections.</summary>
    public Task<Caller> As(string role, string? of = null) => _partners.As(role, of);

    /// <summary>So many callers of the same client, each with a connection of its own.</summary>
    public async Task<Caller[]> As(string role, string of, int connections)
    {
        var client = _demo.ClientOf(role, of);
        using var http = new HttpClient { BaseAddress = _processes.Address };
        var token = (await client.TokenAsync(http)).Expect(200)["access_token"];
        return [.. Enumerable.Range(0, connections).Select(_ => new Caller(_processes.Address, token, _demo.OfficerOf(of)?.Id))];
    }

    public async ValueTask DisposeAsync()
    {
        _partners.Dispose();
        await _processes.DisposeAsync();
        await _rabbit.DisposeAsync();
        await _postgres.DisposeAsync();
    }
}
