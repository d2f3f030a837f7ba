using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>A PostgreSQL of this test's own, which may be killed and started again without disturbing other tests.</summary>
public sealed class PrivateServer : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"daemon-tests-{Guid.CreateVersion7():N}");
    private readonly string _programs = FindPrograms();
    private readonly int _port = FreePort();

    private PrivateServer()
    {
    }

    /// <summary>How to reach it; connections keep their state when they go back to the pool.</summary>
    public string ConnectionString =>
        $"Host=127.0.0.1;Port={_port};Username=postgres;Password=postgres;Database=postgres;No Reset On Close=true;Maximum Pool Size=90";

    public static async Task<PrivateServer> StartAsync()
    {
        var server = new PrivateServer();
        Directory.CreateDirectory(server._folder);
        if (IsRoot)
        {
            await RunAsync("chown", "postgres", server._folder);
        }

        var passwordFile = Path.Combine(server._folder, "password");
        await File.WriteAllTextAsync(passwordFile, "postgres");
        await server.PostgresAsync("initdb", "-D", server.Data, "-U", "postgres", "-A", "scram-sha-256", $"--pwfile={passwordFile}",
            "-E", "UTF8", "--locale=C");
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts it, also after <see cref="KillAsync"/>, when processes of the old one may still be ending.</summary>
    public async Task StartAgainAsync()
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await PostgresAsync("pg_ctl", "-D", Data, "-w", "-t", "120", "-l", Path.Combine(_folder, "log"), "-o",
                    $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c max_connections=150 "
                    + "-c max_prepared_transactions=20 -c shared_buffers=64MB", "start");
                return;
            }
            catch (InvalidOperationException) when (tries < 5)
            {
                await Task.Delay(500);
            }
        }
    }

    /// <summary>Ends the whole server by SIGKILL, as a crash would.</summary>
    public async Task KillAsync()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid"));
        using var postmaster = Process.GetProcessById(int.Parse(lines[0]));
        postmaster.Kill();
        await postmaster.WaitForExitAsync();
        NpgsqlConnection.ClearAllPools();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await PostgresAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private static bool IsRoot => Environment.UserName == "root";

    private string Data => Path.Combine(_folder, "data");

    private Task PostgresAsync(string program, params string[] arguments) =>
        IsRoot
            ? RunAsync("runuser", ["-u", "postgres", "--", Path.Combine(_programs, program), .. arguments])
            : RunAsync(Path.Combine(_programs, program), arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var told = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {string.Concat(told)}");
        }
    }

    private static string FindPrograms() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(folder => int.Parse(Path.GetFileName(folder)))
                .Select(folder => Path.Combine(folder, "bin")).First(folder => File.Exists(Path.Combine(folder, "initdb")))
            : throw new InvalidOperationException("PostgreSQL is missing: apt-get install postgresql");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
