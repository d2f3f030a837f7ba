using System.Globalization;
using TransferScheme.Allocation.Conditions;
using TransferScheme.Allocation.Data;
using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Notifying;

/// <summary>Something that happened to an offer, of which one office is told once, beside the ladder.</summary>
/// <param name="Name">Its name, the same however often it is told: <c>question-1</c>, <c>answer-1</c>, <c>condition-1</c>;
/// <c>deferral-</c> or <c>swap-</c> and when; <c>passed-</c> and to whom.</param>
/// <param name="Rung">Which kind of office: a duty mailbox, or the coordinator.</param>
/// <param name="Office">Code of the authority, or slug of the region.</param>
/// <param name="At">When it is told: while people are at work.</param>
/// <param name="Subject">What is told, after the referral's reference.</param>
sealed record Occasion(string Name, Rung Rung, string Office, DateTimeOffset At, string Subject)
{
    /// <summary>The next to be told; null where there is none.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="told">Names of those that have been.</param>
    internal static Occasion? Next(Offer offer, IReadOnlyList<string> told) =>
        Of(offer).Where(o => !told.Contains(o.Name)).MinBy(o => o.At);

    static IEnumerable<Occasion> Of(Offer offer) => offer.IsUnanswered ? [.. OncePassed(offer), .. WhileOpen(offer)]
        : offer.Status is OfferStatus.Accepted ? [.. OncePassed(offer), .. OnceAccepted(offer)]
        : [];

    // Whoever was told before it is no more: its successor has the offer, or the referral, from now on.
    static IEnumerable<Occasion> OncePassed(Offer offer)
    {
        if (offer.Passed is { } passed)
        {
            var region = passed.To == offer.Authority ? offer.Region : offer.Group.EntryRegion;
            yield return new Occasion(
                $"passed-{passed.To}", Rung.Duty, passed.To, Ladder.Awake(passed.At, Regions.Calendar(region)),
                $"this has passed to you from {passed.From}, which is no more");
        }
    }

    static IEnumerable<Occasion> WhileOpen(Offer offer)
    {
        foreach (var question in offer.Questions)
        {
            var number = question.Number.ToString(CultureInfo.InvariantCulture);
            yield return question.AnsweredAt is { } answeredAt
                ? new Occasion(
                    $"answer-{number}", Rung.Duty, offer.Authority, Ladder.Awake(answeredAt, Regions.Calendar(offer.Region)),
                    $"your question {number} has been answered")
                : new Occasion(
                    $"question-{number}", Rung.Duty, offer.Group.EntryAuthority,
                    Ladder.Awake(question.AskedAt, Regions.Calendar(offer.Group.EntryRegion)),
                    $"question {number} of {offer.Authority} waits for your answer");
        }

        if (offer.Deferral is { State: DeferralState.Requested } deferral)
        {
            yield return new Occasion(
                deferral.RequestedAt.UtcDateTime.ToString("'deferral-'yyyyMMddHHmmss", CultureInfo.InvariantCulture), Rung.Coordinator,
                offer.Region, Ladder.Awake(deferral.RequestedAt, Regions.Calendar(offer.Region)),
                $"{offer.Authority} asks for more time, and waits for your decision");
        }
    }

    static IEnumerable<Occasion> OnceAccepted(Offer offer)
    {
        if (offer.Swap is { } swap)
        {
            yield return new Occasion(
                swap.ProposedAt.UtcDateTime.ToString("'swap-'yyyyMMddHHmmss", CultureInfo.InvariantCulture), Rung.Duty, swap.Authority,
                Ladder.Awake(swap.ProposedAt, Regions.Calendar(offer.Region)),
                $"you are asked to take over from {offer.Authority}, and your answer is waited for");
        }

        foreach (var duty in offer.Conditions.Where(c => c.State is ConditionState.Overdue))
        {
            var (holder, number) = (duty.Holder(offer), duty.Agreed.Number.ToString(CultureInfo.InvariantCulture));
            var region = holder == offer.Authority ? offer.Region : offer.Group.EntryRegion;
            yield return new Occasion(
                $"condition-{number}", Rung.Duty, holder, Ladder.Awake(UkTime.EndOf(duty.Agreed.DueOn), Regions.Calendar(region)),
                string.Create(CultureInfo.InvariantCulture, $"condition {number} was yours to meet by {duty.Agreed.DueOn:d MMMM yyyy}"));
        }
    }
}
