using TransferScheme.Allocation.Handling;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Allocations;

/// <summary>The children are not to wait for the review of a decline.</summary>
/// <param name="ReasonCode">Why.</param>
/// <param name="Note">Free text; needed with <c>other</c>.</param>
public sealed record RerouteRequest(string ReasonCode, string? Note = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.When(ReasonCode is null, "reasonCode", "Is needed.");
        faults.OneOf(ReasonCode, "reasonCode", [.. Reasons.ReasonCodes.InForce.Rerouting.Where(r => !r.Deprecated).Select(r => r.Code)]);
        faults.Text(Note, "note", 2000);
        faults.When(ReasonCode == "other" && Note is null, "note", "Is needed with the reason other.");
    }
}

/// <summary>
/// The national team lets a referral go on without an authority whose decline is under review, or that was told to take the children and
/// has not: the authority accrues its share all the same, is not charged, and is next in line.
/// </summary>
static class RerouteReferral
{
    static readonly Rejection NotDeclined =
        Rejection.Conflict("not-declined", "No decline of this referral waits: there is nobody to pass over.");

    internal static void Map(RouteGroupBuilder allocations) =>
        allocations.MapPost("{referralId:guid}/rerouting", Handle).WithName("RerouteReferral");

    /// <summary>Taken back and decided afresh with the authority out of it (fair share: from decision to debit).</summary>
    internal static Decision<AllocationEvent> Decide(
        AllocationCase a, Offer? offer, string reasonCode, Sealed<PickNote>? note, DeclinedTurn turn, Guid decisionId, DateTimeOffset now)
    {
        if (EndOf(a, offer) is not { } end)
        {
            return NotDeclined;
        }

        var stood = new DeclineStood(offer!.Id, offer.Authority, IsValid: false, reasonCode, note);
        var (entries, outcome) = PassingOn.Decide(a, stood, turn, decisionId, now);
        Decision<AllocationEvent> decision = outcome.ToArray();
        return decision.Appending(offer.Id, offer.Version, end).Appending(Streams.Rota, turn.Book.Version, [.. entries]);
    }

    static OfferEvent? EndOf(AllocationCase a, Offer? offer) =>
        a.IsWithAuthority && offer?.Id == a.OfferId ? PassingOn.End(offer!, isValid: false) : null;

    static Task<CommandResult> Handle(
        Guid referralId, Command<RerouteRequest> command, IAllocationStore store, Sealer<IAllocationStore> sealer, LatestRota rota,
        LatestScheme scheme, MatchingFactsOf matching, TimeProvider clock, CancellationToken ct)
    {
        var decisionId = Guid.CreateVersion7();
        return store.Decide<AllocationCase, AllocationEvent, RerouteRequest>(
            command, referralId, AllocationPolicy.MayReroute,
            async (allocation, request) =>
            {
                await using var session = store.QuerySession();
                var offer = allocation.OfferId is { } id ? await session.LoadAsync<Offer>(id, ct) : null;
                if (EndOf(allocation, offer) is null)
                {
                    return NotDeclined;
                }

                var note = request.Note is null ? null : await sealer.Seal(allocation.Group.ChildIds, new PickNote(request.Note), ct);
                var marked = await matching.AskAsync(referralId, ct);
                var standing = await session.StandingAsync(allocation, ct);
                var (_, sight, book) = await Moment.ReadAsync(session, rota, scheme, Guid.Empty, ct);
                return Decide(
                    allocation, offer, request.ReasonCode, note, new DeclinedTurn(standing, marked, sight, book), decisionId,
                    clock.GetUtcNow());
            },
            ct);
    }
}
