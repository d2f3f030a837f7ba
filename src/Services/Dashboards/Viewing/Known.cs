using TransferScheme.Dashboards.Following;

namespace TransferScheme.Dashboards.Viewing;

/// <summary>Reads what is known: the documents of the projections, and how far these have come.</summary>
/// <param name="store">The service's store.</param>
/// <param name="documents">The documents.</param>
/// <param name="clock">The scheme's clock.</param>
sealed class Known(IDashboardStore store, Documents documents, TimeProvider clock)
{
    /// <summary>What is known now, or was at a time past.</summary>
    /// <param name="asAt">The time past; null for now.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <returns>Null for a time that is still to come.</returns>
    internal async Task<Facts?> ReadAsync(DateTimeOffset? asAt, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var at = asAt?.ToUniversalTime() ?? now;
        if (at > now)
        {
            return null;
        }

        await using var session = store.QuerySession();
        var known = await documents.ReadAsync(session, ct);
        var authorities = asAt is null ? known.Authorities : await PositionsAsync(session, at, ct);
        var counted = known.Mark.Counted;
        return new Facts(
            at, [.. known.Referrals.Values], authorities, known.Thresholds, counted > at ? at : counted, known.Mark.LagSeconds(now))
        {
            Directions = known.Directions,
            Ages = [.. known.Ages.Values],
        };
    }

    /// <summary>Every authority that is known now.</summary>
    internal async Task<IReadOnlyList<AuthorityPosition>> AuthoritiesAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.QueryAsync<AuthorityPosition>("order by id", ct);
    }

    /// <summary>
    /// The positions as they stood at a time past, from the kept messages. An authority that nobody had told of by then has what was told
    /// first, without the count of children that was not known yet.
    /// </summary>
    static Task<IReadOnlyList<AuthorityPosition>> PositionsAsync(IQuerySession session, DateTimeOffset at, CancellationToken ct) =>
        session.QueryAsync<AuthorityPosition>(
            $$"""
            select distinct on (code) data || jsonb_build_object('id', code, 'atVersion', version)
                || case when known then '{}' else '{"childrenLookedAfter": null}'::jsonb end
            from (
                select data ->> 'authority' as code, (data ->> 'version')::bigint as version, data,
                    (data ->> 'occurredAt')::timestamptz <= ? as known
                from {{DashboardsModule.Schema}}.mt_events where type = 'authority_position_changed') as told
            order by code, known desc, case when known then -version else version end
            """,
            ct,
            at);
}
