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
