using System.Text.Json;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Time;
using TransferScheme.Refusals.Succeeding;

namespace TransferScheme.Refusals.Directing;

/// <summary>Where a direction stands.</summary>
public enum DirectionStatus
{
    /// <summary>Notice is given: the authority may make representations.</summary>
    Notice,

    /// <summary>It is in force.</summary>
    Given,

    /// <summary>It is in force, and notice is given of a change.</summary>
    ChangeNotice,

    /// <summary>It was not given.</summary>
    NotGiven,

    /// <summary>It was withdrawn.</summary>
    Withdrawn,

    /// <summary>What was directed came, in time or late.</summary>
    Answered,

    /// <summary>Another of its kind to the authority took its place.</summary>
    Replaced,

    /// <summary>The request whose reasons were directed came to an end.</summary>
    Lapsed,
}

/// <summary>Representations on the last notice: which they are tells their place in the list.</summary>
/// <param name="Late">Whether the fourteen days were over.</param>
/// <param name="Considered">Whether they were considered.</param>
public sealed record Representation(bool Late = false, bool Considered = false);

/// <summary>A direction of the Secretary of State.</summary>
public sealed record Direction : ICase<Direction, DirectionEvent>
{
    /// <summary>The stream.</summary>
    public Guid Id { get; init; }

    /// <summary>The stream's version.</summary>
    public long Version { get; init; }

    /// <summary><c>information</c> (s.70), <c>reasons</c> (s.71) or <c>scheme</c> (s.72).</summary>
    public required string Kind { get; init; }

    /// <summary>Code of the authority.</summary>
    public required string Authority { get; init; }

    /// <summary>Number among the directions of its kind to the authority; null from before they were numbered.</summary>
    public long? Number { get; init; }

    /// <summary>1 as first given, one more with each modification.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Where it stands.</summary>
    public DirectionStatus Status { get; init; }

    /// <summary>When it was first in force.</summary>
    public DateTimeOffset? GivenAt { get; init; }

    /// <summary>When what is directed is due; of information and reasons.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it came.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Whether it came late.</summary>
    public bool Late { get; init; }

    /// <summary>The form and manner asked for.</summary>
    public string? Form { get; init; }

    /// <summary>The referral; of reasons.</summary>
    public Guid? ReferralId { get; init; }

    /// <summary>The case that reasons are asked of.</summary>
    public Guid? RefusalId { get; init; }

    /// <summary>Code of the entry authority, who is to get the reasons.</summary>
    public string? EntryAuthority { get; init; }

    /// <summary>Day of the last notice.</summary>
    public DateOnly? NoticeOn { get; init; }

    /// <summary>Last day for representations on it.</summary>
    public DateOnly? RepresentationsUntil { get; init; }

    /// <summary>What the last notice proposes to a direction in force.</summary>
    public string? Change { get; init; }

    /// <summary>Representations made on the last notice.</summary>
    public IReadOnlyList<Representation> Representations { get; init; } = [];

    /// <summary>The direction that it takes the place of.</summary>
    public Guid? Replaces { get; init; }

    /// <summary>The direction that took its place.</summary>
    public Guid? ReplacedBy { get; init; }

    /// <inheritdoc/>
    string ICase<Direction, DirectionEvent>.StatusName => Name(Status);

    /// <summary>Whether the authority is bound by it.</summary>
    internal bool IsInForce => Status is DirectionStatus.Given or DirectionStatus.ChangeNotice;

    /// <summary>Whether notice is given, and nothing is decided on it.</summary>
    internal bool IsNoticed => Status is DirectionStatus.Notice or DirectionStatus.ChangeNotice;

    /// <inheritdoc/>
    static Direction? ICase<Direction, DirectionEvent>.After(Direction? state, DirectionEvent e) => Evolve(state, e);

    /// <summary>A status in the words of the HTTP contract.</summary>
    internal static string Name(DirectionStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    /// <summary>
    /// Whether what is directed is late when it comes at this time. Information is to be given before the time (section 70); reasons
    /// by the end of the day, as their case counts.
    /// </summary>
    internal bool IsLate(DateTimeOffset at) => DueAt is { } due && at >= LateFrom(Kind, due);

    /// <summary>Whether what is directed is due, and has not come.</summary>
    internal bool IsOverdue(DateTimeOffset at) => Status is DirectionStatus.Given && IsLate(at);

    /// <summary>From when what is due at a time is late.</summary>
    internal static DateTimeOffset LateFrom(string kind, DateTimeOffset due) => kind == "reasons" ? UkTime.EndOf(LastDay(due)) : due;

    /// <summary>The last day before a time: midnight belongs to the day that it ends.</summary>
    internal static DateOnly LastDay(DateTimeOffset due) => UkTime.DateOf(due.AddTicks(-1));

    internal static Direction? Evolve(Direction? state, DirectionEvent e) => (state, e) switch
    {
        (null, DirectionIssued d) => new Direction
        {
            Kind = d.Kind, Authority = d.Authority, Status = DirectionStatus.Given, DueAt = d.DueAt, Form = d.Form,
            ReferralId = d.ReferralId, RefusalId = d.RefusalId, EntryAuthority = d.EntryAuthority, Number = d.Number, Replaces = d.Replaces,
        },
        (null, DirectionProposed p) => new Direction
        {
            Kind = "scheme", Authority = p.Authority, Status = DirectionStatus.Notice, NoticeOn = p.NoticeOn,
            RepresentationsUntil = p.RepresentationsUntil, Number = p.Number, Replaces = p.Replaces,
        },
        ({ } d, RepresentationsMade made) => d with { Representations = [.. d.Representations, new(made.Late)] },
        ({ } d, RepresentationsConsidered considered) => d with
        {
            Representations = [.. d.Representations.Select((r, i) => i + 1 == considered.Number ? r with { Considered = true } : r)],
        },
        ({ } d, DirectionGiven or DirectionChangeNotMade) => d with { Status = DirectionStatus.Given, Change = null },
        ({ } d, DirectionNotGiven) => d with { Status = DirectionStatus.NotGiven },
        ({ } d, ChangeProposed proposed) => d with
        {
            Status = DirectionStatus.ChangeNotice,
            Change = proposed.Act,
            Representations = [],
            NoticeOn = proposed.NoticeOn,
            RepresentationsUntil = proposed.RepresentationsUntil,
        },
        ({ } d, DirectionModified) => d with { Status = DirectionStatus.Given, Change = null, Revision = d.Revision + 1 },
        ({ } d, DirectionPassedToSuccessor passed) => d with { Authority = passed.Successor },
        ({ } d, DirectionWithdrawn) => d with { Status = DirectionStatus.Withdrawn, Change = null },
        ({ } d, DirectionAnswered a) => d with { Status = DirectionStatus.Answered, Late = a.Late, AnsweredAt = a.At },
        ({ } d, DirectionReplaced r) => d with { Status = DirectionStatus.Replaced, Change = null, ReplacedBy = r.By },
        ({ } d, DirectionLapsed) => d with { Status = DirectionStatus.Lapsed },
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in a direction."),
    };
}

/// <summary>The fold that the store runs, with the times that follow from when an event was recorded.</summary>
public sealed class DirectionProjection : SingleStreamProjection<Direction, Guid>
{
    /// <summary>Names the events of a direction.</summary>
    public DirectionProjection()
    {
        IncludeType<DirectionIssued>();
        IncludeType<DirectionProposed>();
        IncludeType<RepresentationsMade>();
        IncludeType<RepresentationsConsidered>();
        IncludeType<DirectionGiven>();
        IncludeType<DirectionNotGiven>();
        IncludeType<ChangeProposed>();
        IncludeType<DirectionChangeNotMade>();
        IncludeType<DirectionModified>();
        IncludeType<DirectionWithdrawn>();
        IncludeType<DirectionAnswered>();
        IncludeType<DirectionReplaced>();
        IncludeType<DirectionLapsed>();
        IncludeType<DirectionPassedToSuccessor>();
    }

    /// <inheritdoc/>
    public override Direction? Evolve(Direction? snapshot, Guid id, IEvent e) => Direction.Evolve(snapshot, (DirectionEvent)e.Data) switch
    {
        { GivenAt: null, IsInForce: true } given => given with { GivenAt = e.Timestamp },
        { Status: DirectionStatus.Answered, AnsweredAt: null } answered => answered with { AnsweredAt = e.Timestamp },
        var direction => direction,
    };
}
