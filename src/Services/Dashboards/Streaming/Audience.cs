using TransferScheme.Dashboards.Following;
using TransferScheme.Dashboards.Viewing;

namespace TransferScheme.Dashboards.Streaming;

/// <summary>Whom a change concerns beside the national team and the auditors, under today's access: whose list the case stands in.</summary>
/// <param name="IsEverybody">Whether it is no case of a child: what councils owe and are directed is open to all who sign in.</param>
/// <param name="Authorities">Authorities whose duty officers, managers and systems it concerns.</param>
/// <param name="Assessors">Authorities whose assessors it concerns.</param>
/// <param name="Regions">Regions whose coordinators it concerns.</param>
sealed record Audience(
    bool IsEverybody, IReadOnlySet<string> Authorities, IReadOnlySet<string> Assessors, IReadOnlySet<string> Regions)
{
    static readonly IReadOnlySet<string> None = new HashSet<string>();

    /// <summary>All who sign in.</summary>
    internal static Audience Everybody { get; } = new(true, None, None, None);

    /// <summary>Whom a change of a case concerns.</summary>
    /// <param name="kind">The kind of the case.</param>
    /// <param name="at">When it happened; the begin of time for what the entry authority is told also after the move.</param>
    /// <param name="named">The authorities that the message names as part of it, such as the one that an offer was made to.</param>
    /// <param name="entry">The entry authority, where the message names it.</param>
    /// <param name="referral">The referral that it belongs to, where it is known.</param>
    /// <param name="now">The present time.</param>
    /// <param name="regionOf">The region of an authority; null where that is not known.</param>
    internal static Audience Of(
        string kind, DateTimeOffset at, IReadOnlyList<string> named, string? entry, ReferralProgress? referral, DateTimeOffset now,
        Func<string, string?> regionOf)
    {
        if (kind is "authority" or "rules" or "direction")
        {
            return Everybody;
        }

        var parts = Parts(referral, at, now);
        return kind switch
        {
            "ageAssessment" => Told(named, named, named),
            "refusal" => Told([.. named, .. Owners(entry)], [], [.. named, .. Owners(entry)]),

            // The change that ends an authority's part is the last that it is told: who is named has or had the offer.
            "offer" => Told([.. named, .. parts.Authorities], parts.Holders, [.. named, .. parts.Regional]),

            // Whom the rota names is not asked yet, and is told nothing; its region decides.
            "allocation" => Told(parts.Authorities, parts.Holders, [.. named, .. parts.Regional]),
            _ => Told(parts.Authorities, parts.Holders, parts.Regional),
        };

        // Responsibility has moved for good: the entry authority is told nothing of what follows.
        IEnumerable<string> Owners(string? authority) => authority is null || HasMoved(referral, at) ? [] : [authority];

        Audience Told(IReadOnlyList<string> authorities, IReadOnlyList<string> assessors, IReadOnlyList<string> ofRegions) =>
            new(false, authorities.ToHashSet(), assessors.ToHashSet(), ofRegions.Select(regionOf).OfType<string>().ToHashSet());
    }

    static bool HasMoved(ReferralProgress? referral, DateTimeOffset at) => referral?.Completed is { } moved && moved.At < at;

    // As in the need-to-know table: the entry authority until responsibility has moved, the offered one while its offer waits, the
    // receiving one from acceptance on. A region keeps its part until a decline is settled.
    static (IReadOnlyList<string> Authorities, IReadOnlyList<string> Holders, IReadOnlyList<string> Regional) Parts(
        ReferralProgress? referral, DateTimeOffset at, DateTimeOffset now)
    {
        if (referral is null || Standing.Of(referral, OfferStanding.Of(referral, now), now) is not { } standing)
        {
            return ([], [], []);
        }

        var entry = HasMoved(referral, at) ? null : standing.EntryAuthority;
        string[] holders = [.. new[] { entry, standing.ReceivingAuthority }.OfType<string>()];
        string[] authorities = standing.Open is { } offer ? [.. holders, offer.Authority] : holders;
        return (authorities, holders, standing.InReview is { } declined ? [.. authorities, declined.Authority] : authorities);
    }
}
