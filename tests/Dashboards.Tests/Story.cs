using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;

namespace TransferScheme.Dashboards.Tests;

/// <summary>Messages of a made-up run of the scheme, as its two senders would send them.</summary>
static partial class Story
{
    internal const string Kent = "E10000016";
    internal const string Leeds = "E08000035";
    internal const string York = "E06000014";

    internal static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    internal static readonly DateOnly DueOn = new(2026, 3, 16);

    internal static Guid Id(int kind, int number) => new(number, (short)kind, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0);

    internal static SchemeRulesAdopted Rules(int per100000 = 100, string version = "2025-06-09", long atVersion = 1) => new()
    {
        SchemeRulesId = Id(1, 1),
        Authorities = 212,
        Version = atVersion,
        OccurredAt = Start.AddDays(-200),
        RulesVersion = version,
        ValidFrom = DateOnly.Parse(version),
        ThresholdPer100000 = per100000,
        WorkingDaysInCare = 10,
        WorkingDaysNotInCare = 5,
        WorkingDaysToRespond = 2,
        CutOff = new TimeOnly(17, 0),
    };

    internal static AuthorityPositionChanged Position(
        string authority, string region, int population, int? lookedAfter, long version = 1, DateTimeOffset? at = null) => new()
        {
            AuthorityId = Id(2, authority.Sum(c => c)),
            Version = version,
            OccurredAt = at ?? Start.AddDays(-100),
            Authority = authority,
            Name = $"Council of {authority}",
            Region = region,
            Nation = "England",
            ChildPopulation = population,
            PopulationYear = "mid-2024",
            ChildrenLookedAfter = lookedAfter,
            AsOf = lookedAfter is null ? null : new DateOnly(2025, 3, 31),
        };

    internal static ReferralFoundEligible Eligible(int referral, int children = 1, long version = 3, string entry = Kent, DateOnly? dueOn = null) => new()
    {
        ReferralId = Id(3, referral),
        Version = version,
        OccurredAt = Start.AddMinutes(version),
        Reference = $"NTS-2026-{referral:000000}",
        EntryAuthority = entry,
        InAuthorityCare = true,
        Children = [.. Enumerable.Range(0, children).Select(c => Child(Id(4, (referral * 100) + c)))],
        PlacementTypes = ["foster"],
        RulesVersion = "2025-06-09",
        StatutoryStartedOn = new DateOnly(2026, 3, 2),
        StatutoryDueOn = dueOn ?? DueOn,
    };

    internal static ReferralFoundIneligible Ineligible(int referral, long version = 3, string entry = Kent) => new()
    {
        ReferralId = Id(3, referral),
        Version = version,
        OccurredAt = Start.AddMinutes(version),
        EntryAuthority = entry,
        Codes = ["threshold-not-exceeded"],
        RulesVersion = "2025-06-09",
    };

    internal static AuthorityRecommended Recommended(int referral, string authority = Leeds) => new()
    {
        ReferralId = Id(3, referral), Version = 1, OccurredAt = Start.AddMinutes(10), Authority = authority, Region = "yorkshire-and-the-humber",
    };

    internal static OfferMade Offer(int referral, int offer = 1, int children = 1, string authority = Leeds) => new()
    {
        OfferId = Id(5, (referral * 10) + offer),
        Version = 1,
        OccurredAt = Start.AddHours(offer),
        ReferralId = Id(3, referral),
        Authority = authority,
        Region = "yorkshire-and-the-humber",
        Size = children,
        RespondBy = Start.AddDays(2),
    };

    internal static OfferAccepted Accepted(int referral, int offer = 1, int children = 1, string authority = Leeds) => new()
    {
        OfferId = Id(5, (referral * 10) + offer),
        Version = 2,
        OccurredAt = Start.AddHours(20 + offer),
        ReferralId = Id(3, referral),
        Authority = authority,
        Size = children,
    };

    internal static ArrangementMade Arranged(int referral, string to = Leeds, string entry = Kent) => new()
    {
        ReferralId = Id(3, referral), Version = 9, OccurredAt = Start.AddDays(3), EntryAuthority = entry, ReceivingAuthority = to,
    };

    internal static DepartureRecorded Departed(int referral, string to = Leeds, string entry = Kent) => new()
    {
        ReferralId = Id(3, referral), Version = 10, OccurredAt = Start.AddDays(4), EntryAuthority = entry, ReceivingAuthority = to,
    };

    internal static TransferCompleted Completed(int referral, int workingDays = 5, int children = 1, string to = Leeds, string entry = Kent) => new()
    {
        ReferralId = Id(3, referral),
        Version = 13,
        OccurredAt = Start.AddDays(workingDays),
        EntryAuthority = entry,
        ReceivingAuthority = to,
        Size = children,
        InAuthorityCare = true,
        EffectiveAt = Start.AddDays(workingDays),
        WorkingDays = workingDays,
        WithinLimit = workingDays <= 10,
    };

    /// <summary>What the clocks of a referral and of its offer bring about by themselves.</summary>
    internal static IReadOnlyList<object> Late(int referral) =>
    [
        new ChildrenDidNotArrive
        {
            ReferralId = Id(3, referral), Version = 13, OccurredAt = Start, Reference = "NTS-2026-000123", EntryAuthority = Kent,
            ReceivingAuthority = Leeds, ExpectedAt = Start.AddHours(-3), OverdueFrom = Start.AddHours(-1),
        },
        new ChildrenFound
        {
            ReferralId = Id(3, referral), Version = 17, OccurredAt = Start, Reference = "NTS-2026-000123", EntryAuthority = Kent,
            FoundAt = Start,
        },
        new StatutoryDueSoon { ReferralId = Id(3, referral), Version = 14, OccurredAt = Start, EntryAuthority = Kent, DueOn = DueOn },
        new StatutoryBreached { ReferralId = Id(3, referral), Version = 15, OccurredAt = Start, EntryAuthority = Kent, DueOn = DueOn },
        new OutcomeDue
        {
            ReferralId = Id(3, referral), Version = 16, OccurredAt = Start.AddDays(33), Reference = "NTS-2026-000123", EntryAuthority = Kent,
            ReceivingAuthority = Leeds, DueOn = DueOn.AddDays(28),
        },
        new OfferResponseDueSoon
        {
            OfferId = Id(5, referral * 10), Version = 2, OccurredAt = Start, ReferralId = Id(3, referral), Authority = Leeds,
            Region = "yorkshire-and-the-humber", RespondBy = Start.AddDays(2),
        },
        new OfferResponseOverdue
        {
            OfferId = Id(5, referral * 10), Version = 3, OccurredAt = Start, ReferralId = Id(3, referral), Authority = Leeds,
            Region = "yorkshire-and-the-humber", RespondBy = Start.AddDays(2),
        },
    ];

    internal static OutcomeRecorded OutcomeRecorded(int referral, long version = 17, int days = 28) => new()
    {
        ReferralId = Id(3, referral), Version = version, OccurredAt = Start.AddDays(days), RecordedOn = DueOn.AddDays(days),
    };

    internal static OfferWithdrawn OfferWithdrawn(int referral, int offer = 1, int children = 1, string authority = Leeds) => new()
    {
        OfferId = Id(5, (referral * 10) + offer),
        Version = 3,
        OccurredAt = Start.AddDays(5),
        ReferralId = Id(3, referral),
        Authority = authority,
        Size = children,
        Reason = "referral-withdrawn",
    };

    internal static ReferralWithdrawn Withdrawn(int referral, bool wasEligible = true) => new()
    {
        ReferralId = Id(3, referral), Version = 20, OccurredAt = Start.AddDays(5), EntryAuthority = Kent, ReasonCode = "family-found",
        WasEligible = wasEligible,
    };

    internal static ReferralClosed Closed(int referral) => new()
    {
        ReferralId = Id(3, referral), Version = 20, OccurredAt = Start.AddDays(5), EntryAuthority = Kent, ReasonCode = "left-uk", WasEligible = true,
    };

    internal static ChildLeftGroup Left(int referral, int child, int remaining) => new()
    {
        ReferralId = Id(3, referral), Version = 5 + child, OccurredAt = Start.AddHours(2), ChildId = Id(4, (referral * 100) + child),
        Remaining = remaining, ReasonCode = "found-adult", WasEligible = true,
    };

    internal static ReferralHeld Held(int referral, long version = 4) => new()
    {
        ReferralId = Id(3, referral), Version = version, OccurredAt = Start.AddHours(version), ReasonCode = "in-hospital",
        ReviewOn = new DateOnly(2026, 3, 9),
    };

    internal static HoldReleased Released(int referral, long version = 5) =>
        new() { ReferralId = Id(3, referral), Version = version, OccurredAt = Start.AddHours(version) };

    internal static MoveFailed Failed(int referral, long version = 11) => new()
    {
        ReferralId = Id(3, referral), Version = version, OccurredAt = Start.AddDays(4).AddHours(5), EntryAuthority = Kent,
        ReceivingAuthority = Leeds, ReasonCode = "transport", Attempt = 1,
    };

    /// <summary>The first so many messages of a referral that goes all the way, after a finding that was corrected.</summary>
    internal static IReadOnlyList<object> Life(int referral, int steps, int children) => [.. new object[]
    {
        Ineligible(referral, version: 2),
        Eligible(referral, children),
        Recommended(referral),
        Offer(referral, 1, children, York),
        Offer(referral, 2, children),
        Accepted(referral, 2, children),
        Arranged(referral),
        Departed(referral),
        Completed(referral, 5 + (referral % 9), children),
    }.Take(steps)];

    static MinimumFacts Child(Guid id) => new() { ChildId = id, AgeBand = "16-17", Sex = "male", Languages = ["ti"] };
}
