using TransferScheme.AgeAssessments.Attaching;
using TransferScheme.AgeAssessments.Finding;
using TransferScheme.AgeAssessments.Succeeding;
using TransferScheme.AgeAssessments.Timing;

namespace TransferScheme.AgeAssessments;

/// <summary>What an assessment is after one more event, from its sign-off on and beside it.</summary>
static class OutcomeFold
{
    /// <summary>The assessment after an event.</summary>
    /// <exception cref="InvalidOperationException">The event is not known.</exception>
    internal static AgeAssessment After(AgeAssessment a, AgeEvent e) => e switch
    {
        DecisionQualityAssured q => a.Without(ClockName.Assurance).Due(ClockName.Service, q.ServeBy) with
        {
            Status = AgeStatus.SignedOff,
            QualityAssuredBy = q.ManagerId,
        },
        DecisionReturned => a.Without(ClockName.Assurance) with { Status = AgeStatus.Analysis, Signers = [] },
        DecisionServed s => a.Without(ClockName.Service, ClockName.Assessment)
            .Due(ClockName.Inform, s.InformBy).Due(ClockName.Challenge, s.ChallengeBy) with
        {
            Status = AgeStatus.Served,
            ServedAt = s.ServedAt,
        },
        DecisionCorrected => a,
        AgeFindingMade f => a with
        {
            Findings =
            [
                .. a.Findings,
                new AgeFinding(
                    a.Findings.Count + 1, f.Category, f.Source, f.Authority, f.BindsChildFunctionsOf, f.BindsImmigration,
                    f.EffectiveFrom, f.Found),
            ],
        },
        ReferredToNaab n => a.Due(ClockName.Chase, n.ChaseBy) with { Status = AgeStatus.ReferredToNaab, IsNaabAccepted = false },
        NaabReferralAccepted => a.Without(ClockName.Chase) with { IsNaabAccepted = true },
        NaabReferralDeclined or NaabReferralWithdrawn => a.Without(ClockName.Chase) with
        {
            Status = AgeStatus.Triaged,
            IsNaabAccepted = false,
        },
        NaabAssistanceProvided => a,
        NaabAssessmentReceived n => a.Without(ClockName.Chase, ClockName.Assessment, ClockName.Exit)
            .Due(ClockName.Inform, n.InformBy).Due(ClockName.Challenge, n.ChallengeBy) with
        {
            Status = AgeStatus.Served,
            IsNaabOutcome = true,
        },
        AuthorityMadeAware w => Told(a with
        {
            Aware = [.. a.Aware.Where(o => o.Authority != w.Authority), new AwareFacts(w.Authority, w.On)],
        }),
        SecretaryOfStateInformed i => a.Without(ClockName.Inform, ClockName.Exit) with
        {
            Informed = new InformedFacts(i.Basis, i.On, i.Acknowledged),
        },
        ConsequencesPlanned => a with { HasConsequences = true },
        OverrunExplained => a with { IsOverrunExplained = true },
        EvidenceRequested r => a.Due(ClockName.Evidence, r.DueOn) with
        {
            EvidenceRequests = [.. a.EvidenceRequests, new EvidenceRequestFacts(r.Number, r.DueOn, null)],
        },
        EvidenceProvided p => Provided(a, p),
        Section51FindingRecorded => a,
        InterimReliefOrdered or TransferredToUpperTribunal => a with { Status = AgeStatus.StayedByCourt },
        PreActionReceived p => a.Due(ClockName.Reply, p.ReplyBy) with { Status = AgeStatus.Challenged, IsMaintained = false },
        DecisionMaintained => a.Without(ClockName.Reply) with { IsMaintained = true },
        ClaimIssued => a with { Status = AgeStatus.StayedByCourt, IsInCourt = true },
        AgeAppealLodged => a with { Status = AgeStatus.Challenged, IsInCourt = true },
        CourtDeterminedAge c => Judged(c.Quashed ? Quash(a) : a) with { Status = AgeStatus.Closed },
        AgeAppealDetermined or ClaimDismissed or ClaimWithdrawn => Judged(a) with { Status = AgeStatus.Closed },
        ConsentOrderMade { NextEpisodeId: null } => Judged(a) with { Status = AgeStatus.Closed },
        ConsentOrderMade c => Judged(a) with { Status = AgeStatus.Superseded, NextEpisodeId = c.NextEpisodeId },
        DecisionQuashed q => Judged(Quash(a)) with { Status = AgeStatus.Quashed, NextEpisodeId = q.NextEpisodeId },
        ReassessmentAgreed r => Judged(a) with { Status = AgeStatus.Superseded, NextEpisodeId = r.NextEpisodeId },
        NewAgeEvidenceReceived n => a.Due(ClockName.NewEvidence, n.DecideBy) with { HasNewEvidence = true },
        SignificantNewEvidenceFound s => Judged(a) with
        {
            Status = AgeStatus.Superseded,
            NextEpisodeId = s.NextEpisodeId,
            HasNewEvidence = false,
        },
        SignificantNewEvidenceNotFound => a.Without(ClockName.NewEvidence) with { HasNewEvidence = false },
        FindingReliedOn f => a with
        {
            Findings =
            [
                .. a.Findings.Select(o => FindingSource.Rank(o.Source) == 3
                    ? o with { ReliedOn = [.. o.ReliedOn ?? [], new Reliance(f.Authority)] } : o),
            ],
        },
        AgeCaseHandedOver h => a with
        {
            Owner = h.To,
            OwnerStandsFor = null,
            FormerOwners = [.. a.FormerOwners, new FormerOwner(h.From, 0, a.OwnerStandsFor)],
        },
        AgeCasePassedToSuccessor p => a.With(p),
        AgeDocumentAttached d => a with { Documents = [.. a.Documents, new AgeDocument(d.Document, d.Authority)] },
        AssessmentWithdrawn w => Judged(a) with
        {
            Status = AgeStatus.Withdrawn,
            WithdrawnFor = w.Reason,
            Overrides = w is { Person: { } person, ReviewDueOn: { } due } ? Overridden(a, GuardOverride.GivenUp, person, due) : a.Overrides,
        },
        TravelHoldOverridden o => a with { Overrides = Overridden(a, GuardOverride.TravelHold, o.Person, o.ReviewDueOn) },
        DepartedAgainstGuard d => a with
        {
            Overrides = [.. a.Overrides, Crossed(a, GuardOverride.Departed, d.RecordedBy, d.ReviewDueOn) with { DepartedAt = d.DepartedAt }],
        },
        ReferralEndedOnPendingAge ended => a with
        {
            Overrides = [.. a.Overrides, Crossed(a, GuardOverride.ReferralEnded, ended.EndedBy, ended.ReviewDueOn) with { EndedAt = ended.EndedAt }],
        },
        OverrideReviewed r => a with
        {
            Overrides = [.. a.Overrides.Select(o => o.Number == r.Number ? o with { Outcome = r.Outcome } : o)],
        },
        AgeCaseClosed => Judged(a) with { Status = AgeStatus.Closed },
        AgeClockDueSoon s => Said(a, s.Clock, s.DueOn, c => c with { SaidSoon = true }),
        AgeClockBreached b => Said(a, b.Clock, b.DueOn, c => c with { SaidSoon = true, SaidBreached = true }),
        AgeClockEscalated s => Said(a, s.Clock, s.DueOn, c => c with { SaidSoon = true, SaidBreached = true, SaidNational = true }),
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in an assessment."),
    };

    // Nothing is due any more, but for evidence that the Secretary of State still waits for.
    static AgeAssessment Judged(AgeAssessment a) => a with
    {
        Clocks = [.. a.Clocks.Where(c => c.Name == ClockName.Evidence)],
        IsInCourt = false,
    };

    static GuardOverride Crossed(AgeAssessment a, string kind, string by, DateOnly reviewDueOn)
    {
        var person = Guid.TryParse(by, out var one) ? one : default(Guid?);
        return new GuardOverride(a.Overrides.Count + 1, kind, person, reviewDueOn, By: person is null ? by : null);
    }

    static IReadOnlyList<GuardOverride> Overridden(AgeAssessment a, string kind, Guid person, DateOnly reviewDueOn) =>
        [.. a.Overrides, new GuardOverride(a.Overrides.Count + 1, kind, person, reviewDueOn)];

    // The store adds the time; here it is only told apart from what stands.
    static AgeAssessment Quash(AgeAssessment a) => a with
    {
        Findings =
        [
            .. a.Findings.Select(f => FindingSource.Rank(f.Source) is 3 or 4
                ? f with { QuashedAt = f.QuashedAt ?? default(DateTimeOffset) } : f),
        ],
    };

    static AgeAssessment Told(AgeAssessment a) => a.Aware.Any(w => w.Authority == a.Owner.Authority) && a.IsNaabOutcome
        ? a.Without(ClockName.Inform) : a;

    static AgeAssessment Provided(AgeAssessment a, EvidenceProvided p)
    {
        var requests = a.EvidenceRequests.Select(r => r.Number == p.Number ? r with { ProvidedOn = p.On } : r).ToList();
        var open = requests.Where(r => r.ProvidedOn is null).Select(r => r.DueOn).Order().ToList();
        var after = a with { EvidenceRequests = requests };
        return open is [var next, ..] ? after.Due(ClockName.Evidence, next) : after.Without(ClockName.Evidence);
    }

    static AgeAssessment Said(AgeAssessment a, string name, DateOnly dueOn, Func<RunningClock, RunningClock> say) => a with
    {
        Clocks = [.. a.Clocks.Select(c => c.Name == name && c.DueOn == dueOn ? say(c) : c)],
    };
}
