using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Directing;
using TransferScheme.Refusals.Succeeding;

namespace TransferScheme.Refusals;

/// <summary>How much of a case somebody may see.</summary>
enum Disclosure
{
    /// <summary>Nothing, not even that it exists.</summary>
    Nothing,

    /// <summary>Where it stands, and its coded facts.</summary>
    Status,

    /// <summary>Those, and the statement without its annex.</summary>
    Body,

    /// <summary>All of it.</summary>
    Annex,
}

/// <summary>Whose cases a list holds: all of them, or those of one region and of one authority.</summary>
/// <param name="All">Whether there is no limit.</param>
/// <param name="Region">Slug of the region; empty for none.</param>
/// <param name="Authority">Code of the authority; empty for none.</param>
sealed record Scope(bool All, string Region = "", string Authority = "");

/// <summary>
/// The one place that says who may see and do what in Refusals. A draft is its authority's own; the issued statement is for the entry
/// authority, the regions and the national team; its annex for the authority, for who reviews, and for whom it is released to.
/// </summary>
static class RefusalsPolicy
{
    internal static Disclosure Sees(Actor actor, Refusal refusal) => actor switch
    {
        _ when IsOwn(actor, refusal) => Disclosure.Annex,
        { Role: Role.Auditor or Role.Service } => Disclosure.Status,
        { Role: Role.National } => IsGiven(refusal) ? Disclosure.Annex : Disclosure.Status,
        { Role: Role.Coordinator } when IsOfRegion(actor, refusal) => IsGiven(refusal) ? Disclosure.Body : Disclosure.Status,
        _ when IsEntry(actor, refusal) && IsGiven(refusal) => refusal.IsAnnexReleased ? Disclosure.Annex : Disclosure.Body,
        _ when IsEntry(actor, refusal) && refusal.Unanswered => Disclosure.Status,
        _ => Disclosure.Nothing,
    };

    /// <summary>
    /// Those who see it, and the entry authority once the answer is overdue: whether its silence is a draft must not keep it from
    /// reporting that (row 7).
    /// </summary>
    internal static Disclosure Sees(Actor actor, Refusal refusal, bool overdue) =>
        Sees(actor, refusal) is Disclosure.Nothing && overdue && IsEntry(actor, refusal) ? Disclosure.Status : Sees(actor, refusal);

    /// <summary>The cases that a list holds: of those of an authority, what <see cref="Sees(Actor, Refusal)"/> shows it.</summary>
    internal static Scope Lists(Actor actor) => actor switch
    {
        { Role: Role.National or Role.Auditor or Role.Service } => new Scope(true),
        { Role: Role.Coordinator, Region: { } region } => new Scope(false, Region: region),
        { Authority: { } own } when OfAuthority(actor) => new Scope(false, Authority: own),
        _ => new Scope(false),
    };

    /// <summary>Authorities draft; that the offer is their own is a rule.</summary>
    internal static Access MayDraft(Actor actor) => OfAuthority(actor) ? Access.Granted : Access.Forbidden;

    /// <summary>What the authority does with its own statement.</summary>
    internal static Access MayState(Actor actor, Refusal refusal) => IsOwn(actor, refusal) ? Access.Granted : SeenAtMost(actor, refusal);

    /// <summary>The recipients confirm, and state non-compliance: the entry authority and the national team.</summary>
    internal static Access MayReceive(Actor actor, Refusal refusal) =>
        actor.Role is Role.National || IsEntry(actor, refusal) ? Seen(actor, refusal) : SeenAtMost(actor, refusal);

    /// <summary>
    /// The entry authority, for its own referrals, and the national team open the case of an offer that was never answered.
    /// </summary>
    internal static Access MayReport(Actor actor) => actor.Role is Role.National || OfAuthority(actor) ? Access.Granted : Access.Forbidden;

    /// <summary>The recipients state non-compliance: also while the authority keeps an answer that is overdue to itself.</summary>
    internal static Access MayReport(Actor actor, Refusal refusal, bool overdue) =>
        overdue && IsEntry(actor, refusal) ? Access.Granted : MayReceive(actor, refusal);

    /// <summary>What only the national team does, also for the Secretary of State.</summary>
    internal static Access MayOversee(Actor actor, Refusal refusal) =>
        actor.Role is Role.National ? Access.Granted : SeenAtMost(actor, refusal);

    /// <summary>The coordinators of the two regions hold a case conference; the national team may too.</summary>
    internal static Access MayConfer(Actor actor, Refusal refusal) =>
        actor.Role is Role.National || (actor.Role is Role.Coordinator && IsOfRegion(actor, refusal))
            ? Access.Granted
            : SeenAtMost(actor, refusal);

    /// <summary>The national team directs for the Secretary of State.</summary>
    internal static Access MayDirect(Actor actor) => actor.Role is Role.National ? Access.Granted : Access.Forbidden;

    /// <summary>
    /// A direction is decided and changed by who gives it. That it exists stands in the register, open to all who are signed in.
    /// </summary>
    internal static Access MayDirect(Actor actor, Direction direction) => MayDirect(actor);

    /// <summary>The authority directed makes representations.</summary>
    internal static Access MayRepresent(Actor actor, Direction direction) =>
        OfAuthority(actor) && actor.Authority == direction.Authority ? Access.Granted : Access.Forbidden;

    /// <summary>What was written on a direction is for the authority directed and the national team.</summary>
    internal static bool ReadsDirection(Actor actor, Direction direction) =>
        actor.Role is Role.National || (OfAuthority(actor) && actor.Authority == direction.Authority);

    /// <summary>Which referral reasons are directed on is for those two, and for the entry authority, who is to get them.</summary>
    internal static bool IsPartyTo(Actor actor, Direction direction) => ReadsDirection(actor, direction)
        || (OfAuthority(actor) && direction.EntryAuthority is { } entry && actor.Authority == entry);

    /// <summary>
    /// Which lines of the log of reads somebody may see: an authority and the national team their own staff's, auditors all; null where
    /// the case is not theirs to know.
    /// </summary>
    internal static Func<RecordViewed, bool>? SeesAccessLog(Actor actor, Refusal refusal) =>
        Sees(actor, refusal) is Disclosure.Nothing ? null
        : actor is { Role: not (Role.Auditor or Role.National), Authority: { } own }
            ? line => line.Authority == own || Successors.StandsFor(refusal, own, line.Authority)
        : Lines(actor);

    /// <summary>The same of a direction: for those who may read what was written on it, and for auditors.</summary>
    internal static Func<RecordViewed, bool>? SeesAccessLog(Actor actor, Direction direction) =>
        actor.Role is Role.Auditor || ReadsDirection(actor, direction) ? Lines(actor) : null;

    /// <summary>Those who oversee look at the watch; a coordinator at the own region's.</summary>
    internal static bool MayWatch(Actor actor) => actor.Role is Role.National or Role.Auditor or Role.Coordinator;

    /// <summary>Either party and the national team record what a court does.</summary>
    internal static Access MayRecordCourt(Actor actor, Refusal refusal) =>
        IsOwn(actor, refusal) ? Access.Granted : MayReceive(actor, refusal);

    /// <summary>Whether somebody acts for the entry authority of the case.</summary>
    internal static bool IsEntry(Actor actor, Refusal refusal) => OfAuthority(actor) && actor.Authority == refusal.Offer.EntryAuthority;

    static bool IsOwn(Actor actor, Refusal refusal) => OfAuthority(actor) && actor.Authority == refusal.Offer.Authority;

    static bool IsOfRegion(Actor actor, Refusal refusal) =>
        actor.Region is { } region && (region == refusal.Offer.Region || region == refusal.Offer.EntryRegion);

    static bool IsGiven(Refusal refusal) => refusal.Issued is not null || refusal.WrittenReasons is not null;

    static bool OfAuthority(Actor actor) =>
        actor.Authority is not null && actor.Role is Role.DutyOfficer or Role.ApiClient or Role.Manager;

    static Func<RecordViewed, bool>? Lines(Actor actor) => actor switch
    {
        { Role: Role.Auditor } => _ => true,
        { Role: Role.National } => line => line.Role == nameof(Role.National),
        { Authority: { } own } => line => line.Authority == own,
        _ => null,
    };

    static Access Seen(Actor actor, Refusal refusal) => Sees(actor, refusal) is Disclosure.Nothing ? Access.Hidden : Access.Granted;

    static Access SeenAtMost(Actor actor, Refusal refusal) => Sees(actor, refusal) is Disclosure.Nothing ? Access.Hidden : Access.Forbidden;
}
