using TransferScheme.Platform.Problems;

namespace TransferScheme.Referrals.Submitting;

/// <summary>
/// The best-interests assessment (protocol v7.0: the referral is in the child's best interests). A draft may hold a part of it.
/// </summary>
/// <param name="AssessedOn">Day of the assessment.</param>
/// <param name="AssessedBy">Who assessed.</param>
/// <param name="Summary">What it says.</param>
/// <param name="LastReviewedOn">Day of the last review.</param>
/// <param name="Alternatives">Alternatives that were weighed.</param>
/// <param name="NotKnown">What of this section is not known.</param>
public sealed record BestInterestsSection(
    DateOnly? AssessedOn = null, string? AssessedBy = null, string? Summary = null, DateOnly? LastReviewedOn = null,
    string? Alternatives = null, IReadOnlyList<NotKnown>? NotKnown = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(AssessedBy, "bestInterests.assessedBy");
        faults.Text(Summary, "bestInterests.summary", Faults.Narrative);
        faults.Text(Alternatives, "bestInterests.alternatives", Faults.Narrative);
        Submitting.NotKnown.Check(faults, NotKnown, "bestInterests.", Questions.OfBestInterests);
    }
}

/// <summary>What the children say themselves. A draft may hold a part of it.</summary>
/// <param name="RecordedOn">Day on which it was recorded.</param>
/// <param name="ToldInLanguage">Language in which they were told of the scheme.</param>
/// <param name="AdvocateOffered">Whether an advocate was offered.</param>
/// <param name="Summary">What they say.</param>
/// <param name="Objects">Whether a child objects to the move.</param>
/// <param name="OwnWords">A child's own words.</param>
/// <param name="NotKnown">What of this section is not known.</param>
public sealed record ChildsViewsSection(
    DateOnly? RecordedOn = null, string? ToldInLanguage = null, bool? AdvocateOffered = null, string? Summary = null, bool? Objects = null,
    string? OwnWords = null, IReadOnlyList<NotKnown>? NotKnown = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(ToldInLanguage, "childsViews.toldInLanguage", 20);
        faults.Text(Summary, "childsViews.summary", Faults.Narrative);
        faults.Text(OwnWords, "childsViews.ownWords", Faults.Narrative);
        Submitting.NotKnown.Check(faults, NotKnown, "childsViews.", Questions.OfChildsViews);
    }
}
