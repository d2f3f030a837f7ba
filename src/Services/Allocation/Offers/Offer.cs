using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Conditions;
using TransferScheme.Allocation.Data;
using TransferScheme.Allocation.Succeeding;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;
using Clock = TransferScheme.Platform.Time.ResponseClock;

namespace TransferScheme.Allocation.Offers;

/// <summary>Where an offer stands.</summary>
public enum OfferStatus
{
    /// <summary>It waits for the authority's answer.</summary>
    Open,

    /// <summary>It waits for an answer that was due. The authority can still answer.</summary>
    Overdue,

    /// <summary>The authority takes the children.</summary>
    Accepted,

    /// <summary>It fell with the referral, or with the group that it was made for.</summary>
    Withdrawn,

    /// <summary>The authority declined, with a statement of reasons.</summary>
    Declined,

    /// <summary>Another authority of the region takes the children in its place.</summary>
    Superseded,
}

/// <summary>A referral put to one authority.</summary>
public sealed record Offer : ICase<Offer, OfferEvent>
{
    /// <summary>The stream.</summary>
    public Guid Id { get; init; }

    /// <summary>The stream's version.</summary>
    public long Version { get; init; }

    /// <summary>Where it stands.</summary>
    public OfferStatus Status { get; init; }

    /// <summary>The referral.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the offered authority.</summary>
    public required string Authority { get; init; }

    /// <summary>Slug of its region.</summary>
    public required string Region { get; init; }

    /// <summary>When it was made, by the scheme's clock.</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>When the answer is due.</summary>
    public required DateTimeOffset RespondBy { get; init; }

    /// <summary>Working days to answer that were left as the response clock paused for a question; null while it runs.</summary>
    public int? DaysLeft { get; init; }

    /// <summary>Working days by which the answer has been deferred in all.</summary>
    public int DaysDeferred { get; init; }

    /// <summary>The questions to the entry authority, by their numbers.</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>The latest request for more time; null without one.</summary>
    public Deferral? Deferral { get; init; }

    /// <summary>The time that was said to be due soon; null when none was.</summary>
    public DateTimeOffset? SaidDueSoon { get; init; }

    /// <summary>Whether it took the place of another authority's acceptance: nobody was asked by it.</summary>
    public bool IsSwap { get; init; }

    /// <summary>The minimum facts.</summary>
    public required GroupFacts Group { get; init; }

    /// <summary>Kind of placement, once accepted.</summary>
    public string? PlacementType { get; init; }

    /// <summary>Placement and social worker, once accepted.</summary>
    public Sealed<PlacementDetails>? Details { get; init; }

    /// <summary>The decline; null where there never was one.</summary>
    public OfferDecline? Decline { get; init; }

    /// <summary>Whether the obligation was reaffirmed: it can be declined no more.</summary>
    public bool IsReaffirmed { get; init; }

    /// <summary>The conditions of the acceptance.</summary>
    public IReadOnlyList<ConditionDuty> Conditions { get; init; } = [];

    /// <summary>The swap that waits for an answer; null where none does.</summary>
    public ProposedSwap? Swap { get; init; }

    /// <summary>How it last came to a successor; null where it never did.</summary>
    public PassedOffer? Passed { get; init; }

    /// <inheritdoc/>
    string ICase<Offer, OfferEvent>.StatusName => Wire.Name(Status);

    /// <summary>The response clock, by the calendar of the authority that must act.</summary>
    internal Clock Clock => Clock.Until(RespondBy, Regions.Calendar(Region)) with { Left = DaysLeft };

    /// <summary>Whether a question waits for its answer.</summary>
    internal bool HasOpenQuestion => Questions.Any(q => q.IsOpen);

    /// <summary>Whether the authority has still to answer.</summary>
    internal bool IsUnanswered => Status is OfferStatus.Open or OfferStatus.Overdue;

    /// <summary>Whether its authority may still decline: not once it was told to take the children all the same.</summary>
    internal bool MayBeDeclined => IsUnanswered && !IsReaffirmed;

    /// <summary>Whether it is declined and nobody has settled yet what follows.</summary>
    internal bool IsDeclineOpen => Status is OfferStatus.Declined && Decline is { IsOver: false };

    /// <summary>Whether its decline can still be taken back, or stand for good: also after the obligation was reaffirmed.</summary>
    internal bool MayBeSettled => IsDeclineOpen || (IsUnanswered && Decline is { IsOver: false });

    /// <summary>Whether a kind of placement is lawful for every child of the group.</summary>
    internal bool AllowsPlacement(string placementType) => Group.Children.All(c => c.MayLiveIn(placementType));

    /// <summary>Code of the authority that is asked to take the children in its authority's place; null where none is.</summary>
    internal string? Taker => Status is OfferStatus.Accepted ? Swap?.Authority : null;

    /// <summary>What ends it for a reason that lies in the referral.</summary>
    internal OfferWithdrawn Withdrawing(string reason) => new(ReferralId, Authority, Group.Size, reason);

    /// <inheritdoc/>
    static Offer? ICase<Offer, OfferEvent>.After(Offer? state, OfferEvent e) => Evolve(state, e);

    /// <summary>
    /// The part of an authority that is asked to take the children begins with the question, that of a successor as the offer passes to it.
    /// </summary>
    static bool ICase<Offer, OfferEvent>.BeginsPartOf(OfferEvent e, string authority) =>
        e is SwapProposed proposed ? proposed.Taker == authority : e is OfferPassedToSuccessor passed && passed.Successor == authority;

    internal static Offer? Evolve(Offer? state, OfferEvent e) => (state, e) switch
    {
        (null, OfferMade made) => new Offer
        {
            ReferralId = made.ReferralId, Authority = made.Authority, Region = made.Region, RespondBy = made.RespondBy, Group = made.Group,
            IsSwap = made.IsSwap,
        },
        ({ } o, OfferAccepted accepted) => o with
        {
            Status = OfferStatus.Accepted,
            PlacementType = accepted.PlacementType,
            Details = accepted.Details,
            Conditions = [.. (accepted.Conditions ?? []).Select(c => new ConditionDuty(c))],
        },
        ({ } o, OfferResponseDueSoon soon) => o with { SaidDueSoon = soon.RespondBy },
        ({ Status: OfferStatus.Open } o, OfferResponseOverdue) => o with { Status = OfferStatus.Overdue },
        ({ } o, OfferWithdrawn) => o with { Status = OfferStatus.Withdrawn },
        ({ IsUnanswered: true } o, OfferDeclined d) => o with
        {
            Status = OfferStatus.Declined,
            Decline = new OfferDecline(d.RefusalId, Group: d.Groups is [var group, ..] ? group : null),
        },
        ({ MayBeSettled: true, Decline: { } d } o, DeclineWithdrawn) =>
            o with { Status = OfferStatus.Open, Decline = d with { IsTakenBack = true } },
        ({ MayBeSettled: true, Decline: { } d } o, DeclineSettled s) =>
            o with { Status = OfferStatus.Declined, Decline = d with { IsValid = s.IsValid } },
        ({ } o, OfferReaffirmed r) when o.IsDeclineOpen || o.IsUnanswered =>
            o with { Status = OfferStatus.Open, RespondBy = r.RespondBy, DaysLeft = null, IsReaffirmed = true },
        ({ IsUnanswered: true } o, ReferralQueried asked) => o.Asked(asked),
        ({ IsUnanswered: true } o, QueryAnswered answered) => o.Answered(answered),
        ({ IsUnanswered: true } o, DeferralRequested requested) => o.Asked(requested),
        ({ IsUnanswered: true } o, DeferralGranted granted) => o.Decided(granted),
        ({ IsUnanswered: true } o, DeferralNotGranted notGranted) => o.Decided(notGranted),
        ({ } o, SwapProposed p) => o with { Swap = new ProposedSwap(p.Taker, p.RespondBy, p.Note, Group: p.Group) },
        ({ } o, SwapNotAgreed or SwapLapsed) => o with { Swap = null },
        ({ } o, OfferSuperseded) => o with { Status = OfferStatus.Superseded, Swap = null },
        ({ } o, OfferPassedToSuccessor passed) => o.With(passed),
        ({ } o, ConditionMet met) => o.With(met.Number, c => c with { State = ConditionState.Met, Note = met.Note }),
        ({ } o, ConditionOverdue late) => o.With(late.Number, c => c with { State = ConditionState.Overdue }),
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in an offer."),
    };

    Offer With(int condition, Func<ConditionDuty, ConditionDuty> change) =>
        this with { Conditions = [.. Conditions.Select(c => c.Agreed.Number == condition ? change(c) : c)] };
}

/// <summary>The fold that the store runs, with the times of the events that are shown.</summary>
public sealed class OfferProjection : SingleStreamProjection<Offer, Guid>
{
    /// <summary>Names the events of an offer.</summary>
    public OfferProjection()
    {
        IncludeType<OfferMade>();
        IncludeType<OfferAccepted>();
        IncludeType<OfferResponseDueSoon>();
        IncludeType<OfferResponseOverdue>();
        IncludeType<OfferWithdrawn>();
        IncludeType<OfferDeclined>();
        IncludeType<DeclineWithdrawn>();
        IncludeType<OfferReaffirmed>();
        IncludeType<DeclineSettled>();
        IncludeType<ReferralQueried>();
        IncludeType<QueryAnswered>();
        IncludeType<DeferralRequested>();
        IncludeType<DeferralGranted>();
        IncludeType<DeferralNotGranted>();
        IncludeType<SwapProposed>();
        IncludeType<SwapNotAgreed>();
        IncludeType<SwapLapsed>();
        IncludeType<OfferSuperseded>();
        IncludeType<ConditionMet>();
        IncludeType<ConditionOverdue>();
        IncludeType<OfferPassedToSuccessor>();
    }

    /// <inheritdoc/>
    public override Offer? Evolve(Offer? snapshot, Guid id, IEvent e) =>
        Offer.Evolve(snapshot, (OfferEvent)e.Data)?.Timed((OfferEvent)e.Data, e.Timestamp);
}
