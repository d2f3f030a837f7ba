using System.Text.Json;
using TransferScheme.Dashboards.Following;
using TransferScheme.Dashboards.Viewing;

namespace TransferScheme.Dashboards.Streaming;

/// <summary>Changes up to a number, those that nothing was told of left out.</summary>
/// <param name="Changes">The changes, in order.</param>
/// <param name="UpTo">All up to this number are in it.</param>
sealed record ChangePage(IReadOnlyList<Change> Changes, long UpTo);

/// <summary>The messages that this service keeps, read as changes of cases.</summary>
/// <param name="store">The service's store.</param>
/// <param name="clock">The scheme's clock.</param>
sealed class ChangeLog(IDashboardStore store, TimeProvider clock)
{
    const int Most = 500;

    // Members of a message that name an authority whose part it tells of, beside the entry authority.
    static readonly string[] Parts = ["authority", "newAuthority", "successor", "from"];

    static readonly JsonSerializerOptions Rows = new(JsonSerializerDefaults.Web);

    /// <summary>How far the readers have come.</summary>
    internal async Task<Mark> MarkAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await Mark.ReadAsync(session, ct);
    }

    /// <summary>The changes after a number, some hundreds at most.</summary>
    /// <param name="after">The number.</param>
    /// <param name="upTo">How far the readers have come.</param>
    /// <param name="ct">Cancels it.</param>
    internal async Task<ChangePage> ReadAsync(long after, long upTo, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var texts = await session.QueryAsync<string>(
            $"""
            select jsonb_build_object('number', seq_id, 'caseId', stream_id, 'type', type, 'data', data)::text
            from {DashboardsModule.Schema}.mt_events where seq_id > ? and seq_id <= ? order by seq_id limit {Most}
            """,
            ct, after, upTo);
        if (texts.Count == 0)
        {
            return new ChangePage([], upTo);
        }

        var rows = texts.Select(t => JsonSerializer.Deserialize<Row>(t, Rows)!).ToList();
        var ids = rows.Select(r => r.Referral).OfType<Guid>().Distinct().ToArray();
        var referrals = (await session.LoadManyAsync<ReferralProgress>(ct, ids)).ToDictionary(r => r.Id);
        var ages = (await session.LoadManyAsync<AgeProgress>(
            ct, rows.Where(r => r.Kind == "ageAssessment").Select(r => r.CaseId).Distinct().ToArray())).ToDictionary(a => a.Id);
        var regions = (await session.QueryAsync<AuthorityPosition>("order by id", ct)).ToDictionary(a => a.Id, a => a.Region);
        var now = clock.GetUtcNow();
        return new ChangePage(
            [.. rows.Select(r => r.Read(
                id => referrals.GetValueOrDefault(id), id => ages.GetValueOrDefault(id), now, code => regions.GetValueOrDefault(code)))],
            rows.Count == Most ? rows[^1].Number : upTo);
    }

    /// <summary>A kept message.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="CaseId">Its stream.</param>
    /// <param name="Type">Its stored name.</param>
    /// <param name="Data">What it says.</param>
    sealed record Row(long Number, Guid CaseId, string Type, JsonElement Data)
    {
        internal Guid? Referral => Text("referralId") is { } id ? Guid.Parse(id) : null;

        // Allocation tells of its decision in a stream that has the referral's identifier.
        internal string Kind => Type == "authority_recommended" ? "allocation"
            : Has("offerId") ? "offer"
            : Has("refusalId") ? "refusal"
            : Has("assessmentId") ? "ageAssessment"
            : Has("directionId") ? "direction"
            : Has("authorityId") ? "authority"
            : Has("schemeRulesId") ? "rules"
            : "referral";

        internal Change Read(
            Func<Guid, ReferralProgress?> referralOf, Func<Guid, AgeProgress?> ageOf, DateTimeOffset now, Func<string, string?> regionOf)
        {
            var at = Data.GetProperty("occurredAt").GetDateTimeOffset();
            var owner = Kind == "ageAssessment" && ageOf(CaseId) is { } age ? AgeStanding.Of(age, now).Authority : null;
            string[] named = [.. Parts.Select(Text).Append(owner).OfType<string>()];
            return new Change(
                Number,
                new CaseChanged(Kind, CaseId, Referral, Type.Replace('_', '-'), Data.GetProperty("version").GetInt64(), at),
                Audience.Of(
                    Kind, IsSentBack ? DateTimeOffset.MinValue : at, named, Text("entryAuthority"), Referral is { } id ? referralOf(id) : null, now, regionOf));
        }

        // The outcome is what the referrer is sent after the move, and nothing else.
        bool IsSentBack => Type == "outcome_recorded";

        bool Has(string member) => Data.TryGetProperty(member, out _);

        string? Text(string member) =>
            Data.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
    }
}
