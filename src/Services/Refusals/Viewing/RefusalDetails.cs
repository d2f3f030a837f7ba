using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Rules;

namespace TransferScheme.Refusals.Viewing;

/// <summary>A case as its reader may see it; what they may not see is absent, not empty.</summary>
public sealed record RefusalDetails
{
    /// <summary>The case, and the offer.</summary>
    public required Guid Id { get; init; }

    /// <summary>The referral.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the authority.</summary>
    public required string Authority { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>Where it stands.</summary>
    public required string Status { get; init; }

    /// <summary>Its version, the number of its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Whether no answer ever came: no decline, and counted apart.</summary>
    public required bool Unanswered { get; init; }

    /// <summary>When the answer was or is due.</summary>
    public required DateTimeOffset RespondBy { get; init; }

    /// <summary>The response of the statement that was issued.</summary>
    public string? Response { get; init; }

    /// <summary>Codes of its grounds.</summary>
    public IReadOnlyList<string>? Codes { get; init; }

    /// <summary>Version of the list of grounds.</summary>
    public int? GroundsVersion { get; init; }

    /// <summary>When it was issued.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>Whether it was late.</summary>
    public bool? Late { get; init; }

    /// <summary>Recipients that confirmed the receipt.</summary>
    public required IReadOnlyList<string> Receipts { get; init; }

    /// <summary>What the last review said of each ground.</summary>
    public required IReadOnlyList<GroundReviewed> Reviewed { get; init; }

    /// <summary>Last day for what is waited for.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Whether that day is past.</summary>
    public bool Overdue { get; init; }

    /// <summary>Which decline of the child it is; absent where it is none.</summary>
    public int? Decline { get; init; }

    /// <summary>The case conference: <c>called</c> or <c>held</c>.</summary>
    public string? Conference { get; init; }

    /// <summary>Whether it is before a court.</summary>
    public bool InCourt { get; init; }

    /// <summary>Why the case ended by itself: <c>referral-withdrawn</c>, <c>referral-closed</c>, <c>child-left-group</c> or
    /// <c>offer-swapped</c>.</summary>
    public string? EndedFor { get; init; }

    /// <summary>Whether the referral went on to another authority, so that the offer cannot stand again.</summary>
    public bool MovedOn { get; init; }

    /// <summary>The statement.</summary>
    public StatementForm? Statement { get; init; }

    /// <summary>The reasons given on direction.</summary>
    public StatementForm? WrittenReasons { get; init; }

    /// <summary>Hash of the confidential annex.</summary>
    public string? AnnexHash { get; init; }

    /// <summary>What was added later.</summary>
    public IReadOnlyList<SupplementView>? Supplements { get; init; }

    /// <summary>What the last review wrote.</summary>
    public CaseNote? ReviewNote { get; init; }

    /// <summary>The authority's own draft.</summary>
    public StatementForm? Draft { get; init; }

    /// <summary>What the rules find in it.</summary>
    public IReadOnlyList<StatementFinding>? Findings { get; init; }

    internal static RefusalDetails Of(Refusal r) => new()
    {
        Id = r.Id,
        ReferralId = r.Offer.ReferralId,
        Authority = r.Offer.Authority,
        EntryAuthority = r.Offer.EntryAuthority,
        Status = r.Status.Name(),
        Version = r.Version,
        Unanswered = r.Unanswered,
        RespondBy = r.Offer.RespondBy,
        Response = r.Issued?.Response,
        Codes = r.Issued?.Codes,
        GroundsVersion = r.Issued?.GroundsVersion,
        IssuedAt = r.IssuedAt,
        Late = r.Issued is null ? null : r.Late,
        Receipts = r.Receipts,
        Reviewed = r.Reviewed,
        DueOn = r.DueOn,
        Overdue = r.DueOn is not null && r.SaidOverdue == r.DueOn,
        Decline = r.Issued is { Response: StatementForm.Decline } ? r.DeclinesBefore + 1 : null,
        Conference = r.ConferenceHeld is not null ? "held" : r.Conference is not null ? "called" : null,
        InCourt = r.InCourt,
        EndedFor = r.EndedFor,
        MovedOn = r.HasMovedOn,
    };
}

/// <summary>Something added to the reasons.</summary>
/// <param name="Kind"><c>correction</c>, <c>explanation</c> or <c>evidence</c>.</param>
/// <param name="ReplyToChallenge">Whether it answers a challenge.</param>
/// <param name="Supplementary">Always true: it was not among the reasons of the decision.</param>
/// <param name="Text">What was added; absent once erased.</param>
public sealed record SupplementView(string Kind, bool ReplyToChallenge, bool Supplementary, string? Text);
