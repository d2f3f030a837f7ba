using System.Text.Json;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;
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
}

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

    /// <summary>Where it stands.</summary>
    public DirectionStatus Status { get; init; }

    /// <summary>When what is directed is due; of information and reasons.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The form and manner asked for.</summary>
    public string? Form { get; init; }

    /// <summary>The referral; of reasons.</summary>
    public Guid? ReferralId { get; init; }

    /// <summary>Day of the last notice.</summary>
    public DateOnly? NoticeOn { get; init; }

    /// <summary>Last day for representations on it.</summary>
    public DateOnly? RepresentationsUntil { get; init; }

    /// <summary>What the last notice proposes to a direction in force.</summary>
    public string? Change { get; init; }

    /// <summary>Representations made on the last notice.</summary>
    public IReadOnlyList<Sealed<CaseNote>> Representations { get; init; } = [];

    /// <inheritdoc/>
    string ICase<Direction, DirectionEvent>.StatusName => JsonNamingPolicy.CamelCase.ConvertName(Status.ToString());

    /// <inheritdoc/>
    static Direction? ICase<Direction, DirectionEvent>.After(Direction? state, DirectionEvent e) => Evolve(state, e);

    internal static Direction? Evolve(Direction? state, DirectionEvent e) => (state, e) switch
    {
        (null, DirectionIssued d) => new Direction
        {
            Kind = d.Kind, Authority = d.Authority, Status = DirectionStatus.Given, DueAt = d.DueAt, Form = d.Form,
            ReferralId = d.ReferralId,
        },
        (null, DirectionProposed p) => new Direction
        {
            Kind = "scheme", Authority = p.Authority, Status = DirectionStatus.Notice, NoticeOn = p.NoticeOn,
            RepresentationsUntil = p.RepresentationsUntil,
        },
        ({ } d, RepresentationsMade made) => d with { Representations = [.. d.Representations, made.Text] },
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
        ({ } d, DirectionModified) => d with { Status = DirectionStatus.Given, Change = null },
        ({ } d, DirectionPassedToSuccessor passed) => d with { Authority = passed.Successor },
        ({ } d, DirectionWithdrawn) => d with { Status = DirectionStatus.Withdrawn, Change = null },
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in a direction."),
    };
}

/// <summary>The fold that the store runs.</summary>
public sealed class DirectionProjection : SingleStreamProjection<Direction, Guid>
{
    /// <summary>Names the events of a direction.</summary>
    public DirectionProjection()
    {
        IncludeType<DirectionIssued>();
        IncludeType<DirectionProposed>();
        IncludeType<RepresentationsMade>();
        IncludeType<DirectionGiven>();
        IncludeType<DirectionNotGiven>();
        IncludeType<ChangeProposed>();
        IncludeType<DirectionChangeNotMade>();
        IncludeType<DirectionModified>();
        IncludeType<DirectionWithdrawn>();
        IncludeType<DirectionPassedToSuccessor>();
    }

    /// <inheritdoc/>
    public override Direction? Evolve(Direction? snapshot, Guid id, IEvent e) => Direction.Evolve(snapshot, (DirectionEvent)e.Data);
}
