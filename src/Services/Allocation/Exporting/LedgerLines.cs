using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Exporting;

/// <summary>Reads the ledger as the lines of its export: once for what became of each referral, once for the lines.</summary>
static class LedgerLines
{
    /// <summary>What became of each referral.</summary>
    internal static async Task<Settlements> SettlementsAsync(this IQuerySession session, DateTimeOffset? until, CancellationToken ct)
    {
        var settlements = Settlements.None;
        await foreach (var entry in session.Entries(until: until, ct: ct))
        {
            settlements = Settlements.After(settlements, entry);
        }

        return settlements;
    }

    /// <summary>The lines between the first and the last of an export, without hashes.</summary>
    internal static async IAsyncEnumerable<JsonObject> LinesAsync(
        this IQuerySession session, Settlements settlements, DateTimeOffset? until, [EnumeratorCancellation] CancellationToken ct)
    {
        var export = LedgerExport.Beginning;
        await foreach (var entry in session.Entries(last: settlements.Position, until: until, ct: ct))
        {
            export = LedgerExport.After(export, entry, settlements);
            foreach (var line in export.Lines)
            {
                yield return line;
            }
        }
    }
}
