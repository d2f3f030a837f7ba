using TransferScheme.Contracts.Referrals;

namespace TransferScheme.Allocation.Tests.Succeeding;

/// <summary>N1 has the turn, or the offer, of K1's child; N2 is of N1's region, S1 of another.</summary>
static class Succession
{
    /// <summary>What Referrals tells once the referral has passed.</summary>
    internal static CasePassedToSuccessor Passed(
        string authority, string successor, string region = "north-east", Guid? referral = null, bool wasEligible = true) => new()
        {
            ReferralId = referral ?? Sample.ReferralId, Version = 9, OccurredAt = Sample.Monday, Authority = authority, Successor = successor,
            Region = region, WasEligible = wasEligible,
        };
}
