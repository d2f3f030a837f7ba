using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Attaching;
using TransferScheme.Platform.Documents;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Scanning;

namespace TransferScheme.Platform.Rescanning;

/// <summary>
/// Has documents looked at that were kept while no scanner answered, one after the other, the oldest first; two processes that do it at
/// once do no harm.
/// </summary>
/// <typeparam name="TStore">The service's store.</typeparam>
/// <param name="scanner">The scanner.</param>
/// <param name="scans">What waits, and what was found.</param>
/// <param name="sealer">Opens the keys of contents.</param>
/// <param name="attachments">The contents.</param>
/// <param name="log">Tells of harm, by the content's identifier.</param>
sealed partial class ScanLater<TStore>(
    Scanner scanner, LaterScans<TStore> scans, Sealer<TStore> sealer, Attachments attachments, ILogger<ScanLater<TStore>> log)
    : BackgroundService
    where TStore : class, IDocumentStore
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (scanner.IsThere && await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await scans.NextAsync(stoppingToken) is { } content && await ScanAsync(content, stoppingToken))
                {
                    // The next one.
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotScanned(log, failure);
            }
        }
    }

    // False where the scanner does not answer: then no other content need be tried now.
    async Task<bool> ScanAsync(AttachedContent content, CancellationToken ct)
    {
        if (!await scanner.IsWellAsync(ct))
        {
            return false;
        }

        if (await sealer.Open(content.Key, ct) is not { } key)
        {
            await scans.ForgetAsync(content, ct);
            return true;
        }

        switch (await LookAsync(content, Convert.FromBase64String(key.Key), ct))
        {
            case null:
                await scans.NoteAsync(content, LaterScans<TStore>.NotScanned, ct);
                return true;
            case ScanResult.Clean:
                await scans.NoteAsync(content, "clean", ct);
                return true;
            case ScanResult.Infected:
                await scans.NoteAsync(content, LaterScans<TStore>.Infected, ct);
                Harmful(log, content.Id);
                return true;
            default:
                return false;
        }
    }

    // Null where it is not what was stored: it can be scanned as little as it can be read, and the others must not wait for it.
    async Task<ScanResult?> LookAsync(AttachedContent content, byte[] key, CancellationToken ct)
    {
        var pool = ArrayPool<byte>.Shared;
        var (clear, closed) = (pool.Rent(ChunkCipher.Clear), pool.Rent(ChunkCipher.Clear + ChunkCipher.Tag));
        try
        {
            using var cipher = attachments.Cipher(content.Id, key);
            await using var scan = await scanner.BeginAsync(ct);
            for (var number = 0; number <= Attachments.LastOf(content); number++)
            {
                var length = await attachments.ReadAsync(cipher, content, number, closed, clear, ct);
                await scan.SendAsync(clear.AsMemory(0, length), ct);
            }

            return await scan.EndAsync(ct);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        finally
        {
            pool.Return(clear, clearArray: true);
            pool.Return(closed);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Documents that were kept unscanned could not be looked at")]
    private static partial void NotScanned(ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Content {Id}, which was kept unscanned, does harm: nobody can read it any more")]
    private static partial void Harmful(ILogger log, Guid id);
}
