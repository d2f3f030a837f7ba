using System.Net;
using System.Net.Sockets;

namespace TransferScheme.Platform.Tests.Broker;

/// <summary>Stands between a host and its broker, and swallows what the broker says while it is told to.</summary>
sealed class LossyProxy : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly Uri _broker;
    CancellationTokenSource _cut = new();

    internal LossyProxy(Uri broker)
    {
        _broker = broker;
        _listener.Start();
        _ = AcceptAsync();
    }

    internal Uri Uri => new UriBuilder(_broker) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;

    /// <summary>While set, nothing that the broker says arrives.</summary>
    internal bool Swallows { get; set; }

    /// <summary>Ends every connection there is.</summary>
    internal async Task CutAsync()
    {
        var old = Interlocked.Exchange(ref _cut, new CancellationTokenSource());
        await old.CancelAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await CutAsync();
        _listener.Dispose();
    }

    async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var host = await _listener.AcceptTcpClientAsync(_stop.Token);
            _ = ServeAsync(host, _cut.Token);
        }
    }

    async Task ServeAsync(TcpClient host, CancellationToken cut)
    {
        using (host)
        using (var broker = new TcpClient())
        {
            await broker.ConnectAsync(_broker.Host, _broker.Port, cut);
            await Task.WhenAny(PumpAsync(host, broker, () => false, cut), PumpAsync(broker, host, () => Swallows, cut));
        }
    }

    static async Task PumpAsync(TcpClient from, TcpClient to, Func<bool> swallows, CancellationToken cut)
    {
        var buffer = new byte[16 * 1024];
        while (await from.GetStream().ReadAsync(buffer, cut) is > 0 and var read)
        {
            if (!swallows())
            {
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), cut);
            }
        }
    }
}
