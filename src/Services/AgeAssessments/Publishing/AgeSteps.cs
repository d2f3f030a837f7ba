using TransferScheme.Contracts.AgeAssessments;

namespace TransferScheme.AgeAssessments.Publishing;

/// <summary>The steps of an assessment that figures are made of, as codes.</summary>
static class AgeSteps
{
    /// <summary>The step of an event; null where no figure is made of it.</summary>
    internal static AgeStepTaken? Of(IEvent e) => e.Data switch
    {
        HomeOfficeInitialDecisionRecorded h => Step(e, h.Outcome == "child" ? "noted" : "doubted") with
        {
            ReferralId = h.ReferralId,
            ChildId = h.ChildId,
            Authority = h.Owner.Authority,
        },
        AgeDoubtRaised d => Step(e, "doubted") with { ReferralId = d.ReferralId, ChildId = d.ChildId, Authority = d.Owner.Authority },
        SecretaryOfStateDoubtNotified => Step(e, "doubted"),
        AssessmentRouteDecided r => Step(e, "routed") with { Route = r.Route },
        EscalatedToFullAssessment => Step(e, "routed") with { Route = "full" },
        DepartureJustified d => Step(e, "departureProposed") with { Item = d.Item },
        DepartureCountersigned d => Step(e, "departed") with { Item = d.Item },
        CourtDeterminedAge { Quashed: true } => Step(e, "overturned"),
        DecisionQuashed => Step(e, "quashed"),
        CourtDeterminedAge or AgeAppealDetermined or ClaimDismissed or ClaimWithdrawn or ConsentOrderMade or ReassessmentAgreed
            or SignificantNewEvidenceFound or AssessmentWithdrawn or AgeCaseClosed => Step(e, "ended"),
        _ => null,
    };

    static AgeStepTaken Step(IEvent e, string step) =>
        new() { AssessmentId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, Step = step };
}
