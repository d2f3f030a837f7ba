using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Travelling;

/// <summary>What a journey turns on, child by child; a date that is not known, or was erased, bars nobody.</summary>
/// <param name="Children">The children.</param>
/// <param name="StaleAfterDays">How long a review holds.</param>
sealed record TravelFacts(IReadOnlyList<ChildToTravel> Children, int StaleAfterDays)
{
    /// <summary>The facts of a referral: a review stands beside what the form says, and the newer counts.</summary>
    /// <param name="referral">The referral.</param>
    /// <param name="form">Its form, opened.</param>
    /// <param name="staleAfterDays">How long a review holds.</param>
    internal static TravelFacts Of(Referral referral, ReferralForm form, int staleAfterDays) => new(
        [
            .. referral.ChildIds.Zip(form.Children ?? [], (id, child) => new ChildToTravel(
                child.DateOfBirth, Newer(form.BestInterests?.AssessedOn, referral.Overlays.ReviewedOn(id)),
                Newer(form.ChildsViews?.RecordedOn, referral.Overlays.ReviewedOn(id)),
                child.Age is { IsOpen: true, IsPlanned: false } && referral.Overlays.AgePlans.All(p => p.ChildId != id))),
        ],
        staleAfterDays);

    static DateOnly? Newer(DateOnly? form, DateOnly? review) => review > form ? review : form ?? review;
}

/// <summary>A child before a journey.</summary>
/// <param name="Born">Date of birth in use.</param>
/// <param name="AssessedOn">Day of the newest look at the child's best interests.</param>
/// <param name="HeardOn">Day on which the child's views were recorded last.</param>
/// <param name="IsAgeUnplanned">Whether the child's age is in question, and nobody has agreed a lead, a timescale and safeguards.</param>
sealed record ChildToTravel(DateOnly? Born, DateOnly? AssessedOn, DateOnly? HeardOn, bool IsAgeUnplanned = false);

/// <summary>How long a review of best interests and of the child's views holds before it has to be done again.</summary>
/// <param name="StaleAfterDays">
/// Days. The protocol asks that both are re-checked up to travel and names no number, nor does any published source known to us: the
/// default is ours.
/// </param>
sealed record ReviewRules(int StaleAfterDays)
{
    /// <summary>Our default.</summary>
    internal const int Days = 28;
}
