namespace TransferScheme.Allocation.Rota;

/// <summary>A turn was taken back after it was accepted, as when the referral is withdrawn then: its shares, and its debit.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="DecisionId">The decision; empty of a voluntary offer.</param>
/// <param name="Authority">Code of the authority that had accepted.</param>
/// <param name="Size">Children kept together.</param>
/// <param name="Accruals">Each share that is taken back, in units.</param>
/// <param name="Arrears">How arrears were changed.</param>
public sealed record DebitReversed(
    Guid ReferralId, Guid DecisionId, string Authority, int Size, IReadOnlyList<Accrual> Accruals, IReadOnlyList<Accrual> Arrears)
    : RotaEvent;

/// <summary>A referral ended while nobody could take it: there is nothing to take back, and its decision is exported no more.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="DecisionId">The decision that nobody could take it.</param>
public sealed record UnplacedEnded(Guid ReferralId, Guid DecisionId) : RotaEvent;

/// <summary>What takes the standing turn of a referral back, as a further entry: entries are never edited.</summary>
static class TakingBack
{
    /// <summary>The entry that undoes the turn (fair share: withdrawn or closed before effect; a child leaves before acceptance).</summary>
    /// <param name="referralId">The referral.</param>
    /// <param name="standing">Its newest turn.</param>
    /// <param name="holder">Code of the authority that has the reservation or the debit; null where nobody could take it.</param>
    /// <param name="isDebited">Whether the reservation has become the debit.</param>
    /// <exception cref="InvalidOperationException">That entry is no turn.</exception>
    internal static RotaEvent Of(Guid referralId, RotaEvent standing, string? holder, bool isDebited) => standing switch
    {
        Unplaced u => new UnplacedEnded(referralId, u.DecisionId),
        Decided d => Of(referralId, d.DecisionId, holder ?? d.Chosen, d.Referral.Size, d.Accruals, d.Arrears, isDebited),
        VoluntaryTaken v => Of(referralId, Guid.Empty, holder ?? v.Authority, v.Size, v.Accruals, v.Arrears, isDebited),
        _ => throw new InvalidOperationException($"{standing.GetType().Name} is no turn."),
    };

    static RotaEvent Of(
        Guid referralId, Guid decision, string holder, int size, IReadOnlyList<Accrual> accruals, IReadOnlyList<Accrual> arrears,
        bool isDebited) =>
        isDebited
            ? new DebitReversed(referralId, decision, holder, size, accruals, arrears)
            : new DecisionReversed(referralId, decision, holder, size, accruals, arrears);
}
