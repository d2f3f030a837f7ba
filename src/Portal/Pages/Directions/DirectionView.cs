using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Directions;

/// <summary>A direction as the register shows it; what its reader may not see is absent.</summary>
sealed record DirectionView(
    Guid Id, string Kind, string Authority, string Status, long Version, long? Number, int Revision, DateTimeOffset? GivenAt,
    DateTimeOffset? DueAt, bool Overdue, DateTimeOffset? AnsweredAt, bool? Late, string? Form, DateOnly? NoticeOn,
    DateOnly? RepresentationsUntil, string? Change, int Representations, Guid? Replaces, Guid? ReplacedBy, Guid? ReferralId,
    IReadOnlyList<Recipient>? Recipients, IReadOnlyList<Representation>? OnNotice, IReadOnlyList<DirectionChange>? Changes)
{
    /// <summary>The kinds of directions, with their names in English.</summary>
    internal static IReadOnlyList<(string Code, string Name)> Kinds { get; } =
    [
        ("information", "To give information (section 70)"), ("reasons", "To give written reasons (section 71)"),
        ("scheme", "To comply with the scheme (section 72)"),
    ];

    /// <summary>Where directions can stand, with the names in English.</summary>
    internal static IReadOnlyList<(string Code, string Name)> Statuses { get; } =
    [
        ("notice", "Notice given"), ("given", "In force"), ("changeNotice", "In force, a change is proposed"), ("notGiven", "Not given"),
        ("withdrawn", "Withdrawn"), ("answered", "Answered"), ("replaced", "Replaced by another"), ("lapsed", "Lapsed"),
    ];

    /// <summary>Whether notice is given, and nothing is decided on it.</summary>
    internal bool IsNoticed => Status is "notice" or "changeNotice";

    /// <summary>Whether the authority is bound by it.</summary>
    internal bool IsInForce => Status is "given" or "changeNotice";

    /// <summary>Whether its authority can make representations, in time or late.</summary>
    internal bool TakesRepresentations => RepresentationsUntil is not null && (IsNoticed || IsInForce);

    /// <summary>Whether it can be withdrawn: by notice, or while notice of that runs at once, with the authority's agreement.</summary>
    internal bool IsWithdrawable => this is { Kind: "scheme", Status: "given" }
        or { Kind: "scheme", Status: "changeNotice", Change: "withdraw" };

    /// <summary>Its title.</summary>
    /// <param name="to">Name of the authority.</param>
    /// <param name="text">The words.</param>
    internal string Title(string to, Text text) =>
        Number is { } number ? text["Direction {0} to {1}", number, to] : text["Direction to {0}", to];

    /// <summary>What it directs, in words.</summary>
    /// <param name="text">The words.</param>
    internal string KindWords(Text text) => text[Kinds.FirstOrDefault(k => k.Code == Kind).Name ?? Kind];

    /// <summary>Where it stands, in words.</summary>
    /// <param name="text">The words.</param>
    internal string StatusWords(Text text) => text[Statuses.FirstOrDefault(s => s.Code == Status).Name ?? Status];

    /// <summary>The colour of its status.</summary>
    internal string Colour => Status switch
    {
        _ when Overdue => "red",
        "notice" or "changeNotice" => "yellow",
        "given" => "blue",
        "answered" => "green",
        _ => "grey",
    };
}

/// <summary>Who is to get written reasons.</summary>
sealed record Recipient(string? Authority, bool Received);

/// <summary>Representations on the last notice; what was written for those whom it concerns.</summary>
sealed record Representation(int Number, DateTimeOffset MadeAt, bool Late, DateTimeOffset? ConsideredAt, string? Text);

/// <summary>Something that happened to a direction.</summary>
sealed record DirectionChange(DateTimeOffset At, string Words, string? Text, string? Finding);
