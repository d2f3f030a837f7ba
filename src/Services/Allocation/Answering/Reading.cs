using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Answering;

/// <summary>What somebody may read of what was written about an offer.</summary>
/// <param name="Questions">Questions and answers.</param>
/// <param name="Deferral">The notes of a request for more time and of its decision.</param>
/// <param name="Conditions">The conditions of an acceptance.</param>
/// <param name="Swap">What was written about a swap.</param>
sealed record Reading(bool Questions, bool Deferral, bool Conditions, bool Swap)
{
    /// <summary>What there is to read, by code.</summary>
    internal IEnumerable<string> FieldsOf(Offer offer)
    {
        if (Questions && offer.Questions.Any(q => q.Text is not null || q.Answer is not null))
        {
            yield return "questions";
        }

        if (Deferral && offer.Deferral is not null)
        {
            yield return "deferral";
        }

        if (Conditions && offer.Conditions.Count > 0)
        {
            yield return "conditions";
        }

        if (Swap && offer.Swap is not null)
        {
            yield return "swap";
        }
    }
}

/// <summary>What people write about an offer is sealed under the children's keys as it comes in, and opened for who may read it.</summary>
static class Words
{
    /// <summary>Seals words; null where nothing was written.</summary>
    internal static async Task<Sealed<QuestionText>?> SealAsync(
        this Sealer<IAllocationStore> sealer, Offer offer, string act, string? words, CancellationToken ct) =>
        words is null ? null : await sealer.Seal(offer.Group.ChildIds, new QuestionText(act, words), ct);

    /// <summary>Opens words; null without keys, and where they have been erased.</summary>
    internal static string? Open(ChildKeys? keys, Sealed<QuestionText>? text) => text is null ? null : keys?.Open(text)?.Words;
}
