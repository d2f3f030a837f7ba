using TransferScheme.Platform.Deadlines;
using TransferScheme.Platform.Time;

namespace TransferScheme.Referrals.Timing;

/// <summary>
/// When the receiving authority is asked how the children are (scheme rules, step 25): once, as the day begins, unless it has told by
/// then. Calendar days from the local day on which responsibility moved, for a child's weeks know no working days.
/// </summary>
/// <param name="AfterDays">How many. A default of the scheme's; no published source names a number.</param>
sealed record OutcomeDeadline(int AfterDays)
{
    /// <summary>The default.</summary>
    internal const int Days = 28;

    /// <summary>The day on which the outcome of a referral is due, told or not; null before responsibility has moved.</summary>
    internal DateOnly? DueOn(Referral referral) => referral.EffectiveAt is { } moved ? UkTime.DateOf(moved).AddDays(AfterDays) : null;

    /// <summary>The deadline of a referral; none where the outcome was told, or asked for.</summary>
    /// <param name="referral">The referral.</param>
    internal IEnumerable<Deadline> Of(Referral referral)
    {
        if (DueOn(referral) is { } due && referral.AfterMove is { OutcomeDueOn: null, Outcomes: [] })
        {
            yield return new Deadline(
                UkTime.At(due, TimeOnly.MinValue),
                new OutcomeDue(referral.Reference, referral.EntryAuthority, referral.ReceivingAuthority!, due));
        }
    }
}
