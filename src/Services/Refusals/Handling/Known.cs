using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Time;

namespace TransferScheme.Refusals.Handling;

/// <summary>Where an offer stands, as far as this service has been told.</summary>
public enum KnownStatus
{
    /// <summary>It waits for an answer.</summary>
    Open,

    /// <summary>It waits for an answer that was due.</summary>
    Overdue,

    /// <summary>Declined.</summary>
    Declined,

    /// <summary>Accepted.</summary>
    Accepted,

    /// <summary>Withdrawn: nobody answers it any more.</summary>
    Withdrawn,

    /// <summary>Accepted, and taken over by another authority of the region.</summary>
    Superseded,
}

/// <summary>This service's own copy of an offer, by message.</summary>
/// <param name="Id">The offer.</param>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the offered authority.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="Size">How many children.</param>
/// <param name="RespondBy">When the answer is due.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="AtVersion">Version of the offer's stream; an older message changes nothing.</param>
/// <param name="MadeOn">Local day on which it was made; null where that is not known.</param>
/// <param name="AcceptedOn">Local day of its acceptance; null without one.</param>
/// <param name="IsSwap">Whether it took the place of another in the region: nobody was asked by it.</param>
/// <param name="WasOverdue">Whether it was overdue before its time was moved: that it is so again is told by no message.</param>
public sealed record KnownOffer(
    Guid Id, Guid ReferralId, string Authority, string Region, int Size, DateTimeOffset RespondBy, KnownStatus Status, long AtVersion,
    DateOnly? MadeOn = null, DateOnly? AcceptedOn = null, bool IsSwap = false, bool WasOverdue = false)
{
    internal static KnownOffer Of(OfferMade made) => new(
        made.OfferId, made.ReferralId, made.Authority, made.Region, made.Size, made.RespondBy, KnownStatus.Open, made.Version,
        UkTime.DateOf(made.OccurredAt));

    /// <summary>The offer after a later notice; null when the notice is not newer.</summary>
    internal KnownOffer? After(KnownStatus status, long version) =>
        version <= AtVersion ? null : this with { Status = status, AtVersion = version };

    /// <summary>The offer after its time to answer was moved; null when the notice is not newer. What stands again is open.</summary>
    internal KnownOffer? Moved(DateTimeOffset respondBy, long version)
    {
        var isInTime = Status is KnownStatus.Overdue && respondBy > RespondBy;
        return version <= AtVersion ? null : this with
        {
            RespondBy = respondBy,
            AtVersion = version,
            Status = isInTime || Status is KnownStatus.Declined ? KnownStatus.Open : Status,
            WasOverdue = WasOverdue || isInTime,
        };
    }

    /// <summary>The offer as it stands at a time.</summary>
    internal KnownOffer At(DateTimeOffset now) =>
        this is { Status: KnownStatus.Open, WasOverdue: true } && now > RespondBy ? this with { Status = KnownStatus.Overdue } : this;
}

/// <summary>This service's own copy of a referral, by message.</summary>
/// <param name="Id">The referral.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="Children">The children: no more than what an offer tells.</param>
/// <param name="PlacementTypes">Kinds of placement sought.</param>
/// <param name="RulesVersion">The rules pinned to it; null where they are not known.</param>
/// <param name="Completed">Whether the transfer is completed.</param>
/// <param name="AtVersion">Version of the referral's stream; an older message changes nothing.</param>
/// <param name="CompletedOn">Local day on which responsibility moved; null where it has not.</param>
/// <param name="EndedFor"><c>referral-withdrawn</c> or <c>referral-closed</c>; null where it is neither.</param>
public sealed record KnownReferral(
    Guid Id, string EntryAuthority, IReadOnlyList<KnownChild> Children, IReadOnlyList<string> PlacementTypes, string? RulesVersion,
    bool Completed, long AtVersion, DateOnly? CompletedOn = null, string? EndedFor = null)
{
    /// <summary>The referral that a message tells; null when it is not newer than what is known.</summary>
    internal static KnownReferral? Newer(KnownReferral? known, ReferralFoundEligible m) => known is not null && known.AtVersion >= m.Version
        ? null
        : new KnownReferral(
            m.ReferralId, m.EntryAuthority, [.. m.Children.Select(c => new KnownChild(c.ChildId, c.AgeBand, c.Sex))], m.PlacementTypes,
            m.RulesVersion, false, m.Version);
}

/// <summary>A child, as an offer tells of it.</summary>
/// <param name="ChildId">Identifier.</param>
/// <param name="AgeBand"><c>under-16</c> or <c>16-17</c>.</param>
/// <param name="Sex">Sex.</param>
public sealed record KnownChild(Guid ChildId, string AgeBand, string Sex);

/// <summary>This service's own copy of an authority's position, by message.</summary>
/// <param name="Id">The authority's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="Nation">Its nation.</param>
/// <param name="ChildPopulation">Children aged 0 to 17 in its area.</param>
/// <param name="PopulationYear">Year of that estimate.</param>
/// <param name="ChildrenLookedAfter">Unaccompanied children looked after; null when no count is known.</param>
/// <param name="AtVersion">Version of the authority's stream; an older message changes nothing.</param>
public sealed record KnownAuthority(
    string Id, string Name, string Region, string Nation, int ChildPopulation, string PopulationYear, int? ChildrenLookedAfter,
    long AtVersion)
{
    /// <summary>The position that a message tells; null when it is not newer than what is known.</summary>
    internal static KnownAuthority? Newer(KnownAuthority? known, AuthorityPositionChanged m) => known is not null
        && known.AtVersion >= m.Version ? null
        : new KnownAuthority(
            m.Authority, m.Name, m.Region, m.Nation, m.ChildPopulation, m.PopulationYear, m.ChildrenLookedAfter, m.Version);
}

/// <summary>This service's own copy of a version of the scheme rules, by message.</summary>
/// <param name="Id">Name of the version.</param>
/// <param name="ValidFrom">First day on which it applies.</param>
/// <param name="ThresholdPer100000">Threshold in children per 100,000 of the child population.</param>
/// <param name="AtVersion">Version of the rules' stream; an older message changes nothing.</param>
public sealed record KnownRules(string Id, DateOnly ValidFrom, int ThresholdPer100000, long AtVersion)
{
    /// <summary>The rules that a message tells; null when they are not newer than those known by the same name.</summary>
    internal static KnownRules? Newer(KnownRules? known, SchemeRulesAdopted m) => known is not null && known.AtVersion >= m.Version ? null
        : new KnownRules(m.RulesVersion, m.ValidFrom, m.ThresholdPer100000, m.Version);
}
