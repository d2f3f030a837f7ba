using TransferScheme.AgeAssessments.Attaching;
using TransferScheme.AgeAssessments.Succeeding;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;

namespace TransferScheme.AgeAssessments;

/// <summary>How much of an assessment somebody may see.</summary>
enum AgeDisclosure
{
    /// <summary>Nothing, not even that it exists.</summary>
    Nothing,

    /// <summary>Where it stands, and its coded facts.</summary>
    Coded,

    /// <summary>Those, and the age that was found.</summary>
    Result,

    /// <summary>Those, the report and what was disputed: what a receiving authority prepares itself with.</summary>
    Report,

    /// <summary>All of it but privileged advice.</summary>
    Record,
}

/// <summary>
/// The one place that says who may see and do what in AgeAssessments. Interviews and reports are for the assessors and managers of the
/// authority that has the children's functions; the national team sees the result and never the content; an authority that had the case
/// keeps its own past.
/// </summary>
static class AgePolicy
{
    /// <summary>How much of an assessment somebody may see.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="a">The assessment.</param>
    /// <param name="receives">Whether their authority has accepted the person, and responsibility has not moved yet.</param>
    internal static AgeDisclosure Sees(Actor actor, AgeAssessment a, bool receives = false) => actor switch
    {
        { Role: Role.Assessor or Role.Manager } when IsOwner(actor, a) || Had(actor, a) is not null => AgeDisclosure.Record,
        { Role: Role.DutyOfficer or Role.ApiClient } when IsOwner(actor, a) || Had(actor, a) is not null => AgeDisclosure.Result,
        { Role: Role.Assessor or Role.Manager } when receives => AgeDisclosure.Report,
        { Role: Role.DutyOfficer or Role.ApiClient } when receives => AgeDisclosure.Result,
        { Role: Role.National } => AgeDisclosure.Result,
        { Role: Role.Coordinator, Region: { } region } when region == a.Owner.Region => AgeDisclosure.Coded,
        { Role: Role.Auditor } => AgeDisclosure.Coded,
        _ => AgeDisclosure.Nothing,
    };

    /// <summary>For an authority that had the case: the last version that was its own; null for every other reader.</summary>
    internal static long? Had(Actor actor, AgeAssessment a) =>
        IsOwner(actor, a) ? null : a.FormerOwners.LastOrDefault(o => o.Authority == actor.Authority)?.Version;

    /// <summary>Authorities raise a doubt about those in their care, and the national team; whose care it is, is a rule.</summary>
    internal static Access MayRaise(Actor actor) =>
        actor.Role is Role.National || (actor.Authority is not null && IsOfAuthority(actor)) ? Access.Granted : Access.Forbidden;

    /// <summary>A doubt on an assessment that there is already.</summary>
    internal static Access MayRaise(Actor actor, AgeAssessment a) =>
        actor.Role is Role.National || IsOwner(actor, a) ? Access.Granted : AtMost(actor, a);

    /// <summary>What the authority does for the person, by any of its roles.</summary>
    internal static Access MayCare(Actor actor, AgeAssessment a) => IsOwner(actor, a) ? Access.Granted : AtMost(actor, a);

    /// <summary>What the assessors do.</summary>
    internal static Access MayAssess(Actor actor, AgeAssessment a) =>
        actor.Role is Role.Assessor && IsOwner(actor, a) ? Access.Granted : AtMost(actor, a);

    /// <summary>What only the manager does.</summary>
    internal static Access MayManage(Actor actor, AgeAssessment a) =>
        actor.Role is Role.Manager && IsOwner(actor, a) ? Access.Granted : AtMost(actor, a);

    /// <summary>What assessors and managers do.</summary>
    internal static Access MayConduct(Actor actor, AgeAssessment a) =>
        actor.Role is Role.Assessor or Role.Manager && IsOwner(actor, a) ? Access.Granted : AtMost(actor, a);

    /// <summary>What comes from the Home Office is told by the national team or by the authority.</summary>
    internal static Access MayRelay(Actor actor, AgeAssessment a) =>
        actor.Role is Role.National ? Access.Granted : MayConduct(actor, a);

    /// <summary>The Secretary of State's own acts.</summary>
    internal static Access MayNotify(Actor actor, AgeAssessment a) =>
        actor.Role is Role.National ? Access.Granted : AtMost(actor, a);

    /// <summary>
    /// A challenge stays with the authority that assessed, also after the case was handed over (<i>ZU v Kent</i>): it records the
    /// acts of its own defence.
    /// </summary>
    internal static Access MayDefend(Actor actor, AgeAssessment a) =>
        actor.Role is Role.Manager && Had(actor, a) is not null ? Access.Granted : MayConduct(actor, a);

    /// <summary>Legal advice is read and written by the managers of the authority that was advised, and by nobody else.</summary>
    internal static Access MayReadAdvice(Actor actor, AgeAssessment a) =>
        actor.Role is Role.Manager && (IsOwner(actor, a) || Had(actor, a) is not null) ? Access.Granted : AtMost(actor, a);

    /// <summary>
    /// Documents are attached by the assessors and managers of the owner. Legal advice, and papers of a court, also by a manager of an
    /// authority that had the case: a challenge stays with the authority that assessed.
    /// </summary>
    internal static Access MayAttach(Actor actor, AgeAssessment a, string? kind) =>
        AgeDocumentKinds.IsPrivileged(kind) ? MayReadAdvice(actor, a)
        : kind == AgeDocumentKinds.Court ? MayDefend(actor, a)
        : MayConduct(actor, a);

    /// <summary>Only our own services ask the guard.</summary>
    internal static bool MayAskGuard(Actor actor) => actor.Role is Role.Service;

    /// <summary>Which lines of the log of reads somebody may see; null where the case is not theirs to know.</summary>
    internal static Func<RecordViewed, bool>? SeesAccessLog(Actor actor, AgeAssessment a) => actor switch
    {
        _ when Sees(actor, a) is AgeDisclosure.Nothing => null,
        { Role: Role.Auditor } => _ => true,
        { Role: Role.National } => line => line.Role == nameof(Role.National),
        { Authority: { } own } => line => line.Authority is { } of && a.StandsFor(own).Contains(of),
        _ => null,
    };

    static bool IsOwner(Actor actor, AgeAssessment a) => IsOfAuthority(actor) && actor.Authority == a.Owner.Authority;

    static bool IsOfAuthority(Actor actor) => actor.Role is Role.DutyOfficer or Role.ApiClient or Role.Assessor or Role.Manager;

    static Access AtMost(Actor actor, AgeAssessment a) => Sees(actor, a) is AgeDisclosure.Nothing ? Access.Hidden : Access.Forbidden;
}
