using System.Net;
using System.Net.Sockets;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>
/// A network between a node and the server that can fall silent: what is under way then stays there for ever, and neither side is
/// told. After it is mended only new connections work, as behind a router that forgot the old ones.
/// </summary>
sealed class SilentNetwork : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _end = new();
    readonly List<TcpClient> _ends = [];
    readonly int _serverPort;
    CancellationTokenSource _silence = new();

    public SilentNetwork(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Where the server is found through it.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>No byte passes any more, and nobody hears why.</summary>
    public void Cut() => _silence.Cancel();

    /// <summary>New connections pass again.</summary>
    public void Mend() => _silence = new CancellationTokenSource();

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        lock (_ends)
        {
            _ends.ForEach(end => end.Dispose());
        }
    }

    async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            var client = Keep(await _listener.AcceptTcpClientAsync(_end.Token));
            if (!_silence.IsCancellationRequested)
            {
                var server = Keep(new TcpClient());
                await server.ConnectAsync(IPAddress.Loopback, _serverPort, _end.Token);
                _ = PassAsync(client, server, _silence.Token);
                _ = PassAsync(server, client, _silence.Token);
            }
        }
    }

    TcpClient Keep(TcpClient end)
    {
        lock (_ends)
        {
            end.NoDelay = true;
            _ends.Add(end);
            return end;
        }
    }

    static async Task PassAsync(TcpClient from, TcpClient to, CancellationToken silence)
    {
        var bytes = new byte[65_536];
        try
        {
            while (await from.GetStream().ReadAsync(bytes, silence) is > 0 and var count)
            {
                await to.GetStream().WriteAsync(bytes.AsMemory(0, count), silence);
            }

            to.Client.Shutdown(SocketShutdown.Send);
        }
        catch (OperationCanceledException)
        {
            // Silence: both ends stay as they are.
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            from.Dispose();
            to.Dispose();
        }
    }
}
