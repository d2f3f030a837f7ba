using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;
using TransferScheme.Refusals.Evidencing;
using TransferScheme.Refusals.Succeeding;

namespace TransferScheme.Refusals;

/// <summary>Where the case of an offer stands.</summary>
public enum RefusalStatus
{
    /// <summary>It was never answered, and nobody has stated yet what that means.</summary>
    Unanswered,

    /// <summary>The authority writes its statement.</summary>
    Draft,

    /// <summary>It is being issued: Allocation has not answered yet.</summary>
    Issuing,

    /// <summary>A statement was issued that does not decline: the offer stays open.</summary>
    Answered,

    /// <summary>Declined, with a statement.</summary>
    Declined,

    /// <summary>Non-compliance was reported.</summary>
    UnderReview,

    /// <summary>Written reasons were directed and are due.</summary>
    ReasonsDue,

    /// <summary>The reasons are given, or supplemented after a challenge.</summary>
    ReasonsProvided,

    /// <summary>The reasons are challenged: the authority may reply.</summary>
    Challenged,

    /// <summary>The reasons are accepted; what R12 asks is still open.</summary>
    ReasonsAccepted,

    /// <summary>The obligation is reaffirmed: the offer stands.</summary>
    Reaffirmed,

    /// <summary>The decline is being taken back: Allocation has not answered yet.</summary>
    Withdrawing,

    /// <summary>The decline is taken back and the offer accepted.</summary>
    Withdrawn,

    /// <summary>The authority did not comply: the law takes over, outside the software.</summary>
    Breached,

    /// <summary>Over.</summary>
    Closed,
}

/// <summary>The case of one offer that is declined or unanswered: what its decisions and its policy need. It bears the offer's
/// identifier.</summary>
public sealed record Refusal : ICase<Refusal, RefusalEvent>
{
    /// <summary>The stream, and the offer.</summary>
    public Guid Id { get; init; }

    /// <summary>The stream's version.</summary>
    public long Version { get; init; }

    /// <summary>Where it stands.</summary>
    public RefusalStatus Status { get; init; }

    /// <summary>Where it stood before Allocation was asked.</summary>
    public RefusalStatus Before { get; init; }

    /// <summary>The offer.</summary>
    public required OfferedCase Offer { get; init; }

    /// <summary>Whether it was opened because no answer came.</summary>
    public bool Unanswered { get; init; }

    /// <summary>The draft; null before the first.</summary>
    public StatementDraft? Draft { get; init; }

    /// <summary>Everybody who wrote any version of it: none of them decides it, or reads it a second time (R10).</summary>
    public IReadOnlyList<Guid> Drafters { get; init; } = [];

    /// <summary>Whether this very draft was issued.</summary>
    public bool IsDraftIssued { get; init; }

    /// <summary>The second reader of this very draft.</summary>
    public Guid? SecondReader { get; init; }

    /// <summary>Who did the equality review of this very draft.</summary>
    public Guid? EqualityReviewer { get; init; }

    /// <summary>Who decided to issue.</summary>
    public Guid? DecisionMaker { get; init; }

    /// <summary>Declines that a child of the referral had before this one.</summary>
    public int DeclinesBefore { get; init; }

    /// <summary>The statement issued; null before.</summary>
    public StatementDraft? Issued { get; init; }

    /// <summary>When it was issued.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>Whether it came after the time to answer.</summary>
    public bool Late { get; init; }

    /// <summary>Whether lateness was explained, in the statement or later.</summary>
    public bool IsLatenessExplained { get; init; }

    /// <summary>Whether a decline stands: it counts as one of the child's.</summary>
    public bool DeclineStands { get; init; }

    /// <summary>Recipients that confirmed the receipt.</summary>
    public IReadOnlyList<string> Receipts { get; init; } = [];

    /// <summary>Whether the annex of what was given last is released to the entry authority.</summary>
    public bool IsAnnexReleased { get; init; }

    /// <summary>Reasons given on direction.</summary>
    public StatementDraft? WrittenReasons { get; init; }

    /// <summary>Every version of every document attached, the oldest first.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>What was added later.</summary>
    public IReadOnlyList<ReasonsSupplemented> Supplements { get; init; } = [];

    /// <summary>What the last review said of each ground.</summary>
    public IReadOnlyList<GroundReviewed> Reviewed { get; init; } = [];

    /// <summary>What the last review wrote.</summary>
    public Sealed<CaseNote>? ReviewNote { get; init; }

    /// <summary>The last direction to give reasons; null where none was given, or from before it was kept.</summary>
    public Guid? DirectionId { get; init; }

    /// <summary>Last day for what is waited for: a reply, written reasons, compliance.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The last day that was said to be past.</summary>
    public DateOnly? SaidOverdue { get; init; }

    /// <summary>The placement named when a decline is taken back.</summary>
    public WithdrawalBegun? Withdrawal { get; init; }

    /// <summary>Why it could not be taken back, when that was last tried; null where it was not.</summary>
    public string? TurnedDownFor { get; init; }

    /// <summary>The case conference: null where none is called.</summary>
    public CaseConferenceOpened? Conference { get; init; }

    /// <summary>What the conference decided.</summary>
    public CaseConferenceHeld? ConferenceHeld { get; init; }

    /// <summary>Whether the case is before a court.</summary>
    public bool InCourt { get; init; }

    /// <summary>Why the case ended by itself, as in <see cref="CaseEnded"/>; null where it has not.</summary>
    public string? EndedFor { get; init; }

    /// <summary>Whether the referral went on to another authority although the reasons are not accepted.</summary>
    public bool HasMovedOn { get; init; }

    /// <summary>Code of the authority that is no more and for which the authority stands; null where it stands for itself.</summary>
    public string? StandsFor { get; init; }

    /// <summary>Code of the authority that is no more and for which the entry authority stands; null where it stands for itself.</summary>
    public string? EntryStandsFor { get; init; }

    /// <inheritdoc/>
    string ICase<Refusal, RefusalEvent>.StatusName => Status.Name();

    /// <summary>Whether the offer may still be answered with a statement.</summary>
    internal bool MayAnswer => Status is RefusalStatus.Draft or RefusalStatus.Answered or RefusalStatus.Unanswered
        || (Unanswered && !IsDeclineIssued && Status is RefusalStatus.UnderReview or RefusalStatus.ReasonsDue);

    /// <summary>The reasons that count: those given on direction, or those of the statement.</summary>
    internal StatementDraft? Given => WrittenReasons ?? Issued;

    /// <summary>Whether the draft is no statement yet, which its authority alone sees; where the case ended before, it stays one.</summary>
    internal bool IsDrafting => Given is null || MayAnswer || Status is RefusalStatus.Issuing or RefusalStatus.ReasonsDue;

    /// <summary>Whether somebody wrote any version of the statement.</summary>
    internal bool WasDraftedBy(Guid? person) => Draft?.Drafter == person || (person is { } p && Drafters.Contains(p));

    bool IsDeclineIssued => Issued is { Response: Drafting.StatementForm.Decline };

    /// <summary>Whether there are reasons that can be reviewed now.</summary>
    internal bool IsReviewable => Status is RefusalStatus.Declined or RefusalStatus.ReasonsProvided
        || (DeclineStands && Status is RefusalStatus.UnderReview);

    /// <summary>What is still open before it can be closed (R12).</summary>
    internal bool IsClosable => Receipts.Count == 2 && (!Late || IsLatenessExplained);

    /// <inheritdoc/>
    static Refusal? ICase<Refusal, RefusalEvent>.After(Refusal? state, RefusalEvent e) => Evolve(state, e);

    internal static Refusal? Evolve(Refusal? state, RefusalEvent e) => (state, e) switch
    {
        (null, RefusalOpened opened) => new Refusal { Offer = opened.Offer, Unanswered = opened.Unanswered },
        ({ } r, StatementDrafted drafted) => r with
        {
            Draft = drafted.Draft,
            Drafters = r.Drafters.Contains(drafted.Draft.Drafter) ? r.Drafters : [.. r.Drafters, drafted.Draft.Drafter],
            IsDraftIssued = false,
            SecondReader = null,
            EqualityReviewer = null,
            Status = r.IsDeclineIssued || (r.Unanswered && r.Status is not RefusalStatus.Answered) ? r.Status : RefusalStatus.Draft,
        },
        ({ } r, EvidenceAttached attached) => r.With(attached),
        ({ } r, SecondReadingRecorded read) => r with { SecondReader = read.Reader },
        ({ } r, EqualityReviewRecorded reviewed) => r with { EqualityReviewer = reviewed.Reviewer },
        ({ } r, IssueBegun begun) => r with
        {
            Before = r.Status,
            Status = RefusalStatus.Issuing,
            DecisionMaker = begun.DecisionMaker,
            DeclinesBefore = begun.DeclinesBefore,
            Late = begun.Late,
        },
        ({ } r, IssueTurnedDown) => r with { Status = r.Before },
        ({ } r, StatementIssued issued) => Answering(r.Giving(), issued.Response == Drafting.StatementForm.Decline) with
        {
            Issued = r.Draft,
            IsDraftIssued = true,
            IsLatenessExplained = r.Draft!.LatenessExplained,
            DeclineStands = issued.Response == Drafting.StatementForm.Decline,
            Receipts = [],
            IsAnnexReleased = false,
        },
        ({ } r, ReceiptLogged logged) => Closing(r with { Receipts = [.. r.Receipts, logged.Recipient] }),
        ({ } r, LatenessExplained) => Closing(r with { IsLatenessExplained = true }),
        ({ } r, AnnexReleased) => r.Releasing() with { IsAnnexReleased = true },
        ({ } r, OfferTaken) => r with { Status = RefusalStatus.Closed, DeclineStands = false, DueOn = null },
        ({ } r, CaseEnded or ChildNoLongerOffered or ReferralMovedOn) => Ending.Endings.After(r, e),
        ({ } r, RefusalPassedToSuccessor passed) => r.With(passed),
        ({ } r, { } later) => Reviewing.Reviews.After(r, later),
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in a refusal."),
    };

    // A decline answers the offer; anything else leaves a review, and what is waited for in it, as they stand.
    static Refusal Answering(Refusal r, bool declines) => r.Before is RefusalStatus.UnderReview or RefusalStatus.ReasonsDue && !declines
        ? r with { Status = r.Before }
        : r with { Status = declines ? RefusalStatus.Declined : RefusalStatus.Answered, DueOn = null };

    // Accepted reasons free the rota at once; the case is closed when both recipients have confirmed and lateness is explained.
    internal static Refusal Closing(Refusal r) =>
        r is { Status: RefusalStatus.ReasonsAccepted, IsClosable: true } ? r with { Status = RefusalStatus.Closed } : r;
}

static class RefusalStatusNames
{
    internal static string Name(this RefusalStatus status) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(status.ToString());
}
