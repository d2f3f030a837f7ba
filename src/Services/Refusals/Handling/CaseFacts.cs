using System.Globalization;
using TransferScheme.Platform.Time;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Grounds;
using TransferScheme.Refusals.Rules;

namespace TransferScheme.Refusals.Handling;

/// <summary>Reads what statements are held against.</summary>
/// <param name="store">The service's store.</param>
/// <param name="asking">Asks Allocation.</param>
/// <param name="clock">The scheme's clock.</param>
sealed class CaseFacts(IRefusalStore store, AllocationAnswers asking, TimeProvider clock)
{
    // A child who left the group since is not on the way.
    const string Accepted =
        """
        select coalesce(sum(coalesce(jsonb_array_length(r.data -> 'children'), (o.data ->> 'size')::int)), 0)::int
        from refusals.mt_doc_knownoffer as o
        left join refusals.mt_doc_knownreferral as r on r.id = (o.data ->> 'referralId')::uuid
        where o.data ->> 'authority' = ? and lower(o.data ->> 'status') = 'accepted'
            and not coalesce((r.data ->> 'completed')::boolean, false)
        """;

    const string Earlier =
        """
        select jsonb_build_object('referralId', d.data -> 'offer' ->> 'referralId', 'codes', d.data -> 'issued' -> 'codes',
            'textHashes', d.data -> 'issued' -> 'textHashes', 'response', d.data -> 'issued' ->> 'response')
        from refusals.mt_doc_refusal as d
        where d.data -> 'offer' ->> 'authority' = ? and d.id <> ? and d.data -> 'issued' ->> 'response' is not null order by d.id
        """;

    /// <summary>An offer with all that a case keeps of it; null where there is none.</summary>
    /// <param name="offerId">The offer.</param>
    /// <param name="ct">Cancels the request.</param>
    internal async Task<FoundOffer?> OfferAsync(Guid offerId, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var offer = await session.LoadAsync<KnownOffer>(offerId, ct);
        var referral = offer is null ? null : await session.LoadAsync<KnownReferral>(offer.ReferralId, ct);
        if (offer is null || referral is null)
        {
            // Its messages may still be on their way.
            if (await asking.OfferAsync(offerId, ct) is not { } told)
            {
                return null;
            }

            (offer, referral) = (offer ?? told.Offer, referral ?? told.Referral);
        }

        var authorities = await session.LoadManyAsync<KnownAuthority>(ct, offer.Authority, referral.EntryAuthority);
        if (authorities.FirstOrDefault(a => a.Id == offer.Authority) is not { } authority
            || authorities.FirstOrDefault(a => a.Id == referral.EntryAuthority) is not { } entry)
        {
            return null;
        }

        return new FoundOffer(offer.At(clock.GetUtcNow()), new OfferedCase(
            offer.ReferralId, offer.Authority, offer.Region, Nation.Division(authority.Nation), referral.EntryAuthority, entry.Region,
            [.. referral.Children.Select(c => c.ChildId)], offer.RespondBy));
    }

    /// <summary>Whether an offer is known to be accepted or to have ended: it needs no answer any more.</summary>
    internal async Task<bool> IsOverAsync(Guid offerId, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<KnownOffer>(offerId, ct) is
        {
            Status: KnownStatus.Accepted or KnownStatus.Withdrawn or KnownStatus.Superseded
        };
    }

    /// <summary>Whether the answer to an offer is known to be overdue.</summary>
    internal async Task<bool> IsOverdueAsync(Guid offerId, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return (await session.LoadAsync<KnownOffer>(offerId, ct))?.At(clock.GetUtcNow()) is { Status: KnownStatus.Overdue };
    }

    /// <summary>When the answer to an offer is due: its time may have been moved since the case was opened.</summary>
    internal async Task<DateTimeOffset> RespondByAsync(Guid offerId, OfferedCase offer, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return (await session.LoadAsync<KnownOffer>(offerId, ct))?.RespondBy ?? offer.RespondBy;
    }

    /// <summary>Words of the names of authorities, which are no persons.</summary>
    internal async Task<IReadOnlySet<string>> PlaceWordsAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return (await session.QueryAsync<string>("select data ->> 'name' from refusals.mt_doc_knownauthority", ct))
            .SelectMany(n => n.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)).ToHashSet();
    }

    /// <summary>What a statement is held against now.</summary>
    /// <param name="id">The case.</param>
    /// <param name="offer">Its offer.</param>
    /// <param name="form">The statement.</param>
    /// <param name="draft">Its coded part.</param>
    /// <param name="grounds">The list of grounds.</param>
    /// <param name="ct">Cancels the request.</param>
    internal async Task<StatementFacts> OfAsync(
        Guid id, OfferedCase offer, StatementForm form, StatementDraft draft, GroundList grounds, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = store.QuerySession();
        var referral = await session.LoadAsync<KnownReferral>(offer.ReferralId, ct);
        var earlier = await session.QueryAsync<EarlierStatement>(Earlier, ct, offer.Authority, id);
        var sameChild = earlier.Where(e => e.ReferralId == offer.ReferralId && e.Response == StatementForm.Decline).ToList();
        return new StatementFacts(grounds, UkTime.DateOf(now), WorkingDays.For(offer.Calendar))
        {
            Figures = form.Grounds.Any(g => g.Code == "G01") ? await FiguresAsync(session, offer, referral, UkTime.DateOf(now), ct) : null,
            SuitablePlaces = form.Grounds.Any(g => g.Code == "G06")
                ? await asking.PlacesAsync(offer.Authority, ct) is { } places ? AllocationAnswers.Suitable(places, referral) : null
                : 0,
            EarlierTexts = earlier.SelectMany(e => e.TextHashes).ToHashSet(),
            EarlierGrounds = sameChild.Count == 0 ? null : [.. sameChild[^1].Codes],
            Texts = draft.TextHashes,
            Late = now > await RespondByAsync(id, offer, ct),
            PlaceWords = await PlaceWordsAsync(ct),
        };
    }

    /// <summary>How many declines of this referral stand, without the one of this case.</summary>
    internal async Task<int> DeclinesAsync(Guid id, Guid referralId, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return (await session.QueryAsync<int>(
            """
            select count(*)::int from refusals.mt_doc_refusal
            where data -> 'offer' ->> 'referralId' = ? and id <> ? and (data ->> 'declineStands')::boolean
            """,
            ct, referralId.ToString(), id))[0];
    }

    static async Task<ThresholdFigures?> FiguresAsync(
        IQuerySession session, OfferedCase offer, KnownReferral? referral, DateOnly today, CancellationToken ct)
    {
        var rules = referral?.RulesVersion is { } pinned
            ? await session.LoadAsync<KnownRules>(pinned, ct)
            : await session.QueryAsync<KnownRules>(
                "where data ->> 'validFrom' <= ? order by data ->> 'validFrom' desc limit 1", ct,
                today.ToString("O", CultureInfo.InvariantCulture)) is [var inForce] ? inForce : null;
        if (rules is null || await session.LoadAsync<KnownAuthority>(
            offer.Authority, ct) is not { ChildrenLookedAfter: { } count } authority)
        {
            return null;
        }

        var accepted = (await session.QueryAsync<int>(Accepted, ct, offer.Authority))[0];
        return new ThresholdFigures(
            count, accepted, authority.ChildPopulation, authority.PopulationYear, rules.ThresholdPer100000, rules.Id);
    }

    sealed record EarlierStatement(Guid ReferralId, IReadOnlyList<string> Codes, IReadOnlyList<string> TextHashes, string Response);
}

/// <summary>An offer that was found.</summary>
/// <param name="Known">How it stands.</param>
/// <param name="Case">What a case keeps of it.</param>
sealed record FoundOffer(KnownOffer Known, OfferedCase Case);
