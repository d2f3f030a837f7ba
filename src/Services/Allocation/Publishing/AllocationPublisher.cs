using TransferScheme.Allocation.Alerting;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Batches;
using TransferScheme.Allocation.Conditions;
using TransferScheme.Allocation.Notifying;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Rules;
using TransferScheme.Allocation.Standards;
using TransferScheme.Allocation.Succeeding;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Platform.Auditing;
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
        ServicesReturned { Authority: { } code } s => new Messages.ServicesReturned
        {
            AuthorityId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, Authority = code, AsOf = s.AsOf, Form = s.Form,
        },
        // One from before its code was kept can be told to nobody.
        AuthoritySucceeded { Code: null } => null,
        AuthoritySucceeded { Code: { } code } s => new Messages.AuthoritySucceeded
        {
            AuthorityId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, Authority = code, Successors = s.Successors,
            From = s.From, OpenCases = s.OpenCases,
        },
        OfferPassedToSuccessor o => new Messages.OfferPassedToSuccessor
        {
            OfferId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = o.ReferralId, Authority = o.Authority,
            Successor = o.Successor,
        },
        ParticipationSet or CapacityDeclared or ContactsSet or ServicesReturned or RegionEvent => null,
        AuthorityRecommended r => new Messages.AuthorityRecommended
        {
            ReferralId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, Authority = r.Chosen, Region = r.Region,
        },
        OfferMade { IsSwap: true } or OfferAccepted { IsSwap: true } => null,
        OfferSuperseded o => new Messages.OfferSwapped
        {
            OfferId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = o.ReferralId, Authority = o.Authority,
            NewOfferId = o.NewOfferId, NewAuthority = o.NewAuthority, NewRegion = o.NewRegion, Size = o.Size,
        },
        AllocationSwapped or SwapProposed or SwapNotAgreed or SwapLapsed or ConditionMet or ConditionOverdue => null,
        OfferMade o => new Messages.OfferMade
        {
            OfferId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = o.ReferralId, Authority = o.Authority,
            Region = o.Region, Size = o.Group.Size, RespondBy = o.RespondBy, PreviousOfferId = o.PreviousOfferId,
        },
        OfferAccepted o => new Messages.OfferAccepted
        {
            OfferId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = o.ReferralId, Authority = o.Authority,
            Size = o.Size,
        },
        OfferResponseDueSoon o => new Messages.OfferResponseDueSoon
        {
            OfferId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = o.ReferralId, Authority = o.Authority,
            Region = o.Region, RespondBy = o.RespondBy,
        },
        OfferResponseOverdue o => new Messages.OfferResponseOverdue
        {
            OfferId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = o.ReferralId, Authority = o.Authority,
            Region = o.Region, RespondBy = o.RespondBy,
        },
        OfferWithdrawn o => new Messages.OfferWithdrawn
        {
            OfferId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = o.ReferralId, Authority = o.Authority,
            Size = o.Size, Reason = o.Reason,
        },
        ReferralQueried o => new Messages.ReferralQueried
        {
            OfferId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = o.ReferralId, Authority = o.Authority,
            Number = o.Number,
        },
        QueryAnswered o => new Messages.QueryAnswered
        {
            OfferId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = o.ReferralId, Authority = o.Authority,
            Number = o.Number, RespondBy = o.RespondBy,
        },
        DeferralRequested o => new Messages.DeferralRequested
        {
            OfferId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = o.ReferralId, Authority = o.Authority,
            GroundCode = o.GroundCode, Until = o.Until,
        },
        DeferralGranted o => Decided(e, o.ReferralId, o.Authority, isGranted: true, o.RespondBy),
        DeferralNotGranted o => Decided(e, o.ReferralId, o.Authority, isGranted: false, o.RespondBy),
        OfferDeclined o => new Messages.OfferDeclined
        {
            OfferId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = o.ReferralId, Authority = o.Authority,
            Size = o.Size, RefusalId = o.RefusalId, Codes = o.Codes, Groups = o.Groups,
        },
        OfferReaffirmed o => new Messages.OfferReaffirmed
        {
            OfferId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = o.ReferralId, Authority = o.Authority,
            RespondBy = o.RespondBy,
        },
        DeclineSettled o => new Messages.DeclineSettled
        {
            OfferId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = o.ReferralId, Authority = o.Authority,
            RefusalId = o.RefusalId, IsValid = o.IsValid,
        },

        // Told by the acceptance that follows it at once, and by what happens to the offer.
        DeclineWithdrawn or AllocationDeclined or AllocationOfferedAgain or DeclineStood => null,
        RotaEvent or BatchEvent or NoAuthorityFound or AllocationOffered or AllocationVolunteered or OtherRegionApproved or SeatGiven
            or AllocationAccepted or AllocationCompleted or AllocationWithdrawn or AllocationClosed or ChildLeft or NoticeEvent
            or AlertEvent or RecordViewed or AllocationPassedToSuccessor or TurnLapsed => null,
        var other => throw new InvalidOperationException($"Nobody has said whether {other.GetType().Name} is published."),
    };

    static Messages.DeferralDecided Decided(IEvent e, Guid referralId, string authority, bool isGranted, DateTimeOffset respondBy) => new()
    {
        OfferId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = referralId, Authority = authority,
        Granted = isGranted, RespondBy = respondBy,
    };

    static Messages.AuthorityPositionChanged Position(IEvent e, KnownPosition now) => new()
    {
        AuthorityId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, Authority = now.Code, Name = now.Name, Region = now.Region,
        Nation = now.Nation, ChildPopulation = now.ChildPopulation, PopulationYear = now.PopulationYear,
        ChildrenLookedAfter = now.ChildrenLookedAfter, AsOf = now.AsOf,
    };
}
