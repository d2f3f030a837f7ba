using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TransferScheme.TestKit;

/// <summary>A scanner that speaks clamd's INSTREAM and PING, and finds harm wherever a word stands.</summary>
public sealed class FakeClamd : IAsyncDisposable
{
    /// <summary>The word.</summary>
    public const string Harm = "HARMFUL-SAMPLE";

    readonly TcpListener _listener;
    readonly CancellationTokenSource _stop = new();
    readonly Task _serving;

    FakeClamd(int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Its address, for the setting.</summary>
    public string Address => $"tcp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>How many contents it was sent, and how long they were together.</summary>
    public (int Count, long Length) Seen { get; private set; }

    /// <summary>Whether it hangs up in the middle of every content.</summary>
    public bool HangsUp { get; set; }

    /// <summary>Starts it on a port; on a free one when none is named.</summary>
    public static FakeClamd Start(int port = 0) => new(port);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_serving.IsCompleted)
        {
            return;
        }

        // The listener goes after whoever listens: between two clients, a listener that is gone is an error of its own.
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // It was stopped.
        }
    }

    async Task AnswerAsync(NetworkStream stream)
    {
        try
        {
            var command = new StringBuilder();
            var one = new byte[1];
            while (await stream.ReadAsync(one, _stop.Token) == 1 && one[0] != 0)
            {
                command.Append((char)one[0]);
            }

            var answer = command.ToString() switch
            {
                "zPING" => "PONG",
                "zINSTREAM" => await ScanAsync(stream),
                _ => "UNKNOWN COMMAND",
            };
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{answer}\0"), _stop.Token);
        }
        catch (IOException)
        {
            // Whoever asked is gone.
        }
    }

    async Task<string> ScanAsync(NetworkStream stream)
    {
        var (length, found, tail) = (new byte[4], false, "");
        Seen = (Seen.Count + 1, Seen.Length);
        while (true)
        {
            await stream.ReadExactlyAsync(length, _stop.Token);
            var part = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            if (part.Length == 0)
            {
                return found ? "stream: Sample.Harm FOUND" : "stream: OK";
            }

            await stream.ReadExactlyAsync(part, _stop.Token);
            if (HangsUp)
            {
                throw new IOException("It hangs up.");
            }

            var text = tail + Encoding.Latin1.GetString(part);
            found |= text.Contains(Harm, StringComparison.Ordinal);
            tail = text[Math.Max(0, text.Length - Harm.Length)..];
            Seen = (Seen.Count, Seen.Length + part.Length);
        }
    }
}
