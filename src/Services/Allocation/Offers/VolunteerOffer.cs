using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Rota;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Offers;

/// <summary>An authority volunteers out of turn.</summary>
/// <param name="Authority">Code of the authority.</param>
/// <param name="ReferralId">The referral that it would take; null for the one that has waited longest.</param>
/// <param name="Counts">False for a gift: no balance moves, and the children count towards threshold and places alone.</param>
public sealed record VolunteerOfferRequest(string Authority, Guid? ReferralId = null, bool Counts = true) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Authority, "authority", 20);
}

/// <summary>
/// An authority takes a referral out of turn, even at its threshold. What the rota had decided is taken back; everyone accrues as for
/// any group, and the volunteer is charged: a credit that carries until the rota has caught up, unless it does not want it to count. The
/// offer is then open to it like any other, so that it names placement and social worker.
/// </summary>
static class VolunteerOffer
{
    const string Queue =
        """
        select d.data - 'candidates' - 'excluded' from allocation.mt_doc_allocationcase as d
        where (d.id = ? or ?) and lower(d.data ->> 'status') in ('waiting', 'unplaced') and d.data -> 'group' ->> 'entryAuthority' <> ?
            and not exists (select 1 from allocation.mt_doc_referralhold as h where h.id = d.id and h.data ->> 'isHeld' = 'true')
        order by (d.data ->> 'foundEligibleAt')::timestamptz, d.id limit 1
        """;

    internal static void Map(RouteGroupBuilder offers) =>
        offers.MapPost("voluntary", Handle).WithName("VolunteerOffer").Produces<CommandAnswer>(StatusCodes.Status201Created);

    /// <summary>The offer, the entries of the ledger, and what follows for the referral (fair share: voluntary offers).</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="actor">Who volunteers for the authority: itself, the coordinator of its region or the national team.</param>
    /// <param name="request">The authority, and whether it counts.</param>
    /// <param name="offerId">Identifier of the offer.</param>
    /// <param name="now">The time.</param>
    internal static Decision<OfferEvent> Decide(
        VolunteerFacts facts, Actor actor, VolunteerOfferRequest request, Guid offerId, DateTimeOffset now)
    {
        var authority = request.Authority;
        var (a, standing, marked, sight, book) = facts;
        if (sight.Facts.Authorities.FirstOrDefault(known => known.Code == authority) is not { } volunteer)
        {
            return Rejection.Invalid("authority", "Is no authority of the scheme.");
        }

        if (!actor.ActsFor(authority) && actor.Role is not Role.National
            && (actor.Role, actor.Region) != (Role.Coordinator, volunteer.Region))
        {
            return Rejection.Forbidden(
                "not-yours", "Only the authority, the coordinator of its region or the national team volunteers for it.");
        }

        if (volunteer.IsAbolishedOn(UkTime.DateOf(now)))
        {
            return SucceedAuthority.Abolished;
        }

        if (a is null)
        {
            return Rejection.Conflict("nothing-waits", "No such referral waits that this authority could take.");
        }

        if (marked.Unsuitable.Contains(authority))
        {
            return MakeOffer.Unsuitable;
        }

        RotaEvent[] before = book.Seeing(sight.Positions) is { } seen ? [seen] : [];
        var sighted = before.Aggregate(book, RotaBook.Evolve);
        RotaEvent[] reversed = standing is null ? [] :
            [new DecisionReversed(a.Id, standing.DecisionId, standing.Chosen, standing.Referral.Size, standing.Accruals, standing.Arrears)];
        var ledger = reversed.Aggregate(sighted, RotaBook.Evolve);
        var taken = OutOfTurn.Take(ledger, a, authority, a.Group.Size, sight.Rules.Rota, request.Counts);
        var respondBy = MakeOffer.RespondBy(volunteer.Nation, sight.Facts.Rules.Named(a.PinnedRules), now);
        Decision<OfferEvent> decision = new OfferMade(
            a.Id, authority, volunteer.Region, respondBy, a.Group, PreviousOfferId: a.LastOfferId);
        return decision
            .Appending(a.Id, a.Version, new AllocationVolunteered(offerId, authority, volunteer.Region, respondBy, actor.Name))
            .Appending(Streams.Rota, book.Version, [.. before, .. reversed, taken]);
    }

    static Task<CommandResult> Handle(
        Command<VolunteerOfferRequest> command, IAllocationStore store, LatestRota rota, LatestScheme scheme,
        MatchingFactsOf matching, TimeProvider clock, CancellationToken ct)
    {
        var offerId = Guid.CreateVersion7();
        return store.Begin<Offer, OfferEvent, VolunteerOfferRequest>(
            command, offerId, AllocationPolicy.MayVolunteer,
            async request => Decide(
                await ReadAsync(request, store, rota, scheme, matching, ct), command.Actor, request, offerId, clock.GetUtcNow()),
            (_, version) => Answer.Created(
                $"/api/v1/offers/{offerId}", new CommandAnswer(offerId, Wire.Name(OfferStatus.Open), version), version),
            ct);
    }

    static async Task<VolunteerFacts> ReadAsync(
        VolunteerOfferRequest request, IAllocationStore store, LatestRota rota, LatestScheme scheme, MatchingFactsOf matching,
        CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var found = await session.QueryAsync<AllocationCase>(
            Queue, ct, request.ReferralId ?? Guid.Empty, request.ReferralId is null, request.Authority);
        var a = found.Count == 0 ? null : await session.LoadAsync<AllocationCase>(found[0].Id, ct);
        var (_, sight, book) = await Moment.ReadAsync(session, rota, scheme, Guid.Empty, ct);
        var standing = a is { Status: AllocationStatus.Waiting }
            ? await session.Entries(after: a.Position - 1, last: a.Position, ct: ct).SingleAsync(ct)
            : null;
        var marked = a is null ? MatchingFacts.None : await matching.AskAsync(a.Id, ct);
        return new VolunteerFacts(a, (Decided?)standing, marked, sight, book);
    }
}

/// <summary>What a voluntary offer is held against.</summary>
/// <param name="Allocation">The referral; null where none waits.</param>
/// <param name="Standing">What the rota had decided; null where it was unplaced.</param>
/// <param name="Marked">What bears on the place, as the form stands now.</param>
/// <param name="Sight">The rules in force and the authorities.</param>
/// <param name="Book">The rota.</param>
sealed record VolunteerFacts(
    AllocationCase? Allocation, Decided? Standing, MatchingFacts Marked, SchemeSight Sight, RotaBook Book);
