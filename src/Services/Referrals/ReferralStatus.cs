using System.Text.Json;

namespace TransferScheme.Referrals;

/// <summary>Where a referral stands, in the words of the HTTP contract, and the steps between that it shows in the stage alone.</summary>
public enum ReferralStatus
{
    /// <summary>A draft: something required is missing.</summary>
    Incomplete,

    /// <summary>Submitted, and outside the scheme by at least one rule.</summary>
    Ineligible,

    /// <summary>Eligible; the rota and a coordinator find an authority.</summary>
    AwaitingAllocation,

    /// <summary>Put to an authority.</summary>
    Offered,

    /// <summary>Put to an authority, which waits for an answer of the entry authority. Shown as offered.</summary>
    Queried,

    /// <summary>The authority that it was put to declined, and its reasons are not settled. Shown as awaiting allocation.</summary>
    Declined,

    /// <summary>Accepted; the arrangement is being made.</summary>
    Accepted,

    /// <summary>Both authorities signed.</summary>
    Arranged,

    /// <summary>The children are on their way.</summary>
    InTransit,

    /// <summary>Responsibility has moved, for good.</summary>
    Completed,

    /// <summary>On hold, whatever lies beneath. Shown in place of the stage, and never the stage itself.</summary>
    Held,

    /// <summary>The entry authority withdrew it before responsibility moved.</summary>
    Withdrawn,

    /// <summary>It ended before responsibility moved, for what happened to the children.</summary>
    Closed,
}

static class ReferralStatusNames
{
    internal static string Name(this ReferralStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());
}
