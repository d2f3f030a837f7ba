using Microsoft.AspNetCore.Mvc;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Answering;
using TransferScheme.Allocation.Conditions;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Allocation.Viewing;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Schema;
using TransferScheme.Platform.Viewing;

namespace TransferScheme.Allocation.Offers;

/// <summary>An offer, as far as the reader may see it.</summary>
/// <param name="Id">The offer.</param>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the offered authority.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="Status"><c>open</c>, <c>overdue</c> (it can still be answered), <c>accepted</c>, <c>declined</c>, <c>withdrawn</c> or
/// <c>superseded</c>.</param>
/// <param name="Version">Version for If-Match.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="RespondBy">When the answer is due.</param>
/// <param name="Clock">The response clock.</param>
/// <param name="Questions">Questions to the entry authority, with their answers.</param>
/// <param name="PlacementType">Kind of placement, once accepted.</param>
/// <param name="Reference">What people call the referral; as all that follows, where the reader may see the minimum facts.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="Children">The children at this stage: the minimum facts and no more.</param>
/// <param name="PlacementTypes">Kinds of placement sought.</param>
/// <param name="Statutory">The statutory clock, which never pauses.</param>
/// <param name="Deferral">The latest request for more time; absent without one. Meanwhile the offer stays open.</param>
public sealed record OfferDetails(
    Guid Id, Guid ReferralId, string Authority, string Region, string Status, long Version, DateTimeOffset MadeAt, DateTimeOffset RespondBy,
    OfferClock Clock, IReadOnlyList<QuestionDetails> Questions, string? PlacementType, string? Reference, string? EntryAuthority,
    IReadOnlyList<ChildFacts>? Children, IReadOnlyList<string>? PlacementTypes, StatutoryDays? Statutory, DeferralDetails? Deferral)
{
    /// <summary>The conditions of the acceptance.</summary>
    public IReadOnlyList<ConditionView> Conditions { get; init; } = [];

    /// <summary>The swap that waits for an answer.</summary>
    public SwapView? Swap { get; init; }

    internal static OfferDetails Of(Offer o, Disclosure disclosure, Reading reading, ChildKeys? keys = null)
    {
        var seen = disclosure is Disclosure.MinimumFacts ? o.Swap?.Group ?? o.Group : null;
        return new OfferDetails(
            o.Id, o.ReferralId, o.Authority, o.Region, Wire.Name(o.Status), o.Version, o.MadeAt, o.RespondBy,
            new OfferClock(o.MadeAt, o.RespondBy, o.Clock.IsPaused),
            [.. o.Questions.Select(q => QuestionDetails.Of(q, reading, keys))], o.PlacementType, seen?.Reference, seen?.EntryAuthority,
            seen?.Children, seen?.PlacementTypes, seen is null ? null : new StatutoryDays(seen.StatutoryStartedOn, seen.StatutoryDueOn),
            DeferralDetails.Of(o.Deferral, reading, keys))
        {
            Conditions = [.. o.Conditions.Select(c => ConditionView.Of(c, reading.Conditions ? keys : null))],
            Swap = o.Swap is { } swap ? SwapView.Of(swap, reading.Swap ? keys : null) : null,
        };
    }
}

/// <summary>The response clock. The statutory clock never waits for it.</summary>
/// <param name="StartedAt">When the offer was made.</param>
/// <param name="DueAt">When the answer is due.</param>
/// <param name="Paused">Whether it waits for an answer to a question.</param>
public sealed record OfferClock(DateTimeOffset StartedAt, DateTimeOffset DueAt, bool Paused);

/// <summary>Answers offers, the oldest first, and one by its identifier.</summary>
static class ViewOffers
{
    // The first is exactly what AllocationPolicy.Sees shows the caller, so that they can be counted where they are.
    const string Mine =
        """
        where (? or d.data ->> 'region' = ? or d.data -> 'group' ->> 'entryRegion' = ? or d.data -> 'group' ->> 'entryAuthority' = ?
                or (d.data ->> 'authority' = ? and (lower(d.data ->> 'status') in ('open', 'overdue', 'accepted')
                    or (lower(d.data ->> 'status') = 'declined' and d.data ->> 'decline' is not null
                        and d.data -> 'decline' ->> 'isValid' is null and d.data -> 'decline' ->> 'isTakenBack' is distinct from 'true')))
                or (d.data -> 'swap' ->> 'authority' = ? and lower(d.data ->> 'status') = 'accepted'))
            and (? = '' or d.data ->> 'authority' = ?) and (? = '' or lower(d.data ->> 'status') = any(string_to_array(?, ',')))
            and (? = '' or d.data ->> 'region' = ?) and (? = '' or coalesce(d.data -> 'decline' ->> 'group', 'not-told') = ?)
            and (? = '' or (d.data -> 'decline' ->> 'isValid' is not null)::text = ?)
            and (? = '' or (d.data ->> 'isSwap' is distinct from 'true'
                and (d.data ->> 'decline' is not null or d.data ->> 'placementType' is not null))::text = ?)
            and (not ? or d.data ->> 'daysLeft' is not null)
            and (? = '' or lower(d.data -> 'deferral' ->> 'state') = ?)
        """;

    const string Oldest = $"{Mine} and d.id > ? order by d.id limit ?";

    const string FirstDue =
        $"""
        {Mine} and ((d.data ->> 'respondBy')::timestamptz, d.id) > (?, ?)
        order by (d.data ->> 'respondBy')::timestamptz, d.id limit ?
        """;

    const string Count = $"select count(*) from allocation.mt_doc_offer as d {Mine}";

    /// <summary>Finds those of an authority or a region that wait for an answer without looking at every offer there ever was.</summary>
    internal static SchemaStep Index { get; } = new(
        "allocation", "allocation.offers_paused",
        """
        create index if not exists offers_by_region on allocation.mt_doc_offer (lower(data ->> 'status'), (data ->> 'region'), id);
        create index if not exists offers_by_authority on allocation.mt_doc_offer ((data ->> 'authority'), lower(data ->> 'status'), id);
        create index if not exists offers_paused on allocation.mt_doc_offer (id) where data ->> 'daysLeft' is not null
        """);

    internal static void Map(RouteGroupBuilder offers)
    {
        offers.MapGet("", List).WithName("ListOffers").Produces<Page<OfferDetails>>();
        offers.MapGet("{id:guid}", Get).WithName("GetOffer").Produces<OfferDetails>();
    }

    // Beside authority and status, of which there may be several: the region, of declines the group of the first ground and whether they
    // stand for good, and whether the authority has ever accepted or declined. Whoever counts offers so finds here what was counted. Also
    // those whose clock waits for an answer to a question, and those whose request for more time is in a state.
    static async Task<IResult> List(
        string? authority, string? status, string? region, string? group, bool? settled, bool? answered, bool? paused, string? deferral,
        string? order, [FromHeader(Name = "Purpose")] string? named, HttpContext http, IAllocationStore store,
        AccessLog<IAllocationStore> log, CancellationToken ct)
    {
        var actor = http.Actor();
        if (Purposes.Of(named, actor) is not { } purpose)
        {
            return new ProblemResult(Purposes.Unknown);
        }

        if (order is not (null or "due"))
        {
            return new ProblemResult(Problem.Invalid("order", "Must be due, or left out for the oldest first."));
        }

        var scope = AllocationPolicy.Lists(actor);
        var (ofAuthority, inStatus, inRegion, ofGroup) = (authority ?? "", status?.ToLowerInvariant() ?? "", region ?? "", group ?? "");
        var (isSettled, isAnswered, inState) = (Text(settled), Text(answered), deferral?.ToLowerInvariant() ?? "");
        object[] mine =
        [
            scope.All, scope.Region, scope.Region, scope.Authority, scope.Authority, scope.Authority, ofAuthority, ofAuthority, inStatus,
            inStatus, inRegion, inRegion, ofGroup, ofGroup, isSettled, isSettled, isAnswered, isAnswered, paused is true, inState, inState,
        ];
        var read = new List<(Guid, ViewedAs)>();
        await using var session = store.QuerySession();
        var answer = order is null
            ? await AnswerAsync(Oldest, o => o.Id, at => [at])
            : await AnswerAsync(
                FirstDue, o => new QueuePlace(o.RespondBy.ToUniversalTime(), o.Id),
                at => [(at ?? QueuePlace.First).Since, (at ?? QueuePlace.First).Id]);
        await log.RecordAsync(read, actor, ct);
        return answer;

        Task<IResult> AnswerAsync<TPlace>(string sql, Func<Offer, TPlace> place, Func<TPlace?, IReadOnlyList<object>> values)
            where TPlace : IParsable<TPlace> => Paging.AnswerAsync(
                http,
                (after, most) => session.QueryAsync<Offer>(sql, ct, [.. mine, .. values(after), most]),
                place,
                offer => AllocationPolicy.Sees(actor, offer) is not Disclosure.Nothing,
                Shown,
                async () => (await session.QueryAsync<long>(Count, ct, mine))[0]);

        OfferDetails Shown(Offer offer)
        {
            var disclosure = AllocationPolicy.Sees(actor, offer);
            if (disclosure is Disclosure.MinimumFacts)
            {
                read.Add((offer.Id, ReadAs.Facts(offer.ReferralId, "offers", purpose)));
            }

            return OfferDetails.Of(offer, disclosure, AllocationPolicy.Reads(actor, offer));
        }
    }

    static string Text(bool? wanted) => wanted switch { null => "", true => "true", false => "false" };

    static async Task<IResult> Get(
        Guid id, DateTimeOffset? asAt, [FromHeader(Name = "Purpose")] string? named, HttpContext http, IAllocationStore store,
        AccessLog<IAllocationStore> log, Sealer<IAllocationStore> sealer, TimeProvider clock, CancellationToken ct)
    {
        var actor = http.Actor();
        await using var session = store.QuerySession();
        var now = await session.LoadAsync<Offer>(id, ct);
        var disclosure = now is null ? Disclosure.Nothing : AllocationPolicy.Sees(actor, now);
        if (disclosure is Disclosure.Nothing)
        {
            return TypedResults.NotFound();
        }

        var purpose = Purposes.Of(named, actor);
        if ((purpose is null ? Purposes.Unknown : PastCase.Fault(asAt, clock)) is { } fault)
        {
            return new ProblemResult(fault);
        }

        // The part of an authority that is asked to take over begins with the question: nothing of the time before is for it.
        if ((asAt is not null && actor.Authority is { } own && own == now!.Taker) || await session.AsAt(id, now, asAt, ct) is not { } shown)
        {
            return TypedResults.NotFound();
        }

        var isCompleted = await session.LoadAsync<AllocationCase>(shown.ReferralId, ct) is { Status: AllocationStatus.Completed };
        var reading = AllocationPolicy.Reads(actor, now!, isCompleted);
        IReadOnlyList<string> words = [.. reading.FieldsOf(shown)];
        IReadOnlyList<string> fields = disclosure is Disclosure.MinimumFacts ? [ReadAs.MinimumFacts, .. words] : words;
        if (fields.Count > 0)
        {
            await log.RecordAsync(id, actor, new ViewedAs(shown.ReferralId, "offer", purpose!, disclosure.ToString(), fields), ct);
        }

        var keys = words.Count == 0 ? null : await sealer.KnownKeysAsync(shown.Group.ChildIds, ct);
        return http.Versioned(OfferDetails.Of(shown, disclosure, reading, keys), shown.Version);
    }
}
