using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Documents;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;
using TransferScheme.Referrals.Handling;
using TransferScheme.Referrals.Submitting;
using TransferScheme.Referrals.Succeeding;

namespace TransferScheme.Referrals.Tests;

/// <summary>Referrals at each stage, with what does not matter to a rule filled in.</summary>
static class A
{
    internal static readonly Guid ChildId = Guid.Parse("01900000-0000-7000-8000-000000000001");
    internal static readonly Guid OfferId = Guid.Parse("01900000-0000-7000-8000-000000000002");
    internal static readonly Guid BrotherId = Guid.Parse("01900000-0000-7000-8000-000000000003");
    internal static readonly DateTimeOffset Monday = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    internal static readonly StatutoryClock Clock = new(new(2026, 3, 2), new(2026, 3, 16), 10, "england-and-wales");
    internal static readonly RulesInForce Rules = new("2022-08-24", new(2022, 8, 24), 100, 10, 5, new(17, 0), 3);
    internal const string Kent = "E10000016";
    internal const string Durham = "E06000047";

    internal static Sealed<T> Sealed<T>() => new("cipher", [new WrappedKey(ChildId, "key")]);

    internal static AuthorityFigures Authority(int? count = 400, int population = 346_000, string nation = "England") =>
        new(Kent, "Kent", "south-east", nation, population, "mid-2024", count, new(2025, 3, 31), 1);

    internal static ReferralForm Form(bool inCare = true) => new()
    {
        EntryAuthority = Kent,
        InAuthorityCare = inCare,
        ArrivedOn = new(2026, 3, 1),
        Children =
        [
            new ChildDetails
            {
                GivenName = "Fixture", FamilyName = "Child", DateOfBirth = new(2009, 8, 14), Sex = "female", Nationality = "ER", Languages = ["ti"],
                AsylumClaim = new AsylumClaim(new(2026, 3, 1), false),
            },
        ],
        Needs = new NeedsSection(["foster"]),
        BestInterests = new BestInterestsSection(new(2026, 3, 1), "Fixture assessor", "Fixture"),
        ChildsViews = new ChildsViewsSection(new(2026, 3, 1), "ti", true, "Fixture"),
        Legal = new LegalSection("s20"),
    };

    internal static ReferralEvent[] Started => [new ReferralStarted("NTS-2026-000001", Kent, "south-east"), new ChildrenRecorded([new RecordedChild(ChildId, Sealed<ChildDetails>())])];

    internal static ReferralEvent[] Eligible =>
    [
        .. Started, new ReferralSubmitted(new(2026, 3, 2), true, Rules.Id, Clock),
        new ReferralFoundEligible("NTS-2026-000001", Kent, true, Clock, Rules.Id, [], [new ChildFacts(ChildId, "16-17", "female", ["ti"])], ["foster"]),
    ];

    internal static ReferralEvent[] Offered => [.. Eligible, new OfferNoted(OfferId, Durham, "north-east")];

    internal static readonly Guid Weigher = Guid.Parse("01900000-0000-7000-8000-000000000003");

    internal static IdentityOpened Opened { get; } = new(OfferId, Durham, Weigher, Sealed<AccessReason>());

    internal static ReferralEvent[] Queried => [.. Offered, new QueryNoted(OfferId, 1)];

    internal static ReferralEvent[] Declined => [.. Offered, Opened, new DeclineNoted(OfferId, 3)];

    /// <summary>A version of one document.</summary>
    internal static DocumentAttached Document(int number = 1) => new(
        new AttachedDocument(
            ChildId, number, "health", new AttachedContent(OfferId, "hash", 10, "application/pdf", "clean", Sealed<ContentKey>()),
            Sealed<DocumentTitle>()));

    internal static ReferralEvent[] Settled => [.. Declined, new DeclineSettlementNoted(OfferId, true)];

    internal static ReferralEvent[] Reaffirmed => [.. Declined, new ReaffirmationNoted(OfferId, 4)];

    internal static ReferralEvent[] Accepted => [.. Offered, new AcceptanceNoted(OfferId, Durham)];

    internal static ArrangementProposed Terms { get; } = new(Monday.AddDays(5), [new HandoverItem("care-plan", "ready")]);

    internal static ReferralEvent[] Proposed => [.. Accepted, Terms];

    internal static ReferralEvent[] Arranged =>
    [
        .. Proposed, new ArrangementSigned(Kent, Guid.NewGuid(), Sealed<SigningOfficer>()), new ArrangementSigned(Durham, Guid.NewGuid(), Sealed<SigningOfficer>()),
        new ArrangementMade(Kent, Durham, "sameNation"),
    ];

    internal static ReferralEvent[] InTransit => [.. Arranged, new DepartureRecorded(Kent, Durham, Monday.AddDays(7), Monday.AddDays(7.5), Sealed<Journey>())];

    internal static ReferralEvent[] Ineligible =>
    [
        .. Started, new ReferralSubmitted(new(2026, 3, 2), true, Rules.Id, Clock),
        new ReferralFoundIneligible(Kent, Rules.Id, [new Finding("E04", "count-missing", false, "x")]),
    ];

    internal static ReferralEvent[] Withdrawn => [.. Offered, new ReferralWithdrawn(Kent, "family-found", true, null)];

    internal static ReferralEvent[] Closed => [.. Accepted, new ReferralClosed(Kent, "left-uk", true, null)];

    /// <summary>Two children who are kept together, waiting for an authority.</summary>
    internal static ReferralEvent[] Brothers =>
    [
        new ReferralStarted("NTS-2026-000001", Kent, "south-east"),
        new ChildrenRecorded([new RecordedChild(ChildId, Sealed<ChildDetails>()), new RecordedChild(BrotherId, Sealed<ChildDetails>())]),
        new ReferralSubmitted(new(2026, 3, 2), true, Rules.Id, Clock),
        new ReferralFoundEligible(
            "NTS-2026-000001", Kent, true, Clock, Rules.Id, [],
            [new ChildFacts(ChildId, "16-17", "male", ["ti"]), new ChildFacts(BrotherId, "under-16", "male", ["ti"])], ["foster"]),
    ];

    /// <summary>One of each event that may come over any stage or ends a referral.</summary>
    internal static ReferralEvent[] Acts =>
    [
        new ReferralHeld("in-hospital", new(2026, 3, 9), Sealed<ActNote>()), new HoldReleased(),
        new MissingEpisodeOpened(1, ChildId, Monday, "owner", Sealed<PoliceReport>()), new MissingEpisodeClosed(1, Monday.AddDays(1)),
        new ObjectionRecorded(1, ChildId, new(2026, 3, 3), Sealed<ChildsWords>()),
        new BestInterestsReviewed(null, new(2026, 3, 4), false, Sealed<ReviewReport>()), new ReferralReturned(["needs"], Sealed<ActNote>()),
        new RulesOverruled(["count-missing"], "court-order", null), new OfferWithdrawalNoted(OfferId),
        new ReferralWithdrawn(Kent, "family-found", true, Sealed<ActNote>()), new ReferralClosed(Kent, "left-uk", true, null),
        new ChildLeftGroup(ChildId, 1, "found-adult", true, null), new MoveFailed(Kent, Durham, "transport", 1, null),
        new OutcomeDue("NTS-2026-000001", Kent, Durham, new(2026, 4, 6)),
        new OutcomeRecorded(new(2026, 4, 6), Sealed<OutcomeReport>(), [new ChildOutcome(ChildId, "stable")]), new ReferredAgain(OfferId), new QueryNoted(OfferId, 1), new QueryAnswerNoted(OfferId, 1),
        new DeclineNoted(OfferId, 4), new ReaffirmationNoted(OfferId, 5), new DeclineSettlementNoted(OfferId, true),
        new SwapNoted(OfferId, BrotherId, "E08000021", "north-east"),
        new HandoverItemChanged(new HandoverItem("health", "follows", new(2026, 3, 9), Sealed<HandoverReason>())),
        new HandoverSigned("carePlan", Kent, Weigher),
        .. OnTheWay,
        new SuccessorNamed(Durham, "E08000021"), new CasePassedToSuccessor(Durham, "E08000021", "north-east", true),
        Document(),
    ];

    /// <summary>One of each event that may come on a journey, beside departure and arrival.</summary>
    internal static ReferralEvent[] OnTheWay =>
    [
        new ExpectedArrivalMoved(Monday.AddDays(8), Sealed<ActNote>()), Overdue, Found, new PoliceReferenceRecorded(1, Sealed<PoliceReport>()),
        new ArrivalDisputed(Monday.AddDays(7.5), Sealed<ActNote>()), new ArrivalTimeDecided(Monday.AddDays(7.5), Sealed<ActNote>()),
        new TransferBarredByAge(Monday.AddDays(7.5), [ChildId]),
        new ArrivalAgreed(Monday.AddDays(7.5), Monday.AddDays(9)), new AgePlanAgreed(ChildId, Kent, Sealed<AgePlan>()),
        FoundAdult,
    ];

    /// <summary>The board found an adult.</summary>
    internal static AgeInUseChanged FoundAdult { get; } = new(
        ChildId, new AgeBasis(AgeBasis.Claimed, AgeBand: "16-17", Dates: Sealed<AgeDates>()),
        new AgeBasis("naabS50", "adult", null, OfferId, 2, Kent, new(2026, 3, 2), Sealed<AgeDates>()),
        [new RuleChange("E01", ["under-18"], ["not-under-18"], true, false)], true, Monday, "NTS-2026-000001", Kent, Durham);

    /// <summary>The alarm about the journey: two hours after the expected arrival.</summary>
    internal static ChildrenDidNotArrive Overdue { get; } = new(
        "NTS-2026-000001", Kent, Durham, Monday.AddDays(7.5), Monday.AddDays(7.5).AddHours(2), [new(1, ChildId, Monday.AddDays(7))]);

    /// <summary>The end of that alarm.</summary>
    internal static ChildrenFound Found { get; } = new("NTS-2026-000001", Kent, Monday.AddDays(8));

    internal static ReferralEvent[] Completed =>
    [
        .. InTransit, new ArrivalConfirmed(Kent, Monday.AddDays(7.125), Sealed<Reception>()), new ArrivalConfirmed(Durham, Monday.AddDays(7.25), Sealed<Reception>()),
        new TransferCompleted(Kent, Durham, 1, true, Monday.AddDays(7.25), 5, true),
    ];
}
