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

    /// <summary>The entry authority withdrew it.</summary>
    Withdrawn,

    /// <summary>It was closed for what happened to the children.</summary>
    Closed,
}

/// <summary>Where a referral stood at a time: the furthest step known to have been taken by then.</summary>
/// <param name="Stage">How far it had come.</param>
/// <param name="EntryAuthority">Code of the entry authority; null while no message has named it.</param>
/// <param name="ReceivingAuthority">Code of the authority that accepted.</param>
/// <param name="Children">How many children; zero while no message has told.</param>
/// <param name="Overdue">Whether the statutory limit had passed without completion.</param>
/// <param name="Open">The offer waiting for an answer.</param>
/// <param name="Completed">How the transfer ended.</param>
/// <param name="Held">Whether it was on hold.</param>
/// <param name="WasEligible">False where it ended without ever having been found eligible.</param>
/// <param name="Unanswered">Whether the answer to the open offer was due and had not come.</param>
/// <param name="InReview">The offer that was declined, and whose decline is not settled.</param>
sealed record Standing(
    Stage Stage, string? EntryAuthority, string? ReceivingAuthority, int Children, bool Overdue, Offered? Open, Moved? Completed,
    bool Held = false, bool WasEligible = true, bool Unanswered = false, Offered? InReview = null)
{
    bool IsOpen => Stage is not (Stage.Completed or Stage.Ineligible or Stage.Withdrawn or Stage.Closed);

    /// <summary>Where a referral stood; null when nothing had happened to it by then.</summary>
    /// <param name="referral">The referral.</param>
    /// <param name="made">Where its offers stood at the same time.</param>
    /// <param name="at">The time.</param>
    internal static Standing? Of(ReferralProgress referral, IReadOnlyList<OfferStanding> made, DateTimeOffset at)
    {
        var completed = referral.Completed is { } moved && moved.At <= at ? moved : null;
        var ended = referral.Ended?.At <= at ? referral.Ended : null;
        var findings = referral.Findings.Values.Where(f => f.At <= at).ToList();
        var offers = made.Where(o => o.Stage is not (OfferStage.Withdrawn or OfferStage.Superseded)).ToList();
        var accepted = offers.FirstOrDefault(o => o.Stage is OfferStage.Accepted)?.Offer;

        // Of several the one made last tells: an offer is made when the one before it has ended, whether that is known yet or not.
        var last = offers.LastOrDefault();
        var failed = referral.FailedMoves.LastOrDefault(f => f.Value <= at).Key;

        // What was signed with an authority falls when another takes the children over, and stands for its successor.
        var arranged = By(referral.Arranged, at, failed) is { } signed
            && (accepted is null || Acting(accepted.Authority) == Acting(signed.Authority))
            ? signed
            : null;
        var departed = By(referral.Departed, at, failed);
        Stage? stage =
            completed is not null ? Stage.Completed
            : ended is not null ? ended.IsWithdrawn ? Stage.Withdrawn : Stage.Closed
            : departed is not null ? Stage.InTransit
            : arranged is not null ? Stage.Arranged
            : accepted is not null || failed > 0 ? Stage.Accepted
            : last is { IsWaiting: true } ? Stage.Offered
            : findings is [.., { DueOn: null }] ? Stage.Ineligible
            : findings.Count > 0 || last is not null || By(referral.Recommended, at) is not null ? Stage.AwaitingAllocation
            : null;
        if (stage is null)
        {
            return null;
        }

        var eligible = referral.Findings.LastOrDefault(f => f.Value.At <= at && f.Value.DueOn is not null);
        var left = referral.LeftSince(eligible.Key, at);
        var standing = new Standing(
            stage.Value,
            completed?.EntryAuthority ?? ended?.EntryAuthority ?? Acting(findings.LastOrDefault()?.EntryAuthority),
            ended is not null && completed is null ? null
                : completed?.ReceivingAuthority ?? Acting(departed?.Authority ?? arranged?.Authority ?? accepted?.Authority),
            completed?.Children ?? (eligible.Value?.Children ?? offers.FirstOrDefault()?.Offer.Children ?? left) - left,
            Overdue: false,
            stage is Stage.Offered ? Now(last!.Offer) : null,
            completed);
        return standing with
        {
            WasEligible = ended is null || ended.WasEligible,
            Unanswered = stage is Stage.Offered && last!.Stage is OfferStage.Overdue,
            InReview = stage is Stage.AwaitingAllocation && last is { Stage: OfferStage.InReview } ? Now(last.Offer) : null,
            Overdue = standing.IsOpen && eligible.Value?.DueOn is { } due && UkTime.EndOf(due) <= at,
            Held = standing.Stage is not (Stage.Completed or Stage.Withdrawn or Stage.Closed)
                && referral.Holds.Values.LastOrDefault(h => h.At <= at) is { IsHeld: true },
        };

        string? Acting(string? authority) => authority is null ? null : referral.Acting(authority, at);

        Offered Now(Offered offer) => offer with { Authority = referral.Acting(offer.Authority, at) };
    }

    static Milestone? By(Milestone? milestone, DateTimeOffset at, long after = 0) =>
        milestone?.At <= at && milestone.AtVersion > after ? milestone : null;
}
