using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Standards;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;

namespace TransferScheme.Allocation;

/// <summary>How much of a case somebody may see at this stage.</summary>
enum Disclosure
{
    /// <summary>Nothing, not even that it exists.</summary>
    Nothing,

    /// <summary>That it exists, where it stands, and the authorities' figures, which are open to all.</summary>
    Status,

    /// <summary>Those, and the minimum facts of the children.</summary>
    MinimumFacts,
}

/// <summary>Whose cases a list may hold: all of them, or those of one region and of one authority.</summary>
/// <param name="All">Whether there is no limit.</param>
/// <param name="Region">Slug of the region; empty for none.</param>
/// <param name="Authority">Code of the authority; empty for none.</param>
sealed record Scope(bool All, string Region = "", string Authority = "");

/// <summary>
/// The one place that says who may see and do what in Allocation. Counts, thresholds and the ledger count councils' duties and
/// are open to every signed-in role; a case is open to those who have a part in it.
/// </summary>
static class AllocationPolicy
{
    /// <summary>The authority's own officers and system make its return; the national team may for any.</summary>
    internal static Access MayDeclare(Actor actor, Authority authority) =>
        actor.Role is Role.National || actor.ActsFor(authority.Code) ? Access.Granted : Access.Forbidden;

    /// <summary>Only the national team puts an authority in or out of the rota, accepts its room, or says who succeeds it.</summary>
    internal static Access MaySetParticipation(Actor actor, Authority _) =>
        actor.Role is Role.National ? Access.Granted : Access.Forbidden;

    /// <summary>A region's coordinator sets its standards; the national team may for any.</summary>
    internal static Access MaySetStandards(Actor actor, Region region) => actor switch
    {
        { Role: Role.National } => Access.Granted,
        { Role: Role.Coordinator, Region: { } own } when own == region.Slug => Access.Granted,
        _ => Access.Forbidden,
    };

    /// <summary>The regions of the decision and of the entry authority see a case; of authorities the entry and the offered one.</summary>
    internal static Disclosure Sees(Actor actor, AllocationCase allocation) => actor switch
    {
        { Role: Role.National or Role.Auditor or Role.Service } => Disclosure.MinimumFacts,
        { Role: Role.Coordinator, Region: { } own } when own == allocation.Region || own == allocation.Group.EntryRegion =>
            Disclosure.MinimumFacts,
        { Authority: { } own } when OfAuthority(actor) && own == allocation.OfferedAuthority => Disclosure.MinimumFacts,
        { Authority: { } own } when OfAuthority(actor) && own == allocation.Group.EntryAuthority =>
            allocation.Status is AllocationStatus.Completed ? Disclosure.Status : Disclosure.MinimumFacts,
        _ => Disclosure.Nothing,
    };

    /// <summary>The coordinator of the recommended region confirms; the national team may too.</summary>
    internal static Access MayOffer(Actor actor, AllocationCase allocation) => actor switch
    {
        { Role: Role.National } => Access.Granted,
        { Role: Role.Coordinator, Region: { } region } when region == allocation.Region => Access.Granted,
        _ => AtMost(Sees(actor, allocation)),
    };

    /// <summary>The national team adopts rules.</summary>
    internal static Access MayAdopt(Actor actor) => actor.Role is Role.National ? Access.Granted : Access.Forbidden;

    /// <summary>Authorities volunteer, and coordinators and the national team for them; for whom each may is a rule.</summary>
    internal static Access MayVolunteer(Actor actor) =>
        actor.Role is Role.National or Role.Coordinator or Role.DutyOfficer or Role.ApiClient ? Access.Granted : Access.Forbidden;

    /// <summary>Another region is approved by the national team or by a coordinator; that it is the coordinator's own is a rule.</summary>
    internal static Access MayApprove(Actor actor, AllocationCase allocation) => actor.Role is Role.National or Role.Coordinator
        ? Access.Granted
        : AtMost(Sees(actor, allocation));

    /// <summary>The offered authority sees the minimum facts; the entry authority only that its referral is offered, and to whom.</summary>
    internal static Disclosure Sees(Actor actor, Offer offer) => actor switch
    {
        { Role: Role.National or Role.Auditor or Role.Service } => Disclosure.MinimumFacts,
        { Role: Role.Coordinator, Region: { } own } when own == offer.Region || own == offer.Group.EntryRegion => Disclosure.MinimumFacts,
        { Authority: { } own } when OfAuthority(actor) && own == offer.Authority => Disclosure.MinimumFacts,
        { Authority: { } own } when OfAuthority(actor) && own == offer.Group.EntryAuthority => Disclosure.Status,
        _ => Disclosure.Nothing,
    };

    /// <summary>Only the offered authority answers: nobody accepts in its place.</summary>
    internal static Access MayAnswer(Actor actor, Offer offer) =>
        actor.ActsFor(offer.Authority) ? Access.Granted : AtMost(Sees(actor, offer));

    /// <summary>The cases that a list may read: never fewer than its reader may see, so that a list stays quick.</summary>
    internal static Scope Lists(Actor actor) => actor switch
    {
        { Role: Role.National or Role.Auditor or Role.Service } => new Scope(true),
        { Role: Role.Coordinator, Region: { } region } => new Scope(false, Region: region),
        { Authority: { } own } when OfAuthority(actor) => new Scope(false, Authority: own),
        _ => new Scope(false),
    };

    static bool OfAuthority(Actor actor) => actor.Role is Role.DutyOfficer or Role.ApiClient or Role.Manager;

    static Access AtMost(Disclosure disclosure) => disclosure is Disclosure.Nothing ? Access.Hidden : Access.Forbidden;
}
