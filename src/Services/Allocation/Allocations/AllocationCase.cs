using TransferScheme.Allocation.Rota;
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

    /// <summary>The offer that is open or was accepted.</summary>
    public Guid? OfferId { get; init; }

    /// <summary>Code of the offered authority, which is the receiving one from acceptance on.</summary>
    public string? OfferedAuthority { get; init; }

    /// <summary>When the answer to the offer is due.</summary>
    public DateTimeOffset? RespondBy { get; init; }

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
            Candidates = [.. r.Candidates.Select(c => c.Authority)], Excluded = r.Excluded,
        },
        (null, NoAuthorityFound n) => new AllocationCase
        {
            Attempt = 1, Status = AllocationStatus.Unplaced,
            DecisionId = n.DecisionId, Position = n.Position, Sentence = n.Sentence, Group = n.Group,
            PinnedRules = n.PinnedRules, FoundEligibleAt = n.FoundEligibleAt, Excluded = n.Excluded,
        },
        ({ } a, AllocationOffered o) => a with
        {
            Status = AllocationStatus.Offered,
            OfferId = o.OfferId,
            OfferedAuthority = o.Authority,
            RespondBy = o.RespondBy,
            Pick = o.ReasonCode is { } code ? new OutOfOrder(code, null, o.By, o.ApprovedBy) : null,
        },
        ({ Status: AllocationStatus.Waiting or AllocationStatus.Unplaced } a, AllocationVolunteered v) => a with
        {
            Status = AllocationStatus.Offered,
            Region = v.Region,
            OfferId = v.OfferId,
            OfferedAuthority = v.Authority,
            RespondBy = v.RespondBy,
        },
        ({ } a, OtherRegionApproved approved) => a with { Approvals = [.. a.Approvals, approved] },
        ({ } a, AllocationAccepted) => a with { Status = AllocationStatus.Accepted },
        ({ } a, AllocationCompleted) => a with { Status = AllocationStatus.Completed },
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in an allocation."),
    };
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
        IncludeType<AllocationAccepted>();
        IncludeType<AllocationCompleted>();
    }

    /// <inheritdoc/>
    public override AllocationCase? Evolve(AllocationCase? snapshot, Guid id, IEvent e) =>
        AllocationCase.Evolve(snapshot, (AllocationEvent)e.Data);
}
