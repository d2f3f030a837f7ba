namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>What is missing or there more than once. Both lists are to be empty.</summary>
/// <param name="Lost">Acknowledged commands without their event.</param>
/// <param name="Doubled">Effects that happened more than once.</param>
public sealed record Tally(IReadOnlyList<string> Lost, IReadOnlyList<string> Doubled)
{
    // What may happen once only, and what tells one from the other; dashboards keep each message once by its sender's version.
    static readonly (string Schema, string Types, string Key)[] Once =
    [
        ("referrals", "referral_submitted referral_found_eligible offer_noted acceptance_noted arrangement_proposed arrangement_made"
            + " departure_recorded transfer_completed decline_noted reaffirmation_noted", "stream_id::text"),
        ("referrals", "arrangement_signed arrival_confirmed", "stream_id || ' ' || (data ->> 'onBehalfOf')"),
        ("allocation", "authority_recommended no_authority_found allocation_offered allocation_accepted allocation_completed offer_made"
            + " offer_accepted offer_declined offer_reaffirmed decline_withdrawn allocation_declined allocation_offered_again",
            "stream_id::text"),
        ("refusals", "refusal_opened statement_drafted issue_begun statement_issued obligation_reaffirmed withdrawal_begun"
            + " decline_withdrawn", "stream_id::text"),
        ("allocation", "decided offer_made reservation_debited turn_completed children_arrived children_departed", "data ->> 'referralId'"),
        ("dashboards", "", "stream_id || ' ' || (data ->> 'version')"),
    ];

    /// <summary>Holds the harness's book against the logs; may be done at any time.</summary>
    /// <param name="rows">The database.</param>
    /// <param name="record">What was sent and acknowledged.</param>
    public static async Task<Tally> TakeAsync(Rows rows, LoadRecord record)
    {
        // The book is read first for what must be there, and last for what may be there.
        var acknowledged = record.Acknowledged.CountBy(s => (s.Act.Event, Stream: s.AppendedTo!.Value)).ToList();
        var stored = new Dictionary<(string, Guid), int>();
        foreach (var act in record.Sent.Select(s => s.Act).Distinct())
        {
            var found = await rows.ReadAsync(
                $"select stream_id, count(*)::int from {act.Schema}.mt_events where type = $1 group by stream_id",
                r => (r.GetGuid(0), r.GetInt32(1)), act.Event);
            foreach (var (stream, count) in found)
            {
                stored[(act.Event, stream)] = count;
            }
        }

        var lost = acknowledged.Where(a => stored.GetValueOrDefault(a.Key) < a.Value).Select(a => $"{a.Key.Event} of {a.Key.Stream}");
        return new Tally([.. lost], [.. await TwiceAsync(rows), .. TooMany(record, stored)]);
    }

    static async Task<List<string>> TwiceAsync(Rows rows)
    {
        var twice = new List<string>();
        foreach (var (schema, types, key) in Once)
        {
            twice.AddRange(await rows.TextsAsync(
                $"""
                select '{schema}: ' || type || ' ' || ({key}) || ' ' || count(*) || ' times' from {schema}.mt_events
                where $1 = '' or type = any(string_to_array($1, ' ')) group by type, {key} having count(*) > 1
                """, types));
        }

        return twice;
    }

    // A command that was repeated under its key must not have begun a second stream, which nobody would be told of.
    static IEnumerable<string> TooMany(LoadRecord record, Dictionary<(string Event, Guid Stream), int> stored) =>
        from sent in record.Sent.CountBy(s => s.Act)
        let there = stored.Where(s => s.Key.Event == sent.Key.Event).Sum(s => s.Value)
        where there > sent.Value
        select $"{sent.Key.Event}: {there} for {sent.Value} commands";
}
