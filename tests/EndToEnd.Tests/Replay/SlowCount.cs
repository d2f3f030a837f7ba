using System.Globalization;
using TransferScheme.EndToEnd.Tests.Faults;

namespace TransferScheme.EndToEnd.Tests.Replay;

/// <summary>The figures of the standard return, counted one by one over the events that the services themselves recorded.</summary>
static class SlowCount
{
    const string Day = "(e.timestamp at time zone 'Europe/London')::date";

    /// <summary>The offers made to the authorities in the period.</summary>
    const string Offers =
        $"""
        with offers as (
            select e.data ->> 'referralId' as referral, e.data -> 'group' -> 'children' as children, exists (
                select from allocation.mt_events a where a.stream_id = e.stream_id and a.type = 'offer_accepted'
                and (a.timestamp at time zone 'Europe/London')::date <= $3) as accepted, exists (
                select from allocation.mt_events w where w.stream_id = e.stream_id and w.type = 'offer_withdrawn'
                and (w.timestamp at time zone 'Europe/London')::date <= $3) as withdrawn, (
                select jsonb_build_array(d.data -> 'groups' -> 0, d.data -> 'codes' -> 0) from allocation.mt_events d
                where d.stream_id = e.stream_id and d.type = 'offer_declined'
                and (d.timestamp at time zone 'Europe/London')::date <= $3 order by d.version desc limit 1) as declined, exists (
                select from allocation.mt_events r join allocation.mt_events d using (stream_id)
                where r.stream_id = e.stream_id and r.type = 'offer_reaffirmed' and d.type = 'offer_declined' and r.version > d.version
                and (r.timestamp at time zone 'Europe/London')::date <= $3) as reaffirmed
            from allocation.mt_events e where e.type = 'offer_made' and e.data ->> 'authority' = any($1) and {Day} between $2 and $3)
        """;

    /// <summary>What was recorded of each authority until the period ended, and the rules in force on its last day.</summary>
    const string Positions =
        $"""
        with told as (
            select distinct on (e.stream_id) coalesce(e.data -> 'now', e.data) as now from allocation.mt_events e
            where e.type in ('authority_registered', 'children_looked_after_declared', 'children_arrived', 'children_departed')
            and {Day} <= $3 order by e.stream_id, e.version desc),
        positions as (
            select (now ->> 'childPopulation')::numeric as population, now ->> 'populationYear' as year, now ->> 'nation' as nation,
                (now ->> 'childrenLookedAfter')::numeric as held
            from told where now ->> 'code' = any($1) and $2::date is not null),
        rules as (
            select e.data ->> 'name' as name, (e.data ->> 'thresholdPer100000')::numeric as per from allocation.mt_events e
            where e.type = 'rules_adopted' and (e.data ->> 'validFrom')::date <= $3
            order by e.data ->> 'validFrom' desc, e.version desc limit 1)
        """;

    const string Referrals =
        $"""
        with made as (
            select e.stream_id from referrals.mt_events e
            join referrals.mt_events s on s.stream_id = e.stream_id and s.type = 'referral_started'
            where e.type = 'referral_submitted' and s.data ->> 'entryAuthority' = any($1) and {Day} between $2 and $3)
        """;

    const string Put =
        $"""
        with put as (
            select e.timestamp, e.data ->> 'referralId' as referral, e.data ->> 'authority' as authority,
                e.data -> 'group' ->> 'entryAuthority' as entry,
                lag(e.data ->> 'authority') over (partition by e.data ->> 'referralId' order by e.timestamp, e.seq_id) as before
            from allocation.mt_events e where e.type = 'offer_made')
        """;

    static readonly IReadOnlyList<(string Figure, string Sql)> Questions =
    [
        ("offersReceived", $"{Offers} select count(*)::numeric from offers"),
        ("childrenOffered", $"{Offers} select count(distinct c ->> 'childId')::numeric from offers, jsonb_array_elements(children) c"),
        ("offersAccepted", $"{Offers} select count(*)::numeric from offers where accepted"),
        ("childrenAccepted",
            $"{Offers} select count(distinct c ->> 'childId')::numeric from offers, jsonb_array_elements(children) c where accepted"),
        ("offersDeclined", $"{Offers} select count(*)::numeric from offers where declined is not null and not accepted"),
        ("declinesTakenBack", $"{Offers} select count(*)::numeric from offers where declined is not null and accepted"),
        ("declinesReaffirmed", $"{Offers} select count(*)::numeric from offers where reaffirmed"),
        ("offersWithdrawn",
            $"{Offers} select count(*)::numeric from offers where withdrawn and declined is null and not accepted"),
        ("offersUnanswered",
            $"{Offers} select count(*)::numeric from offers where not withdrawn and declined is null and not accepted"),
        ("childPopulation", $"{Positions} select sum(population) from positions"),
        ("populationYear", $"{Positions} select string_agg(distinct year, '; ') from positions"),
        ("populationSource",
            $"""
            {Positions} select string_agg(
                distinct case nation when 'Scotland' then 'National Records of Scotland'
                    when 'Northern Ireland' then 'Northern Ireland Statistics and Research Agency'
                    else 'Office for National Statistics' end, '; ')
            from positions
            """),
        ("rulesVersion", $"{Positions} select name from rules where (select count(*) from positions) >= 0"),
        ("thresholdPer100000", $"{Positions} select per from rules where (select count(*) from positions) >= 0"),
        ("threshold", $"{Positions} select sum(population) * max(per) / 100000 from positions, rules"),
        ("childrenLookedAfter", $"{Positions} select sum(held) from positions"),
        ("percentOfThreshold",
            $"""
            {Positions} select round(100 * sum(held) * 100000 / (sum(population) * max(per)), 1) from positions, rules
            where held is not null
            """),
        .. Transfers("transfersReceived", "receivingAuthority"),
        .. Transfers("transfersSent", "entryAuthority"),
        ("referralsMade", $"{Referrals} select count(*)::numeric from made"),
        ("childrenReferred",
            $"""
            {Referrals}, found as (
                select distinct on (e.stream_id) e.stream_id, e.version, e.data -> 'children' as children
                from referrals.mt_events e join made using (stream_id)
                where e.type in ('referral_found_eligible', 'referral_found_ineligible') and {Day} <= $3 order by e.stream_id, e.version desc)
            select coalesce(sum(jsonb_array_length(children) - (
                select count(*) from referrals.mt_events e
                where e.stream_id = found.stream_id and e.type = 'child_left_group' and e.version > found.version and {Day} <= $3)), 0)::numeric
            from found
            """),
        ("referralsWithdrawn",
            $"""
            select count(*)::numeric from referrals.mt_events e
            join referrals.mt_events s on s.stream_id = e.stream_id and s.type = 'referral_started'
            where e.type = 'referral_withdrawn' and s.data ->> 'entryAuthority' = any($1) and {Day} between $2 and $3
            """),
        ("referralsReallocated",
            $"""
            {Put} select count(distinct referral)::numeric from put e
            where authority <> before and entry = any($1) and {Day} between $2 and $3
            """),
    ];

    /// <summary>The offers declined by group and code of the first ground of the statement, each as <c>child G04</c> and how many;
    /// the whole group as <c>child</c>.</summary>
    /// <param name="rows">The database.</param>
    /// <param name="authorities">Codes of the authorities that are counted.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    internal static Task<IReadOnlyList<string>> DeclinesAsync(
        Rows rows, IReadOnlyList<string> authorities, DateOnly from, DateOnly to) => rows.TextsAsync(
            $"""
            {Offers}
            select concat_ws(' ', declined ->> 0, declined ->> 1) || ': ' || count(*) from offers
            where declined is not null and not accepted group by declined ->> 0, declined ->> 1
            union all
            select (declined ->> 0) || ': ' || count(*) from offers where declined is not null and not accepted group by declined ->> 0
            """, authorities.ToArray(), from, to);

    /// <summary>Every figure by its name, as text.</summary>
    /// <param name="rows">The database.</param>
    /// <param name="authorities">Codes of the authorities that are counted.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    internal static async Task<IReadOnlyList<(string Figure, string Text)>> OfAsync(
        Rows rows, IReadOnlyList<string> authorities, DateOnly from, DateOnly to)
    {
        var counted = new List<(string, string)>();
        foreach (var (figure, sql) in Questions)
        {
            var found = await rows.ReadAsync(sql, r => r.IsDBNull(0) ? null : r.GetValue(0), authorities.ToArray(), from, to);
            counted.Add((figure, Text(figure, found is [var value] ? value : null)));
        }

        return counted;
    }

    static IEnumerable<(string Figure, string Sql)> Transfers(string name, string side)
    {
        var done =
            $"""
            with done as (
                select (e.data ->> 'workingDays')::int as days from referrals.mt_events e
                where e.type = 'transfer_completed' and e.data ->> '{side}' = any($1) and {Day} between $2 and $3)
            """;
        const string Count = "count(*)::numeric from done";
        return
        [
            (name, $"{done} select {Count}"),
            ($"{name}Within5", $"{done} select {Count} where days <= 5"),
            ($"{name}In6To10", $"{done} select {Count} where days between 6 and 10"),
            ($"{name}Over10", $"{done} select {Count} where days > 10"),
            ($"{name}MedianWorkingDays", $"{done} select percentile_cont(0.5) within group (order by days)::numeric from done"),
            ($"{name}NinetiethCentileWorkingDays", $"{done} select percentile_disc(0.9) within group (order by days)::numeric from done"),
            ($"{name}PercentWithin10",
                $"{done} select round(100.0 * count(*) filter (where days <= 10) / nullif(count(*), 0), 1) from done"),
            ($"{name}PercentWithin5",
                $"{done} select round(100.0 * count(*) filter (where days <= 5) / nullif(count(*), 0), 1) from done"),
        ];
    }

    // Of no transfer there is no median, and where no count was returned none is known.
    static string Text(string figure, object? value) => value switch
    {
        decimal number => number.ToString("0.#####", CultureInfo.InvariantCulture),
        string text => text,
        _ => figure.StartsWith("transfers", StringComparison.Ordinal) ? "none" : "not known",
    };
}
