using TransferScheme.AgeAssessments.Raising;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;

namespace TransferScheme.AgeAssessments.Renewing;

/// <summary>
/// The assessment that follows one that was quashed, given up by agreement or reopened: a stream of its own, begun in the same
/// transaction, so that nobody is ever between the two.
/// </summary>
static class NextEpisode
{
    /// <summary>Begins the next one beside the decision that calls for it.</summary>
    /// <param name="decision">The decision; one that is rejected begins nothing.</param>
    /// <param name="a">The assessment before.</param>
    /// <param name="id">The next one.</param>
    /// <param name="before">How many the person had.</param>
    /// <param name="desk">Time and rules.</param>
    /// <param name="said">Why.</param>
    internal static Decision<AgeEvent> Followed(
        this Decision<AgeEvent> decision, AgeAssessment a, Guid id, int before, AgeDesk desk, Sealed<AgeText> said) =>
        decision.Rejection is not null ? decision
        : decision.Beginning<AgeAssessment>(
            id,
            new AgeDoubtRaised(
                a.ReferralId, a.ChildId, a.Owner, a.Id, desk.Today, false, desk.Working(a.Owner, desk.Rules.TriageWorkingDays),
                desk.Today.AddDays(desk.Rules.AssessmentDays), said)).Numbered(a.ChildId, before, id);
}
