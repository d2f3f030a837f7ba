using TransferScheme.Platform.Protection;

namespace TransferScheme.Referrals;

/// <summary>The entry authority said anew when the children are expected, as when a train is late: the alarm moves with it.</summary>
/// <param name="ExpectedAt">When they are expected now.</param>
/// <param name="Note">What was written about it; null where nothing was.</param>
public sealed record ExpectedArrivalMoved(DateTimeOffset ExpectedAt, Sealed<ActNote>? Note) : ReferralEvent;

/// <summary>
/// The expected arrival and the time of grace have passed, and the receiving authority has not said that it received the children: they
/// count as missing. The entry authority, which is responsible until they are received, owns the episodes.
/// </summary>
/// <param name="Reference">What people call the referral.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="ReceivingAuthority">Code of the receiving authority.</param>
/// <param name="ExpectedAt">When they were expected.</param>
/// <param name="OverdueFrom">When the time of grace was over; the event may be recorded later.</param>
/// <param name="Episodes">The missing episodes that it opens: of each child who had no open one.</param>
public sealed record ChildrenDidNotArrive(
    string Reference, string EntryAuthority, string ReceivingAuthority, DateTimeOffset ExpectedAt, DateTimeOffset OverdueFrom,
    IReadOnlyList<EpisodeOfAlarm> Episodes) : ReferralEvent;

/// <summary>
/// The last of the children whom the alarm counted as missing is found, or was received: whoever was alarmed is told. One who left the
/// referral meanwhile was not found.
/// </summary>
/// <param name="Reference">What people call the referral.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="FoundAt">When it was recorded that the child is back, or when they arrived.</param>
public sealed record ChildrenFound(string Reference, string EntryAuthority, DateTimeOffset FoundAt) : ReferralEvent;

/// <summary>A missing episode that the alarm opens. The police have given it no reference yet.</summary>
/// <param name="Number">Number of the episode within the referral.</param>
/// <param name="ChildId">The child.</param>
/// <param name="MissingSince">When the child was last known to be there: at the departure.</param>
public sealed record EpisodeOfAlarm(int Number, Guid ChildId, DateTimeOffset MissingSince);

/// <summary>The police gave a missing episode a reference, or the one recorded was corrected.</summary>
/// <param name="Number">Number of the episode.</param>
/// <param name="Report">Their reference.</param>
public sealed record PoliceReferenceRecorded(int Number, Sealed<PoliceReport> Report) : ReferralEvent;

/// <summary>
/// The entry authority disputes the arrival as the receiving authority recorded it. Nothing is completed until the receiving authority
/// corrects its time, the entry authority confirms after all, or the national team decides when it was.
/// </summary>
/// <param name="ArrivedAt">When the children arrived by its own account; null where it says that they have not.</param>
/// <param name="Reason">Why.</param>
public sealed record ArrivalDisputed(DateTimeOffset? ArrivedAt, Sealed<ActNote> Reason) : ReferralEvent;

/// <summary>
/// The national team decided a dispute: when the children arrived, never whether they did, which only the receiving authority says.
/// </summary>
/// <param name="ArrivedAt">When they arrived.</param>
/// <param name="Reason">Why.</param>
public sealed record ArrivalTimeDecided(DateTimeOffset ArrivedAt, Sealed<ActNote> Reason) : ReferralEvent;

/// <summary>
/// The arrival is agreed, and by the claimed date of birth a child was 18 on the day on which responsibility would have moved: it does
/// not move for an adult (section 69 is about children). The entry authority closes the referral for them, and then the others go on.
/// </summary>
/// <param name="ArrivedAt">The arrival that is agreed.</param>
/// <param name="Adults">Who was 18.</param>
public sealed record TransferBarredByAge(DateTimeOffset ArrivedAt, IReadOnlyList<Guid> Adults) : ReferralEvent;

/// <summary>
/// The arrival is agreed, and the instant from which on the terms let responsibility move is still to come: until then the entry authority
/// is responsible, and at that instant it moves by itself (section 69(3)).
/// </summary>
/// <param name="ArrivedAt">The arrival that is agreed.</param>
/// <param name="EffectiveAt">The instant of the terms.</param>
public sealed record ArrivalAgreed(DateTimeOffset ArrivedAt, DateTimeOffset EffectiveAt) : ReferralEvent;

/// <summary>
/// Before a child travels whose age is in question, the two authorities have agreed who leads on it, by when, and what protects the
/// child and other children until then (scheme rules E08).
/// </summary>
/// <param name="ChildId">The child.</param>
/// <param name="LeadAuthority">Code of the authority that leads.</param>
/// <param name="Plan">By when, and the safeguards.</param>
public sealed record AgePlanAgreed(Guid ChildId, string LeadAuthority, Sealed<AgePlan> Plan) : ReferralEvent;
