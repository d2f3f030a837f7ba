using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;

namespace TransferScheme.Referrals;

/// <summary>How much of a referral somebody may see at this stage.</summary>
enum Disclosure
{
    /// <summary>Nothing, not even that it exists.</summary>
    Nothing,

    /// <summary>The minimum facts: reference, age band, sex, language, placement sought, group size, entry authority.</summary>
    Minimum,

    /// <summary>Those, and name, date of birth and Home Office reference.</summary>
    Identity,

    /// <summary>The full record.</summary>
    Full,
}

/// <summary>The one place that says who may see and do what in Referrals. An authority's access ends with its part in the case.</summary>
static class ReferralsPolicy
{
    internal static Disclosure Sees(Actor actor, Referral referral) => actor switch
    {
        { Role: Role.National } => Disclosure.Identity,
        { Role: Role.Auditor or Role.Service } => Disclosure.Minimum,
        { Role: Role.Coordinator } when actor.Region == referral.EntryRegion || actor.Region == referral.OfferedRegion => Disclosure.Minimum,
        { Role: Role.DutyOfficer or Role.ApiClient or Role.Manager } when IsEntry(actor, referral) || IsReceiving(actor, referral) => Disclosure.Full,
        { Role: Role.Assessor } when IsEntry(actor, referral) || IsReceiving(actor, referral) => Disclosure.Minimum,
        { Role: Role.DutyOfficer or Role.ApiClient } when IsOffered(actor, referral) => Disclosure.Minimum,
        _ => Disclosure.Nothing,
    };

    internal static Access MayRefer(Actor actor) =>
        actor.Role is Role.DutyOfficer or Role.ApiClient or Role.National ? Access.Granted : Access.Forbidden;

    /// <summary>The entry authority refers its own children; the national team refers for any.</summary>
    internal static bool RefersFor(Actor actor, string entryAuthority) => actor.Role is Role.National || actor.ActsFor(entryAuthority);

    internal static Access MayCorrect(Actor actor, Referral referral) =>
        actor.ActsFor(referral.EntryAuthority) ? Access.Granted : SeenAtMost(actor, referral);

    internal static Access MayArrange(Actor actor, Referral referral) =>
        actor.ActsFor(referral.EntryAuthority) || actor.ActsFor(referral.ReceivingAuthority) ? Access.Granted : SeenAtMost(actor, referral);

    internal static Access MayDepart(Actor actor, Referral referral) => MayCorrect(actor, referral);

    /// <summary>Whose reads somebody may see: an auditor everybody's, an authority and the national team their own staff's; null for nobody's.</summary>
    internal static Func<string?, bool>? SeesAccessLog(Actor actor, Referral referral) => actor.Role switch
    {
        Role.Auditor => _ => true,
        Role.National => authority => authority is null,
        _ when Sees(actor, referral) is Disclosure.Full => authority => authority == actor.Authority,
        _ => null,
    };

    static Access SeenAtMost(Actor actor, Referral referral) =>
        Sees(actor, referral) is Disclosure.Nothing ? Access.Hidden : Access.Forbidden;

    static bool IsEntry(Actor actor, Referral referral) => actor.Authority == referral.EntryAuthority;

    static bool IsReceiving(Actor actor, Referral referral) =>
        referral.ReceivingAuthority is not null && actor.Authority == referral.ReceivingAuthority;

    static bool IsOffered(Actor actor, Referral referral) =>
        referral.Status is ReferralStatus.Offered && actor.Authority == referral.OfferedAuthority;
}
