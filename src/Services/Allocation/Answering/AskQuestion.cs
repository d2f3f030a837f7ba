using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Answering;

/// <summary>A question.</summary>
/// <param name="Text">The question in words; needed where no items are named.</param>
/// <param name="Items">Paths of the form that it is about, such as <c>needs.medical</c> or <c>children[0].health</c>.</param>
public sealed record AskQuestionRequest(string? Text = null, IReadOnlyList<string>? Items = null) : IChecked
{
    /// <summary>Most characters of a question, of an answer and of a note.</summary>
    internal const int LongestText = 4000;

    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.When(Text is null && Items is not { Count: > 0 }, "text", "Is needed where no items are named.");
        faults.Text(Text, "text", LongestText);
        faults.When(Items?.Count > QuestionItems.Most, "items", $"Must be at most {QuestionItems.Most}.");
        foreach (var (at, item) in (Items ?? []).Take(QuestionItems.Most).Index())
        {
            faults.When(item is not null && !QuestionItems.IsPath(item), $"items[{at}]", "Must be the path of a member of the form.");
        }
    }
}

/// <summary>
/// The offered authority asks the entry authority for what it needs to judge whether it suits the children. It may ask again before it is
/// answered: each question has a number and an answer of its own, and the response clock stands still while any is open.
/// </summary>
static class AskQuestion
{
    internal static void Map(RouteGroupBuilder offers) => offers.MapPost("{id:guid}/questions", Handle).WithName("AskQuestion");

    /// <summary>
    /// An offer that waits for its answer can be asked about (scheme rules, step 10). One that is overdue can too, for it can still be
    /// answered, and one whose obligation was reaffirmed; but then no clock pauses any more, and what is overdue stays so.
    /// </summary>
    internal static Decision<OfferEvent> Decide(Offer offer, IReadOnlyList<string> items, Sealed<QuestionText>? text, DateTimeOffset now) =>
        offer is { IsUnanswered: false }
            ? AcceptOffer.NotOpen
            : new ReferralQueried(
                offer.ReferralId, offer.Authority, offer.Questions.Count + 1, [.. items.Distinct()], text,
                offer is { Status: OfferStatus.Open, IsReaffirmed: false } ? offer.Clock.Pause(now).Left : null);

    static Task<CommandResult> Handle(
        Guid id, Command<AskQuestionRequest> command, IAllocationStore store, Sealer<IAllocationStore> sealer, TimeProvider clock,
        CancellationToken ct) =>
        store.Decide<Offer, OfferEvent, AskQuestionRequest>(
            command, id, AllocationPolicy.MayAnswer,
            async (offer, request) => Decide(
                offer, request.Items ?? [], await sealer.SealAsync(offer, "question", request.Text, ct), clock.GetUtcNow()),
            ct);
}
