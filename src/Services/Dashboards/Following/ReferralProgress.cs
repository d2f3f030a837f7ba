using System.Collections.Immutable;

namespace TransferScheme.Dashboards.Following;

/// <summary>
/// What is known of one referral: the union of what its messages say. Each fact has a key of its own, and of two versions of a
/// fact the later stands, so messages may come in any order and more than once and the document is the same.
/// </summary>
public sealed record ReferralProgress
{
    /// <summary>The referral.</summary>
    public Guid Id { get; init; }

    /// <summary>What the rules found, by the version of the referral's stream: a corrected referral is judged again.</summary>
    public ImmutableSortedDictionary<long, Judged> Findings { get; init; } = ImmutableSortedDictionary<long, Judged>.Empty;

    /// <summary>The authorities it was put to, by offer.</summary>
    public ImmutableSortedDictionary<Guid, Offered> Offers { get; init; } = ImmutableSortedDictionary<Guid, Offered>.Empty;

    /// <summary>The turns that its offers took, by offer and by the version of the offer's stream. Silence is never a decline.</summary>
    public ImmutableSortedDictionary<Guid, ImmutableSortedDictionary<long, OfferTurn>> Turns { get; init; } =
        ImmutableSortedDictionary<Guid, ImmutableSortedDictionary<long, OfferTurn>>.Empty;

    /// <summary>When the rota last named an authority for it.</summary>
    public Milestone? Recommended { get; init; }

    /// <summary>When both authorities signed the arrangement.</summary>
    public Milestone? Arranged { get; init; }

    /// <summary>When the children left.</summary>
    public Milestone? Departed { get; init; }

    /// <summary>How the transfer ended.</summary>
    public Moved? Completed { get; init; }

    /// <summary>How it ended without a transfer.</summary>
    public Ended? Ended { get; init; }

    /// <summary>Holds and their releases, by the version of the referral's stream.</summary>
    public ImmutableSortedDictionary<long, HoldChanged> Holds { get; init; } = ImmutableSortedDictionary<long, HoldChanged>.Empty;

    /// <summary>Children who left the group, by the version of the referral's stream.</summary>
    public ImmutableSortedDictionary<long, DateTimeOffset> Left { get; init; } = ImmutableSortedDictionary<long, DateTimeOffset>.Empty;

    /// <summary>Journeys that failed, by the version of the referral's stream.</summary>
    public ImmutableSortedDictionary<long, DateTimeOffset> FailedMoves { get; init; } = ImmutableSortedDictionary<long, DateTimeOffset>.Empty;

    /// <summary>When it was told how the children are after the move, by the version of the referral's stream.</summary>
    public ImmutableSortedDictionary<long, DateTimeOffset> Outcomes { get; init; } = ImmutableSortedDictionary<long, DateTimeOffset>.Empty;

    /// <summary>Successors of authorities that are no more, by the version of the referral's stream.</summary>
    public ImmutableSortedDictionary<long, Passed> Successors { get; init; } = ImmutableSortedDictionary<long, Passed>.Empty;

    /// <summary>Who acted at a time for an authority: itself, or whoever it had passed to.</summary>
    internal string Acting(string authority, DateTimeOffset at) => Successors.Values.Where(s => s.At <= at)
        .Aggregate(authority, (acting, passed) => passed.Authority == acting ? passed.Successor : acting);

    /// <summary>The turns of one offer, in their order.</summary>
    internal IEnumerable<OfferTurn> TurnsOf(Guid offer) =>
        Turns.GetValueOrDefault(offer, ImmutableSortedDictionary<long, OfferTurn>.Empty).Values;

    /// <summary>How many children left after a version of the referral's stream, until a time.</summary>
    internal int LeftSince(long version, DateTimeOffset until) => Left.Count(l => l.Key > version && l.Value <= until);
}

/// <summary>What the rules found of a referral.</summary>
/// <param name="At">When.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="Children">How many children are referred together; null when the referral is outside the scheme.</param>
/// <param name="DueOn">Last day of the statutory clock; null when the referral is outside the scheme.</param>
public sealed record Judged(DateTimeOffset At, string EntryAuthority, int? Children, DateOnly? DueOn);

/// <summary>One offer of a referral.</summary>
/// <param name="Authority">Code of the offered authority.</param>
/// <param name="Children">How many children were offered together.</param>
/// <param name="MadeAt">When it was made; null while only what followed is known, and for good where it came of a swap.</param>
/// <param name="AcceptedAt">When it was accepted; null while it was not.</param>
/// <param name="WithdrawnAt">When it was withdrawn; null while it was not.</param>
/// <param name="SwappedAt">When another authority took the children over by a swap; null while none did.</param>
public sealed record Offered(
    string Authority, int Children, DateTimeOffset? MadeAt, DateTimeOffset? AcceptedAt, DateTimeOffset? WithdrawnAt = null,
    DateTimeOffset? SwappedAt = null);

/// <summary>The end of a referral without a transfer.</summary>
/// <param name="At">When.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="IsWithdrawn">Whether the entry authority withdrew it; otherwise it was closed for what happened to the children.</param>
/// <param name="ReasonCode">Why, by code.</param>
/// <param name="WasEligible">Whether it was ever found eligible.</param>
public sealed record Ended(DateTimeOffset At, string EntryAuthority, bool IsWithdrawn, string ReasonCode, bool WasEligible);

/// <summary>A part that passed from an authority that is no more.</summary>
/// <param name="At">When.</param>
/// <param name="Authority">Code of the authority.</param>
/// <param name="Successor">Code of its successor.</param>
public sealed record Passed(DateTimeOffset At, string Authority, string Successor);

/// <summary>A hold, or its release.</summary>
/// <param name="At">When.</param>
/// <param name="IsHeld">Whether the referral was on hold from then on.</param>
public sealed record HoldChanged(DateTimeOffset At, bool IsHeld);

/// <summary>A step on the way.</summary>
/// <param name="At">When.</param>
/// <param name="AtVersion">Version of the stream that tells of it.</param>
/// <param name="Authority">Code of the authority that receives, or is to receive.</param>
public sealed record Milestone(DateTimeOffset At, long AtVersion, string Authority);

/// <summary>A completed transfer.</summary>
/// <param name="At">When it was recorded.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="ReceivingAuthority">Code of the receiving authority.</param>
/// <param name="Children">How many children moved.</param>
/// <param name="WorkingDays">Working days since day 0 of the statutory clock.</param>
/// <param name="WithinLimit">Whether that is within the statutory limit.</param>
public sealed record Moved(
    DateTimeOffset At, string EntryAuthority, string ReceivingAuthority, int Children, int WorkingDays, bool WithinLimit);
