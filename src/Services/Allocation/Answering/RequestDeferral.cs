using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rules;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;
using static System.FormattableString;

namespace TransferScheme.Allocation.Answering;

/// <summary>A request for more time.</summary>
/// <param name="GroundCode">Code of a ground that only defers, such as G06.</param>
/// <param name="Until">Working day on which the authority would answer.</param>
/// <param name="Note">Why, in words.</param>
public sealed record RequestDeferralRequest(string GroundCode, DateOnly Until, string Note) : IChecked
{
    static readonly string[] Grounds = [.. Reasons.ReasonCodes.InForce.Deferral.Where(r => !r.Deprecated).Select(r => r.Code)];

    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(GroundCode, "groundCode", Grounds);
        faults.Text(Note, "note", AskQuestionRequest.LongestText);
    }
}

/// <summary>The offered authority asks to answer later. Until somebody decides on it, its time is what it was.</summary>
static class RequestDeferral
{
    internal static readonly Rejection Reaffirmed =
        Rejection.Conflict("obligation-reaffirmed", "The obligation was reaffirmed: the answer is not put off any more.");

    internal static void Map(RouteGroupBuilder offers) => offers.MapPost("{id:guid}/deferral", Handle).WithName("RequestDeferral");

    /// <summary>
    /// More time is asked for while there is time (refusals, step 4): on a ground that justifies delay and never a final decline, by a
    /// working day of the authority's calendar, and in all no more working days after the day on which the answer is due than the rules
    /// allow. While a question is open the clock stands, and no more time is needed.
    /// </summary>
    /// <param name="offer">The offer.</param>
    /// <param name="groundCode">Code of the ground.</param>
    /// <param name="until">Day on which the authority would answer.</param>
    /// <param name="note">Why.</param>
    /// <param name="most">Most working days by which an answer is deferred, by the rules pinned to the referral.</param>
    /// <param name="now">The time.</param>
    internal static Decision<OfferEvent> Decide(
        Offer offer, string groundCode, DateOnly until, Sealed<QuestionText> note, int most, DateTimeOffset now)
    {
        if (!offer.IsUnanswered)
        {
            return AcceptOffer.NotOpen;
        }

        if (offer.IsReaffirmed)
        {
            return Reaffirmed;
        }

        if (offer.HasOpenQuestion)
        {
            return Rejection.Conflict("question-open", "A question is open: ask for more time once it is answered.");
        }

        if (offer.Status is OfferStatus.Overdue || now > offer.RespondBy)
        {
            return Rejection.Conflict("offer-overdue", "The time to answer has passed: more of it is asked for before.");
        }

        if (offer.Deferral is { State: DeferralState.Requested })
        {
            return Rejection.Conflict("deferral-requested", "A request for more time waits for its decision.");
        }

        var days = WorkingDays.For(offer.Clock.Calendar);
        var (dueOn, left) = (offer.Clock.DueOn, most - offer.DaysDeferred);
        if (left <= 0)
        {
            return Rejection.Conflict("deferral-limit", $"The answer has been deferred by {most} working days, the most there may be.");
        }

        var latest = days.Add(dueOn, left);
        return until <= dueOn || until > latest || !days.IsWorkingDay(until)
            ? Rejection.Invalid("until", Invariant($"Must be a working day after {dueOn:d MMMM yyyy} and at the latest {latest:d MMMM yyyy}."))
            : new DeferralRequested(offer.ReferralId, offer.Authority, groundCode, until, note);
    }

    static Task<CommandResult> Handle(
        Guid id, Command<RequestDeferralRequest> command, IAllocationStore store, Sealer<IAllocationStore> sealer, TimeProvider clock,
        CancellationToken ct) =>
        store.Decide<Offer, OfferEvent, RequestDeferralRequest>(
            command, id, AllocationPolicy.MayAnswer,
            async (offer, request) =>
            {
                var note = (await sealer.SealAsync(offer, "deferral", request.Note, ct))!;
                return Decide(offer, request.GroundCode, request.Until, note, await MostAsync(store, offer, ct), clock.GetUtcNow());
            },
            ct);

    static async Task<int> MostAsync(IAllocationStore store, Offer offer, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var allocation = await session.LoadAsync<AllocationCase>(offer.ReferralId, ct);
        var rules = await session.LoadAsync<SchemeRules>(Streams.SchemeRules, ct);
        return rules!.Named(allocation!.PinnedRules).WorkingDaysToDefer;
    }
}
