using TransferScheme.Dashboards.Following;
using TransferScheme.Platform.Time;

namespace TransferScheme.Dashboards.Viewing;

/// <summary>What figures are made of: what was known at one time, and how far the reader had come.</summary>
/// <param name="At">The time the figures are for.</param>
/// <param name="Followed">Every referral known.</param>
/// <param name="Authorities">Every authority known.</param>
/// <param name="Thresholds">Every version of the rules known.</param>
/// <param name="AsAt">When the last event counted was received.</param>
/// <param name="FreshnessSeconds">How far the reader is behind.</param>
sealed record Facts(
    DateTimeOffset At,
    IReadOnlyCollection<Followed> Followed,
    IReadOnlyList<AuthorityPosition> Authorities,
    IReadOnlyList<ThresholdInForce> Thresholds,
    DateTimeOffset? AsAt,
    int FreshnessSeconds)
{
    readonly IReadOnlyList<Stood> _stood = [.. Followed.Select(r => r.At(At))];

    /// <summary>Every referral known.</summary>
    internal IReadOnlyList<ReferralProgress> Referrals => [.. Followed.Select(r => r.Referral)];

    /// <summary>Every direction known.</summary>
    internal IReadOnlyList<DirectionProgress> Directions { get; init; } = [];

    /// <summary>Every age assessment known.</summary>
    internal IReadOnlyList<AgeProgress> Ages { get; init; } = [];

    /// <summary>Every referral that had begun, where it stood.</summary>
    internal IReadOnlyList<Standing> Standings => field ??= [.. _stood.Select(s => s.Standing).OfType<Standing>()];

    /// <summary>Every offer that had been made, where it stood.</summary>
    internal IEnumerable<OfferStanding> Offers => _stood.SelectMany(s => s.Offers);

    /// <summary>The threshold in force, with its rules; null while no rules are known.</summary>
    internal ThresholdInForce? Threshold =>
        Thresholds.Where(t => t.ValidFrom <= UkTime.DateOf(At)).MaxBy(t => (t.ValidFrom, t.AtVersion));

    /// <summary>The threshold in force, in children per 100,000; null while no rules are known.</summary>
    internal int? ThresholdPer100000 => Threshold?.Per100000;
}
