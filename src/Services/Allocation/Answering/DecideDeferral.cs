using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Answering;

/// <summary>The decision on a request for more time.</summary>
/// <param name="Granted">Whether the time is given.</param>
/// <param name="Note">What was decided, in words.</param>
public sealed record DecideDeferralRequest(bool Granted, string? Note = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Note, "note", AskQuestionRequest.LongestText);
}

/// <summary>The coordinator of the authority's region, or the national team, grants it more time or does not.</summary>
static class DecideDeferral
{
    internal static void Map(RouteGroupBuilder offers) => offers.MapPost("{id:guid}/deferral/decision", Handle).WithName("DecideDeferral");

    /// <summary>
    /// A request is decided once, as long as the offer waits for its answer (refusals, step 4). Granted, the answer is due at the cut-off
    /// hour of the day asked for, and never earlier than before; where it was overdue meanwhile, that stands. The statutory clock runs on.
    /// </summary>
    internal static Decision<OfferEvent> Decide(Offer offer, bool granted, Sealed<QuestionText>? note, DateTimeOffset now)
    {
        if (!offer.IsUnanswered)
        {
            return AcceptOffer.NotOpen;
        }

        if (offer.Deferral is not { State: DeferralState.Requested } requested)
        {
            return Rejection.Conflict("no-deferral-requested", "No request for more time waits for a decision.");
        }

        if (!granted)
        {
            return new DeferralNotGranted(offer.ReferralId, offer.Authority, offer.Region, offer.RespondBy, note);
        }

        if (offer.IsReaffirmed)
        {
            return RequestDeferral.Reaffirmed;
        }

        var clock = offer.Clock;
        var until = UkTime.At(requested.Until, clock.CutOff);
        if (now > until)
        {
            return Rejection.Conflict("deferral-past", "The day that was asked for has passed: it cannot be granted any more.");
        }

        var days = Math.Max(0, WorkingDays.For(clock.Calendar).Between(clock.DueOn, requested.Until));
        return new DeferralGranted(
            offer.ReferralId, offer.Authority, offer.Region, days > 0 ? until : offer.RespondBy, note, days);
    }

    static Task<CommandResult> Handle(
        Guid id, Command<DecideDeferralRequest> command, IAllocationStore store, Sealer<IAllocationStore> sealer, TimeProvider clock,
        CancellationToken ct) =>
        store.Decide<Offer, OfferEvent, DecideDeferralRequest>(
            command, id, AllocationPolicy.MayDecideDeferral,
            async (offer, request) => Decide(
                offer, request.Granted, await sealer.SealAsync(offer, "deferral-decision", request.Note, ct), clock.GetUtcNow()),
            ct);
}
