using System.Runtime.CompilerServices;

namespace TransferScheme.Allocation.Rota;

/// <summary>Reads the ledger page by page, so that memory does not grow with it.</summary>
static class LedgerEntries
{
    const int Page = 200;

    /// <summary>Entries in their order.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="after">Position after which to begin.</param>
    /// <param name="last">Position of the last entry wanted.</param>
    /// <param name="until">Only entries recorded up to then; null for all.</param>
    /// <param name="ct">Cancels the request.</param>
    internal static async IAsyncEnumerable<RotaEvent> Entries(
        this IQuerySession session, long after = 0, long last = long.MaxValue, DateTimeOffset? until = null,
        [EnumeratorCancellation] CancellationToken ct = default)
    {
        for (var more = after < last; more;)
        {
            var to = last - after < Page ? last : after + Page;
            var page = await session.Events.FetchStreamAsync(
                Streams.Rota, version: to, timestamp: until, fromVersion: after + 1, token: ct);
            foreach (var e in page)
            {
                yield return (RotaEvent)e.Data;
            }

            after = to;
            more = page.Count == Page && after < last;
        }
    }
}
