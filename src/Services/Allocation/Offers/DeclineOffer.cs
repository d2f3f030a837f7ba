using TransferScheme.Allocation.Allocations;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Allocation.Offers;

/// <summary>A decline, asked for by the service that holds the statement of reasons.</summary>
/// <param name="RefusalId">The statement.</param>
/// <param name="Codes">Codes of its grounds.</param>
/// <param name="Groups">The level 1 group of each code, in the same order.</param>
public sealed record DeclineOfferRequest(Guid RefusalId, IReadOnlyList<string> Codes, IReadOnlyList<string>? Groups = null) : IChecked
{
    const int Most = 50;

    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.When(RefusalId == Guid.Empty, "refusalId", "Is needed.");
        faults.When(Codes is null or { Count: 0 or > Most }, "codes", "Must be 1 to 50 codes.");
        faults.When(Groups is not null && Groups.Count != Codes?.Count, "groups", "Must be one for each code.");
        foreach (var (i, code) in (Codes ?? []).Take(Most).Index())
        {
            faults.Text(code, $"codes[{i}]", 20);
        }

        foreach (var (i, group) in (Groups ?? []).Take(Most).Index())
        {
            faults.Text(group, $"groups[{i}]", 50);
        }
    }
}

/// <summary>
/// An authority declines by a statement of reasons, never by a button: the service that issues the statement asks here whether the offer
/// is still open, since this stream decides who was first. The same statement may ask again: the answer stays yes.
/// </summary>
static class DeclineOffer
{
    internal static void Map(RouteGroupBuilder offers) => offers.MapPost("{id:guid}/decline", Handle).WithName("DeclineOffer");

    /// <summary>
    /// An offer that waits for its answer, overdue or not, is declined once; one whose obligation was reaffirmed is not declined again
    /// (refusals: state machine, row 5). Its allocation is declined with it: the authority's access ends with the decline, everywhere here.
    /// </summary>
    internal static Decision<OfferEvent> Decide(
        Offer offer, AllocationCase? allocation, Guid refusalId, IReadOnlyList<string> codes, IReadOnlyList<string> groups)
    {
        if (offer is { Status: OfferStatus.Declined or OfferStatus.Withdrawn, Decline: { } done } && done.RefusalId == refusalId)
        {
            return Decision<OfferEvent>.Nothing;
        }

        if (offer is not { MayBeDeclined: true } || allocation is not { Status: AllocationStatus.Offered } a || a.OfferId != offer.Id)
        {
            return AcceptOffer.NotOpen;
        }

        Decision<OfferEvent> decision =
            new OfferDeclined(offer.ReferralId, offer.Authority, offer.Group.Size, refusalId, codes, groups);
        return decision.Appending(a.Id, a.Version, new AllocationDeclined(offer.Id, offer.Authority));
    }

    static Task<CommandResult> Handle(Guid id, Command<DeclineOfferRequest> command, IAllocationStore store, CancellationToken ct) =>
        store.Decide<Offer, OfferEvent, DeclineOfferRequest>(
            command, id, AllocationPolicy.MayDecline,
            async (offer, request) =>
            {
                await using var session = store.QuerySession();
                var allocation = await session.LoadAsync<AllocationCase>(offer.ReferralId, ct);
                return Decide(offer, allocation, request.RefusalId, request.Codes, request.Groups ?? []);
            },
            ct);
}
