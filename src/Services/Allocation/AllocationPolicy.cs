using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Answering;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Standards;
using TransferScheme.Platform.Auditing;
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

    /// <summary>
    /// The need-to-know table for an allocation. The regions of the decision and of the entry authority see it; of authorities the
    /// entry one, and the offered one while its offer is open or accepted: before and after that it has no row, and sees nothing.
    /// </summary>
    internal static Disclosure Sees(Actor actor, AllocationCase allocation) => actor switch
    {
        { Role: Role.National or Role.Auditor or Role.Service } => Disclosure.MinimumFacts,
        { Role: Role.Coordinator, Region: { } own } when own == allocation.Region || own == allocation.Group.EntryRegion =>
            Disclosure.MinimumFacts,
        { Authority: { } own } when OfAuthority(actor) && own == allocation.OfferedAuthority
            && (allocation.Status is AllocationStatus.Offered or AllocationStatus.Accepted or AllocationStatus.Completed) =>
            Disclosure.MinimumFacts,
        { Authority: { } own } when OfAuthority(actor) && own == allocation.Group.EntryAuthority =>
            allocation.Status is AllocationStatus.Completed ? Disclosure.Status : Disclosure.MinimumFacts,
        _ => Disclosure.Nothing,
    };

    /// <summary>A past state under today's access: a child who has left since is shown to the entry authority and the national team alone.</summary>
    internal static AllocationCase? AsSeen(Actor actor, AllocationCase now, AllocationCase? then) =>
        then is null || actor.Role is Role.National || actor.Authority == now.Group.EntryAuthority ? then
        : then with
        {
            Group = then.Group with { Children = [.. then.Group.Children.Where(c => now.Group.ChildIds.Contains(c.ChildId))] },
        };

    /// <summary>How candidates suit tells where family lives: to those who pick, and to the authority that wrote the form.</summary>
    internal static bool SeesFits(Actor actor, AllocationCase allocation) =>
        Sees(actor, allocation) is Disclosure.MinimumFacts
        && (!OfAuthority(actor) || actor.Authority == allocation.Group.EntryAuthority);

    /// <summary>The coordinator of the recommended region confirms; the national team may too.</summary>
    internal static Access MayOffer(Actor actor, AllocationCase allocation) => actor switch
    {
        { Role: Role.National } => Access.Granted,
        { Role: Role.Coordinator, Region: { } region } when region == allocation.Region => Access.Granted,
        _ => AtMost(Sees(actor, allocation)),
    };

    /// <summary>Only the national team lets a referral go on before the reasons of a decline are settled.</summary>
    internal static Access MayReroute(Actor actor, AllocationCase allocation) =>
        actor.Role is Role.National ? Access.Granted : AtMost(Sees(actor, allocation));

    /// <summary>The national team adopts rules.</summary>
    internal static Access MayAdopt(Actor actor) => actor.Role is Role.National ? Access.Granted : Access.Forbidden;

    /// <summary>Coordinators and the national team match bursts; that it is the coordinator's own region is a rule.</summary>
    internal static Access MayMatch(Actor actor) =>
        actor.Role is Role.National or Role.Coordinator ? Access.Granted : Access.Forbidden;

    /// <summary>Authorities volunteer, and coordinators and the national team for them; for whom each may is a rule.</summary>
    internal static Access MayVolunteer(Actor actor) =>
        actor.Role is Role.National or Role.Coordinator or Role.DutyOfficer or Role.ApiClient ? Access.Granted : Access.Forbidden;

    /// <summary>Another region is approved by the national team or by a coordinator; that it is the coordinator's own is a rule.</summary>
    internal static Access MayApprove(Actor actor, AllocationCase allocation) => actor.Role is Role.National or Role.Coordinator
        ? Access.Granted
        : AtMost(Sees(actor, allocation));

    /// <summary>
    /// The need-to-know table for an offer. The offered authority sees the minimum facts while it is open or accepted, only where it
    /// stands while its decline is not settled, and nothing once it has ended; the entry authority only that its referral is offered, and
    /// to whom.
    /// </summary>
    internal static Disclosure Sees(Actor actor, Offer offer) => actor switch
    {
        { Role: Role.National or Role.Auditor or Role.Service } => Disclosure.MinimumFacts,
        { Role: Role.Coordinator, Region: { } own } when own == offer.Region || own == offer.Group.EntryRegion => Disclosure.MinimumFacts,
        { Authority: { } own } when OfAuthority(actor) && own == offer.Authority && Concerns(offer) => Disclosure.MinimumFacts,
        { Authority: { } own } when OfAuthority(actor) && own == offer.Taker => Disclosure.MinimumFacts,
        { Authority: { } own } when OfAuthority(actor) && own == offer.Group.EntryAuthority => Disclosure.Status,
        { Authority: { } own } when OfAuthority(actor) && own == offer.Authority && offer.IsDeclineOpen => Disclosure.Status,
        _ => Disclosure.Nothing,
    };

    /// <summary>
    /// A decline, and its being taken back, come from our own service that holds the statement of reasons: nobody declines by a button.
    /// </summary>
    internal static Access MayDecline(Actor actor, Offer offer) =>
        actor.Role is Role.Service ? Access.Granted : AtMost(Sees(actor, offer));

    /// <summary>What a decline would do is shown to the offered authority, and to the coordinators and the national team beside it.</summary>
    internal static Access MayPreviewDecline(Actor actor, Offer offer) => Sees(actor, offer) switch
    {
        Disclosure.MinimumFacts when actor.Role is not (Role.Auditor or Role.Service) => Access.Granted,
        var seen => AtMost(seen),
    };

    /// <summary>Only the offered authority answers: nobody accepts in its place.</summary>
    internal static Access MayAnswer(Actor actor, Offer offer) =>
        actor.ActsFor(offer.Authority) ? Access.Granted : AtMost(Sees(actor, offer));

    /// <summary>The entry authority answers what it is asked about its own referral.</summary>
    internal static Access MayAnswerQuestions(Actor actor, Offer offer) =>
        actor.ActsFor(offer.Group.EntryAuthority) ? Access.Granted : AtMost(Sees(actor, offer));

    /// <summary>The coordinator of the offered authority's region gives it more time or does not; the national team may too.</summary>
    internal static Access MayDecideDeferral(Actor actor, Offer offer) => actor switch
    {
        { Role: Role.National } => Access.Granted,
        { Role: Role.Coordinator, Region: { } own } when own == offer.Region => Access.Granted,
        _ => AtMost(Sees(actor, offer)),
    };

    /// <summary>
    /// What was written about an offer. Questions and answers are for the two authorities: the entry one, and the offered one while it has
    /// a part. A request for more time is for the authority that asks and for those who decide on it. The conditions of an acceptance that
    /// stands are for its two authorities; a swap is for the one that accepted and the one that is asked to take over. Once
    /// responsibility has moved, the entry authority reads nothing more.
    /// </summary>
    internal static Reading Reads(Actor actor, Offer offer, bool isCompleted = false)
    {
        var isOffered = OfAuthority(actor) && actor.Authority == offer.Authority && Sees(actor, offer) is Disclosure.MinimumFacts;
        var isEntry = OfAuthority(actor) && actor.Authority == offer.Group.EntryAuthority && !isCompleted;
        var isAccepted = offer.Status is OfferStatus.Accepted;
        return new Reading(
            Questions: isOffered || isEntry,
            Deferral: isOffered || MayDecideDeferral(actor, offer) is Access.Granted,
            Conditions: isAccepted && (isOffered || isEntry),
            Swap: isAccepted && (isOffered || (OfAuthority(actor) && actor.Authority == offer.Taker)));
    }

    /// <summary>The coordinator of the region in which the children would pass on proposes it; the national team may too.</summary>
    internal static Access MaySwap(Actor actor, Offer offer) => actor switch
    {
        { Role: Role.National } => Access.Granted,
        { Role: Role.Coordinator, Region: { } region } when region == offer.Region => Access.Granted,
        _ => AtMost(Sees(actor, offer)),
    };

    /// <summary>Only the authority that is asked to take the children answers: it may see the minimum facts while it is asked.</summary>
    internal static Access MayAnswerSwap(Actor actor, Offer offer) =>
        actor.ActsFor(offer.Taker) ? Access.Granted : AtMost(Sees(actor, offer));

    /// <summary>Only the authority whose duty a condition is says that it is met; a condition that does not exist is unknown.</summary>
    internal static Access MayMeet(Actor actor, Offer offer, int condition) =>
        offer.Conditions.FirstOrDefault(c => c.Agreed.Number == condition) is not { } duty ? Access.Hidden
        : actor.ActsFor(duty.Holder(offer)) && Sees(actor, offer) is not Disclosure.Nothing ? Access.Granted
        : AtMost(Sees(actor, offer));

    /// <summary>
    /// Whose reads of a case somebody may see: an auditor everybody's, an authority and the national team their own staff's, an authority
    /// also when its part has ended; null for nobody's.
    /// </summary>
    internal static Func<RecordViewed, bool>? SeesAccessLog(Actor actor) => actor.Role switch
    {
        Role.Auditor => _ => true,
        Role.National => line => line.Role == nameof(Role.National),
        _ when OfAuthority(actor) => line => line.Authority == actor.Authority,
        _ => null,
    };

    /// <summary>The cases that a list reads: of those of an authority, what it may see now, so that a list counts no other.</summary>
    internal static Scope Lists(Actor actor) => actor switch
    {
        { Role: Role.National or Role.Auditor or Role.Service } => new Scope(true),
        { Role: Role.Coordinator, Region: { } region } => new Scope(false, Region: region),
        { Authority: { } own } when OfAuthority(actor) => new Scope(false, Authority: own),
        _ => new Scope(false),
    };

    static bool OfAuthority(Actor actor) => actor.Role is Role.DutyOfficer or Role.ApiClient or Role.Manager;

    // In the words of the HTTP contract: an offer that has ended in another way is its authority's no more.
    static bool Concerns(Offer offer) => offer.Status is OfferStatus.Open or OfferStatus.Overdue or OfferStatus.Accepted;

    static Access AtMost(Disclosure disclosure) => disclosure is Disclosure.Nothing ? Access.Hidden : Access.Forbidden;
}
