namespace TransferScheme.Allocation.Rota;

/// <summary>
/// How far everything is that a decision builds on, read in one statement and so of one moment. What is in memory stands while the
/// numbers are the same.
/// </summary>
/// <param name="IsDecided">Whether the referral has been decided before.</param>
/// <param name="Rota">Version of the rota.</param>
/// <param name="Scheme">The versions of the rules and of all authorities, summed up: it grows with every change of any of them.</param>
sealed record Bearings(bool IsDecided, long Rota, long Scheme)
{
    const string Versions =
        """
        select n from unnest(array[
            (select count(*) from allocation.mt_streams where id = ?),
            (select coalesce(max(version), 0) from allocation.mt_streams where id = ?),
            (select coalesce(max(version), 0) from allocation.mt_streams where id = ?)
                + (select coalesce(sum(mt_version), 0) from allocation.mt_doc_authority)]) with ordinality as versions(n, place)
        order by place
        """;

    /// <summary>Reads them.</summary>
    internal static async Task<Bearings> ReadAsync(IQuerySession session, Guid referral, CancellationToken ct) =>
        await session.QueryAsync<long>(Versions, ct, referral, Streams.Rota, Streams.SchemeRules) is [var decided, var rota, var scheme]
            ? new Bearings(decided > 0, rota, scheme)
            : throw new InvalidOperationException("Three versions were asked for.");
}
