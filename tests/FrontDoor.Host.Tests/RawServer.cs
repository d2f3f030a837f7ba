using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TransferScheme.FrontDoor.Host.Tests;

/// <summary>A server below HTTP, for what no good server does: it reads a request and breaks the connection, or says nothing.</summary>
sealed class RawServer : IDisposable
{
    /// <summary>A whole answer, after which the connection is kept.</summary>
    internal const string Kept = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    /// <summary>No answer: the connection is closed as a process that ends does it.</summary>
    internal const string Closed = "";

    /// <summary>No answer: the connection is reset.</summary>
    internal const string Reset = "reset";

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _end = new();
    readonly Func<int, string?> _answer;

    /// <summary>Starts one.</summary>
    /// <param name="answer">
    /// What it says to the first request, the second and so on, before it closes the connection, unless that is <see cref="Kept"/>;
    /// null: nothing, for ever.
    /// </param>
    internal RawServer(Func<int, string?> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Where it serves.</summary>
    internal string Address => $"http://{_listener.LocalEndpoint}";

    /// <summary>The requests that it got, looks at its health left out.</summary>
    internal ConcurrentQueue<string> Requests { get; } = [];

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            _ = ServeAsync(await _listener.AcceptSocketAsync(_end.Token));
        }
    }

    async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            var buffer = new byte[64 * 1024];
            while (await ReadRequestAsync(socket, buffer) is { Length: > 0 } request)
            {
                if (request.StartsWith("GET /health/", StringComparison.Ordinal))
                {
                    await socket.SendAsync(Encoding.ASCII.GetBytes(Kept), _end.Token);
                    continue;
                }

                Requests.Enqueue(request.Split('\r')[0]);
                if (_answer(Requests.Count) is not { } answer)
                {
                    await Task.Delay(Timeout.Infinite, _end.Token);
                    return;
                }

                socket.LingerState = new LingerOption(answer == Reset, 0);
                await socket.SendAsync(Encoding.ASCII.GetBytes(answer == Reset ? "" : answer), _end.Token);
                if (answer != Kept)
                {
                    return;
                }
            }
        }
    }

    // The tests' requests end with their head, or with the word END in their body.
    async Task<string> ReadRequestAsync(Socket socket, byte[] buffer)
    {
        var request = new StringBuilder();
        while (!IsWhole($"{request}") && await socket.ReceiveAsync(buffer, _end.Token) is > 0 and var read)
        {
            request.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return $"{request}";
    }

    static bool IsWhole(string request) =>
        request.Contains("END", StringComparison.Ordinal)
        || (request.EndsWith("\r\n\r\n", StringComparison.Ordinal)
            && (!request.Contains("Content-Length: ", StringComparison.Ordinal)
                || request.Contains("Content-Length: 0", StringComparison.Ordinal)));
}
