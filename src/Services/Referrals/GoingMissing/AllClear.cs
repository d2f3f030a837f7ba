namespace TransferScheme.Referrals.GoingMissing;

/// <summary>The end of missing episodes: with the last that the alarm opened, whoever was alarmed is told that it is over.</summary>
static class AllClear
{
    /// <summary>What follows when children are found.</summary>
    /// <param name="referral">The referral.</param>
    /// <param name="found">The open episodes that end.</param>
    /// <param name="at">When.</param>
    internal static IReadOnlyList<ReferralEvent> Of(Referral referral, IReadOnlyList<MissingEpisode> found, DateTimeOffset at)
    {
        var ends = found.Any(m => m.OfAlarm) && !referral.Overlays.Episodes.Except(found).Any(m => m is { OfAlarm: true, FoundAt: null });
        return
        [
            .. found.Select(m => new MissingEpisodeClosed(m.Number, at)),
            .. ends ? [new ChildrenFound(referral.Reference, referral.EntryAuthority, at)] : Array.Empty<ReferralEvent>(),
        ];
    }
}
