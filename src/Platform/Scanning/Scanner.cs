using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using TransferScheme.Platform.Health;

namespace TransferScheme.Platform.Scanning;

/// <summary>What a scanner found in a content.</summary>
public enum ScanResult
{
    /// <summary>It was not looked at: there is no scanner, or it did not answer.</summary>
    NotScanned,

    /// <summary>Nothing.</summary>
    Clean,

    /// <summary>Something that does harm.</summary>
    Infected,
}

/// <summary>
/// The scanner of documents: a service that speaks clamd's protocol over TCP, or none. Where it is absent or silent a document is kept
/// and marked: a child's file must not wait for it.
/// </summary>
/// <param name="address">tcp://host:port; null where there is none.</param>
sealed class Scanner(Uri? address)
{
    /// <summary>How long it may take to connect, to take a part in, and to answer.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The scanner that the settings name.</summary>
    /// <exception cref="InvalidOperationException">The setting is no such address.</exception>
    internal static Scanner From(IConfiguration configuration) =>
        configuration["Documents:Scanner:Url"] is not { Length: > 0 } text ? new Scanner(null)
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "tcp", Port: > 0 } ? new Scanner(address)
        : throw new InvalidOperationException("Documents:Scanner:Url must be the scanner's address, tcp://host:port.");

    /// <summary>Whether there is one; it may still not answer.</summary>
    internal bool IsThere => address is not null;

    /// <summary>Begins to look at a content; without a scanner that can be reached it ends as not scanned.</summary>
    /// <param name="ct">Cancels the request.</param>
    internal async Task<Scan> BeginAsync(CancellationToken ct)
    {
        var scan = new Scan(await ConnectAsync(ct));
        await scan.CommandAsync("zINSTREAM\0"u8.ToArray(), ct);
        return scan;
    }

    /// <summary>Whether it does its work, or there is none to do it.</summary>
    /// <param name="ct">Cancels the question.</param>
    internal async Task<bool> IsWellAsync(CancellationToken ct)
    {
        if (address is null)
        {
            return true;
        }

        await using var scan = new Scan(await ConnectAsync(ct));
        await scan.CommandAsync("zPING\0"u8.ToArray(), ct);
        return await scan.AnswerAsync(ct) == "PONG";
    }

    async Task<TcpClient?> ConnectAsync(CancellationToken ct)
    {
        if (address is null)
        {
            return null;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync(address.Host, address.Port, limit.Token);
            return client;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            client.Dispose();
            return null;
        }
    }
}

/// <summary>Red while there is a scanner and it does not answer: documents are kept unscanned meanwhile.</summary>
/// <param name="scanner">The scanner.</param>
sealed class ScannerAlarm(Scanner scanner) : IAlarm
{
    public string Name => "document-scanner";

    public async Task<IReadOnlyList<string>> LookAsync(CancellationToken ct) =>
        await scanner.IsWellAsync(ct) ? [] : ["The scanner of documents does not answer: documents are kept, marked notScanned."];
}
