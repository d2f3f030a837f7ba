using System.Net;
using System.Net.Sockets;

namespace TransferScheme.TestKit.Proxying;

/// <summary>
/// A wire on 127.0.0.1 that tests can cut, stall, slow down and watch. The target is asked for at each new connection, so it can be
/// switched, or be one of several in turn.
/// </summary>
public sealed class TcpProxy : IAsyncDisposable
{
    readonly Func<EndPoint> _target;
    readonly Func<IConnectionWatch> _watch;
    volatile LineState _line = new();
    readonly HashSet<ProxiedConnection> _open = [];
    readonly Lock _gate = new();
    Socket _listener;
    Task _accepting;

    TcpProxy(Func<EndPoint> target, Func<IConnectionWatch> watch)
    {
        (_target, _watch) = (target, watch);
        _listener = Bind(0);
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _accepting = AcceptAsync(_listener);
    }

    /// <summary>The port of 127.0.0.1 on which it listens.</summary>
    public int Port { get; }

    /// <summary>How many connections go through it now.</summary>
    public int Connections
    {
        get
        {
            lock (_gate)
            {
                return _open.Count;
            }
        }
    }

    /// <summary>Starts a proxy.</summary>
    /// <param name="target">Where a new connection is to go.</param>
    /// <param name="watch">A watch for each connection; nothing is watched without.</param>
    public static Task<TcpProxy> StartAsync(Func<EndPoint> target, Func<IConnectionWatch>? watch = null) =>
        Task.FromResult(new TcpProxy(target, watch ?? (() => new NoWatch())));

    /// <summary>Starts a proxy that shows bytes as they come, before they are forwarded.</summary>
    /// <param name="target">Where a new connection is to go.</param>
    /// <param name="see">Decides on the bytes of a connection.</param>
    public static Task<TcpProxy> StartAsync(Func<EndPoint> target, Func<Direction, byte[], Verdict> see) =>
        StartAsync(target, () => new ChunkWatch(see));

    /// <summary>Resets every connection (RST); new ones are taken as before. What was on its way is lost.</summary>
    public void Cut()
    {
        ProxiedConnection[] all;
        lock (_gate)
        {
            all = [.. _open];
        }

        foreach (var connection in all)
        {
            connection.Reset();
        }
    }

    /// <summary>Refuses new connections, as a machine without the server does; those there are go on.</summary>
    public async Task RefuseAsync()
    {
        _listener.Dispose();
        await _accepting;

        // Bound but not listening: connections are refused, and nobody else is given the port.
        _listener = Bind(Port);
    }

    /// <summary>Takes new connections again after <see cref="RefuseAsync"/>.</summary>
    public void Admit() => _accepting = AcceptAsync(_listener);

    /// <summary>Forwards nothing any more, without a sign to either side, as when a network parts; connections are still taken.</summary>
    public void Stall() => _line.Stall();

    /// <summary>Forwards again, what was held first.</summary>
    public void Resume() => _line.Resume();

    /// <summary>
    /// Forwards again, for new connections alone: those there are stay silent for ever, as behind a router that forgot them.
    /// </summary>
    public void ResumeForNew() => _line = new LineState();

    /// <summary>Makes the line slow.</summary>
    /// <param name="latency">What each chunk of bytes takes.</param>
    /// <param name="bytesPerSecond">The bandwidth, in each direction of a connection.</param>
    public void Slow(TimeSpan latency, int bytesPerSecond = int.MaxValue) => _line.Slow(latency, bytesPerSecond);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting;
        Cut();
    }

    async Task AcceptAsync(Socket listener)
    {
        listener.Listen();
        while (true)
        {
            try
            {
                _ = CarryAsync(await listener.AcceptAsync());
            }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    async Task CarryAsync(Socket client)
    {
        using var connection = new ProxiedConnection(client, _watch(), _line);
        lock (_gate)
        {
            _open.Add(connection);
        }

        try
        {
            await connection.RunAsync(_target);
        }
        finally
        {
            lock (_gate)
            {
                _open.Remove(connection);
            }
        }
    }

    static Socket Bind(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }
}
