using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Handling;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Allocation.Swapping;

/// <summary>What a swap is held against.</summary>
/// <param name="Allocation">The allocation of the referral.</param>
/// <param name="Standing">The entry of the ledger that its turn stands on.</param>
/// <param name="Transfer">How far the transfer is; null where Referrals knows of none.</param>
/// <param name="Marked">What bears on the place, as the form stands now.</param>
/// <param name="Sight">The rules in force and the authorities.</param>
/// <param name="Book">The rota.</param>
sealed record SwapFacts(
    AllocationCase Allocation, RotaEvent Standing, TransferStage? Transfer, MatchingFacts Marked, SchemeSight Sight, RotaBook Book);

/// <summary>How far the transfer of a referral is, as Referrals tells.</summary>
/// <param name="Status">Where the referral stands.</param>
/// <param name="ReceivingAuthority">Code of the authority that accepted, as far as Referrals knows.</param>
/// <param name="SignedBy">Codes of the authorities that have signed the arrangement.</param>
public sealed record TransferStage(string Status, string? ReceivingAuthority, IReadOnlyList<string> SignedBy);

/// <summary>Finds out what a swap is held against.</summary>
/// <param name="store">The service's store.</param>
/// <param name="rota">The rota.</param>
/// <param name="scheme">Rules and authorities.</param>
/// <param name="matching">Tells what bears on the place.</param>
/// <param name="calls">Calls to our own services.</param>
sealed class SwapFactsOf(IAllocationStore store, LatestRota rota, LatestScheme scheme, MatchingFactsOf matching, ServiceCalls calls)
{
    static readonly Problem NotTold = new(
        503, "transfer-not-confirmed", "Not available at the moment",
        "Whether the arrangement of this transfer has begun could not be found out, so nothing was done: try again in a moment.");

    /// <summary>Asks Referrals, and reads the rest of one moment.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <exception cref="NoAnswerException">Referrals does not answer.</exception>
    internal async Task<SwapFacts> ReadAsync(Offer offer, CancellationToken ct)
    {
        // Before the rota is read, so that others do not go on meanwhile.
        var transfer = await calls.AskAsync<TransferStage>($"/api/v1/transfers/{offer.ReferralId}", NotTold, ct);
        var marked = await matching.AskAsync(offer.ReferralId, ct);
        await using var session = store.QuerySession();
        var a = await session.LoadAsync<AllocationCase>(offer.ReferralId, ct)
            ?? throw new InvalidOperationException($"There is no allocation of {offer.ReferralId}.");
        var standing = await session.StandingAsync(a, ct);
        var (_, sight, book) = await Moment.ReadAsync(session, rota, scheme, Guid.Empty, ct);
        return new SwapFacts(a, standing, transfer, marked, sight, book);
    }
}
