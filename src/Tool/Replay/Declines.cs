namespace TransferScheme.Tool.Replay;

/// <summary>A decline of a plan: on which grounds, what the review finds of them, and when.</summary>
/// <param name="Grounds">Codes of the grounds, the one that carries it first.</param>
/// <param name="IsAccepted">Whether the reasons are accepted, so that the rota decides afresh; otherwise the offer is reaffirmed.</param>
/// <param name="On">The statement is issued.</param>
/// <param name="ReviewedOn">The national team reviews it.</param>
/// <param name="OfferedAgainOn">The coordinator confirms whose turn it is then; null where the offer stands.</param>
sealed record ReplayDecline(
    IReadOnlyList<string> Grounds, bool IsAccepted, DateOnly On, DateOnly ReviewedOn, DateOnly? OfferedAgainOn)
{
    /// <summary>Every day on which something is done.</summary>
    internal IEnumerable<DateOnly> AllDays => OfferedAgainOn is { } again ? [On, ReviewedOn, again] : [On, ReviewedOn];
}

/// <summary>
/// Has a share of a plan's first offers declined. How often councils decline, and why, is not published: share, mix and days are ours.
/// The draws are their own, so that the rest of a plan is the same with declines and without.
/// </summary>
static class Declines
{
    // Of a hundred declines: by grounds that can carry one, and that hold for an authority below its threshold.
    static readonly (string Code, int Weight)[] Grounds =
        [("G02", 9), ("G03", 5), ("G04", 35), ("G05", 20), ("G08", 13), ("G10", 6), ("G11", 12)];

    // A placement that is sought for rarely goes unmentioned, though it carries no decline.
    static readonly (string?, int)[] Beside = [("G06", 30), (null, 70)];

    // What would take the children out of the scheme is never accepted here: every referral is to end with a transfer.
    static readonly string[] OfTheAuthority = ["G04", "G05", "G08", "G11"];
    static readonly (bool, int)[] Acceptance = [(true, 55), (false, 45)];
    static readonly (int, int)[] ToReview = [(1, 60), (2, 40)];
    static readonly (int, int)[] ToOfferAgain = [(0, 70), (1, 30)];
    static readonly (int, int)[] ToAnswerAgain = [(1, 65), (2, 35)];

    /// <summary>The plan with declines.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="perCent">Share of the referrals whose first offer is declined.</param>
    /// <param name="seed">The same seed gives the same declines.</param>
    internal static IReadOnlyList<ReplayCase> WithDeclines(this IReadOnlyList<ReplayCase> plan, int perCent, int seed)
    {
        var draw = new Draw(~seed);
        return [.. plan.Select(c => draw.Below(100) < perCent ? Declined(c, draw) : c)];
    }

    static ReplayCase Declined(ReplayCase c, Draw draw)
    {
        var ground = draw.Weighted(Grounds);
        string[] grounds = draw.Weighted(Beside) is { } beside ? [ground, beside] : [ground];
        var accepted = OfTheAuthority.Contains(ground) && draw.Weighted(Acceptance);
        var reviewed = Calendar.Add(c.Days.Answered, draw.Weighted(ToReview));
        DateOnly? again = accepted ? Calendar.Add(reviewed, draw.Weighted(ToOfferAgain)) : null;
        return c with
        {
            Decline = new ReplayDecline(grounds, accepted, c.Days.Answered, reviewed, again),
            Days = c.Days.Accepted(Calendar.Add(again ?? reviewed, draw.Weighted(ToAnswerAgain)), draw),
        };
    }
}
