using TransferScheme.Platform.Documents;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Grounds;
using TransferScheme.Refusals.Handling;
using TransferScheme.Refusals.Rules;
using TransferScheme.Refusals.Succeeding;

namespace TransferScheme.Refusals.Tests;

/// <summary>Cases at each stage, with what does not matter to a rule filled in.</summary>
static class A
{
    internal const string Kent = "E10000016";
    internal const string Durham = "E06000047";
    internal static readonly Guid ChildId = Guid.Parse("01900000-0000-7000-8000-000000000001");
    internal static readonly Guid OfferId = Guid.Parse("01900000-0000-7000-8000-000000000002");
    internal static readonly Guid ReferralId = Guid.Parse("01900000-0000-7000-8000-000000000003");
    internal static readonly Guid DirectionId = Guid.Parse("01900000-0000-7000-8000-000000000004");
    internal static readonly Guid Drafter = Guid.Parse("01900000-0000-7000-8000-00000000000d");
    internal static readonly Guid Director = Guid.Parse("01900000-0000-7000-8000-00000000000e");
    internal static readonly DateTimeOffset Wednesday = new(2026, 3, 4, 10, 0, 0, TimeSpan.Zero);
    internal static readonly DateOnly Today = new(2026, 3, 4);

    internal static readonly OfferedCase Offer = new(
        ReferralId, Durham, "north-east", "england-and-wales", Kent, "south-east", [ChildId], Wednesday.AddHours(7));

    internal static Sealed<T> Sealed<T>() => new("cipher", [new WrappedKey(ChildId, "key")]);

    internal static Sealed<CaseNote> Note => Sealed<CaseNote>();

    /// <summary>A decline that every rule lets pass.</summary>
    internal static StatementForm Form => new()
    {
        Response = "decline",
        Decision = "We do not accept this child.",
        Grounds = [G04],
        BestInterests = "The assessment finds that the child is best cared for where the clinic is.",
        ChildsViews = "The child wants to stay with the carers.",
        DecisionMaker = new DecisionMaker("Director", "Director of children's services", "Scheme of delegation, part 3"),
        KeyPoints = [new KeyPoint("Continuity of treatment", "Only the present clinic offers it.")],
        PlainSummary = "We think you should stay near your clinic.",
    };

    internal static GroundRelied G04 => new(
        "G04", "The treatment began in January and cannot be moved before May.",
        [new Evidence("best-interests-assessment", "BIA 17", new(2026, 3, 2)), new Evidence("childs-views", "CV 4", new(2026, 3, 2))],
        "Two clinics in our area were asked; neither offers the treatment.");

    internal static GroundRelied G06 => new(
        "G06", "Eleven placements were approached for this child.",
        [new Evidence("placement-search-log", "Log 9", new(2026, 3, 3))], "Out of area was tried; the first place is free in April.");

    internal static GroundRelied Bare(string code) => new(code, $"What {code} rests on.", [], "None was found.");

    internal static GroundList Grounds => GroundLists.Published.On(Today);

    internal static StatementFacts Facts => new(Grounds, Today, WorkingDays.For("england-and-wales"));

    internal static StatementDraft Draft(string response = "decline", params string[] codes) => new(
        Drafter, response, codes.Length == 0 ? ["G04"] : codes, 1, ["hash"], false, Sealed<StatementForm>());

    internal static RefusalEvent[] Drafted => [new RefusalOpened(Offer, false), new StatementDrafted(Draft())];

    internal static IssueBegun Begun(int declinesBefore = 0) => new(Director, declinesBefore, false);

    internal static StatementIssued IssuedAs(string response = "decline") =>
        new(ReferralId, Durham, Kent, response, ["G04"], ["hash"], false);

    internal static RefusalEvent[] Issuing => [.. Drafted, Begun()];

    internal static RefusalEvent[] Declined => [.. Issuing, IssuedAs()];

    internal static RefusalEvent[] Deferred =>
        [new RefusalOpened(Offer, false), new StatementDrafted(Draft("deferral", "G06")), Begun(), IssuedAs("deferral")];

    internal static NonComplianceReported Reported(bool declined = true) => new(ReferralId, Durham, Kent, declined, Note);

    internal static RefusalEvent[] UnderReview => [.. Declined, Reported()];

    internal static RefusalEvent[] Unanswered => [new RefusalOpened(Offer, true), Reported(declined: false)];

    internal static RefusalEvent[] ReasonsDue => [.. UnderReview, new ReasonsDirected(DirectionId, new(2026, 3, 11))];

    internal static RefusalEvent[] ReasonsProvided =>
        [.. ReasonsDue, new StatementDrafted(Draft()), new WrittenReasonsProvided(Director, false)];

    internal static ReasonsChallenged Challenge =>
        new(ReferralId, Durham, Kent, [new GroundReviewed("G04", "insufficient")], new(2026, 3, 9), Note);

    internal static RefusalEvent[] Challenged => [.. Declined, Challenge];

    internal static ReasonsAccepted Acceptance => new(
        ReferralId, Durham, Kent, [new GroundReviewed("G04", "accepted")],
        [.. Enumerable.Range(1, 6).Select(q => new AdequacyAnswered(q, true))], Note);

    internal static RefusalEvent[] Accepted => [.. Declined, Acceptance];

    internal static RefusalEvent[] Closed => [.. Accepted, new ReceiptLogged("entry")];

    internal static RefusalEvent[] Reaffirmed => [.. Declined, new ObligationReaffirmed(ReferralId, Durham, Kent, new(2026, 3, 6), Note)];

    internal static RefusalEvent[] Withdrawing => [.. Declined, new WithdrawalBegun("foster", Sealed<PlacementOffered>())];

    internal static RefusalEvent[] Withdrawn => [.. Withdrawing, new DeclineWithdrawn(ReferralId, Durham, Kent)];

    internal static RefusalEvent[] Breached => [.. Reaffirmed, new DirectionBreached(Note)];

    internal static RefusalEvent[] InConference =>
        [.. Drafted, Begun(2), IssuedAs(), new CaseConferenceOpened(ReferralId, Durham, Kent, 3)];

    internal static RefusalEvent[] Ended => [.. Declined, new CaseEnded("referral-withdrawn")];

    /// <summary>A document of a statement.</summary>
    internal static EvidenceAttached Evidence(string part, Guid? document = null, bool withDraft = true) => new(
        new AttachedDocument(
            document ?? ChildId, 1, "legal", new AttachedContent(OfferId, "hash", 10, "application/pdf", "clean", Sealed<ContentKey>())),
        part, withDraft);

    /// <summary>One of each event.</summary>
    internal static IReadOnlyList<RefusalEvent> All =>
    [
        .. new[] { Drafted, Declined, UnderReview, ReasonsProvided, Challenged, Closed, Breached, Withdrawn, InConference }
            .SelectMany(h => h).DistinctBy(e => e.GetType()),
        new SecondReadingRecorded(Director), new EqualityReviewRecorded(Director, Note), new IssueTurnedDown(), new LatenessExplained(Note),
        new AnnexReleased(), new OfferTaken(), new CaseEnded("referral-withdrawn"), new ChildNoLongerOffered(ChildId),
        new ReferralMovedOn(), new ReasonsSupplemented("evidence", true, Note), new WithdrawalTurnedDown(),
        new AwaitedOverdue("reply", new(2026, 3, 9)), new DeclineChallengedInCourt(Note), new DeclineQuashed(Note),
        new DeclineUpheld(Note), new CaseConferenceHeld(Today, "stays", Note),
        new RefusalPassedToSuccessor(ReferralId, Durham, "E06000035", "south-east"),
        Evidence("body"),
    ];

    internal static Refusal State(params RefusalEvent[] events) =>
        events.Aggregate(default(Refusal), Refusal.Evolve) ?? throw new InvalidOperationException("Nothing has happened.");

    /// <summary>The offer, as Allocation told of it.</summary>
    internal static FoundOffer Found(KnownStatus status = KnownStatus.Open) =>
        new(new KnownOffer(OfferId, ReferralId, Durham, "north-east", 1, Offer.RespondBy, status, 1), Offer);
}
