using TransferScheme.Platform.Deadlines;

namespace TransferScheme.Referrals.Timing;

/// <summary>
/// What the statutory clock brings about by itself (design: due soon is one working day before, breached is midnight after the last
/// day). A corrected answer to who cares for the children moves the last day, and what was said of another day says nothing of it.
/// </summary>
static class StatutoryDeadlines
{
    /// <summary>The deadlines of a referral that is under way; outside the scheme, and once it has ended, there are none.</summary>
    /// <param name="referral">The referral.</param>
    internal static IEnumerable<Deadline> Of(Referral referral)
    {
        if (referral.Clock is not { } clock || !IsUnderWay(referral.Status))
        {
            yield break;
        }

        if (referral.SaidDueSoon != clock.DueOn)
        {
            yield return new Deadline(clock.DueSoonFrom(), new StatutoryDueSoon(referral.EntryAuthority, clock.DueOn));
        }

        if (referral.SaidBreached != clock.DueOn)
        {
            yield return new Deadline(clock.BreachedFrom(), new StatutoryBreached(referral.EntryAuthority, clock.DueOn));
        }
    }

    static bool IsUnderWay(ReferralStatus status) => status is ReferralStatus.Incomplete or ReferralStatus.AwaitingAllocation
        or ReferralStatus.Offered or ReferralStatus.Declined or ReferralStatus.Accepted or ReferralStatus.Arranged
        or ReferralStatus.InTransit;
}
