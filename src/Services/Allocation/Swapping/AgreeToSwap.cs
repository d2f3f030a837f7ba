using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Swapping;

/// <summary>
/// The authority that was asked takes the children, with a placement and a social worker of its own: one referral, one ledger. The old
/// offer is superseded, a new one is accepted as it is made, and the debit passes, in one transaction.
/// </summary>
static class AgreeToSwap
{
    internal static readonly Rejection NotProposed = Rejection.Conflict("no-swap", "No swap waits for an answer here.");

    internal static void Map(RouteGroupBuilder offers) =>
        offers.MapPost("{id:guid}/swap/agreement", Handle).WithName("AgreeToSwap").Produces<CommandAnswer>(StatusCodes.Status201Created);

    /// <summary>What a proposed swap comes to: the rules of proposing hold still, and those of any acceptance.</summary>
    /// <param name="offer">The offer that was accepted.</param>
    /// <param name="given">What the taker names: kind of placement, placement and conditions.</param>
    /// <param name="newOfferId">Identifier of the offer that takes its place.</param>
    /// <param name="facts">What is known.</param>
    /// <param name="now">The time.</param>
    internal static Decision<OfferEvent> Decide(
        Offer offer, SealedAcceptance given, Guid newOfferId, SwapFacts facts, DateTimeOffset now)
    {
        if (offer.Swap is not { } swap || now > swap.RespondBy)
        {
            return NotProposed;
        }

        if (SwapRules.Against(offer, swap.Authority, facts, now) is { } no)
        {
            return no;
        }

        var a = facts.Allocation;
        var made = new OfferMade(a.Id, swap.Authority, offer.Region, swap.RespondBy, a.Group, IsSwap: true);
        var answer = AcceptOffer.Decide(
            Offer.Evolve(null, made)!, given.PlacementType, given.Details, given.Conditions, UkTime.DateOf(now));
        if (answer.Rejection is { } unlawful)
        {
            return unlawful;
        }

        var debit = PassedDebit.Of(a, facts.Standing, swap.Authority, facts.Sight, facts.Book);
        Decision<OfferEvent> decision =
            new OfferSuperseded(a.Id, offer.Authority, a.Group.Size, newOfferId, swap.Authority, offer.Region);
        return decision
            .Beginning<Offer>(newOfferId, made, (OfferAccepted)answer.Events[0] with { IsSwap = true })
            .Appending(a.Id, a.Version, new AllocationSwapped(newOfferId, swap.Authority, debit.IsOutOfTurn))
            .Appending(Streams.Rota, facts.Book.Version, [.. debit.Entries]);
    }

    static Task<CommandResult> Handle(
        Guid id, Command<AcceptOfferRequest> command, IAllocationStore store, SwapFactsOf facts, Sealer<IAllocationStore> sealer,
        TimeProvider clock, CancellationToken ct)
    {
        var newOfferId = Guid.CreateVersion7();
        return store.Decide<Offer, OfferEvent, AcceptOfferRequest>(
            command, id, AllocationPolicy.MayAnswerSwap,
            async (offer, request) =>
            {
                var found = await facts.ReadAsync(offer, ct);
                var given = request.Seal(await sealer.KeysAsync(found.Allocation.Group.ChildIds, ct), found.Allocation.Group.ChildIds);
                return Decide(offer, given, newOfferId, found, clock.GetUtcNow());
            },
            ct, (_, _) => Answer.Created(
                $"/api/v1/offers/{newOfferId}", new CommandAnswer(newOfferId, Wire.Name(OfferStatus.Accepted), 2), 2));
    }
}
