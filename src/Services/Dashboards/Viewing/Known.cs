using TransferScheme.Dashboards.Following;

namespace TransferScheme.Dashboards.Viewing;

/// <summary>Reads what is known: the documents of the projections, and how far these have come.</summary>
/// <param name="store">The service's store.</param>
/// <param name="clock">The scheme's clock.</param>
sealed class Known(IDashboardStore store, TimeProvider clock)
{
    static readonly IReadOnlyList<ShardName> Shards =
        [new(nameof(ReferralProgress)), new(nameof(AuthorityPosition)), new(nameof(ThresholdInForce)), new(nameof(DirectionProgress))];

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

        // Progress first: what is read after it can only be newer than it says.
        var (counted, waiting) = await ProgressAsync(session, ct);
        var referrals = await session.QueryAsync<ReferralProgress>("order by id", ct);
        var thresholds = await session.QueryAsync<ThresholdInForce>("order by id", ct);
        var authorities = asAt is null
            ? await session.QueryAsync<AuthorityPosition>("order by id", ct)
            : await PositionsAsync(session, at, ct);
        var behind = waiting is { } since && since < now ? (int)(now - since).TotalSeconds : 0;
        return new Facts(at, referrals, authorities, thresholds, counted > at ? at : counted, behind)
        {
            Directions = await session.QueryAsync<DirectionProgress>("order by id", ct),
        };
    }

    /// <summary>Every authority that is known now.</summary>
    internal async Task<IReadOnlyList<AuthorityPosition>> AuthoritiesAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.QueryAsync<AuthorityPosition>("order by id", ct);
    }

    /// <summary>When the last event counted was received, and when the first not counted was.</summary>
    async Task<(DateTimeOffset? Counted, DateTimeOffset? Waiting)> ProgressAsync(IQuerySession session, CancellationToken ct)
    {
        var progress = long.MaxValue;
        foreach (var shard in Shards)
        {
            progress = Math.Min(progress, await store.Advanced.ProjectionProgressFor(shard, token: ct));
        }

        var counted = await session.QueryAsync<DateTimeOffset>(
            $"select timestamp from {DashboardsModule.Schema}.mt_events where seq_id <= ? order by seq_id desc limit 1", ct, progress);
        var waiting = await session.QueryAsync<DateTimeOffset>(
            $"select timestamp from {DashboardsModule.Schema}.mt_events where seq_id > ? order by seq_id limit 1", ct, progress);
        return (counted is [var last] ? last : null, waiting is [var first] ? first : null);
    }

    /// <summary>The positions as they stood at a time past, from the kept messages.</summary>
    static Task<IReadOnlyList<AuthorityPosition>> PositionsAsync(IQuerySession session, DateTimeOffset at, CancellationToken ct) =>
        session.QueryAsync<AuthorityPosition>(
            $"""
            select distinct on (data ->> 'authority')
                data || jsonb_build_object('id', data ->> 'authority', 'atVersion', data -> 'version')
            from {DashboardsModule.Schema}.mt_events
            where type = 'authority_position_changed' and (data ->> 'occurredAt')::timestamptz <= ?
            order by data ->> 'authority', (data ->> 'version')::bigint desc
            """,
            ct,
            at);
}
