using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Rota;
using TransferScheme.Rota.Batches;

namespace TransferScheme.Allocation.Batches;

/// <summary>A referral of a burst: it waits, and the rota has fixed a seat for it.</summary>
/// <param name="Allocation">Its allocation.</param>
/// <param name="Recommended">The rota's decision.</param>
/// <param name="Known">What the decision knew of it.</param>
sealed record BurstReferral(AllocationCase Allocation, AuthorityRecommended Recommended, RotaReferral Known)
{
    /// <summary>The authority whose seat was fixed for it.</summary>
    internal string Seat => Allocation.Chosen!;

    /// <summary>How badly an authority that can take it suits it.</summary>
    internal int MismatchAt(string authority) => Recommended.Candidates.First(c => c.Authority == authority).Fit?.Sum ?? 0;

    /// <summary>
    /// The matching of referrals to seats with the least mismatch in all (fair share: bursts). The seats stay, so the ledger stays too.
    /// </summary>
    /// <param name="burst">The referrals, those found eligible first coming first.</param>
    /// <returns>For each referral, the one whose seat it takes.</returns>
    internal static IReadOnlyList<BurstReferral> Match(IReadOnlyList<BurstReferral> burst)
    {
        var seats = burst.Select(b => b.Seat).ToHashSet(StringComparer.Ordinal);
        var taken = SeatMatching.Match(
            [.. burst.Select(b => new Seat(b.Seat, b.Allocation.Group.Size))],
            [
                .. burst.Select(b => new BatchReferral(
                    b.Allocation.Group.Reference, b.Allocation.Group.Size,
                    [
                        .. b.Recommended.Candidates.Where(c => seats.Contains(c.Authority))
                            .Select(c => new BatchOption(c.Authority, c.Fit?.Sum ?? 0)),
                    ])),
            ]);
        return [.. taken.Select(seat => burst[seat])];
    }

    /// <summary>The burst of some referrals, those found eligible first coming first; what is not known is left out.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="ids">The referrals.</param>
    /// <param name="ct">Cancels the request.</param>
    internal static async Task<IReadOnlyList<BurstReferral>> ReadAsync(
        IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var burst = new List<BurstReferral>();
        foreach (var allocation in await session.LoadManyAsync<AllocationCase>(ct, [.. ids]))
        {
            var events = await session.Events.FetchStreamAsync(allocation.Id, version: allocation.Version, token: ct);
            var entry = await session.Entries(after: allocation.Position - 1, last: allocation.Position, ct: ct).SingleAsync(ct);
            if (events.Select(e => e.Data).OfType<AuthorityRecommended>().LastOrDefault() is { } recommended && entry is Decided decided)
            {
                burst.Add(new BurstReferral(allocation, recommended, decided.Referral));
            }
        }

        return [.. burst.OrderBy(b => b.Allocation.FoundEligibleAt).ThenBy(b => b.Allocation.Id)];
    }
}
