using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Rules;
using TransferScheme.Allocation.Standards;
using Messages = TransferScheme.Contracts.Allocation;

namespace TransferScheme.Allocation.Publishing;

/// <summary>What Allocation tells others: the message for an event, made from the event and its metadata alone.</summary>
static class AllocationPublisher
{
    /// <summary>The message for an event; null when the event is nobody else's business.</summary>
    /// <exception cref="InvalidOperationException">The event is not named here: a new one must be, one way or the other.</exception>
    internal static object? Message(IEvent e) => e.Data switch
    {
        RulesAdopted r => new Messages.SchemeRulesAdopted
        {
            SchemeRulesId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, RulesVersion = r.Name, ValidFrom = r.ValidFrom,
            ThresholdPer100000 = r.ThresholdPer100000, WorkingDaysInCare = r.WorkingDaysInCare,
            WorkingDaysNotInCare = r.WorkingDaysNotInCare, WorkingDaysToRespond = r.WorkingDaysToRespond, CutOff = r.CutOff,
            Authorities = r.Authorities,
        },
        AuthorityRegistered r =>
            Position(e, new KnownPosition(r.Code, r.Name, r.Nation, r.Region, r.ChildPopulation, r.PopulationYear, null, null)),
        ChildrenLookedAfterDeclared declared => Position(e, declared.Now),
        ChildrenArrived arrived => Position(e, arrived.Now),
        ChildrenDeparted departed => Position(e, departed.Now),
        ParticipationSet or CapacityDeclared or AuthoritySucceeded or ContactsSet or ServicesReturned or RegionEvent => null,
        AuthorityRecommended r => new Messages.AuthorityRecommended
        {
            ReferralId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, Authority = r.Chosen, Region = r.Region,
        },
        OfferMade o => new Messages.OfferMade
        {
            OfferId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = o.ReferralId, Authority = o.Authority,
            Region = o.Region, Size = o.Group.Size, RespondBy = o.RespondBy,
        },
        OfferAccepted o => new Messages.OfferAccepted
        {
            OfferId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = o.ReferralId, Authority = o.Authority,
            Size = o.Size,
        },
        RotaEvent or NoAuthorityFound or AllocationOffered or AllocationVolunteered or OtherRegionApproved or AllocationAccepted
            or AllocationCompleted => null,
        var other => throw new InvalidOperationException($"Nobody has said whether {other.GetType().Name} is published."),
    };

    static Messages.AuthorityPositionChanged Position(IEvent e, KnownPosition now) => new()
    {
        AuthorityId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, Authority = now.Code, Name = now.Name, Region = now.Region,
        Nation = now.Nation, ChildPopulation = now.ChildPopulation, PopulationYear = now.PopulationYear,
        ChildrenLookedAfter = now.ChildrenLookedAfter, AsOf = now.AsOf,
    };
}
