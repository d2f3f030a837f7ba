using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Succeeding;
using TransferScheme.Platform.Deciding;
using TransferScheme.Rota.Receipts;

namespace TransferScheme.Allocation.Allocations;

/// <summary>Where an allocation stands.</summary>
public enum AllocationStatus
{
    /// <summary>An authority is recommended and waits for the coordinator.</summary>
    Waiting,

    /// <summary>No authority can take the group.</summary>
    Unplaced,

    /// <summary>An offer is open.</summary>
    Offered,

    /// <summary>An authority accepted.</summary>
    Accepted,

    /// <summary>The children have arrived.</summary>
    Completed,

    /// <summary>The entry authority withdrew the referral.</summary>
    Withdrawn,

    /// <summary>The referral was closed before effect.</summary>
    Closed,

    /// <summary>The offered authority declined, and its reasons are not settled.</summary>
    Declined,
}

/// <summary>The allocation of one referral: decision and picks. Its identifier is the referral's.</summary>
public sealed record AllocationCase : ICase<AllocationCase, AllocationEvent>
{
    /// <summary>The stream: the referral's identifier.</summary>
    public Guid Id { get; init; }

    /// <summary>The stream's version.</summary>
    public long Version { get; init; }

    /// <summary>Where it stands.</summary>
    public AllocationStatus Status { get; init; }

    /// <summary>How many decisions the rota has taken on the referral.</summary>
    public int Attempt { get; init; }

    /// <summary>The decision of the rota.</summary>
    public required Guid DecisionId { get; init; }

    /// <summary>Where in the ledger it stands.</summary>
    public required long Position { get; init; }

    /// <summary>The decision in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The minimum facts of the referral.</summary>
    public required GroupFacts Group { get; init; }

    /// <summary>The scheme rules pinned to the referral.</summary>
    public required string PinnedRules { get; init; }

    /// <summary>When the referral was found eligible.</summary>
    public required DateTimeOffset FoundEligibleAt { get; init; }

    /// <summary>Code of the recommended authority; null when no authority can take the group.</summary>
    public string? Chosen { get; init; }

    /// <summary>Slug of the region whose turn it is; null when no authority can take the group.</summary>
    public string? Region { get; init; }

    /// <summary>Codes of the authorities that can take the group, in the order of the decision; their figures are in its event.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>Every other authority, with its reason.</summary>
    public IReadOnlyList<ExcludedAuthority> Excluded { get; init; } = [];

    /// <summary>Approvals of authorities of other regions.</summary>
    public IReadOnlyList<OtherRegionApproved> Approvals { get; init; } = [];

    /// <summary>Who picked another candidate than the first, and why; null where nobody did.</summary>
    public OutOfOrder? Pick { get; init; }

    /// <summary>The seat of another referral that it took in a burst; null where it has its own.</summary>
    public BurstSeat? Seat { get; init; }

    /// <summary>Authorities that were passed over after they declined, in their order.</summary>
    public IReadOnlyList<RotaDecline> Declines { get; init; } = [];

    /// <summary>The offer that is open, declined or was accepted.</summary>
    public Guid? OfferId { get; init; }

    /// <summary>Code of the offered authority, which is the receiving one from acceptance on.</summary>
    public string? OfferedAuthority { get; init; }

    /// <summary>When the answer to the offer is due.</summary>
    public DateTimeOffset? RespondBy { get; init; }

    /// <summary>The offer that was made last, also when it is over; null before the first.</summary>
    public Guid? LastOfferId { get; init; }

    /// <summary>Accepted offers whose place another authority's offer has taken.</summary>
    public IReadOnlyList<Guid> Superseded { get; init; } = [];

    /// <summary>
    /// Code of the authority on whose account of the ledger its turn stands, where that is no more and its successor has the offer; null
    /// where it stands on that of the authority itself.
    /// </summary>
    public string? Account { get; init; }

    /// <summary>Children who left after acceptance: the ledger still charges them.</summary>
    public int LeftSince { get; init; }

    /// <summary>Whether nothing more happens to it.</summary>
    internal bool HasEnded => Status is AllocationStatus.Completed or AllocationStatus.Withdrawn or AllocationStatus.Closed;

    /// <summary>Whether an authority has an offer of it that it has not accepted: it may have declined.</summary>
    internal bool IsWithAuthority => Status is AllocationStatus.Offered or AllocationStatus.Declined;

    /// <summary>Code of the authority on whose account its reservation or debit stands; null where nobody could take it.</summary>
    internal string? Holder => Account ?? OfferedAuthority ?? Chosen;

    /// <summary>How many children the ledger has charged for it.</summary>
    internal int Charged => Group.Size + LeftSince;

    /// <inheritdoc/>
    string ICase<AllocationCase, AllocationEvent>.StatusName => Wire.Name(Status);

    /// <inheritdoc/>
    static AllocationCase? ICase<AllocationCase, AllocationEvent>.After(AllocationCase? state, AllocationEvent e) => Evolve(state, e);

    internal static AllocationCase? Evolve(AllocationCase? state, AllocationEvent e) => (state, e) switch
    {
        (null or { Status: AllocationStatus.Unplaced }, AuthorityRecommended r) => new AllocationCase
        {
            Id = state?.Id ?? default, Attempt = (state?.Attempt ?? 0) + 1, Status = AllocationStatus.Waiting,
            DecisionId = r.DecisionId, Position = r.Position, Sentence = r.Sentence, Group = r.Group,
            PinnedRules = r.PinnedRules, FoundEligibleAt = r.FoundEligibleAt, Chosen = r.Chosen, Region = r.Region,
            Candidates = [.. r.Candidates.Select(c => c.Authority)], Excluded = r.Excluded, Declines = state?.Declines ?? [],
            LastOfferId = state?.LastOfferId,
        },
        (null or { Status: AllocationStatus.Unplaced }, NoAuthorityFound n) => new AllocationCase
        {
            Id = state?.Id ?? default, Attempt = (state?.Attempt ?? 0) + 1, Status = AllocationStatus.Unplaced,
            DecisionId = n.DecisionId, Position = n.Position, Sentence = n.Sentence, Group = n.Group,
            PinnedRules = n.PinnedRules, FoundEligibleAt = n.FoundEligibleAt, Excluded = n.Excluded, Declines = state?.Declines ?? [],
            LastOfferId = state?.LastOfferId,
        },
        ({ } a, AllocationOffered o) => a with
        {
            Status = AllocationStatus.Offered,
            OfferId = o.OfferId,
            LastOfferId = o.OfferId,
            OfferedAuthority = o.Authority,
            RespondBy = o.RespondBy,
            Pick = o.ReasonCode is { } code ? new OutOfOrder(code, null, o.By, o.ApprovedBy) : null,
        },
        ({ Status: AllocationStatus.Waiting or AllocationStatus.Unplaced } a, AllocationVolunteered v) => a with
        {
            Status = AllocationStatus.Offered,
            Region = v.Region,
            OfferId = v.OfferId,
            LastOfferId = v.OfferId,
            OfferedAuthority = v.Authority,
            RespondBy = v.RespondBy,
        },
        ({ Status: AllocationStatus.Waiting } a, SeatGiven s) => a with
        {
            DecisionId = s.DecisionId,
            Position = s.Position,
            Chosen = s.Chosen,
            Seat = s.Seat,
            Sentence = s.Sentence,
        },
        ({ } a, OtherRegionApproved approved) => a with { Approvals = [.. a.Approvals, approved] },
        ({ } a, AllocationAccepted) => a with { Status = AllocationStatus.Accepted },
        ({ } a, AllocationSwapped s) => a with
        {
            Superseded = a.OfferId is { } old ? [.. a.Superseded, old] : a.Superseded,
            OfferId = s.OfferId,
            LastOfferId = s.OfferId,
            OfferedAuthority = s.Authority,
            Account = null,
        },
        ({ } a, AllocationPassedToSuccessor passed) => a.With(passed),
        ({ Status: AllocationStatus.Waiting or AllocationStatus.Offered or AllocationStatus.Declined } a, TurnLapsed) =>
            a with { Status = AllocationStatus.Unplaced },
        ({ } a, AllocationCompleted) => a with { Status = AllocationStatus.Completed },
        ({ Status: AllocationStatus.Offered } a, AllocationDeclined) => a with { Status = AllocationStatus.Declined },
        ({ IsWithAuthority: true } a, AllocationOfferedAgain again) =>
            a with { Status = AllocationStatus.Offered, RespondBy = again.RespondBy },
        ({ IsWithAuthority: true } a, DeclineStood stood) => a with
        {
            Status = AllocationStatus.Unplaced,
            Declines = [.. a.Declines, new RotaDecline(stood.Authority, stood.IsValid)],
        },
        ({ } a, AllocationWithdrawn) => Ended(a, AllocationStatus.Withdrawn),
        ({ } a, AllocationClosed) => Ended(a, AllocationStatus.Closed),

        // Taken back it stands as if nobody could take it, until the decision that follows at once.
        ({ } a, ChildLeft left) => a with
        {
            Group = a.Group with { Children = [.. a.Group.Children.Where(c => c.ChildId != left.ChildId)] },
            Status = left.IsTakenBack ? AllocationStatus.Unplaced : a.Status,
            LeftSince = a.LeftSince + (left.IsTakenBack ? 0 : 1),
        },
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in an allocation."),
    };

    // Nobody has a part in it any more but the entry authority and the regions.
    static AllocationCase Ended(AllocationCase a, AllocationStatus end) =>
        a with { Status = end, OfferedAuthority = null, RespondBy = null };
}

/// <summary>The fold that the store runs.</summary>
public sealed class AllocationProjection : SingleStreamProjection<AllocationCase, Guid>
{
    /// <summary>Names the events of an allocation.</summary>
    public AllocationProjection()
    {
        IncludeType<AuthorityRecommended>();
        IncludeType<NoAuthorityFound>();
        IncludeType<AllocationOffered>();
        IncludeType<AllocationVolunteered>();
        IncludeType<OtherRegionApproved>();
        IncludeType<SeatGiven>();
        IncludeType<AllocationAccepted>();
        IncludeType<AllocationSwapped>();
        IncludeType<AllocationCompleted>();
        IncludeType<AllocationWithdrawn>();
        IncludeType<AllocationClosed>();
        IncludeType<ChildLeft>();
        IncludeType<AllocationDeclined>();
        IncludeType<AllocationOfferedAgain>();
        IncludeType<DeclineStood>();
        IncludeType<AllocationPassedToSuccessor>();
        IncludeType<TurnLapsed>();
    }

    /// <inheritdoc/>
    public override AllocationCase? Evolve(AllocationCase? snapshot, Guid id, IEvent e) =>
        AllocationCase.Evolve(snapshot, (AllocationEvent)e.Data);
}
