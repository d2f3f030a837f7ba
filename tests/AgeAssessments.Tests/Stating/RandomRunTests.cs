using FsCheck;
using FsCheck.Fluent;
using TransferScheme.AgeAssessments.Analysing;
using TransferScheme.AgeAssessments.Challenging;
using TransferScheme.AgeAssessments.Checking;
using TransferScheme.AgeAssessments.Concluding;
using TransferScheme.AgeAssessments.Departing;
using TransferScheme.AgeAssessments.Ending;
using TransferScheme.AgeAssessments.Guarding;
using TransferScheme.AgeAssessments.Handling;
using TransferScheme.AgeAssessments.Interviewing;
using TransferScheme.AgeAssessments.Planning;
using TransferScheme.AgeAssessments.Raising;
using TransferScheme.AgeAssessments.Renewing;
using TransferScheme.AgeAssessments.Routing;
using TransferScheme.AgeAssessments.Serving;
using TransferScheme.AgeAssessments.Timing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Time;

namespace TransferScheme.AgeAssessments.Tests.Stating;

/// <summary>
/// Random acts by random persons in random order, some that help on their way so that every stage is reached: whatever is tried, the
/// invariants of the specification hold.
/// </summary>
public sealed class RandomRunTests
{
    const int Runs = 10_000;
    const int Steps = 60;

    [Fact]
    public void Whatever_is_tried_the_invariants_hold()
    {
        var served = 0;
        Prop.ForAll(
            Gen.Choose(0, 999_999).ListOf(Steps).ToArbitrary(),
            steps =>
            {
                var run = new Run();
                foreach (var step in steps)
                {
                    run.Take(step);
                    run.Check();
                }

                served += run.IsServed ? 1 : 0;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));

        // Otherwise the runs would prove nothing about what comes after service.
        served.ShouldBeGreaterThan(Runs / 50);
    }

    sealed class Run
    {
        static readonly Guid[] Persons = [A.Lead, A.Second, A.Manager, A.Officer];
        static readonly SessionForm Help =
            new(new AdultForm("N", "O", true), new InterpreterForm("I", "ti", "d", "faceToFace", true, true));

        readonly List<AgeEvent> _events = [A.Doubt()];
        AgeAssessment _a = A.State(A.Doubt());
        DateTimeOffset _now = A.Wednesday;
        DecisionFacts? _servedDecision;
        int _points;

        internal bool IsServed => _events.OfType<DecisionServed>().Any();

        DateOnly Today => UkTime.DateOf(_now);

        internal void Take(int step)
        {
            var (chance, who) = (step / 100, Persons[step / 7 % Persons.Length]);
            if (step % 5 == 0)
            {
                _now = _now.AddHours(step % 50);
            }

            // Every second step does what is next on the way, so that runs get far; the others do anything.
            Append(step % 2 == 0 ? OnTheWay(who, chance) : Anything(step % 23, who, chance));
        }

        Decision<AgeEvent> OnTheWay(Guid who, int chance) => _a.Status switch
        {
            AgeStatus.DoubtRaised => Route(chance % 4 == 0 ? "briefEnquiry" : "full"),
            AgeStatus.Triaged when _a.IsBrief => StartBriefEnquiry.Decide(_a, A.Assessors, A.Lead, Today, A.Said),
            AgeStatus.BriefEnquiry => Anything(chance % 2 == 0 ? 8 : 15, A.Lead, chance),
            AgeStatus.Triaged => Plan(),
            AgeStatus.Planning => _a.Considered.Count == 0 ? Plan() : Open(),
            AgeStatus.Interviewing when _a.Interviews.Any(i => i.EndedAt is null) => Close(),
            AgeStatus.Interviewing when _a.Evidence.Count == 0 => A.Evidence,
            AgeStatus.Interviewing => BeginAnalysis.Decide(_a, A.Topics, A.Lead, A.Said),
            AgeStatus.Analysis when !_a.HasProvisionalView => Conclude(chance),
            AgeStatus.Analysis => Hold(chance),
            AgeStatus.MindedTo when _a.LastResponseAt is null => Respond(),
            AgeStatus.MindedTo => Draft(chance % 5 != 0),
            AgeStatus.Drafted when _a.Signers.Count < 2 => SignDecision.Decide(_a, who),
            AgeStatus.Drafted => Assure(who, chance),
            AgeStatus.SignedOff => Serve(chance % 3 == 0 ? -50 : 0),
            AgeStatus.Served => InformSecretaryOfState.Decide(_a, new ConsequencesPlanned(A.Said)),
            AgeStatus.Paused => PauseAssessment.Decide(_a, Today),
            _ => Decision<AgeEvent>.Nothing,
        };

        Decision<AgeEvent> Anything(int act, Guid who, int chance) => act switch
        {
            0 => PresumeChild.Decide(_a, A.Presumed with { From = Today }, Today),
            1 => DepartFromSafeguard.Decide(_a, new DepartureJustified(Item(chance), who, A.Said)),
            2 => DepartFromSafeguard.Decide(_a, Item(chance), who),
            3 => PauseAssessment.Decide(_a, "ill", Today, A.Said),
            4 => Conclude(chance),
            5 => Hold(chance),
            6 => Respond(),
            7 => Draft(chance % 2 == 0),
            8 => ConcludeBriefEnquiry.Decide(
                _a, null, who, _now, new BriefEnquiryConcluded(A.Whole, _now, chance % 2 == 0 ? A.Helped : A.Alone, Today, A.Found, A.Said)),
            9 => SignDecision.Decide(_a, who),
            10 => Assure(who, chance),
            11 => Serve(chance % 2 == 0 ? -30 : 0),
            12 => InformSecretaryOfState.Decide(_a, new SecretaryOfStateInformed("50(3)(b)", Today, true, A.Said), Today),
            13 => ServeDecision.Decide(_a, new DecisionCorrected(true, A.Said)),
            14 => Challenge.Decide(_a, new PreActionReceived(A.Case, Today, Today.AddDays(14), A.Said), Today),
            15 => StartBriefEnquiry.Decide(_a, new EscalatedToFullAssessment(A.Said)),
            16 => Challenge.Decide(_a, Today, Today, new ClaimIssued(A.Case, Today, A.Said)),
            17 => RecordJudgment.Decide(
                _a, new RecordJudgmentRequest(chance % 2 == 0 ? "declared" : "dismissed", Today, "w", "child", Today.AddYears(-16)), Today,
                A.Next, A.Found, A.Said),
            18 => CloseCase.Decide(_a, Today.AddMonths(chance % 2 * 6)),
            19 => SubmitNewEvidence.Decide(_a, new NewAgeEvidenceReceived(Today, Today, A.Said), Today),
            20 when WhenTransferCompleted.HandOver(_a, A.Receiver, _now) is { } handedOver => handedOver,
            21 when _a.Clocks.Count > 0 => AgeDeadlines.Of(_a).Select(d => (AgeEvent)d.Event).FirstOrDefault() is { } due
                ? due : Decision<AgeEvent>.Nothing,
            22 => RecordResponse.Decide(_a, new FurtherEnquiriesRequired(A.Said)),
            _ => Decision<AgeEvent>.Nothing,
        };

        internal void Check()
        {
            Never(_servedDecision is not null && _a.Decision != _servedDecision, "(i) a served decision was edited");
            var persons = _a.Signers.Append(_a.QualityAssuredBy ?? Guid.Empty).ToList();
            Never(
                _a.QualityAssuredBy is not null && (persons.Distinct().Count() != 3 || persons.Count != 3),
                "(ii) the two signers and quality assurance are not three people");
            Never(
                IsServed && !_a.IsBrief && _a.Points.Any(p => p is { ReliedOn: true, PutAt: null }) && _a.DepartureFrom("A14")?.ManagerId is null,
                "(iii) a point that is relied on was never put");
            Never(_a.ServedAt < _a.LastResponseAt || _a.ServedAt < _a.MindedToAt, "(iv) served before the last answer");
            Never(
                _events.OfType<DecisionServed>().Any(s => s.ServedAt.Offset != TimeSpan.Zero)
                    || _a.Interviews.Any(i => i.StartedAt.Offset != TimeSpan.Zero),
                "(v) a time is not in UTC");
            Never(
                AgeDeadlines.Of(_a).Any(d => d.Event is not (AgeClockDueSoon or AgeClockBreached)),
                "(vi) something but a reminder comes by itself");
            Never(_a.Findings.Count != _events.OfType<AgeFindingMade>().Count(), "(vii) a finding is lost");
            Never(
                _a.IsPending && AskGuard.Of(A.ChildId, [_a], Today, _now).End.Allowed, "something could end on a pending age");
            Never(
                _a.Status is AgeStatus.SignedOff or AgeStatus.Served
                    && Guards.BeforeSigning(_a).Any(i => Checklist.Of(_a, i).State == "open"),
                "a decision was assured with an item open");
        }

        Decision<AgeEvent> Route(string route) => DecideRoute.Decide(
            _a, new DecideRouteRequest(route == "full" ? "realDoubt" : "clearlyAdult", route, "r", null, A.Clear()), 21, A.Said);

        Decision<AgeEvent> Plan() => PlanAssessment.Decide(
            _a,
            new PlanAssessmentRequest(
                [new AssessorForm(A.Lead, "L", "1", true, true), new AssessorForm(A.Second, "S", "2", true)],
                PlanAssessmentRequest.All.ToDictionary(c => c, c => c), true, Help.AppropriateAdult, Help.Interpreter),
            A.Lead, Today, A.Said);

        Decision<AgeEvent> Open() => OpenInterview.Decide(
            _a, new OpenInterviewRequest(_now, Help, new ExplainedForm(Today, "ti")), A.Lead, _now, Today, A.Said);

        Decision<AgeEvent> Close() => OpenInterview.Decide(
            _a, _a.Interviews[^1].Number, new CloseInterviewRequest(_now, 0, ["all"], "note", true), _now, A.Said);

        Decision<AgeEvent> Conclude(int chance) => HoldMindedTo.Decide(
            _a, "adult",
            HoldMindedTo.Numbered(_a, [.. Enumerable.Range(0, _points++ < 3 ? chance % 3 : 0).Select(i => new PointForm("p", i == 0, i == 1))]),
            A.Lead, A.Said);

        Decision<AgeEvent> Hold(int chance) => HoldMindedTo.Decide(
            _a, new HoldMindedToRequest(_now, [.. _a.Points.Skip(chance % 7 == 0 ? 1 : 0).Select(p => p.Number)], "how", Help), A.Lead, _now,
            Today.AddDays(5), A.Said);

        Decision<AgeEvent> Respond() => RecordResponse.Decide(
            _a, new YoungPersonResponded(_now, [.. _a.Points.Where(p => p.PutAt is not null).Select(p => p.Number)], A.Said), _now);

        Decision<AgeEvent> Draft(bool whole) => DraftDecision.Decide(
            _a, null, A.Lead, Today,
            new DecisionDrafted(whole ? A.Whole : new DecisionFacts(), [.. _a.Points.Select(p => p.Number)], A.Found, A.Said));

        Decision<AgeEvent> Assure(Guid who, int chance) => SignDecision.Decide(
            _a, who, chance % 6 == 0 ? new DecisionReturned(who, A.Said) : new DecisionQualityAssured(who, Today, A.Said));

        Decision<AgeEvent> Serve(int hours) => ServeDecision.Decide(
            _a, new ServeDecisionRequest(_now.AddHours(hours), true, true, "i", "a", true, "told"), _now, A.Served(_now.AddHours(hours)));

        static string Item(int chance) => Checklist.Replaceable[chance % Checklist.Replaceable.Count];

        void Append(Decision<AgeEvent> decision)
        {
            foreach (var e in decision.Events)
            {
                _events.Add(e);
                _a = AgeAssessment.Evolve(_a, e)!;
                _servedDecision = e is DecisionServed ? _a.Decision : _servedDecision;
            }
        }

        void Never(bool wrong, string what)
        {
            if (wrong)
            {
                throw new InvalidOperationException($"{what}: {string.Join(", ", _events.Select(e => e.GetType().Name))} ({_a.Status})");
            }
        }
    }
}
