using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Contracts.Refusals;

namespace TransferScheme.Dashboards.Tests;

/// <summary>How offers are answered or not, and what follows.</summary>
static partial class Story
{
    internal static OfferResponseOverdue Overdue(int referral, int offer = 1, long version = 2, string authority = Leeds) => new()
    {
        OfferId = Id(5, (referral * 10) + offer),
        Version = version,
        OccurredAt = Start.AddDays(2),
        ReferralId = Id(3, referral),
        Authority = authority,
        Region = "yorkshire-and-the-humber",
        RespondBy = Start.AddDays(2),
    };

    internal static OfferDeclined Declined(
        int referral, int offer = 1, string group = "child", string code = "G04", long version = 3, string authority = Leeds) => new()
        {
            OfferId = Id(5, (referral * 10) + offer),
            Version = version,
            OccurredAt = Start.AddHours(30 + offer),
            ReferralId = Id(3, referral),
            Authority = authority,
            Size = 1,
            RefusalId = Id(5, (referral * 10) + offer),
            Codes = [code, "G12"],
            Groups = [group, "not-valid"],
        };

    internal static OfferReaffirmed Reaffirmed(int referral, int offer = 1, long version = 4) => new()
    {
        OfferId = Id(5, (referral * 10) + offer),
        Version = version,
        OccurredAt = Start.AddDays(3),
        ReferralId = Id(3, referral),
        Authority = Leeds,
        RespondBy = Start.AddDays(5),
    };

    internal static DeclineSettled Settled(int referral, int offer = 1, long version = 5) => new()
    {
        OfferId = Id(5, (referral * 10) + offer),
        Version = version,
        OccurredAt = Start.AddDays(4),
        ReferralId = Id(3, referral),
        Authority = Leeds,
        RefusalId = Id(5, (referral * 10) + offer),
        IsValid = true,
    };

    internal static OfferSwapped Swapped(
        int referral, int offer = 2, int next = 3, int children = 1, string authority = Leeds, string to = York) => new()
        {
            OfferId = Id(5, (referral * 10) + offer),
            Version = 4,
            OccurredAt = Start.AddDays(2),
            ReferralId = Id(3, referral),
            Authority = authority,
            NewOfferId = Id(5, (referral * 10) + next),
            NewAuthority = to,
            NewRegion = "yorkshire-and-the-humber",
            Size = children,
        };

    /// <summary>An authority that is no more had a part in a referral: another stands in its place.</summary>
    internal static CasePassedToSuccessor Passed(int referral, string from = Leeds, string to = York, long version = 12) => new()
    {
        ReferralId = Id(3, referral), Version = version, OccurredAt = Start.AddDays(8), Authority = from, Successor = to,
        Region = "yorkshire-and-the-humber", WasEligible = true,
    };

    /// <summary>What else is told of an authority that is no more; no figure is made of it yet.</summary>
    internal static IReadOnlyList<object> Succeeded(int referral) =>
    [
        new AuthoritySucceeded
        {
            AuthorityId = Id(1, referral), Version = 4, OccurredAt = Start, Authority = Leeds, Successors = [York], From = DueOn,
            OpenCases = York,
        },
        new OfferPassedToSuccessor
        {
            OfferId = Id(5, (referral * 10) + 1), Version = 9, OccurredAt = Start.AddDays(8), ReferralId = Id(3, referral), Authority = Leeds,
            Successor = York,
        },
        new RefusalPassedToSuccessor
        {
            RefusalId = Id(5, (referral * 10) + 1), Version = 9, OccurredAt = Start.AddDays(8), ReferralId = Id(3, referral),
            Authority = Leeds, Successor = York,
        },
        new DirectionPassedToSuccessor
        {
            DirectionId = Id(7, referral), Version = 3, OccurredAt = Start.AddDays(8), Authority = Leeds, Successor = York,
        },
    ];

    /// <summary>Questions and more time on an offer; no figure is made of it yet.</summary>
    internal static IReadOnlyList<object> Asked(int referral)
    {
        var (offer, at, due) = (Id(5, (referral * 10) + 1), Id(3, referral), Start.AddDays(4));
        return
        [
            new ReferralQueried
            {
                OfferId = offer, Version = 2, OccurredAt = Start, ReferralId = at, Authority = Leeds, Number = 1,
            },
            new QueryAnswered
            {
                OfferId = offer, Version = 3, OccurredAt = Start, ReferralId = at, Authority = Leeds, Number = 1, RespondBy = due,
            },
            new DeferralRequested
            {
                OfferId = offer, Version = 4, OccurredAt = Start, ReferralId = at, Authority = Leeds, GroundCode = "G06", Until = DueOn,
            },
            new DeferralDecided
            {
                OfferId = offer, Version = 5, OccurredAt = Start, ReferralId = at, Authority = Leeds, Granted = true, RespondBy = due,
            },
        ];
    }

    /// <summary>What Refusals tells of an offer that was declined; no figure is made of it yet.</summary>
    internal static IReadOnlyList<object> Refused(int referral)
    {
        var (offer, at) = (Id(5, referral * 10), Id(3, referral));
        return
        [
            new StatementIssued
            {
                RefusalId = offer, Version = 4, OccurredAt = Start, ReferralId = at, Authority = Leeds, EntryAuthority = Kent, Response = "decline",
                Codes = ["G04"], Late = false,
            },
            new CaseConferenceOpened
            {
                RefusalId = offer, Version = 5, OccurredAt = Start, ReferralId = at, Authority = Leeds, EntryAuthority = Kent, Declines = 3,
            },
            new NonComplianceReported
            {
                RefusalId = offer, Version = 6, OccurredAt = Start, ReferralId = at, Authority = Leeds, EntryAuthority = Kent, Declined = true,
            },
            new ReasonsChallenged
            {
                RefusalId = offer, Version = 7, OccurredAt = Start, ReferralId = at, Authority = Leeds, EntryAuthority = Kent, Codes = ["G04"],
                ReplyBy = DueOn,
            },
            new ReasonsAccepted
            {
                RefusalId = offer, Version = 8, OccurredAt = Start, ReferralId = at, Authority = Leeds, EntryAuthority = Kent, Codes = ["G04"],
            },
            new ObligationReaffirmed
            {
                RefusalId = offer, Version = 9, OccurredAt = Start, ReferralId = at, Authority = Leeds, EntryAuthority = Kent, ComplyBy = DueOn,
            },
            new DeclineWithdrawn { RefusalId = offer, Version = 10, OccurredAt = Start, ReferralId = at, Authority = Leeds, EntryAuthority = Kent },
        ];
    }
}
