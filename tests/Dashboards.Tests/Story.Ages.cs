using TransferScheme.Contracts.AgeAssessments;
using TransferScheme.Contracts.Referrals;

namespace TransferScheme.Dashboards.Tests;

static partial class Story
{
    internal static AgeStepTaken Step(
        int assessment, long version, string step, int days = 0, string? authority = null, string? route = null, string? item = null) => new()
        {
            AssessmentId = Id(7, assessment), Version = version, OccurredAt = Start.AddDays(days), Step = step, Route = route, Item = item,
            Authority = authority, ReferralId = authority is null ? null : Id(3, assessment),
            ChildId = authority is null ? null : Id(8, assessment),
        };

    internal static AgeFindingMade Found(int assessment, long version, string category, string source = "laS50", int days = 9) => new()
    {
        AssessmentId = Id(7, assessment), Version = version, OccurredAt = Start.AddDays(days), ReferralId = Id(3, assessment),
        ChildId = Id(8, assessment), Authority = Kent, Category = category, Source = source, BindsImmigration = false, EffectiveFrom = DueOn,
    };

    internal static AgeChallengeOpened Challenged(int assessment, long version, int days = 11) => new()
    {
        AssessmentId = Id(7, assessment), Version = version, OccurredAt = Start.AddDays(days), ReferralId = Id(3, assessment),
        ChildId = Id(8, assessment), Authority = Kent, Kind = "claim",
    };

    internal static AgeOwnerChanged AgePassed(int assessment, long version, int days = 5, string to = Leeds) => new()
    {
        AssessmentId = Id(7, assessment), Version = version, OccurredAt = Start.AddDays(days), ReferralId = Id(3, assessment),
        ChildId = Id(8, assessment), From = Kent, Authority = to, EffectiveAt = Start.AddDays(days),
    };

    /// <summary>What AgeAssessments tells of one child.</summary>
    internal static IReadOnlyList<object> Aged(int referral)
    {
        var (assessment, at, child) = (Id(7, referral), Id(3, referral), Id(8, referral));
        return
        [
            Step(referral, 1, "doubted", authority: Kent),
            new AgeFindingMade
            {
                AssessmentId = assessment, Version = 3, OccurredAt = Start, ReferralId = at, ChildId = child, Authority = Kent,
                Category = "child", Source = "laS50", BindsImmigration = false, EffectiveFrom = DueOn,
            },
            new AgeChallengeOpened
            {
                AssessmentId = assessment, Version = 4, OccurredAt = Start, ReferralId = at, ChildId = child, Authority = Kent, Kind = "preAction",
            },
            new AgeClockBreached
            {
                AssessmentId = assessment, Version = 5, OccurredAt = Start, ReferralId = at, ChildId = child, Authority = Kent,
                Clock = "preActionReply", DueOn = DueOn,
            },
            new AgeDecisionQuashed
            {
                AssessmentId = assessment, Version = 6, OccurredAt = Start, ReferralId = at, ChildId = child, Authority = Kent,
            },
            new AgeOwnerChanged
            {
                AssessmentId = assessment, Version = 7, OccurredAt = Start, ReferralId = at, ChildId = child, From = Kent, Authority = Leeds,
                EffectiveAt = Start,
            },
            new AgeInUseChanged
            {
                ReferralId = at, Version = 90, OccurredAt = Start, Reference = "NTS-2026-000001", EntryAuthority = Kent, ChildId = child,
                Source = "laS50", Bars = false,
            },
        ];
    }
}
