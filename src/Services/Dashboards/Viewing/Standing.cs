using TransferScheme.Dashboards.Following;
using TransferScheme.Platform.Time;

namespace TransferScheme.Dashboards.Viewing;

/// <summary>How far a referral has come, in the words of the HTTP contract.</summary>
enum Stage
{
    /// <summary>Outside the scheme by at least one rule.</summary>
    Ineligible,

    /// <summary>Eligible, and put to no authority.</summary>
    AwaitingAllocation,

    /// <summary>Put to an authority.</summary>
    Offered,

    /// <summary>Accepted; the arrangement is being made.</summary>
    Accepted,

    /// <summary>Both authorities signed.</summary>
    Arranged,

    /// <summary>The children are on their way.</summary>
    InTransit,

    /// <summary>Responsibility has moved, for good.</summary>
    Completed,
}

/// <summary>Where a referral stood at a time: the furthest step known to have been taken by then.</summary>
/// <param name="Stage">How far it had come.</param>
/// <param name="EntryAuthority">Code of the entry authority; null while no message has named it.</param>
/// <param name="ReceivingAuthority">Code of the authority that accepted.</param>
/// <param name="Children">How many children; zero while no message has told.</param>
/// <param name="Overdue">Whether the statutory limit had passed without completion.</param>
/// <param name="Open">The offer waiting for an answer.</param>
/// <param name="Completed">How the transfer ended.</param>
sealed record Standing(
    Stage Stage, string? EntryAuthority, string? ReceivingAuthority, int Children, bool Overdue, Offered? Open, Moved? Completed)
{
    /// <summary>Where a referral stood; null when nothing had happened to it by then.</summary>
    internal static Standing? Of(ReferralProgress referral, DateTimeOffset at)
    {
        var completed = referral.Completed is { } moved && moved.At <= at ? moved : null;
        var findings = referral.Findings.Values.Where(f => f.At <= at).ToList();
        var offers = referral.Offers.Values.Where(o => o.MadeAt <= at || o.AcceptedAt <= at).ToList();
        var accepted = offers.FirstOrDefault(o => o.AcceptedAt <= at);
        var arranged = By(referral.Arranged, at);
        var departed = By(referral.Departed, at);
        Stage? stage =
            completed is not null ? Viewing.Stage.Completed
            : departed is not null ? Viewing.Stage.InTransit
            : arranged is not null ? Viewing.Stage.Arranged
            : accepted is not null ? Viewing.Stage.Accepted
            : offers.Count > 0 ? Viewing.Stage.Offered
            : findings is [.., { DueOn: null }] ? Viewing.Stage.Ineligible
            : findings.Count > 0 || By(referral.Recommended, at) is not null ? Viewing.Stage.AwaitingAllocation
            : null;
        if (stage is null)
        {
            return null;
        }

        var eligible = findings.LastOrDefault(f => f.DueOn is not null);
        return new Standing(
            stage.Value,
            findings.LastOrDefault()?.EntryAuthority ?? completed?.EntryAuthority,
            completed?.ReceivingAuthority ?? departed?.Authority ?? arranged?.Authority ?? accepted?.Authority,
            completed?.Children ?? eligible?.Children ?? offers.FirstOrDefault()?.Children ?? 0,
            stage is not (Viewing.Stage.Completed or Viewing.Stage.Ineligible) && eligible?.DueOn is { } due && UkTime.EndOf(due) <= at,
            stage is Viewing.Stage.Offered ? offers.MaxBy(o => o.MadeAt) : null,
            completed);
    }

    static Milestone? By(Milestone? milestone, DateTimeOffset at) => milestone?.At <= at ? milestone : null;
}
