using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Answering;

/// <summary>
/// A question to the entry authority. The two authorities read what was asked and answered, and see what it was about; others see
/// numbers and times.
/// </summary>
/// <param name="Number">1 for the first of the offer.</param>
/// <param name="Items">Paths of the form that it is about.</param>
/// <param name="Text">The question in words; in no list.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="Answer">The answer in words; in no list.</param>
/// <param name="AnsweredAt">When it was answered; absent while it is open.</param>
public sealed record QuestionDetails(
    int Number, IReadOnlyList<string>? Items, string? Text, DateTimeOffset AskedAt, string? Answer, DateTimeOffset? AnsweredAt)
{
    internal static QuestionDetails Of(Question q, Reading reading, ChildKeys? keys) => reading.Questions
        ? new(q.Number, q.Items, Words.Open(keys, q.Text), q.AskedAt, Words.Open(keys, q.Answer), q.AnsweredAt)
        : new(q.Number, null, null, q.AskedAt, null, q.AnsweredAt);
}

/// <summary>The latest request for more time.</summary>
/// <param name="GroundCode">Code of the ground.</param>
/// <param name="Until">Day on which the authority would answer.</param>
/// <param name="State"><c>requested</c>, <c>granted</c> or <c>notGranted</c>.</param>
/// <param name="Note">Why, in words: to the authority that asks and to those who decide; in no list.</param>
/// <param name="DecisionNote">What was decided, in words, to the same.</param>
public sealed record DeferralDetails(string GroundCode, DateOnly Until, string State, string? Note, string? DecisionNote)
{
    internal static DeferralDetails? Of(Deferral? d, Reading reading, ChildKeys? keys) => d is null ? null : reading.Deferral
        ? new(d.GroundCode, d.Until, Wire.Name(d.State), Words.Open(keys, d.Note), Words.Open(keys, d.DecisionNote))
        : new(d.GroundCode, d.Until, Wire.Name(d.State), null, null);
}
