using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Allocation.Matching;

/// <summary>What Referrals tells of where the children should or must not be. It is used for one decision and never kept.</summary>
/// <param name="Relatives">Relatives in the United Kingdom whose authority is known.</param>
/// <param name="Faiths">The children's religions.</param>
/// <param name="Unsuitable">Codes of the authorities that a person marked for these children.</param>
public sealed record MatchingFacts(
    IReadOnlyList<RelativeNearby> Relatives, IReadOnlyList<string> Faiths, IReadOnlyList<string> Unsuitable)
{
    /// <summary>Nothing is told.</summary>
    internal static readonly MatchingFacts None = new([], [], []);
}

/// <summary>A relative, by where they live alone.</summary>
/// <param name="Authority">Code of the authority.</param>
/// <param name="Verified">Whether the relation was checked.</param>
public sealed record RelativeNearby(string Authority, bool Verified);

/// <summary>Asks Referrals. Without its answer nothing is decided: an authority that must be avoided might be chosen.</summary>
/// <param name="calls">Calls to our own services.</param>
sealed class MatchingFactsOf(ServiceCalls calls)
{
    static readonly Problem NotTold = new(
        503, "place-not-confirmed", "Not available at the moment",
        "Which authorities the children must avoid could not be found out, so nothing was done: try again in a moment.");

    /// <summary>The facts of a referral as its form stands now.</summary>
    /// <param name="referralId">The referral.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <exception cref="NoAnswerException">There is no answer.</exception>
    internal async Task<MatchingFacts> AskAsync(Guid referralId, CancellationToken ct) =>
        await calls.AskAsync<MatchingFacts>($"/api/v1/referrals/{referralId}/matching-facts", NotTold, ct)
        ?? throw new InvalidOperationException($"Referrals does not know the referral {referralId}.");
}
