using System.Collections.Immutable;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;

namespace TransferScheme.Referrals;

/// <summary>Where a referral stands, in the words of the HTTP contract.</summary>
public enum ReferralStatus
{
    /// <summary>A draft: something required is missing.</summary>
    Incomplete,

    /// <summary>Submitted, and outside the scheme by at least one rule.</summary>
    Ineligible,

    /// <summary>Eligible; the rota and a coordinator find an authority.</summary>
    AwaitingAllocation,

    /// <summary>Put to an authority.</summary>
    Offered,

    /// <summary>Accepted; the arrangement is being made.</summary>
    Accepted,

    /// <summary>Both authorities signed.</summary>
    Arranged,

    /// <summary>The children are on their way.</summary>
    InTransit,

    /// <summary>Responsibility has moved, for good.</summary>
    Completed,
}

/// <summary>The state of a referral: what its decisions and its policy need.</summary>
public sealed record Referral : ICase<Referral, ReferralEvent>
{
    /// <summary>The stream.</summary>
    public Guid Id { get; init; }

    /// <summary>The stream's version.</summary>
    public long Version { get; init; }

    /// <summary>What people call it.</summary>
    public required string Reference { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>Slug of the entry authority's region.</summary>
    public required string EntryRegion { get; init; }

    /// <summary>Where it stands.</summary>
    public ReferralStatus Status { get; init; }

    /// <summary>The children, sealed.</summary>
    public IReadOnlyList<RecordedChild> Children { get; init; } = [];

    /// <summary>Every other section recorded, sealed, by its name.</summary>
    public ImmutableSortedDictionary<string, Sealed<SectionContent>> Sections { get; init; } = ImmutableSortedDictionary<string, Sealed<SectionContent>>.Empty;

    /// <summary>Whether the entry authority looks after the children; null before submission.</summary>
    public bool? InAuthorityCare { get; init; }

    /// <summary>Day of the referral; null before submission.</summary>
    public DateOnly? ReferredOn { get; init; }

    /// <summary>The rules pinned to the case; null before submission.</summary>
    public string? RulesVersion { get; init; }

    /// <summary>The statutory clock; null before submission.</summary>
    public StatutoryClock? Clock { get; init; }

    /// <summary>What the rules found last.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The minimum facts, once eligible.</summary>
    public IReadOnlyList<ChildFacts> MinimumFacts { get; init; } = [];

    /// <summary>Kinds of placement sought, once eligible.</summary>
    public IReadOnlyList<string> PlacementTypes { get; init; } = [];

    /// <summary>The offer that is open or was accepted.</summary>
    public Guid? OfferId { get; init; }

    /// <summary>Code of the offered authority.</summary>
    public string? OfferedAuthority { get; init; }

    /// <summary>Slug of the offered authority's region.</summary>
    public string? OfferedRegion { get; init; }

    /// <summary>Code of the receiving authority, from acceptance on.</summary>
    public string? ReceivingAuthority { get; init; }

    /// <summary>The terms proposed last.</summary>
    public ArrangementProposed? Terms { get; init; }

    /// <summary>Signatures to those terms.</summary>
    public IReadOnlyList<ArrangementSigned> Signatures { get; init; } = [];

    /// <summary>Same nation or across nations, once the arrangement is made.</summary>
    public string? TransferKind { get; init; }

    /// <summary>The departure.</summary>
    public DepartureRecorded? Departure { get; init; }

    /// <summary>Arrivals confirmed so far.</summary>
    public IReadOnlyList<ArrivalConfirmed> Arrivals { get; init; } = [];

    /// <summary>The instant at which responsibility moved.</summary>
    public DateTimeOffset? EffectiveAt { get; init; }

    /// <inheritdoc/>
    string ICase<Referral, ReferralEvent>.StatusName => Status.Name();

    /// <summary>The identifiers of the children.</summary>
    internal IReadOnlyList<Guid> ChildIds => [.. Children.Select(c => c.ChildId)];

    /// <inheritdoc/>
    static Referral? ICase<Referral, ReferralEvent>.After(Referral? state, ReferralEvent e) => Evolve(state, e);

    internal static Referral? Evolve(Referral? state, ReferralEvent e) => (state, e) switch
    {
        (null, ReferralStarted started) => new Referral
        {
            Reference = started.Reference, EntryAuthority = started.EntryAuthority, EntryRegion = started.EntryRegion,
        },
        ({ } r, ChildrenRecorded recorded) => r with { Children = recorded.Children },
        ({ } r, SectionRecorded recorded) => r with { Sections = r.Sections.SetItem(recorded.Section, recorded.Content) },
        ({ } r, ReferralSubmitted submitted) =>
            r with { ReferredOn = submitted.ReferredOn, InAuthorityCare = submitted.InAuthorityCare, RulesVersion = submitted.RulesVersion, Clock = submitted.Clock },
        ({ } r, ReferralFoundEligible found) => r with
        {
            Status = ReferralStatus.AwaitingAllocation,
            InAuthorityCare = found.InAuthorityCare,
            Clock = found.Clock,
            Findings = found.Findings,
            MinimumFacts = found.Children,
            PlacementTypes = found.PlacementTypes,
        },
        ({ } r, ReferralFoundIneligible found) => r with { Status = ReferralStatus.Ineligible, Findings = found.Findings },
        ({ } r, OfferNoted offer) =>
            r with { Status = ReferralStatus.Offered, OfferId = offer.OfferId, OfferedAuthority = offer.Authority, OfferedRegion = offer.Region },
        ({ } r, AcceptanceNoted accepted) => r with { Status = ReferralStatus.Accepted, ReceivingAuthority = accepted.Authority },
        ({ } r, ArrangementProposed terms) => r with { Terms = terms, Signatures = [] },
        ({ } r, ArrangementSigned signed) => r with { Signatures = [.. r.Signatures, signed] },
        ({ } r, ArrangementMade made) => r with { Status = ReferralStatus.Arranged, TransferKind = made.TransferKind },
        ({ } r, DepartureRecorded departure) => r with { Status = ReferralStatus.InTransit, Departure = departure },
        ({ } r, ArrivalConfirmed arrival) => r with { Arrivals = [.. r.Arrivals, arrival] },
        ({ } r, TransferCompleted completed) => r with { Status = ReferralStatus.Completed, EffectiveAt = completed.EffectiveAt },
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in a referral."),
    };
}

/// <summary>The fold that the store runs: the same as the decisions' and the tests'.</summary>
public sealed class ReferralProjection : SingleStreamProjection<Referral, Guid>
{
    /// <summary>Names the events of a referral.</summary>
    public ReferralProjection()
    {
        IncludeType<ReferralStarted>();
        IncludeType<ChildrenRecorded>();
        IncludeType<SectionRecorded>();
        IncludeType<ReferralSubmitted>();
        IncludeType<ReferralFoundEligible>();
        IncludeType<ReferralFoundIneligible>();
        IncludeType<OfferNoted>();
        IncludeType<AcceptanceNoted>();
        IncludeType<ArrangementProposed>();
        IncludeType<ArrangementSigned>();
        IncludeType<ArrangementMade>();
        IncludeType<DepartureRecorded>();
        IncludeType<ArrivalConfirmed>();
        IncludeType<TransferCompleted>();
    }

    /// <inheritdoc/>
    public override Referral? Evolve(Referral? snapshot, Guid id, IEvent e) => Referral.Evolve(snapshot, (ReferralEvent)e.Data);
}

static class ReferralStatusNames
{
    internal static string Name(this ReferralStatus status) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(status.ToString());
}
