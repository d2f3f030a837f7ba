using System.Net;
using System.Net.Sockets;

namespace TransferScheme.TestKit.Proxying;

/// <summary>One connection through a proxy: two sockets, and a pump for each direction.</summary>
sealed class ProxiedConnection(Socket client, IConnectionWatch watch, LineState line) : IDisposable
{
    readonly Socket _server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    readonly CancellationTokenSource _cut = new();

    /// <summary>Runs until both sides have ended it, or it was cut.</summary>
    internal async Task RunAsync(Func<EndPoint> target)
    {
        client.NoDelay = true;
        try
        {
            await line.PassAsync(0, _cut.Token);
            await _server.ConnectAsync(target(), _cut.Token);
            var pumps = new[] { PumpAsync(client, _server, Direction.FromClient), PumpAsync(_server, client, Direction.FromServer) };
            await await Task.WhenAny(pumps);
            await Task.WhenAll(pumps);
        }
        catch (Exception broken) when (broken is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // A side that broke off is told to the other one, but not through a stalled line.
            await HealthyAsync();
            Reset();
        }
    }

    /// <summary>Ends it at once on both sides, with a reset in place of an end.</summary>
    internal void Reset()
    {
        if (!_cut.IsCancellationRequested)
        {
            _cut.Cancel();
        }

        Abort(client);
        Abort(_server);
    }

    public void Dispose() => Reset();

    async Task HealthyAsync()
    {
        try
        {
            await line.PassAsync(0, _cut.Token);
        }
        catch (OperationCanceledException)
        {
            // It was cut while the line was stalled.
        }
    }

    async Task PumpAsync(Socket from, Socket to, Direction direction)
    {
        var buffer = new byte[32 * 1024];
        for (var filled = 0; ;)
        {
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = await from.ReceiveAsync(buffer.AsMemory(filled), _cut.Token);
            await line.PassAsync(read, _cut.Token);
            if (read == 0)
            {
                to.Shutdown(SocketShutdown.Send);
                return;
            }

            filled += read;
            var done = await ForwardAsync(buffer.AsMemory(0, filled), to, direction);
            buffer.AsSpan(done, filled - done).CopyTo(buffer);
            filled -= done;
        }
    }

    /// <summary>Forwards the whole messages of the bytes as the watch decides, and answers how many bytes those were.</summary>
    async Task<int> ForwardAsync(ReadOnlyMemory<byte> bytes, Socket to, Direction direction)
    {
        var (sent, decided) = (0, 0);
        while (watch.Measure(direction, bytes.Span[decided..]) is var length and > 0)
        {
            var verdict = watch.See(direction, bytes.Span.Slice(decided, length));
            var passes = verdict.Passage is Passage.Forward;
            decided += passes ? length : 0;
            if (!passes || verdict.Act is not null)
            {
                await SendAsync(to, bytes[sent..decided]);
                sent = decided;
                await (verdict.Act?.Invoke() ?? (passes ? Task.CompletedTask : WithholdAsync(verdict.Passage)));
                decided += passes ? 0 : length;
                ThrowIfCut(verdict.Passage);
            }
        }

        await SendAsync(to, bytes[sent..decided]);
        return decided;
    }

    async Task WithholdAsync(Passage passage)
    {
        if (passage is Passage.Hold)
        {
            await Task.Delay(Timeout.Infinite, _cut.Token);
        }
    }

    void ThrowIfCut(Passage passage)
    {
        if (passage is Passage.Cut)
        {
            Reset();
            _cut.Token.ThrowIfCancellationRequested();
        }
    }

    // Nothing can be sent once it was cut, whatever had been decided before.
    async Task SendAsync(Socket to, ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await to.SendAsync(bytes, _cut.Token)..];
        }
    }

    static void Abort(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // It was closed already, or never connected.
        }

        socket.Dispose();
    }
}
