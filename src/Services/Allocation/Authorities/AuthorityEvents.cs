namespace TransferScheme.Allocation.Authorities;

/// <summary>What can happen to an authority. It counts an authority's duties, never names a child.</summary>
public abstract record AuthorityEvent
{
    private protected AuthorityEvent()
    {
    }
}

/// <summary>An authority with children's services joined the scheme.</summary>
/// <param name="Code">The authority's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Nation">Its nation, such as England.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="ChildPopulation">Children aged 0 to 17 in its area, the newest published estimate.</param>
/// <param name="PopulationYear">Year of that estimate, such as mid-2024.</param>
/// <param name="PopulationIsEstimate">Whether it was worked out and not published for these ages: it must be shown as such.</param>
public sealed record AuthorityRegistered(
    string Code, string Name, string Nation, string Region, int ChildPopulation, string PopulationYear, bool PopulationIsEstimate)
    : AuthorityEvent;

/// <summary>A count of the unaccompanied children whom the authority looks after: a return, or the published figure.</summary>
/// <param name="Count">How many.</param>
/// <param name="AsOf">Day of the count.</param>
/// <param name="Since">
/// Day from which arrivals and departures are added to it: the day of the count, or the day of recording where that is earlier,
/// as when past years are replayed on today's figures.
/// </param>
/// <param name="Now">What is known of the authority from now on.</param>
public sealed record ChildrenLookedAfterDeclared(int Count, DateOnly AsOf, DateOnly Since, KnownPosition Now) : AuthorityEvent;

/// <summary>Children came into the authority's care by a transfer.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Size">How many children.</param>
/// <param name="On">Local day on which responsibility moved.</param>
/// <param name="Now">What is known of the authority from now on.</param>
public sealed record ChildrenArrived(Guid ReferralId, int Size, DateOnly On, KnownPosition Now) : AuthorityEvent;

/// <summary>Children left the authority's care by a transfer.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Size">How many children.</param>
/// <param name="On">Local day on which responsibility moved.</param>
/// <param name="Now">What is known of the authority from now on.</param>
public sealed record ChildrenDeparted(Guid ReferralId, int Size, DateOnly On, KnownPosition Now) : AuthorityEvent;

/// <summary>
/// The national team put the authority in or out of the rota, or accepted a limit to its room. It holds up to its last day; after
/// that, or with a newer one, it no longer does.
/// </summary>
/// <param name="Able">Whether it takes its turns.</param>
/// <param name="Places">Room accepted from now on, in children; null for no limit.</param>
/// <param name="ReasonCode">Why.</param>
/// <param name="Until">Last day on which it holds.</param>
/// <param name="InFlight">Children on their way to the authority when it was set: they do not take of this room.</param>
public sealed record ParticipationSet(bool Able, int? Places, string ReasonCode, DateOnly Until, int InFlight) : AuthorityEvent;

/// <summary>The authority declared the places that it has free. That only informs: it never changes whose turn it is.</summary>
/// <param name="Places">The places; none where it has none.</param>
/// <param name="ValidUntil">Last day on which the declaration counts.</param>
public sealed record CapacityDeclared(IReadOnlyList<FreePlaces> Places, DateOnly ValidUntil) : AuthorityEvent;

/// <summary>The authority is abolished, merged or split: others take over. Its balance stays in the ledger.</summary>
/// <param name="Successors">Codes of the authorities that take over.</param>
/// <param name="From">First day on which it no longer exists.</param>
/// <param name="OpenCases">Code of the one that open cases pass to; null where none of several was named for them.</param>
/// <param name="Code">Code of the authority itself; null in an event from before it was told.</param>
public sealed record AuthoritySucceeded(
    IReadOnlyList<string> Successors, DateOnly From, string? OpenCases = null, string? Code = null) : AuthorityEvent
{
    /// <summary>Code of the one that open cases pass to: the one named for them, or the only one; null while nobody has said.</summary>
    internal string? Heir => OpenCases ?? (Successors is [var only] ? only : null);
}

/// <summary>The authority said where its duty desk is reached. Offices only, never a person.</summary>
/// <param name="Duty">The duty desk.</param>
/// <param name="SecondContact">Who is asked when it does not answer; null for nobody.</param>
/// <param name="OutOfHours">Who is asked at night and at weekends; null for nobody.</param>
/// <param name="Police">The police desk for missing children of its area; null where it named none.</param>
public sealed record ContactsSet(Office Duty, Office? SecondContact, Office? OutOfHours, Office? Police = null) : AuthorityEvent;

/// <summary>The authority returned the services and accommodation available to looked-after children (section 70).</summary>
/// <param name="AsOf">Day that the return describes.</param>
/// <param name="Form">The form that was asked for.</param>
/// <param name="Services">The services.</param>
/// <param name="Authority">The authority's code, so that others can be told; null in events from before they were.</param>
public sealed record ServicesReturned(DateOnly AsOf, string Form, IReadOnlyList<ServiceOffered> Services, string? Authority = null)
    : AuthorityEvent;

/// <summary>What is known of an authority after an event, so that others can be told from the event alone.</summary>
/// <param name="Code">The authority's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Nation">Its nation.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="ChildPopulation">Children aged 0 to 17 in its area.</param>
/// <param name="PopulationYear">Year of that estimate.</param>
/// <param name="ChildrenLookedAfter">Count, plus arrivals, less departures since; null when no count is known.</param>
/// <param name="AsOf">Day of the count.</param>
public sealed record KnownPosition(
    string Code, string Name, string Nation, string Region, int ChildPopulation, string PopulationYear, int? ChildrenLookedAfter,
    DateOnly? AsOf);
