using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Swapping;

/// <summary>What is said as no agreement is given.</summary>
/// <param name="Note">Free text.</param>
public sealed record RefuseSwapRequest(string? Note = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Note, "note", 2000);
}

/// <summary>The authority that was asked does not agree: no decline, and no reasons to give, since it was not its turn.</summary>
static class RefuseSwap
{
    internal static void Map(RouteGroupBuilder offers) => offers.MapPost("{id:guid}/swap/refusal", Handle).WithName("RefuseSwap");

    /// <summary>A swap that waits for an answer comes to nothing; the acceptance stands as before.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="note">What the authority wrote about it.</param>
    internal static Decision<OfferEvent> Decide(Offer offer, Sealed<SwapNote>? note) => offer.Swap is { } swap
        ? new SwapNotAgreed(offer.ReferralId, offer.Authority, swap.Authority, note)
        : AgreeToSwap.NotProposed;

    static Task<CommandResult> Handle(
        Guid id, Command<RefuseSwapRequest> command, IAllocationStore store, Sealer<IAllocationStore> sealer, CancellationToken ct) =>
        store.Decide<Offer, OfferEvent, RefuseSwapRequest>(
            command, id, AllocationPolicy.MayAnswerSwap,
            async (offer, request) => Decide(
                offer, request.Note is { } note ? await sealer.Seal(offer.Group.ChildIds, new SwapNote(note), ct) : null),
            ct);
}
