using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Handling;

/// <summary>Finds the entry of the ledger that a referral's turn stands on now.</summary>
static class StandingTurn
{
    /// <summary>Reads it: the newest decision, or the voluntary offer that took its place.</summary>
    internal static async Task<RotaEvent> StandingAsync(this IQuerySession session, AllocationCase a, CancellationToken ct)
    {
        var events = await session.Events.FetchStreamAsync(a.Id, version: a.Version, token: ct);
        var isVoluntary = events.Select(e => e.Data).LastOrDefault(
            e => e is AuthorityRecommended or NoAuthorityFound or AllocationVolunteered or AllocationSwapped { IsOutOfTurn: true })
            is AllocationVolunteered or AllocationSwapped;
        RotaEvent? standing = null;
        await foreach (var entry in session.Entries(after: a.Position - 1, last: isVoluntary ? long.MaxValue : a.Position, ct: ct))
        {
            // A gift that was passed on was taken twice.
            standing = !isVoluntary || (entry is VoluntaryTaken taken && taken.ReferralId == a.Id) ? entry : standing;
        }

        return standing ?? throw new InvalidOperationException($"The ledger has no turn of {a.Id}.");
    }

    /// <summary>What the newest decision on a referral knew of it: in a burst another decision may stand for it.</summary>
    internal static async Task<RotaReferral> KnownAsync(this IQuerySession session, AllocationCase a, CancellationToken ct)
    {
        var events = await session.Events.FetchStreamAsync(a.Id, version: a.Version, token: ct);
        var position = events.Select(e => e.Data switch
        {
            AuthorityRecommended r => r.Position,
            NoAuthorityFound n => n.Position,
            _ => 0,
        }).Last(at => at > 0);
        return await session.Entries(after: position - 1, last: position, ct: ct).SingleAsync(ct) switch
        {
            Decided d => d.Referral,
            Unplaced u => u.Referral,
            var other => throw new InvalidOperationException($"{other.GetType().Name} at {position} is no decision."),
        };
    }
}
