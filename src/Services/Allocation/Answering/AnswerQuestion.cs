using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Answering;

/// <summary>An answer.</summary>
/// <param name="Text">The answer in words.</param>
public sealed record AnswerQuestionRequest(string Text) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Text, "text", AskQuestionRequest.LongestText);
}

/// <summary>The entry authority answers a question of the offered one.</summary>
static class AnswerQuestion
{
    internal static void Map(RouteGroupBuilder offers) =>
        offers.MapPost("{id:guid}/questions/{n:int}/answer", Handle).WithName("AnswerQuestion");

    /// <summary>
    /// Each question is answered once (scheme rules, step 10). With the last open one the response clock runs on: as many working days are
    /// left as were when it paused, by the calendar of the authority that must act.
    /// </summary>
    internal static Decision<OfferEvent> Decide(Offer offer, int number, Sealed<QuestionText> text, DateTimeOffset now)
    {
        if (!offer.IsUnanswered)
        {
            return AcceptOffer.NotOpen;
        }

        if (offer.Questions.FirstOrDefault(q => q.Number == number) is not { IsOpen: true })
        {
            return Rejection.Conflict("question-not-open", "No question of this number is open.");
        }

        var isLast = offer.Questions.All(q => !q.IsOpen || q.Number == number);
        return new QueryAnswered(
            offer.ReferralId, offer.Authority, offer.Region, number, text,
            isLast ? offer.Clock.Resume(now).RespondBy : offer.RespondBy);
    }

    static Task<CommandResult> Handle(
        Guid id, int n, Command<AnswerQuestionRequest> command, IAllocationStore store, Sealer<IAllocationStore> sealer,
        TimeProvider clock, CancellationToken ct) =>
        store.Decide<Offer, OfferEvent, AnswerQuestionRequest>(
            command, id, AllocationPolicy.MayAnswerQuestions,
            async (offer, request) => Decide(
                offer, n, (await sealer.SealAsync(offer, "answer", request.Text, ct))!, clock.GetUtcNow()),
            ct);
}
