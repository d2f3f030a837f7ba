using TransferScheme.Contracts.AgeAssessments;
using TransferScheme.Contracts.Referrals;

namespace TransferScheme.Dashboards.Tests;

static partial class Story
{
    /// <summary>What AgeAssessments tells of one child; no figure is made of it yet.</summary>
    internal static IReadOnlyList<object> Aged(int referral)
    {
        var (assessment, at, child) = (Id(7, referral), Id(3, referral), Id(8, referral));
        return
        [
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
