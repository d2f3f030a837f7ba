using System.Diagnostics;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Referrals;

/// <summary>What of a referral somebody may see at its present stage: the columns of the need-to-know table.</summary>
enum Disclosure
{
    /// <summary>Nothing, not even that it exists: other authorities, and an offered one before the offer and after its end.</summary>
    Nothing,

    /// <summary>Where it stands, and nothing of the children: for the regions, and assessors of the entry authority, after the move.</summary>
    Bare,

    /// <summary>The minimum facts, for our own services, auditors and assessors.</summary>
    Minimum,

    /// <summary>Those, initials and flags, for the coordinators of the two regions.</summary>
    Summary,

    /// <summary>What an authority sees while an offer to it is open.</summary>
    Offer,

    /// <summary>What a person of the offered authority sees who has opened identity by name: that, and what the placement needs.</summary>
    Weighing,

    /// <summary>Name, date of birth and Home Office reference, and no narrative, for the national team.</summary>
    Identity,

    /// <summary>The entry authority's own past, once responsibility has moved: nothing after that.</summary>
    Past,

    /// <summary>The full record, for the entry authority while the case is open and for the receiving one from acceptance on.</summary>
    Full,
}

/// <summary>How much of a child's identity is shown.</summary>
enum IdentityShown
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Initials.</summary>
    Initials,

    /// <summary>Name, date of birth and Home Office reference.</summary>
    Full,
}

/// <summary>How much of health, risk, trafficking, family and voice is shown.</summary>
enum RecordShown
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>That the record says something on a matter, never what.</summary>
    Flags,

    /// <summary>What a placement must know.</summary>
    PlacementNeeds,

    /// <summary>The whole form.</summary>
    Full,
}

/// <summary>What is shown of each kind of data: the rows of the need-to-know table.</summary>
/// <param name="Facts">The minimum facts: reference, age band, sex, language, placement sought, group size, entry authority.</param>
/// <param name="Identity">Name, date of birth and Home Office reference.</param>
/// <param name="Record">Health, risk, trafficking, family and voice.</param>
/// <param name="AgeStatus">Where the child's age stands, as a code.</param>
sealed record NeedToKnow(bool Facts, IdentityShown Identity, RecordShown Record, bool AgeStatus)
{
    /// <summary>The need-to-know table of the scheme: whoever has no row sees nothing.</summary>
    internal static NeedToKnow By(Disclosure disclosure) => disclosure switch
    {
        Disclosure.Nothing or Disclosure.Bare => new NeedToKnow(false, IdentityShown.None, RecordShown.None, false),
        Disclosure.Minimum => new NeedToKnow(true, IdentityShown.None, RecordShown.None, false),
        Disclosure.Summary => new NeedToKnow(true, IdentityShown.Initials, RecordShown.Flags, true),
        Disclosure.Offer => new NeedToKnow(true, IdentityShown.None, RecordShown.None, true),
        Disclosure.Weighing => new NeedToKnow(true, IdentityShown.Full, RecordShown.PlacementNeeds, true),
        Disclosure.Identity => new NeedToKnow(true, IdentityShown.Full, RecordShown.None, true),
        Disclosure.Past => new NeedToKnow(true, IdentityShown.Full, RecordShown.Full, true),
        Disclosure.Full => new NeedToKnow(true, IdentityShown.Full, RecordShown.Full, true),
        _ => throw new UnreachableException(),
    };

    /// <summary>A view of a referral, as its access log tells of it.</summary>
    internal static ViewedAs View(
        Guid referralId, string projection, string purpose, Disclosure disclosure, Sealed<AccessReason>? reason = null) =>
        new(referralId, projection, purpose, disclosure.ToString(), By(disclosure).Fields, reason);

    /// <summary>Whether anything is shown that is sealed.</summary>
    internal bool IsSealed => Identity is not IdentityShown.None || Record is not RecordShown.None || AgeStatus;

    /// <summary>What is shown, by code, for the access log.</summary>
    internal IReadOnlyList<string> Fields =>
    [
        .. new[]
        {
            Facts ? "minimum-facts" : "",
            Identity switch { IdentityShown.Initials => "initials", IdentityShown.Full => "identity", _ => "" },
            Record switch
            {
                RecordShown.Flags => "flags",
                RecordShown.PlacementNeeds => "placement-needs",
                RecordShown.Full => "record",
                _ => "",
            },
            AgeStatus ? "age-status" : "",
        }.Where(name => name.Length > 0),
    ];
}
