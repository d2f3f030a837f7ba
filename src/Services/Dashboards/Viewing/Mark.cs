using System.Text.Json;
using TransferScheme.Dashboards.Following;

namespace TransferScheme.Dashboards.Viewing;

/// <summary>How far the readers of this service have come: all up to there is committed, and counted in every figure.</summary>
/// <param name="Number">Number of the last event.</param>
/// <param name="Counted">When it was received; null before the first.</param>
/// <param name="Waiting">When the first event after it was received; null when there is none.</param>
sealed record Mark(long Number, DateTimeOffset? Counted = null, DateTimeOffset? Waiting = null)
{
    /// <summary>The readers whose documents figures are made of.</summary>
    static readonly IReadOnlyList<ShardName> Shards =
    [
        new(nameof(ReferralProgress)), new(nameof(AuthorityPosition)), new(nameof(ThresholdInForce)), new(nameof(DirectionProgress)),
        new(nameof(AgeProgress)),
    ];

    static readonly JsonSerializerOptions Rows = new(JsonSerializerDefaults.Web);

    static readonly string Sql =
        $"""
        select jsonb_build_object(
            'number', m.number,
            'counted', (select timestamp from {DashboardsModule.Schema}.mt_events where seq_id <= m.number order by seq_id desc limit 1),
            'waiting', (select timestamp from {DashboardsModule.Schema}.mt_events where seq_id > m.number order by seq_id limit 1))::text
        from (
            select case when count(*) = {Shards.Count} then min(last_seq_id) else 0 end as number
            from {DashboardsModule.Schema}.mt_event_progression
            where name in ({string.Join(", ", Shards.Select(s => $"'{s.Name}:All'"))})) m
        """;

    /// <summary>Reads it.</summary>
    internal static async Task<Mark> ReadAsync(IQuerySession session, CancellationToken ct) =>
        JsonSerializer.Deserialize<Mark>((await session.QueryAsync<string>(Sql, ct))[0], Rows)!;

    /// <summary>Seconds since the oldest event that waits; zero when none does.</summary>
    internal int LagSeconds(DateTimeOffset now) => Waiting is { } since && since < now ? (int)(now - since).TotalSeconds : 0;
}
