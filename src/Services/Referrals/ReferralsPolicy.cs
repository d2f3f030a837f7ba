using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Succeeding;

namespace TransferScheme.Referrals;

/// <summary>Whose referrals a list holds: all of them, those of a region, or those in which an authority has a part.</summary>
/// <param name="All">Whether there is no limit.</param>
/// <param name="Region">Slug of the region; empty for none.</param>
/// <param name="Authority">Code of the authority; empty for none.</param>
/// <param name="Offered">Whether a mere offer is a part.</param>
sealed record Scope(bool All, string Region = "", string Authority = "", bool Offered = false);

/// <summary>The one place that says who may see and do what in Referrals. An authority's access ends with its part in the case.</summary>
static class ReferralsPolicy
{
    static readonly Problem Moved = new(
        403, "responsibility-moved", "Not yours to do",
        "Responsibility has moved, and nothing undoes that (section 69(7)): the record is yours to read as it stood then.");

    /// <summary>
    /// Who is in which column of the need-to-know table (<see cref="NeedToKnow.By"/>). An authority's part begins with the offer and ends
    /// with the offer, its decline, the withdrawal or, for the entry authority, with completion: whoever has none cannot tell the case
    /// from an unknown one. The region of an offer keeps its part until a decline is settled: the turn is the region's.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="referral">The referral as it stands now.</param>
    /// <param name="brokeGlass">Whether an auditor has opened it in an emergency.</param>
    internal static Disclosure Sees(Actor actor, Referral referral, bool brokeGlass = false) => actor switch
    {
        { Role: Role.National } => Disclosure.Identity,
        { Role: Role.Auditor } when brokeGlass => Disclosure.Full,
        { Role: Role.Auditor or Role.Service } => Disclosure.Minimum,
        { Role: Role.Coordinator } when actor.Region == referral.EntryRegion || actor.Region == referral.OfferedRegion =>
            HasMoved(referral) ? Disclosure.Bare : Disclosure.Summary,
        { Role: Role.Assessor } when IsReceiving(actor, referral) => Disclosure.Minimum,
        { Role: Role.Assessor } when IsEntry(actor, referral) => HasMoved(referral) ? Disclosure.Bare : Disclosure.Minimum,
        _ when !OfAuthority(actor) => Disclosure.Nothing,
        _ when IsReceiving(actor, referral) => Disclosure.Full,
        _ when IsEntry(actor, referral) => HasMoved(referral) ? Disclosure.Past : Disclosure.Full,
        _ when IsOffered(actor, referral) => referral.HasOpened(actor.Person) ? Disclosure.Weighing : Disclosure.Offer,
        _ => Disclosure.Nothing,
    };

    /// <summary>The referrals that <see cref="Sees"/> shows somebody, so that a list reads and counts no other.</summary>
    internal static Scope Lists(Actor actor) => actor switch
    {
        { Role: Role.National or Role.Auditor or Role.Service } => new Scope(true),
        { Role: Role.Coordinator, Region: { } region } => new Scope(false, Region: region),
        { Authority: { } own } when OfAuthority(actor) => new Scope(false, Authority: own, Offered: true),
        { Role: Role.Assessor, Authority: { } own } => new Scope(false, Authority: own),
        _ => new Scope(false),
    };

    internal static Access MayRefer(Actor actor) =>
        actor.Role is Role.DutyOfficer or Role.ApiClient or Role.National ? Access.Granted : Access.Forbidden;

    /// <summary>The entry authority refers its own children; the national team refers for any.</summary>
    internal static bool RefersFor(Actor actor, string entryAuthority) => actor.Role is Role.National || actor.ActsFor(entryAuthority);

    /// <summary>The entry authority, until responsibility has moved: from then on its own past is read-only.</summary>
    internal static Access MayCorrect(Actor actor, Referral referral) =>
        actor.ActsFor(referral.EntryAuthority) && !HasMoved(referral) ? Access.Granted : SeenAtMost(actor, referral);

    internal static Access MayArrange(Actor actor, Referral referral) =>
        actor.ActsFor(referral.ReceivingAuthority) ? Access.Granted : MayCorrect(actor, referral);

    /// <summary>What the entry authority is told that would still act once responsibility has moved; null for everybody else.</summary>
    internal static Problem? ReadOnlyTo(Actor actor, Referral referral) =>
        HasMoved(referral) && IsEntry(actor, referral) && !IsReceiving(actor, referral) ? Moved : null;

    /// <summary>Each of the two authorities signs items of the hand-over list off; after the move the receiving authority alone.</summary>
    internal static Access MayHandOver(Actor actor, Referral referral) => MayArrange(actor, referral);

    /// <summary>The entry authority, which has the papers, says what becomes of an item.</summary>
    internal static Access MayChangeHandover(Actor actor, Referral referral) => MayCorrect(actor, referral);

    /// <summary>The deed names officers: it is for the two authorities and the national team.</summary>
    internal static bool ReadsDeed(Disclosure disclosure) => disclosure is Disclosure.Full or Disclosure.Past or Disclosure.Identity;

    /// <summary>The two authorities attach documents, each for as long as the full record is theirs.</summary>
    internal static Access MayAttach(Actor actor, Referral referral) => MayArrange(actor, referral);

    internal static Access MayDepart(Actor actor, Referral referral) => MayCorrect(actor, referral);

    /// <summary>What bears on the place is for Allocation's rota alone: people read the form.</summary>
    internal static Access MayMatch(Actor actor, Referral referral) =>
        actor.Role is Role.Service ? Access.Granted : SeenAtMost(actor, referral);

    /// <summary>The entry authority stays responsible for its children until they are received: it tells what happens to them.</summary>
    internal static Access MayReport(Actor actor, Referral referral) => MayCorrect(actor, referral);

    /// <summary>
    /// The entry authority and the national team hold a referral and let it go on, close it, and see what a withdrawal would undo.
    /// </summary>
    internal static Access MayHold(Actor actor, Referral referral) =>
        actor.Role is Role.National ? Access.Granted : MayCorrect(actor, referral);

    /// <summary>Whoever asked for the transfer takes its request back: the entry authority alone.</summary>
    internal static Access MayWithdraw(Actor actor, Referral referral) => MayCorrect(actor, referral);

    internal static Access MayClose(Actor actor, Referral referral) => MayHold(actor, referral);

    /// <summary>The national team returns a referral, and overrules the rules.</summary>
    internal static Access MayJudge(Actor actor, Referral referral) =>
        actor.Role is Role.National ? Access.Granted : SeenAtMost(actor, referral);

    /// <summary>The national team says which of several successors a case passes to.</summary>
    internal static Access MayNameSuccessor(Actor actor, Referral referral) => MayJudge(actor, referral);

    /// <summary>The receiving authority tells how the children are after the move.</summary>
    internal static Access MayTellOutcome(Actor actor, Referral referral) =>
        actor.ActsFor(referral.ReceivingAuthority) ? Access.Granted : SeenAtMost(actor, referral);

    /// <summary>
    /// Whether hand-over, signatures and journey are shown: once responsibility has moved, where it stands is enough for the regions and
    /// the national team.
    /// </summary>
    internal static bool SeesJourney(Actor actor, Referral referral) =>
        !HasMoved(referral) || Sees(actor, referral) is not (Disclosure.Bare or Disclosure.Identity);

    /// <summary>A past state under today's access: a child who has left since is shown to the entry authority and the national team alone.</summary>
    internal static Referral? AsSeen(Actor actor, Referral now, Referral? then) =>
        then is null || actor.Role is Role.National || actor.Authority == now.EntryAuthority ? then
        : then with
        {
            Children = [.. then.Children.Where(c => now.ChildIds.Contains(c.ChildId))],
            MinimumFacts = [.. then.MinimumFacts.Where(c => now.ChildIds.Contains(c.ChildId))],
        };

    /// <summary>
    /// Whose reads somebody may see: an auditor everybody's, an authority and the national team their own staff's, an authority also
    /// when its part has ended; a successor's staff are also those of the authority that is no more; null for nobody's.
    /// </summary>
    internal static Func<RecordViewed, bool>? SeesAccessLog(Actor actor, Referral referral) => actor.Role switch
    {
        Role.Auditor => _ => true,
        Role.National => line => line.Role == nameof(Role.National),
        _ when OfAuthority(actor) && Sees(actor, referral) is Disclosure.Full or Disclosure.Past or Disclosure.Nothing =>
            line => line.Authority == actor.Authority || (line.Authority is { } then && referral.Now(then) == actor.Authority),
        _ => null,
    };

    /// <summary>The offered authority opens identity by name; that the offer is open is a rule.</summary>
    internal static Access MayOpenIdentity(Actor actor, Referral referral) =>
        actor.ActsFor(referral.OfferedAuthority) && Sees(actor, referral) is not Disclosure.Nothing
            ? Access.Granted
            : SeenAtMost(actor, referral);

    /// <summary>An auditor opens a record in an emergency; the national team and other auditors review it.</summary>
    internal static Access MayBreakGlass(Actor actor) => actor.Role is Role.Auditor ? Access.Granted : Access.Forbidden;

    /// <inheritdoc cref="MayBreakGlass"/>
    internal static Access MayReviewBreakGlass(Actor actor) =>
        actor.Role is Role.Auditor or Role.National ? Access.Granted : Access.Forbidden;

    static Access SeenAtMost(Actor actor, Referral referral) =>
        Sees(actor, referral) is Disclosure.Nothing ? Access.Hidden : Access.Forbidden;

    static bool OfAuthority(Actor actor) => actor.Role is Role.DutyOfficer or Role.ApiClient or Role.Manager;

    static bool HasMoved(Referral referral) => referral.EffectiveAt is not null;

    static bool IsEntry(Actor actor, Referral referral) => actor.Authority == referral.EntryAuthority;

    static bool IsReceiving(Actor actor, Referral referral) =>
        referral.ReceivingAuthority is not null && actor.Authority == referral.ReceivingAuthority;

    static bool IsOffered(Actor actor, Referral referral) =>
        referral.Status is ReferralStatus.Offered && actor.Authority == referral.OfferedAuthority;
}
