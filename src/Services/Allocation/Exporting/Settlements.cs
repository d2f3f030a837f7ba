using System.Collections.Immutable;
using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Exporting;

/// <summary>How each referral of the ledger stands at its end; what the export says of a decision, later entries tell.</summary>
/// <param name="ByReferral">The newest decision of each referral, and what became of it.</param>
/// <param name="RulesVersion">The scheme rules of the newest decision; null before the first.</param>
/// <param name="Position">Place of the newest entry.</param>
/// <param name="Seats">Decisions whose seat another referral took in a burst.</param>
/// <param name="Reversed">Decisions that were taken back.</param>
sealed record Settlements(
    ImmutableDictionary<Guid, Settlement> ByReferral, string? RulesVersion, long Position, ImmutableDictionary<Guid, SeatTaken> Seats,
    int Reversed = 0)
{
    internal static readonly Settlements None = new(
        ImmutableDictionary<Guid, Settlement>.Empty, null, 0, ImmutableDictionary<Guid, SeatTaken>.Empty);

    /// <summary>Referrals whose recommended authority has not answered yet.</summary>
    internal int Open => ByReferral.Values.Count(s => !s.IsSettled);

    /// <summary>The referral that a decision stands for at the end: in a burst another one may have taken its seat.</summary>
    internal (RotaReferral Referral, Settlement? Settlement) Of(long position, Decided d) => Seats.TryGetValue(d.DecisionId, out var seat)
        ? (seat.Referral, Of(position, seat.ReferralId))
        : (d.Referral, Of(position, d.ReferralId));

    /// <summary>The outcome of the turn at a place of the ledger; null while it is open or when a later one replaced it.</summary>
    internal Settlement? Of(long position, Guid referral) =>
        ByReferral.GetValueOrDefault(referral) is { IsSettled: true } settlement && settlement.Turn == position ? settlement : null;

    /// <summary>The settlements after one more entry of the ledger.</summary>
    internal static Settlements After(Settlements before, RotaEvent e) => (e switch
    {
        Decided d => before.With(d.ReferralId, before.Next) with { RulesVersion = d.RulesVersion },
        Unplaced u => before.With(u.ReferralId, before.Next with { IsSettled = true }) with { RulesVersion = u.RulesVersion },
        DecisionReversed r => before with { ByReferral = before.ByReferral.Remove(r.ReferralId), Reversed = before.Reversed + 1 },
        DebitReversed r => before with { ByReferral = before.ByReferral.Remove(r.ReferralId), Reversed = before.Reversed + 1 },
        UnplacedEnded u => before with { ByReferral = before.ByReferral.Remove(u.ReferralId) },
        VoluntaryTaken v => before.With(v.ReferralId, before.Next),
        SeatsTaken t => t.Seats.Aggregate(
            before with { Seats = before.Seats.SetItems(t.Seats.Select(s => KeyValuePair.Create(s.DecisionId, s))) },
            (settlements, s) => settlements.With(s.ReferralId, new Settlement(s.Position, IsSettled: false, null))),
        ReservationDebited d =>
            before.With(d.ReferralId, before.ByReferral[d.ReferralId] with { IsSettled = true, Receiver = d.Authority }),
        DebitMoved m => before.With(m.ReferralId, before.ByReferral[m.ReferralId] with { Receiver = m.To }),
        PositionsSeen or ReservationMoved or TurnCompleted => before,
        _ => throw new InvalidOperationException($"Nobody has said what {e.GetType().Name} settles."),
    }) with
    { Position = before.Position + 1 };

    Settlement Next => new(Position + 1, IsSettled: false, null);

    Settlements With(Guid referral, Settlement settlement) => this with { ByReferral = ByReferral.SetItem(referral, settlement) };
}

/// <summary>What became of a decision.</summary>
/// <param name="Turn">Place in the ledger of the decision, or of the voluntary offer that took its place.</param>
/// <param name="IsSettled">True once an authority accepted, and where nobody could take the group.</param>
/// <param name="Receiver">Code of the authority that accepted.</param>
sealed record Settlement(long Turn, bool IsSettled, string? Receiver);
