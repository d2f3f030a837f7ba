using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TransferScheme.TestKit.Tests.Proxying;

/// <summary>Answers every chunk of bytes with its name and the same bytes.</summary>
sealed class EchoServer : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    internal EchoServer(string name)
    {
        _listener.Start();
        _ = ServeAsync(name);
    }

    internal EndPoint Address => _listener.LocalEndpoint;

    public void Dispose() => _listener.Dispose();

    async Task ServeAsync(string name)
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.AcceptSocketAsync(), name);
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    static async Task AnswerAsync(Socket socket, string name)
    {
        using var owned = socket;
        var buffer = new byte[65536];
        try
        {
            while (await socket.ReceiveAsync(buffer) is > 0 and var read)
            {
                await socket.SendAsync(Encoding.ASCII.GetBytes($"{name}:"));
                await socket.SendAsync(buffer.AsMemory(0, read));
            }
        }
        catch (SocketException)
        {
            // The client broke off.
        }
    }
}

/// <summary>A client of it.</summary>
sealed class EchoClient : IDisposable
{
    readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public void Dispose() => _socket.Dispose();

    internal static async Task<EchoClient> ConnectAsync(int port)
    {
        var client = new EchoClient();
        await client._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
        return client;
    }

    internal Task SayAsync(string words) => _socket.SendAsync(Encoding.ASCII.GetBytes(words));

    /// <summary>Reads until that much has come, for at most five seconds; an empty text is the end.</summary>
    internal async Task<string> HearAsync(int length)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        var buffer = new byte[length];
        var filled = 0;
        while (filled < length && await _socket.ReceiveAsync(buffer.AsMemory(filled), limit.Token) is > 0 and var read)
        {
            filled += read;
        }

        return Encoding.ASCII.GetString(buffer, 0, filled);
    }

    /// <summary>Says something and reads the answer.</summary>
    internal async Task<string> AskAsync(string words)
    {
        await SayAsync(words);
        return await HearAsync(words.Length + 2);
    }

    /// <summary>Whether nothing is to be heard for a while.</summary>
    internal async Task<bool> IsSilentAsync() => !await Task.Run(() => _socket.Poll(TimeSpan.FromMilliseconds(300), SelectMode.SelectRead));
}
