using System.Globalization;

namespace TransferScheme.Allocation.Rota;

/// <summary>
/// How far everything is that a decision builds on, read in one statement and so of one moment. What is in memory stands while
/// these are the same.
/// </summary>
/// <param name="IsDecided">Whether the referral has been decided before.</param>
/// <param name="Rota">How far the ledger is.</param>
/// <param name="Scheme">The versions of the rules and of all authorities, summed up: it grows with every change of any of them.</param>
sealed record Bearings(bool IsDecided, LedgerEnd Rota, long Scheme)
{
    const string Sql =
        """
        select concat_ws(' ',
            (select count(*) from allocation.mt_streams where id = ?),
            (select coalesce(max(version), 0) from allocation.mt_streams where id = ?)
                + (select coalesce(sum(mt_version), 0) from allocation.mt_doc_authority),
            coalesce(max(s.version), 0),
            coalesce((select e.id from allocation.mt_events as e where e.stream_id = ? and e.version = max(s.version)), ?))
        from allocation.mt_streams as s where s.id = ?
        """;

    /// <summary>Reads them.</summary>
    internal static async Task<Bearings> ReadAsync(IQuerySession session, Guid referral, CancellationToken ct)
    {
        var texts = await session.QueryAsync<string>(Sql, ct, referral, Streams.SchemeRules, Streams.Rota, Guid.Empty, Streams.Rota);
        var parts = texts[0].Split(' ');
        return new Bearings(parts[0] != "0", new LedgerEnd(Number(parts[2]), new Guid(parts[3])), Number(parts[1]));
    }

    static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>The newest entry of the ledger.</summary>
/// <param name="Version">Its position; 0 when there is none.</param>
/// <param name="Entry">Its identifier, which no other entry has that might have stood at that position instead.</param>
sealed record LedgerEnd(long Version, Guid Entry);
