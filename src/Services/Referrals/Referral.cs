using System.Collections.Immutable;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Time;
using TransferScheme.Referrals.HandingOver;
using TransferScheme.Referrals.Succeeding;

namespace TransferScheme.Referrals;

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

    /// <summary>Its stage: where it stands, a hold left aside.</summary>
    public ReferralStatus Status { get; init; }

    /// <summary>What lies over the stage.</summary>
    public Overlays Overlays { get; init; } = Overlays.None;

    /// <summary>What the national team found missing when it returned the referral, and has not been recorded since.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>The children, sealed.</summary>
    public IReadOnlyList<RecordedChild> Children { get; init; } = [];

    /// <summary>Every other section recorded, sealed, by its name.</summary>
    public ImmutableSortedDictionary<string, Sealed<SectionContent>> Sections { get; init; } = ImmutableSortedDictionary<string, Sealed<SectionContent>>.Empty;

    /// <summary>Every version of every document, the oldest first.</summary>
    public IReadOnlyList<DocumentAttached> Documents { get; init; } = [];

    /// <summary>Whether the entry authority looks after the children; null before submission.</summary>
    public bool? InAuthorityCare { get; init; }

    /// <summary>Day of the referral; null before submission.</summary>
    public DateOnly? ReferredOn { get; init; }

    /// <summary>The rules pinned to the case; null before submission.</summary>
    public string? RulesVersion { get; init; }

    /// <summary>The statutory clock; null before submission.</summary>
    public StatutoryClock? Clock { get; init; }

    /// <summary>The last day that was said to be due soon; null when none was.</summary>
    public DateOnly? SaidDueSoon { get; init; }

    /// <summary>The last day that was said to have passed; null when none was.</summary>
    public DateOnly? SaidBreached { get; init; }

    /// <summary>What the rules found last.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The minimum facts, once eligible.</summary>
    public IReadOnlyList<ChildFacts> MinimumFacts { get; init; } = [];

    /// <summary>Kinds of placement sought, once eligible.</summary>
    public IReadOnlyList<string> PlacementTypes { get; init; } = [];

    /// <summary>The offer that was made last: it is open, was declined, or was accepted.</summary>
    public Guid? OfferId { get; init; }

    /// <summary>Version of that offer's own stream at which it was last noted as open or declined.</summary>
    public long OfferVersion { get; init; }

    /// <summary>Numbers of the questions that were asked about it.</summary>
    public IReadOnlyList<int> Queries { get; init; } = [];

    /// <summary>Numbers of those that were answered; an answer may be told before its question.</summary>
    public IReadOnlyList<int> QueriesAnswered { get; init; } = [];

    /// <summary>Offers that are over for good: withdrawn, swapped, or declined and settled.</summary>
    public IReadOnlyList<Guid> PastOffers { get; init; } = [];

    /// <summary>Code of the offered authority.</summary>
    public string? OfferedAuthority { get; init; }

    /// <summary>Slug of the offered authority's region.</summary>
    public string? OfferedRegion { get; init; }

    /// <summary>Code of the receiving authority, from acceptance on.</summary>
    public string? ReceivingAuthority { get; init; }

    /// <summary>Who opened identity by name, and under which offer.</summary>
    public IReadOnlyList<IdentityOpened> Openings { get; init; } = [];

    /// <summary>The terms proposed last.</summary>
    public ArrangementProposed? Terms { get; init; }

    /// <summary>Signatures to those terms.</summary>
    public IReadOnlyList<ArrangementSigned> Signatures { get; init; } = [];

    /// <summary>Same nation or across nations, once the arrangement is made.</summary>
    public string? TransferKind { get; init; }

    /// <summary>When the arrangement was made.</summary>
    public DateTimeOffset? MadeAt { get; init; }

    /// <summary>What is handed over with the children, from the first terms on.</summary>
    public IReadOnlyList<HandoverLine> Handover { get; init; } = [];

    /// <summary>The departure.</summary>
    public DepartureRecorded? Departure { get; init; }

    /// <summary>Arrivals confirmed so far.</summary>
    public IReadOnlyList<ArrivalConfirmed> Arrivals { get; init; } = [];

    /// <summary>What else is said of the arrival.</summary>
    public Arriving Arriving { get; init; } = Arriving.None;

    /// <summary>How many journeys failed.</summary>
    public int FailedMoves { get; init; }

    /// <summary>The instant at which responsibility moved.</summary>
    public DateTimeOffset? EffectiveAt { get; init; }

    /// <summary>What came after that.</summary>
    public AfterMove AfterMove { get; init; } = AfterMove.None;

    /// <summary>How many events came after it: the version at which it moved is that much lower.</summary>
    public int SinceMove { get; init; }

    /// <summary>The completed referral whose children are referred anew; null for children who have not moved before.</summary>
    public Guid? ReturnOf { get; init; }

    /// <summary>Which successor it passes to, by the code of the authority that is no more: where that was said of it.</summary>
    public ImmutableSortedDictionary<string, string> NamedSuccessors { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Who acts in it now, by the code of the authority that is no more.</summary>
    public ImmutableSortedDictionary<string, string> PassedTo { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <inheritdoc/>
    string ICase<Referral, ReferralEvent>.StatusName => Shown.Name();

    /// <summary>Where it stands, as it is shown: on hold, or its stage.</summary>
    internal ReferralStatus Shown => Overlays.Hold is not null && !HasEnded ? ReferralStatus.Held
        : Status is ReferralStatus.Declined ? ReferralStatus.AwaitingAllocation
        : Status;

    /// <summary>Where it stands, where what is shown does not tell it: beneath a hold, queried, declined; null otherwise.</summary>
    internal ReferralStatus? Stage => IsQueried ? ReferralStatus.Queried : Shown == Status ? null : Status;

    /// <summary>Whether a question about the open offer waits for the entry authority's answer.</summary>
    internal bool IsQueried => Status is ReferralStatus.Offered && Queries.Except(QueriesAnswered).Any();

    /// <summary>Whether it was put to an authority that has not accepted it: its offer is open or declined.</summary>
    internal bool IsBeforeAcceptance => Status is ReferralStatus.Offered or ReferralStatus.Declined;

    /// <summary>Whether it has ended, in whichever way.</summary>
    internal bool HasEnded => Status is ReferralStatus.Completed or ReferralStatus.Withdrawn or ReferralStatus.Closed;

    /// <summary>What lies over it, in the words of the HTTP contract; nothing once it has ended.</summary>
    internal IReadOnlyList<string> OverlayNames => HasEnded ? [] : [.. Overlays.Names];

    /// <summary>Whether it was ever found eligible: from then on Allocation knows of it.</summary>
    internal bool WasEligible => MinimumFacts.Count > 0;

    /// <summary>The identifiers of the children.</summary>
    internal IReadOnlyList<Guid> ChildIds => [.. Children.Select(c => c.ChildId)];

    /// <summary>When the children on their way are expected, as it was said last.</summary>
    internal DateTimeOffset? ExpectedAt => Arriving.ExpectedAt ?? Departure?.ExpectedAt;

    /// <summary>The arrival as the receiving authority recorded it; null while it has not.</summary>
    internal ArrivalConfirmed? Received => Arrivals.FirstOrDefault(a => a.OnBehalfOf == ReceivingAuthority);

    /// <summary>The newest version of a document; null where there is none.</summary>
    internal DocumentAttached? DocumentOf(Guid documentId) => Documents.LastOrDefault(d => d.Document.DocumentId == documentId);

    /// <summary>Whether somebody has opened identity under the offer that stands now.</summary>
    internal bool HasOpened(Guid? person) => Openings.Any(o => o.OfferId == OfferId && o.Person == person);

    /// <summary>Under whose keys a note about it is sealed; a draft that names no child yet has a key of its own.</summary>
    internal IReadOnlyList<Guid> About => Children.Count == 0 ? [Id] : ChildIds;

    /// <inheritdoc/>
    static Referral? ICase<Referral, ReferralEvent>.After(Referral? state, ReferralEvent e) => Evolve(state, e);

    /// <inheritdoc/>
    Problem? ICase<Referral, ReferralEvent>.ReadOnlyTo(Actor actor) => ReferralsPolicy.ReadOnlyTo(actor, this);

    /// <inheritdoc/>
    static bool ICase<Referral, ReferralEvent>.BeginsPartOf(ReferralEvent e, string authority) => BeginsPartOf(e, authority);

    /// <summary>The part of every authority but the entry authority begins with the offer, with a swap, or as it succeeds another.</summary>
    internal static bool BeginsPartOf(ReferralEvent e, string authority) =>
        authority == ((e as OfferNoted)?.Authority ?? (e as SwapNoted)?.Authority ?? (e as CasePassedToSuccessor)?.Successor);

    internal static Referral? Evolve(Referral? state, ReferralEvent e) => state?.EffectiveAt is null
        ? Next(state, e)
        : Next(state, e) with { SinceMove = state.SinceMove + 1 };

    static Referral Next(Referral? state, ReferralEvent e) => (state, e) switch
    {
        (null, ReferralStarted started) => new Referral
        {
            Reference = started.Reference, EntryAuthority = started.EntryAuthority, EntryRegion = started.EntryRegion,
            ReturnOf = started.ReturnOf,
        },
        ({ } r, ChildrenRecorded recorded) => r with { Children = recorded.Children, Asked = FormPaths.Without(r.Asked, "children") },
        ({ } r, SectionRecorded recorded) =>
            r with { Sections = r.Sections.SetItem(recorded.Section, recorded.Content), Asked = FormPaths.Without(r.Asked, recorded.Section) },
        ({ } r, DocumentAttached attached) => r with { Documents = [.. r.Documents, attached] },
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
        ({ } r, OfferNoted offer) => r with
        {
            Status = ReferralStatus.Offered,
            PastOffers = r.Past(),
            OfferId = offer.OfferId,
            OfferVersion = 1,
            Queries = [],
            QueriesAnswered = [],
            OfferedAuthority = offer.Authority,
            OfferedRegion = offer.Region,
        },
        ({ } r, QueryNoted query) => r with { Queries = [.. r.Queries, query.Number] },
        ({ } r, QueryAnswerNoted answer) => r with { QueriesAnswered = [.. r.QueriesAnswered, answer.Number] },
        ({ } r, DeclineNoted decline) => r.Unopened() with { Status = ReferralStatus.Declined, OfferVersion = decline.AtVersion },
        ({ } r, ReaffirmationNoted again) => r.Unopened() with { Status = ReferralStatus.Offered, OfferVersion = again.AtVersion },
        ({ } r, SwapNoted swap) => r.Unarranged() with
        {
            Status = ReferralStatus.Accepted,
            PastOffers = r.Past(),
            OfferId = swap.NewOfferId,
            OfferedAuthority = swap.Authority,
            OfferedRegion = swap.Region,
            ReceivingAuthority = swap.Authority,
        },
        ({ } r, AcceptanceNoted accepted) => r with { Status = ReferralStatus.Accepted, ReceivingAuthority = accepted.Authority },
        ({ } r, IdentityOpened opened) => r with { Openings = [.. r.Openings, opened] },
        ({ } r, ArrangementProposed terms) => r with { Terms = terms, Signatures = [], Handover = r.Handover.Proposed(terms.Handover) },
        ({ } r, ArrangementSigned signed) => r with { Signatures = [.. r.Signatures, signed] },
        ({ } r, ArrangementMade made) =>
            r with { Status = ReferralStatus.Arranged, TransferKind = made.TransferKind, MadeAt = made.MadeAt },
        ({ } r, HandoverItemChanged changed) => r with { Handover = r.Handover.With(changed.Item) },
        ({ } r, HandoverSigned signed) => r with { Handover = r.Handover.Signed(signed, signed.OnBehalfOf == r.EntryAuthority) },
        ({ } r, DepartureRecorded departure) => r with { Status = ReferralStatus.InTransit, Departure = departure },
        ({ } r, ArrivalConfirmed or ExpectedArrivalMoved or ChildrenDidNotArrive or ArrivalDisputed or ArrivalTimeDecided
            or TransferBarredByAge or ArrivalAgreed) => Arriving.After(r, e),
        ({ } r, TransferCompleted completed) => r with { Status = ReferralStatus.Completed, EffectiveAt = completed.EffectiveAt },
        ({ } r, StatutoryDueSoon soon) => r with { SaidDueSoon = soon.DueOn },
        ({ } r, StatutoryBreached breached) => r with { SaidBreached = breached.DueOn },
        ({ } r, ReferralHeld or HoldReleased or MissingEpisodeOpened or MissingEpisodeClosed or ObjectionRecorded
            or BestInterestsReviewed or PoliceReferenceRecorded or AgePlanAgreed) => r with { Overlays = r.Overlays.With(e, r.ChildIds) },
        ({ } r, AgeInUseChanged changed) => changed.In(r),
        ({ } r, ReferralReturned returned) => r with { Status = ReferralStatus.Incomplete, Asked = returned.Missing },
        ({ } r, RulesOverruled or ChildrenFound) => r,
        ({ } r, OfferWithdrawalNoted noted) => r.Over(noted.OfferId),
        ({ } r, DeclineSettlementNoted noted) => r.Over(noted.OfferId),
        ({ } r, ReferralWithdrawn) => r.Unoffered() with { Status = ReferralStatus.Withdrawn },
        ({ } r, ReferralClosed) => r.Unoffered() with { Status = ReferralStatus.Closed },
        ({ } r, ChildLeftGroup left) => r with
        {
            Children = [.. r.Children.Where(c => c.ChildId != left.ChildId)],
            MinimumFacts = [.. r.MinimumFacts.Where(c => c.ChildId != left.ChildId)],
            Overlays = r.Overlays.With(e, r.ChildIds),
            Arriving = r.Arriving.With(e, r.EntryAuthority),
        },
        ({ } r, MoveFailed failed) =>
            r.Unarranged() with
            {
                Status = ReferralStatus.Accepted,
                Departure = null,
                Arrivals = [],
                Arriving = Arriving.None,
                FailedMoves = failed.Attempt,
            },
        ({ } r, OutcomeDue or OutcomeRecorded or ReferredAgain) => r with { AfterMove = r.AfterMove.With(e) },
        ({ } r, SuccessorNamed named) => r with { NamedSuccessors = r.NamedSuccessors.SetItem(named.Authority, named.Successor) },
        ({ } r, CasePassedToSuccessor passed) => r.With(passed),
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in a referral."),
    };
}
