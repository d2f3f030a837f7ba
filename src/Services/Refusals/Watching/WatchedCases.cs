using TransferScheme.Platform.Time;
using TransferScheme.Refusals.Handling;

namespace TransferScheme.Refusals.Watching;

/// <summary>An issued statement, as the watch looks at it: codes and hashes, no text.</summary>
/// <param name="Id">The case.</param>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="Calendar">Bank-holiday division of its nation.</param>
/// <param name="IssuedAt">When it was issued.</param>
/// <param name="Declines">Whether it declines.</param>
/// <param name="Codes">Codes of its grounds.</param>
/// <param name="TextHashes">Keyed hash of the text of each ground.</param>
sealed record WatchedStatement(
    Guid Id, Guid ReferralId, string Authority, string Region, string Calendar, DateTimeOffset IssuedAt, bool Declines,
    IReadOnlyList<string> Codes, IReadOnlyList<string> TextHashes)
{
    /// <summary>Local day of issue.</summary>
    internal DateOnly IssuedOn => UkTime.DateOf(IssuedAt);
}

/// <summary>What became of a referral.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="AcceptedBy">Code of the authority that accepted; null where none has.</param>
/// <param name="AcceptedOn">Local day of that; null where it is not known.</param>
/// <param name="Completed">Whether the children have arrived there.</param>
/// <param name="CompletedOn">Local day of that; null where it is not known.</param>
/// <param name="EndedFor">Why the referral ended before; null where it has not.</param>
sealed record WatchedReferral(
    Guid ReferralId, string? AcceptedBy, DateOnly? AcceptedOn, bool Completed, DateOnly? CompletedOn, string? EndedFor);

/// <summary>Reads what the watch looks at; of one region, or of all where it is empty.</summary>
/// <param name="store">The service's store.</param>
/// <param name="asking">Asks Allocation for the authorities' returns.</param>
sealed class WatchedCases(IRefusalStore store, AllocationAnswers asking)
{
    const string Issued =
        """
        select jsonb_build_object(
            'id', d.id, 'referralId', d.data -> 'offer' ->> 'referralId', 'authority', d.data -> 'offer' ->> 'authority',
            'region', d.data -> 'offer' ->> 'region', 'calendar', d.data -> 'offer' ->> 'calendar', 'issuedAt', d.data ->> 'issuedAt',
            'declines', d.data -> 'issued' ->> 'response' = 'decline', 'codes', d.data -> 'issued' -> 'codes',
            'textHashes', d.data -> 'issued' -> 'textHashes')
        from refusals.mt_doc_refusal as d
        where d.data ->> 'issuedAt' is not null and (? = '' or d.data -> 'offer' ->> 'region' = ?) order by d.id
        """;

    const string Fates =
        """
        select jsonb_build_object(
            'referralId', r.id, 'completed', coalesce((r.data ->> 'completed')::boolean, false), 'completedOn', r.data -> 'completedOn',
            'endedFor', r.data -> 'endedFor', 'acceptedBy', o.data -> 'authority', 'acceptedOn', o.data -> 'acceptedOn')
        from refusals.mt_doc_knownreferral as r
        left join refusals.mt_doc_knownoffer as o
            on o.data ->> 'referralId' = r.id::text and lower(o.data ->> 'status') = 'accepted'
        where exists (select 1 from refusals.mt_doc_refusal as d where d.data -> 'offer' ->> 'referralId' = r.id::text)
        """;

    const string Other =
        """
        select jsonb_build_object(
            'id', d.id, 'on', ((d.data ->> 'issuedAt')::timestamptz at time zone 'Europe/London')::date,
            'counts', d.data -> 'issued' -> 'codes' @> '["G99"]')
        from refusals.mt_doc_refusal as d
        where d.data ->> 'issuedAt' is not null and (? = '' or d.data -> 'offer' ->> 'authority' = ?)
            and (? = '' or d.data -> 'offer' ->> 'region' = ?)
        """;

    const string DeclinedOffers =
        """
        select jsonb_build_object('id', o.id, 'on', o.data -> 'madeOn',
            'counts', coalesce(d.data -> 'issued' ->> 'response' = 'decline', false))
        from refusals.mt_doc_knownoffer as o
        left join refusals.mt_doc_refusal as d on d.id = o.id
        where o.data ->> 'madeOn' is not null and (? = '' or o.data ->> 'authority' = ?) and (? = '' or o.data ->> 'region' = ?)
        """;

    /// <summary>Every statement issued.</summary>
    internal async Task<IReadOnlyList<WatchedStatement>> StatementsAsync(string region, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.QueryAsync<WatchedStatement>(Issued, ct, region, region);
    }

    /// <summary>What became of every referral on which there is a case.</summary>
    internal async Task<IReadOnlyList<WatchedReferral>> ReferralsAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return [.. (await session.QueryAsync<WatchedReferral>(Fates, ct)).DistinctBy(r => r.ReferralId)];
    }

    /// <summary>What a chart counts.</summary>
    internal async Task<IReadOnlyList<ChartItem>> ChartAsync(string measure, string authority, string region, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.QueryAsync<ChartItem>(
            measure == "other" ? Other : DeclinedOffers, ct, authority, authority, region, region);
    }

    /// <summary>
    /// How many suitable places the authorities' own returns show now, for statements that say there is none. A return that came before the
    /// statement would have stopped its issue (R15), so that one seen now came after it.
    /// </summary>
    /// <returns>By case; null where the returns cannot be read, so that nobody takes silence for nothing found.</returns>
    internal async Task<IReadOnlyDictionary<Guid, int>?> VacanciesAsync(IReadOnlyList<WatchedStatement> statements, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var referrals = (await session.LoadManyAsync<KnownReferral>(ct, statements.Select(s => s.ReferralId).Distinct()))
            .ToDictionary(r => r.Id);
        var vacancies = new Dictionary<Guid, int>();
        foreach (var own in statements.GroupBy(s => s.Authority))
        {
            if (await asking.PlacesAsync(own.Key, ct) is not { } places)
            {
                return null;
            }

            foreach (var statement in own)
            {
                vacancies[statement.Id] = AllocationAnswers.Suitable(places, referrals.GetValueOrDefault(statement.ReferralId)) ?? 0;
            }
        }

        return vacancies;
    }
}
