namespace TransferScheme.Contracts.Allocation;

/// <summary>What is known of an authority now: where it is, its child population, and the children it looks after.</summary>
public sealed record AuthorityPositionChanged
{
    /// <summary>Identifier of the authority's event stream.</summary>
    public required Guid AuthorityId { get; init; }

    /// <summary>Version of the authority's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The authority's code.</summary>
    public required string Authority { get; init; }

    /// <summary>The authority's name.</summary>
    public required string Name { get; init; }

    /// <summary>Slug of its region.</summary>
    public required string Region { get; init; }

    /// <summary>Its nation, such as England.</summary>
    public required string Nation { get; init; }

    /// <summary>Children aged 0 to 17 in its area.</summary>
    public required int ChildPopulation { get; init; }

    /// <summary>Year of the population estimate, such as mid-2024.</summary>
    public required string PopulationYear { get; init; }

    /// <summary>Unaccompanied children looked after, moved by arrivals and departures since the count; null when no count is known.</summary>
    public int? ChildrenLookedAfter { get; init; }

    /// <summary>Day of the count that the position starts from.</summary>
    public DateOnly? AsOf { get; init; }
}

/// <summary>A version of the scheme rules was adopted. Referrals keep the version in force on the day they were referred.</summary>
public sealed record SchemeRulesAdopted
{
    /// <summary>Identifier of the rules' event stream.</summary>
    public required Guid SchemeRulesId { get; init; }

    /// <summary>Version of the rules' stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Name of the version, such as 2025-06-09.</summary>
    public required string RulesVersion { get; init; }

    /// <summary>First day on which it applies to new referrals.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The threshold in children per 100,000 of the child population: 100 is 0.1 %.</summary>
    public required int ThresholdPer100000 { get; init; }

    /// <summary>Working days of the statutory clock for a child in an authority's care.</summary>
    public required int WorkingDaysInCare { get; init; }

    /// <summary>Working days of the statutory clock for a child in no authority's care.</summary>
    public required int WorkingDaysNotInCare { get; init; }

    /// <summary>Working days that an offered authority has to answer.</summary>
    public required int WorkingDaysToRespond { get; init; }

    /// <summary>Local time after which a day counts as the next working day.</summary>
    public required TimeOnly CutOff { get; init; }

    /// <summary>How many authorities the version was made for: a copy of their positions is whole when it holds as many.</summary>
    public required int Authorities { get; init; }
}

/// <summary>The rota decided whose turn it is. A coordinator confirms.</summary>
public sealed record AuthorityRecommended
{
    /// <summary>The referral; also the identifier of the allocation's stream.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Version of the allocation's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Code of the recommended authority.</summary>
    public required string Authority { get; init; }

    /// <summary>Slug of its region.</summary>
    public required string Region { get; init; }
}

/// <summary>A referral was put to one authority, which must answer by <see cref="RespondBy"/>.</summary>
public sealed record OfferMade
{
    /// <summary>The offer; also the identifier of its event stream.</summary>
    public required Guid OfferId { get; init; }

    /// <summary>Version of the offer's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral that is offered.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the authority it is offered to.</summary>
    public required string Authority { get; init; }

    /// <summary>Slug of that authority's region.</summary>
    public required string Region { get; init; }

    /// <summary>How many children are offered together.</summary>
    public required int Size { get; init; }

    /// <summary>When the answer is due. Nothing is decided by silence.</summary>
    public required DateTimeOffset RespondBy { get; init; }

    /// <summary>The offer of the referral before this one; null of the first. That one is over: whoever follows offers hears so first.</summary>
    public Guid? PreviousOfferId { get; init; }
}

/// <summary>The offered authority accepted: it is the receiving authority from now on.</summary>
public sealed record OfferAccepted
{
    /// <summary>The offer; also the identifier of its event stream.</summary>
    public required Guid OfferId { get; init; }

    /// <summary>Version of the offer's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral that was offered.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the receiving authority.</summary>
    public required string Authority { get; init; }

    /// <summary>How many children it takes.</summary>
    public required int Size { get; init; }
}

/// <summary>One working day is left to answer an offer.</summary>
public sealed record OfferResponseDueSoon
{
    /// <summary>The offer; also the identifier of its event stream.</summary>
    public required Guid OfferId { get; init; }

    /// <summary>Version of the offer's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it was recorded, by the scheme's clock; after a standstill that is later than it fell due.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral that is offered.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the authority that must answer.</summary>
    public required string Authority { get; init; }

    /// <summary>Slug of that authority's region.</summary>
    public required string Region { get; init; }

    /// <summary>When the answer is due.</summary>
    public required DateTimeOffset RespondBy { get; init; }
}

/// <summary>An offer was not answered in time. It can still be answered: nothing is decided by silence.</summary>
public sealed record OfferResponseOverdue
{
    /// <summary>The offer; also the identifier of its event stream.</summary>
    public required Guid OfferId { get; init; }

    /// <summary>Version of the offer's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it was recorded, by the scheme's clock; after a standstill that is later than it fell due.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral that is offered.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the authority that must answer.</summary>
    public required string Authority { get; init; }

    /// <summary>Slug of that authority's region.</summary>
    public required string Region { get; init; }

    /// <summary>When the answer was due.</summary>
    public required DateTimeOffset RespondBy { get; init; }
}

/// <summary>An offer was withdrawn before it was answered, or after: the authority has no part in the referral any more.</summary>
public sealed record OfferWithdrawn
{
    /// <summary>The offer; also the identifier of its event stream.</summary>
    public required Guid OfferId { get; init; }

    /// <summary>Version of the offer's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral that was offered.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the authority that it was offered to.</summary>
    public required string Authority { get; init; }

    /// <summary>How many children were offered together.</summary>
    public required int Size { get; init; }

    /// <summary>
    /// Why: <c>referral-withdrawn</c>, <c>referral-closed</c>, <c>child-left-group</c>, <c>reasons-accepted</c> (given late, for an
    /// offer that was never answered) or <c>authorities-merged</c> (the authority is the entry authority itself now).
    /// </summary>
    public required string Reason { get; init; }
}
