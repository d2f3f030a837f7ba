using TransferScheme.Platform.Deciding;
using TransferScheme.Referrals.Judging;

namespace TransferScheme.Referrals.Travelling;

/// <summary>What keeps children from travelling, each with what to do about it (scheme rules, step 17; E01, E07, E08).</summary>
static class TravelBar
{
    const int Adult = 18;

    /// <summary>The first that holds; null where the children may travel.</summary>
    /// <param name="referral">The referral.</param>
    /// <param name="facts">Ages and reviews.</param>
    /// <param name="on">Day of the journey.</param>
    internal static Rejection? Of(Referral referral, TravelFacts facts, DateOnly on) =>
        referral.Overlays.Hold is not null
            ? Rejection.Conflict("referral-held", "The referral is on hold: release the hold before anybody travels.")
        : referral.Overlays.IsMissing
            ? Rejection.Conflict("child-missing", "A child is missing: end the episode when the child is back.")
        : referral.Overlays.Objections.Count > 0
            ? Rejection.Conflict(
                "objection-open",
                "A child objects: record a best-interests review that has heard the child, and move nobody against their will.")
        : facts.Children.Any(c => c.Born is { } born && Eligibility.AgeOn(born, on) >= Adult)
            ? Rejection.Conflict(
                "turned-18",
                "A child is 18 on the day of the journey: close the referral, or for that child alone, with the reason turned-18.")
        : facts.Children.Any(c => c.IsAgeUnplanned)
            ? Rejection.Conflict(
                "age-unplanned",
                "A child's age is in question, and no lead authority, timescale and safeguards are agreed: agree them with the receiving "
                + "authority and record them as the age plan before the child travels.")
        : facts.Children.Any(c => IsStale(c.AssessedOn, facts, on) || IsStale(c.HeardOn, facts, on))
            ? Rejection.Conflict(
                "review-stale",
                $"The best-interests assessment or the child's views are more than {facts.StaleAfterDays} days old: "
                + "record a fresh review before the child travels.")
        : null;

    static bool IsStale(DateOnly? day, TravelFacts facts, DateOnly on) => day?.AddDays(facts.StaleAfterDays) < on;
}
