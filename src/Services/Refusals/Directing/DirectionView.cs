using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Succeeding;

namespace TransferScheme.Refusals.Directing;

/// <summary>A direction as its reader may see it. What stands in the register is for all; what a reader may not see is absent.</summary>
public sealed record DirectionView
{
    /// <summary>The direction.</summary>
    public required Guid Id { get; init; }

    /// <summary><c>information</c> (s.70), <c>reasons</c> (s.71) or <c>scheme</c> (s.72).</summary>
    public required string Kind { get; init; }

    /// <summary>Code of the authority directed.</summary>
    public required string Authority { get; init; }

    /// <summary>
    /// <c>notice</c>, <c>given</c>, <c>changeNotice</c>, <c>notGiven</c>, <c>withdrawn</c>, <c>answered</c>, <c>replaced</c> or
    /// <c>lapsed</c>.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>Its version, the number of its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Number among the directions of its kind to the authority.</summary>
    public long? Number { get; init; }

    /// <summary>1 as first given, one more with each modification.</summary>
    public required int Revision { get; init; }

    /// <summary>When it was first in force.</summary>
    public DateTimeOffset? GivenAt { get; init; }

    /// <summary>When what is directed is due.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Whether that time is past, and it has not come.</summary>
    public required bool Overdue { get; init; }

    /// <summary>When what is directed came.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Whether it came late.</summary>
    public bool? Late { get; init; }

    /// <summary>The form and manner asked for.</summary>
    public string? Form { get; init; }

    /// <summary>Day of the last notice.</summary>
    public DateOnly? NoticeOn { get; init; }

    /// <summary>Last day for representations on it.</summary>
    public DateOnly? RepresentationsUntil { get; init; }

    /// <summary>What the last notice proposes to a direction in force: <c>modify</c> or <c>withdraw</c>.</summary>
    public string? Change { get; init; }

    /// <summary>How many representations were made on it.</summary>
    public required int Representations { get; init; }

    /// <summary>The direction that it takes the place of.</summary>
    public Guid? Replaces { get; init; }

    /// <summary>The direction that took its place.</summary>
    public Guid? ReplacedBy { get; init; }

    /// <summary>The referral; of reasons, for the parties and the national team.</summary>
    public Guid? ReferralId { get; init; }

    /// <summary>Who is to get the reasons, and has confirmed them; for the parties and the national team.</summary>
    public IReadOnlyList<ReasonsRecipient>? Recipients { get; init; }

    /// <summary>Representations on the last notice, by number; not in lists.</summary>
    public IReadOnlyList<RepresentationsView>? OnNotice { get; init; }

    /// <summary>What happened, the oldest first; not in lists.</summary>
    public IReadOnlyList<DirectionChange>? Changes { get; init; }

    /// <summary>What stands in the register, and for a party the referral.</summary>
    internal static DirectionView Of(Direction d, Actor reader, DateTimeOffset at) => new()
    {
        Id = d.Id,
        Kind = d.Kind,
        Authority = d.Authority,
        Status = Direction.Name(d.Status),
        Version = d.Version,
        Number = d.Number,
        Revision = d.Revision,
        GivenAt = d.GivenAt,
        DueAt = d.DueAt,
        Overdue = d.IsOverdue(at),
        AnsweredAt = d.AnsweredAt,
        Late = d.Status is DirectionStatus.Answered ? d.Late : null,
        Form = d.Form,
        NoticeOn = d.NoticeOn,
        RepresentationsUntil = d.RepresentationsUntil,
        Change = d.Change,
        Representations = d.Representations.Count,
        Replaces = d.Replaces,
        ReplacedBy = d.ReplacedBy,
        ReferralId = RefusalsPolicy.IsPartyTo(reader, d) ? d.ReferralId : null,
    };
}

/// <summary>Who is to get written reasons (section 71(2)).</summary>
/// <param name="Recipient"><c>entry</c> or <c>national</c>, for the Secretary of State.</param>
/// <param name="Authority">Code of the entry authority.</param>
/// <param name="Received">Whether the receipt of the reasons that were directed is confirmed.</param>
public sealed record ReasonsRecipient(string Recipient, string? Authority, bool Received);

/// <summary>Something that happened to a direction.</summary>
/// <param name="At">When it was recorded.</param>
/// <param name="Words">What happened, in words; nothing of what was written.</param>
/// <param name="Text">What was written; for the authority directed and the national team.</param>
/// <param name="Finding">The finding of section 72(4) in words; for the same.</param>
public sealed record DirectionChange(DateTimeOffset At, string Words, string? Text = null, string? Finding = null);

/// <summary>Tells what happened to a direction.</summary>
static class DirectionChanges
{
    /// <summary>What happened, the oldest first.</summary>
    /// <param name="events">The events of the direction.</param>
    /// <param name="keys">Opens what was written; null for those who may not read it.</param>
    internal static IReadOnlyList<DirectionChange> Of(IEnumerable<IEvent> events, ChildKeys? keys)
    {
        var (changes, number) = (new List<DirectionChange>(), 0);
        foreach (var recorded in events)
        {
            var e = (DirectionEvent)recorded.Data;
            number = e is ChangeProposed ? 0 : e is RepresentationsMade ? number + 1 : number;
            var (text, finding) = Written(e);
            changes.Add(new DirectionChange(recorded.Timestamp, Words(e, number), Open(text), Open(finding)));
        }

        return changes;

        string? Open(Sealed<CaseNote>? note) => note is null ? null : keys?.Open(note)?.Words;
    }

    /// <summary>An event in words.</summary>
    /// <param name="e">The event.</param>
    /// <param name="number">How many representations were made on the last notice.</param>
    /// <exception cref="InvalidOperationException">The event is not named here: a new one must be.</exception>
    internal static string Words(DirectionEvent e, int number) => e switch
    {
        DirectionIssued { Kind: "information" } d => $"Information was directed in the form {d.Form}",
        DirectionIssued => "Written reasons were directed",
        DirectionProposed p => $"Notice was given of a direction; representations until {p.RepresentationsUntil:yyyy-MM-dd}",
        RepresentationsMade { Late: true } => $"Representations {number} were made, late",
        RepresentationsMade => $"Representations {number} were made",
        RepresentationsConsidered c => $"Representations {c.Number} were considered",
        DirectionGiven => "The direction was given",
        DirectionNotGiven => "The direction was not given",
        ChangeProposed c =>
            $"Notice was given to {c.Act} the direction; representations until {c.RepresentationsUntil:yyyy-MM-dd}",
        DirectionChangeNotMade => "The change was not made",
        DirectionModified => "The direction was modified",
        DirectionWithdrawn { ByAgreement: true } => "The direction was withdrawn with the authority's agreement",
        DirectionWithdrawn => "The direction was withdrawn",
        DirectionAnswered { Late: true } => "What was directed came, late",
        DirectionAnswered => "What was directed came",
        DirectionReplaced => "Another direction took its place",
        DirectionPassedToSuccessor p => $"{p.Authority} is no more: {p.Successor} stands in its place",
        DirectionLapsed => "The request came to an end, and the direction with it",
        _ => throw new InvalidOperationException($"{e.GetType().Name} has no words."),
    };

    static (Sealed<CaseNote>? Text, Sealed<CaseNote>? Finding) Written(DirectionEvent e) => e switch
    {
        DirectionIssued d => (d.Reasons, null),
        DirectionProposed p => (p.Reasons, null),
        RepresentationsMade m => (m.Text, null),
        RepresentationsConsidered c => (c.Note, null),
        DirectionGiven g => (g.Reasons, g.Finding),
        DirectionNotGiven n => (n.Reasons, null),
        ChangeProposed c => (c.Reasons, null),
        DirectionChangeNotMade n => (n.Reasons, null),
        DirectionModified m => (m.Change, m.Finding),
        DirectionWithdrawn w => (w.Reasons, null),
        _ => (null, null),
    };
}
