using System.Collections.Immutable;
using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Exporting;

/// <summary>How each referral of the ledger stands at its end; what the export says of a decision, later entries tell.</summary>
/// <param name="ByReferral">The newest decision of each referral, and what became of it.</param>
/// <param name="RulesVersion">The scheme rules of the newest decision; null before the first.</param>
/// <param name="Position">Place of the newest entry.</param>
/// <param name="Reversed">Decisions that were taken back.</param>
sealed record Settlements(ImmutableDictionary<Guid, Settlement> ByReferral, string? RulesVersion, long Position, int Reversed = 0)
{
    internal static readonly Settlements None = new(ImmutableDictionary<Guid, Settlement>.Empty, null, 0);

    /// <summary>Referrals whose recommended authority has not answered yet.</summary>
    internal int Open => ByReferral.Values.Count(s => !s.IsSettled);

    /// <summary>The outcome of a decision; null while it is open or when a later one replaced it.</summary>
    internal Settlement? Of(Guid decision, Guid referral) =>
        ByReferral.GetValueOrDefault(referral) is { IsSettled: true } settlement && settlement.Decision == decision ? settlement : null;

    /// <summary>The settlements after one more entry of the ledger.</summary>
    internal static Settlements After(Settlements before, RotaEvent e) => (e switch
    {
        Decided d => before.With(d.ReferralId, new Settlement(d.DecisionId, IsSettled: false, null)) with { RulesVersion = d.RulesVersion },
        Unplaced u => before.With(u.ReferralId, new Settlement(u.DecisionId, IsSettled: true, null)) with { RulesVersion = u.RulesVersion },
        DecisionReversed r => before with { ByReferral = before.ByReferral.Remove(r.ReferralId), Reversed = before.Reversed + 1 },
        VoluntaryTaken v => before.With(v.ReferralId, new Settlement(Guid.Empty, IsSettled: false, null)),
        ReservationDebited d =>
            before.With(d.ReferralId, before.ByReferral[d.ReferralId] with { IsSettled = true, Receiver = d.Authority }),
        PositionsSeen or ReservationMoved or TurnCompleted => before,
        _ => throw new InvalidOperationException($"Nobody has said what {e.GetType().Name} settles."),
    }) with
    { Position = before.Position + 1 };

    Settlements With(Guid referral, Settlement settlement) => this with { ByReferral = ByReferral.SetItem(referral, settlement) };
}

/// <summary>What became of a decision.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="IsSettled">True once an authority accepted, and where nobody could take the group.</param>
/// <param name="Receiver">Code of the authority that accepted.</param>
sealed record Settlement(Guid Decision, bool IsSettled, string? Receiver);
