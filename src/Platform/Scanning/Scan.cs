using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace TransferScheme.Platform.Scanning;

/// <summary>
/// One look at one content, by clamd's INSTREAM: each part with its length in front, an empty one at the end. Once the scanner fails,
/// nothing more is sent to it, and the content is not scanned.
/// </summary>
/// <param name="client">The connection; null where there is none.</param>
sealed class Scan(TcpClient? client) : IAsyncDisposable
{
    const int LongestAnswer = 4096;

    readonly NetworkStream? _stream = client?.GetStream();
    bool _hasFailed = client is null;

    /// <summary>Sends a part of the content.</summary>
    /// <param name="part">The part.</param>
    /// <param name="ct">Cancels the request.</param>
    internal Task SendAsync(ReadOnlyMemory<byte> part, CancellationToken ct) => TryAsync(
        async (stream, limit) =>
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
            await stream.WriteAsync(length, limit);
            await stream.WriteAsync(part, limit);
        },
        ct);

    /// <summary>Ends it, and waits for what was found.</summary>
    /// <param name="ct">Cancels the request.</param>
    internal async Task<ScanResult> EndAsync(CancellationToken ct)
    {
        await SendAsync(ReadOnlyMemory<byte>.Empty, ct);
        return await AnswerAsync(ct) switch
        {
            "stream: OK" => ScanResult.Clean,
            { } found when found.EndsWith(" FOUND", StringComparison.Ordinal) => ScanResult.Infected,
            _ => ScanResult.NotScanned,
        };
    }

    /// <summary>Sends a command.</summary>
    internal Task CommandAsync(ReadOnlyMemory<byte> command, CancellationToken ct) =>
        TryAsync((stream, limit) => stream.WriteAsync(command, limit).AsTask(), ct);

    /// <summary>The scanner's answer, without the zero that ends it; null where none came.</summary>
    internal async Task<string?> AnswerAsync(CancellationToken ct)
    {
        var (answer, length) = (new byte[LongestAnswer], 0);
        await TryAsync(
            async (stream, limit) =>
            {
                while (length < answer.Length && !answer.AsSpan(0, length).Contains((byte)0)
                    && await stream.ReadAsync(answer.AsMemory(length), limit) is > 0 and var read)
                {
                    length += read;
                }
            },
            ct);
        return _hasFailed ? null : Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        client?.Dispose();
        return ValueTask.CompletedTask;
    }

    async Task TryAsync(Func<NetworkStream, CancellationToken, Task> act, CancellationToken ct)
    {
        if (_hasFailed)
        {
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Scanner.Patience);
        try
        {
            await act(_stream!, limit.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            _hasFailed = true;
        }
    }
}
