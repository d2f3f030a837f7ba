using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TransferScheme.Allocation.Tests.Notifying;

/// <summary>The smallest mail server there can be: it takes every mail, but for a mailbox that begins with <c>gone</c>.</summary>
sealed class MailServer : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly List<string> _mails = [];

    internal MailServer()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    internal string Address => $"smtp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>What was accepted: envelope and mail.</summary>
    internal IReadOnlyList<string> Mails
    {
        get
        {
            lock (_mails)
            {
                return [.. _mails];
            }
        }
    }

    public void Dispose() => _listener.Dispose();

    async Task ServeAsync()
    {
        while (true)
        {
            _ = TalkAsync(await _listener.AcceptTcpClientAsync());
        }
    }

    async Task TalkAsync(TcpClient caller)
    {
        using var line = caller;
        await using var stream = caller.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 ready");
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync() is { } said)
        {
            var answer = "250 well";
            if (said.StartsWith("RCPT TO:<gone", StringComparison.Ordinal))
            {
                answer = "550 no such mailbox";
            }
            else if (said.StartsWith("RCPT", StringComparison.Ordinal))
            {
                mail.Clear().AppendLine(said);
            }
            else if (said == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                for (var text = await reader.ReadLineAsync(); text is not (null or "."); text = await reader.ReadLineAsync())
                {
                    mail.AppendLine(text);
                }

                lock (_mails)
                {
                    _mails.Add(mail.ToString());
                }
            }
            else if (said == "QUIT")
            {
                answer = "221 good-bye";
            }

            await writer.WriteLineAsync(answer);
        }
    }
}
