using TransferScheme.Platform.Protection;

namespace TransferScheme.Referrals;

/// <summary>What lies over the stage of a referral that is open: a hold, missing children, objections, and reviews of interests.</summary>
public sealed record Overlays
{
    /// <summary>Nothing lies over it.</summary>
    internal static readonly Overlays None = new();

    /// <summary>The open hold; null where there is none.</summary>
    public OpenHold? Hold { get; init; }

    /// <summary>Missing episodes, ended ones too, by their number.</summary>
    public IReadOnlyList<MissingEpisode> Episodes { get; init; } = [];

    /// <summary>How many episodes there were, those of children who left among them.</summary>
    public int EpisodesOpened { get; init; }

    /// <summary>Objections that no review has settled.</summary>
    public IReadOnlyList<OpenObjection> Objections { get; init; } = [];

    /// <summary>How many objections there were, settled ones too.</summary>
    public int ObjectionsRecorded { get; init; }

    /// <summary>The newest review of each child's best interests and views, beside those of the form.</summary>
    public IReadOnlyList<ChildReview> Reviews { get; init; } = [];

    /// <summary>What is agreed about the ages in question, the newest of each child.</summary>
    public IReadOnlyList<AgePlanAgreed> AgePlans { get; init; } = [];

    /// <summary>Every change of an age in use, the oldest first.</summary>
    public IReadOnlyList<AgeInUseChanged> AgeChanges { get; init; } = [];

    /// <summary>What a child's age rests on.</summary>
    internal AgeBasis AgeOf(Guid childId) =>
        AgeChanges.LastOrDefault(c => c.ChildId == childId)?.After ?? new AgeBasis(AgeBasis.Claimed);

    /// <summary>Whether a child is missing.</summary>
    internal bool IsMissing => Episodes.Any(e => e.FoundAt is null);

    /// <summary>In the words of the HTTP contract; a hold shows in the status.</summary>
    internal IEnumerable<string> Names =>
        new[] { IsMissing ? "missing" : null, Objections.Count > 0 ? "objecting" : null }.OfType<string>();

    /// <summary>Day of the newest review of a child beside those of the form; null without one.</summary>
    internal DateOnly? ReviewedOn(Guid childId) => Reviews.FirstOrDefault(r => r.ChildId == childId)?.On;

    /// <summary>What lies over a referral after one more event.</summary>
    /// <param name="e">A hold, an episode, an objection, a review, or a child who leaves.</param>
    /// <param name="children">The children of the referral.</param>
    internal Overlays With(ReferralEvent e, IReadOnlyList<Guid> children) => e switch
    {
        ReferralHeld held => this with { Hold = new OpenHold(held.ReasonCode, held.ReviewOn, held.Note) },
        HoldReleased => this with { Hold = null },
        MissingEpisodeOpened opened => this with
        {
            Episodes = [.. Episodes, new MissingEpisode(opened.Number, opened.ChildId, opened.MissingSince, opened.Owner, opened.Report)],
            EpisodesOpened = opened.Number,
        },
        MissingEpisodeClosed closed => this with
        {
            Episodes = [.. Episodes.Select(m => m.Number == closed.Number ? m with { FoundAt = closed.FoundAt } : m)],
        },
        ChildrenDidNotArrive alarm => this with
        {
            Episodes =
            [
                .. Episodes,
                .. alarm.Episodes.Select(m => new MissingEpisode(
                    m.Number, m.ChildId, m.MissingSince, alarm.EntryAuthority, null, OfAlarm: true)),
            ],
            EpisodesOpened = EpisodesOpened + alarm.Episodes.Count,
        },
        PoliceReferenceRecorded told => this with
        {
            Episodes = [.. Episodes.Select(m => m.Number == told.Number ? m with { Report = told.Report } : m)],
        },
        AgePlanAgreed plan => this with { AgePlans = [.. AgePlans.Where(p => p.ChildId != plan.ChildId), plan] },
        AgeInUseChanged changed => this with { AgeChanges = [.. AgeChanges, changed] },
        ObjectionRecorded objection => this with
        {
            Objections = [.. Objections, new OpenObjection(objection.Number, objection.ChildId, objection.RecordedOn, objection.Words)],
            ObjectionsRecorded = objection.Number,
        },
        BestInterestsReviewed review => this with
        {
            Objections = review.StillObjects ? Objections : [.. Objections.Where(o => !Settles(review, o))],
            Reviews = [.. children.Select(c => Newest(c, review)).OfType<ChildReview>()],
        },
        ChildLeftGroup left => this with
        {
            Episodes = [.. Episodes.Where(m => m.ChildId != left.ChildId)],
            Objections = [.. Objections.Where(o => o.ChildId != left.ChildId)],
            Reviews = [.. Reviews.Where(r => r.ChildId != left.ChildId)],
            AgePlans = [.. AgePlans.Where(p => p.ChildId != left.ChildId)],
            AgeChanges = [.. AgeChanges.Where(c => c.ChildId != left.ChildId)],
        },
        _ => throw new InvalidOperationException($"{e.GetType().Name} lies over no referral."),
    };

    static bool Settles(BestInterestsReviewed review, OpenObjection objection) =>
        review.ChildId is null || review.ChildId == objection.ChildId;

    ChildReview? Newest(Guid child, BestInterestsReviewed review)
    {
        var known = ReviewedOn(child);
        var told = review.ChildId is null || review.ChildId == child ? review.ReviewedOn : default(DateOnly?);
        return (known > told ? known : told ?? known) is { } on ? new ChildReview(child, on) : null;
    }
}

/// <summary>An open hold.</summary>
/// <param name="ReasonCode">Why, by code.</param>
/// <param name="ReviewOn">Day on which it is looked at again.</param>
/// <param name="Note">What was written about it.</param>
public sealed record OpenHold(string ReasonCode, DateOnly ReviewOn, Sealed<ActNote>? Note);

/// <summary>A time during which a child was missing.</summary>
/// <param name="Number">Its number within the referral.</param>
/// <param name="ChildId">The child.</param>
/// <param name="MissingSince">When it began.</param>
/// <param name="Owner">Who owns it.</param>
/// <param name="Report">The police's reference; null while they have given none.</param>
/// <param name="FoundAt">When it ended; null while it lasts.</param>
/// <param name="OfAlarm">Whether the alarm about children who did not arrive opened it: then their arrival ends it.</param>
public sealed record MissingEpisode(
    int Number, Guid ChildId, DateTimeOffset MissingSince, string Owner, Sealed<PoliceReport>? Report, DateTimeOffset? FoundAt = null,
    bool OfAlarm = false);

/// <summary>An objection that no review has settled.</summary>
/// <param name="Number">Its number within the referral.</param>
/// <param name="ChildId">The child; null for all.</param>
/// <param name="RecordedOn">Day on which the child said so.</param>
/// <param name="Words">What the child said.</param>
public sealed record OpenObjection(int Number, Guid? ChildId, DateOnly RecordedOn, Sealed<ChildsWords> Words);

/// <summary>The newest review of a child.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="On">Day of the review.</param>
public sealed record ChildReview(Guid ChildId, DateOnly On);
