using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>A statement of reasons with every member of the contract: what a page does not ask stays as it was.</summary>
sealed record StatementForm
{
    public string Response { get; init; } = "decline";
    public string? Decision { get; init; }
    public IReadOnlyList<GroundRelied> Grounds { get; init; } = [];
    public string? BestInterests { get; init; }
    public string? ChildsViews { get; init; }
    public DecisionMaker? DecisionMaker { get; init; }
    public IReadOnlyList<KeyPoint> KeyPoints { get; init; } = [];
    public string? Policy { get; init; }
    public string? Change { get; init; }
    public string? Condition { get; init; }
    public DateOnly? Until { get; init; }
    public string? PlainSummary { get; init; }
    public string? Annex { get; init; }
    public string? RedactionNote { get; init; }
    public string? LatenessReason { get; init; }
    public IReadOnlyList<string> NotPersons { get; init; } = [];
    public IReadOnlyList<Override> Overrides { get; init; } = [];
}

/// <summary>One ground of a statement.</summary>
sealed record GroundRelied(
    string Code, string? Facts = null, IReadOnlyList<Evidence>? Evidence = null, string? Alternatives = null,
    ClaimedFigures? Figures = null);

/// <summary>A piece of evidence: where it is found, its day, and the day on which it was last confirmed.</summary>
sealed record Evidence(string Kind, string? Reference = null, DateOnly? Dated = null, DateOnly? RenewedOn = null);

/// <summary>The figures of a threshold claim.</summary>
sealed record ClaimedFigures(int? Count = null, int? Population = null, string? PopulationYear = null);

/// <summary>A key point of the referral and the answer to it.</summary>
sealed record KeyPoint(string Point, string? Answer = null);

/// <summary>A rule that the authority overrides, with its reason.</summary>
sealed record Override(string Rule, string Reason);

/// <summary>Who decides, as it stands in the statement.</summary>
sealed record DecisionMaker(string? Name = null, string? Office = null, string? DelegatedAuthority = null, string? Conflicts = null);

/// <summary>What a rule found in a draft.</summary>
sealed record Finding(string Id, string Severity, string Detail, string? Ground = null)
{
    internal bool Blocks => Severity is "blocksIssue";
}

/// <summary>What the last review said of a ground.</summary>
sealed record GroundReviewed(string Code, string Outcome);

/// <summary>What a review wrote: the words, and those on single grounds and questions.</summary>
sealed record ReviewNote(string? Words, IReadOnlyDictionary<string, string>? Parts = null);

/// <summary>Something that was added to reasons that were given.</summary>
sealed record Supplement(string Kind, bool ReplyToChallenge, string? Text);

/// <summary>The list of grounds of which a statement chooses.</summary>
sealed record GroundList(int Version, IReadOnlyList<GroundGroup> Groups, IReadOnlyList<Ground> Grounds)
{
    internal string TextOf(string code) => Grounds.FirstOrDefault(g => g.Code == code)?.Text ?? code;
}

/// <summary>A group of grounds.</summary>
sealed record GroundGroup(string Code, string Text);

/// <summary>A ground that an authority may rely on.</summary>
sealed record Ground(
    string Code, string Group, string Text, string Validity, IReadOnlyList<EvidenceNeeded> Evidence, bool AnyOfEvidence = false,
    string? UsualAnswer = null, bool Unlawful = false, bool Deprecated = false);

/// <summary>A kind of evidence that a ground needs.</summary>
sealed record EvidenceNeeded(string Kind, string Text, int? FreshWorkingDays = null, int? FreshDays = null);

/// <summary>The case of an offer that is answered in writing, as its pages show it.</summary>
sealed record RefusalView(
    Guid Id, Guid ReferralId, string Authority, string EntryAuthority, string Status, long Version, DateTimeOffset RespondBy,
    string? Response = null, DateTimeOffset? IssuedAt = null, bool? Late = null, DateOnly? DueOn = null, bool Overdue = false,
    int? Decline = null, int? GroundsVersion = null, bool Unanswered = false, StatementForm? Statement = null,
    StatementForm? WrittenReasons = null, StatementForm? Draft = null, IReadOnlyList<Finding>? Findings = null,
    IReadOnlyList<GroundReviewed>? Reviewed = null, ReviewNote? ReviewNote = null, IReadOnlyList<string>? Receipts = null,
    string? Conference = null, bool InCourt = false, IReadOnlyList<Supplement>? Supplements = null)
{
    /// <summary>The reasons that count: those given on direction, or those of the statement.</summary>
    internal StatementForm? Given => WrittenReasons ?? Statement;

    /// <summary>Whether a person is of the authority whose statement it is.</summary>
    /// <param name="person">The person.</param>
    internal bool IsOf(Person person) => person.Authority == Authority;

    /// <summary>Whether there are reasons that can be reviewed now.</summary>
    internal bool IsReviewable => Status is "declined" or "reasonsProvided" or "underReview" && Given is not null;

    /// <summary>Whether written reasons can be directed.</summary>
    internal bool MayBeDirected => Status is "underReview" or "reasonsDue";

    /// <summary>Whether there is a decline that its authority can take back.</summary>
    internal bool MayBeTakenBack => Response is "decline"
        && Status is "declined" or "underReview" or "reasonsDue" or "reasonsProvided" or "challenged" or "reaffirmed";
}
