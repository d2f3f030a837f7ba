using TransferScheme.AgeAssessments.Analysing;
using TransferScheme.AgeAssessments.Concluding;
using TransferScheme.AgeAssessments.Timing;

namespace TransferScheme.AgeAssessments;

/// <summary>What an assessment is after one more event, up to its decision.</summary>
static class AgeFold
{
    /// <summary>The assessment after an event.</summary>
    /// <exception cref="InvalidOperationException">The event cannot come here, or is not known.</exception>
    internal static AgeAssessment? Evolve(AgeAssessment? state, AgeEvent e) => (state, e) switch
    {
        (null, HomeOfficeInitialDecisionRecorded h) => Doubted(
            new AgeAssessment
            {
                ReferralId = h.ReferralId, ChildId = h.ChildId, Owner = h.Owner, HomeOfficeOutcome = h.Outcome,
                Status = AgeStatus.NotDisputed,
            },
            h.Outcome == "child" ? null : h.On, true, h.TriageBy, h.AssessBy),
        (null, AgeDoubtRaised d) => Doubted(
            new AgeAssessment
            {
                ReferralId = d.ReferralId, ChildId = d.ChildId, Owner = d.Owner, PreviousEpisodeId = d.PreviousEpisodeId,
            },
            d.On, d.AppearanceOnly, d.TriageBy, d.AssessBy),
        ({ DoubtOn: null } a, AgeDoubtRaised d) => Doubted(a, d.On, d.AppearanceOnly, d.TriageBy, d.AssessBy),
        ({ } a, AgeDoubtRaised d) => a with { DoubtsAppearanceOnly = a.DoubtsAppearanceOnly && d.AppearanceOnly },
        ({ } a, SecretaryOfStateDoubtNotified n) => Notified(a, n),
        ({ } a, PresumedChildPendingAssessment p) => a with { PresumedFrom = p.From },
        ({ } a, TransferWhilePendingAgreed t) => a with { Agreement = new TravelAgreement(t.Lead, t.CompleteBy) },
        ({ } a, AssessmentRouteDecided r) => a.Without(ClockName.Triage) with
        {
            Status = AgeStatus.Triaged,
            Route = r.Route,
            Situation = r.Situation,
        },
        ({ } a, ClaimedAgeAccepted c) => a.Without(ClockName.Assessment).Due(ClockName.Inform, c.InformBy) with
        {
            Status = AgeStatus.AcceptedNoAssessment,
        },
        ({ } a, BriefEnquiryStarted b) => a.Due(ClockName.Brief, b.DueOn) with { Status = AgeStatus.BriefEnquiry, Assessors = b.Assessors },
        ({ } a, EscalatedToFullAssessment) => a.Without(ClockName.Brief, ClockName.Assurance) with
        {
            Status = AgeStatus.Planning,
            Route = "full",
            Decision = null,
            Found = null,
            Signers = [],
        },
        ({ } a, AssessmentPlanned p) => a.Due(ClockName.FirstInterview, p.FirstInterviewBy) with
        {
            Status = AgeStatus.Planning,
            Assessors = p.Assessors,
            Considered = p.Considered,
        },
        ({ } a, InformationRequested i) => a.Due(ClockName.Chase, i.ChaseBy),
        ({ } a, EvidenceRecorded v) => a.Without(ClockName.Chase) with
        {
            Evidence = [.. a.Evidence, new EvidenceFacts(v.Kind, v.Dated, v.Weight, v.MethodStated)],
        },
        ({ } a, InterviewStarted i) => a.Without(ClockName.FirstInterview) with
        {
            Status = AgeStatus.Interviewing,
            ExplainedOn = a.ExplainedOn ?? i.ExplainedOn,
            Interviews = [.. a.Interviews, new InterviewFacts(i.Number, i.StartedAt, i.Session, null, false)],
        },
        ({ } a, InterviewCompleted c) => a with
        {
            Interviews = [.. a.Interviews.Select(i => i.Number == c.Number ? i with { EndedAt = c.EndedAt, Signed = c.Signed } : i)],
        },
        ({ } a, AssessmentPaused p) => a with { Status = AgeStatus.Paused, Before = a.Status, PausedOn = p.On },
        ({ } a, AssessmentResumed r) => Longer(a, r.Days) with { Status = a.Before, PausedOn = null },
        ({ } a, DepartureJustified d) => a with
        {
            Departures = [.. a.Departures.Where(o => o.Item != d.Item), new Departure(d.Item, d.Person, null)],
        },
        ({ } a, DepartureCountersigned c) => a with
        {
            Departures = [.. a.Departures.Select(d => d.Item == c.Item ? d with { ManagerId = c.ManagerId } : d)],
        },
        ({ } a, AnalysisStarted s) => a with { Status = AgeStatus.Analysis, Topics = s.Topics },
        ({ } a, ProvisionalConclusionRecorded p) => a with { HasProvisionalView = true, Points = Listed(a.Points, p.Points) },
        ({ } a, MindedToHeld m) => a.Due(ClockName.Answer, m.AnswerBy) with
        {
            Status = AgeStatus.MindedTo,
            MindedToAt = m.HeldAt,
            MindedToSession = m.Session,
        },
        ({ } a, AdversePointPut p) => a with
        {
            Points = [.. a.Points.Select(o => o.Number == p.Number ? o with { PutAt = p.PutAt } : o)],
        },
        ({ } a, YoungPersonResponded r) => a.Without(ClockName.Answer) with
        {
            LastResponseAt = a.LastResponseAt > r.RespondedAt ? a.LastResponseAt : r.RespondedAt,
            Points = [.. a.Points.Select(o => r.Points.Contains(o.Number) ? o with { Answered = true } : o)],
        },
        ({ } a, ResponsePeriodExtended r) => a.Due(ClockName.Answer, r.AnswerBy),
        ({ } a, FurtherEnquiriesRequired) => a.Without(ClockName.Answer) with { Status = AgeStatus.Interviewing },
        ({ } a, DecisionDrafted d) => Drafted(a, d.Facts) with
        {
            Found = d.Found,
            Points = [.. a.Points.Select(o => d.Evaluated.Contains(o.Number) ? o with { Evaluated = true } : o)],
        },
        ({ } a, BriefEnquiryConcluded b) => Drafted(a.Without(ClockName.Brief), b.Facts) with
        {
            Found = b.Found,
            ExplainedOn = b.ExplainedOn,
            LastResponseAt = b.HeardAt,
            Interviews = [new InterviewFacts(1, b.HeardAt, b.Session, b.HeardAt, true)],
        },
        ({ } a, DecisionSigned s) => (s.AssureBy is { } by ? a.Due(ClockName.Assurance, by) : a) with
        {
            Signers = [.. a.Signers, s.Signer],
        },
        ({ } a, { } later) => OutcomeFold.After(a, later),
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot begin an assessment."),
    };

    /// <summary>The assessment with something due; a later day takes the place of an earlier.</summary>
    internal static AgeAssessment Due(this AgeAssessment a, string name, DateOnly dueOn) => a with
    {
        Clocks = [.. a.Clocks.Where(c => c.Name != name), new RunningClock(name, dueOn)],
    };

    /// <summary>The assessment without something that was due.</summary>
    internal static AgeAssessment Without(this AgeAssessment a, params string[] names) =>
        a with { Clocks = [.. a.Clocks.Where(c => !names.Contains(c.Name))] };

    static AgeAssessment Doubted(AgeAssessment a, DateOnly? on, bool appearanceOnly, DateOnly triageBy, DateOnly assessBy) =>
        on is null ? a : a.Due(ClockName.Triage, triageBy).Due(ClockName.Assessment, assessBy) with
        {
            Status = AgeStatus.DoubtRaised,
            DoubtOn = on,
            DoubtsAppearanceOnly = appearanceOnly,
        };

    // The notice is a written ground of its own; what is under way goes on.
    static AgeAssessment Notified(AgeAssessment a, SecretaryOfStateDoubtNotified n)
    {
        var noted = a.Due(ClockName.Exit, n.ExitBy) with
        {
            SecretaryOfStateDoubtOn = n.NotifiedOn,
            DoubtOn = a.DoubtOn ?? n.NotifiedOn,
            DoubtsAppearanceOnly = false,
        };
        return a.Status is not (AgeStatus.NotDisputed or AgeStatus.AcceptedNoAssessment) ? noted
            : noted.Due(ClockName.Triage, n.TriageBy).Due(ClockName.Assessment, n.ExitBy) with { Status = AgeStatus.DoubtRaised };
    }

    static AgeAssessment Longer(AgeAssessment a, int days) => a with
    {
        Clocks = [.. a.Clocks.Select(c => c.Name == ClockName.Assessment ? c with { DueOn = c.DueOn.AddDays(days), SaidSoon = false } : c)],
    };

    static AgeAssessment Drafted(AgeAssessment a, DecisionFacts facts) => a.Without(ClockName.Answer, ClockName.Assurance) with
    {
        Status = AgeStatus.Drafted,
        Decision = facts,
        Signers = [],
    };

    // A point keeps what was done about it; one that is not listed again stays as it was.
    static IReadOnlyList<AdversePoint> Listed(IReadOnlyList<AdversePoint> before, IReadOnlyList<AdversePointFacts> listed) =>
    [
        .. before.Select(p => listed.FirstOrDefault(l => l.Number == p.Number) is { } l
            ? p with { ReliedOn = l.ReliedOn, Determinative = l.Determinative } : p),
        .. listed.Where(l => before.All(p => p.Number != l.Number))
            .Select(l => new AdversePoint(l.Number, l.ReliedOn, l.Determinative, null, false, false)),
    ];
}
