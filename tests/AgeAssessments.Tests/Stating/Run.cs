using TransferScheme.AgeAssessments.Analysing;
using TransferScheme.AgeAssessments.Challenging;
using TransferScheme.AgeAssessments.Checking;
using TransferScheme.AgeAssessments.Concluding;
using TransferScheme.AgeAssessments.Departing;
using TransferScheme.AgeAssessments.Ending;
using TransferScheme.AgeAssessments.Handling;
using TransferScheme.AgeAssessments.Interviewing;
using TransferScheme.AgeAssessments.Overriding;
using TransferScheme.AgeAssessments.Planning;
using TransferScheme.AgeAssessments.Raising;
using TransferScheme.AgeAssessments.Renewing;
using TransferScheme.AgeAssessments.Routing;
using TransferScheme.AgeAssessments.Serving;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;

namespace TransferScheme.AgeAssessments.Tests.Stating;

/// <summary>One assessment through the product's decisions and fold, without a database, and a book kept beside it.</summary>
sealed class Run
{
    static readonly Guid[] Persons = [A.Lead, A.Second, A.Manager, A.Officer];
    static readonly SessionForm Help =
        new(new AdultForm("N", "O", true), new InterpreterForm("I", "ti", "d", "faceToFace", true, true));

    static readonly TimeSpan[] Offsets = [TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromHours(-5), TimeSpan.FromHours(9.5)];

    /// <summary>By the claimed date of birth the person is 18 on this day, in the middle of some runs.</summary>
    internal static readonly DateOnly Claimed18th = new(2026, 3, 30);

    readonly Decisions _decisions;
    readonly Watch _watch;
    readonly List<AgeEvent> _events = [];
    AgeAssessment _a;
    DateTimeOffset _now;
    int _points;
    int _found;

    /// <summary>A doubt.</summary>
    /// <param name="decisions">The decisions.</param>
    /// <param name="crosses">Whether the run crosses into summer time, and the claimed eighteenth birthday.</param>
    internal Run(Decisions decisions, bool crosses)
    {
        (_decisions, _watch) = (decisions, new Watch(decisions));
        _now = crosses ? new DateTimeOffset(2026, 3, 25, 20, 0, 0, TimeSpan.Zero) : A.Wednesday;
        _a = A.State(A.Doubt());
        _events.Add(A.Doubt());
    }

    internal bool IsServed => _events.OfType<DecisionServed>().Any();

    /// <summary>What speaks against an invariant.</summary>
    internal IReadOnlyList<string> Faults => _watch.Faults;

    /// <inheritdoc/>
    public override string ToString() => $"{string.Join(", ", _events.Select(e => e.GetType().Name))} ({_a.Status})";

    DateOnly Today => UkTime.DateOf(_now);

    internal void Take(int step)
    {
        var (chance, who) = (step / 100, Persons[step / 7 % Persons.Length]);
        if (step % 5 == 0)
        {
            _now = _now.AddHours(step % 50);
        }

        Sweep();

        // Every second step does what is next on the way, so that runs get far; the others do anything.
        Append(step % 2 == 0 ? OnTheWay(who, chance) : Anything(step % 25, who, chance));
        _watch.Look(_a, _now, Claimed18th);
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
        AgeStatus.Drafted when _a.Signers.Count < 2 => _decisions.Sign(_a, who),
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
            _a, null, who, _now,
            new BriefEnquiryConcluded(A.Whole, Told(chance), chance % 2 == 0 ? A.Helped : A.Alone, Today, NewAge(), A.Said)),
        9 => _decisions.Sign(_a, who),
        10 => Assure(who, chance),
        11 => Serve(chance % 2 == 0 ? -30 : 0),
        12 => InformSecretaryOfState.Decide(_a, new SecretaryOfStateInformed("50(3)(b)", Today, true, A.Said), Today),
        13 => ServeDecision.Decide(_a, new DecisionCorrected(true, A.Said)),
        14 => Challenge.Decide(_a, new PreActionReceived(A.Case, Today, Today.AddDays(14), A.Said), Today),
        15 => StartBriefEnquiry.Decide(_a, new EscalatedToFullAssessment(A.Said)),
        16 => Challenge.Decide(_a, Today, Today, new ClaimIssued(A.Case, Today, A.Said)),
        17 => RecordJudgment.Decide(
            _a, new RecordJudgmentRequest(chance % 2 == 0 ? "declared" : "dismissed", Today, "w", "child", Today.AddYears(-16)), Today,
            A.Next, NewAge(), A.Said),
        18 => CloseCase.Decide(_a, Today.AddMonths(chance % 2 * 6)),
        19 => SubmitNewEvidence.Decide(_a, new NewAgeEvidenceReceived(Today, Today, A.Said), Today),
        20 when WhenTransferCompleted.HandOver(_a, A.Receiver, _now) is { } handedOver => handedOver,
        21 when chance % 7 == 0 => CloseCase.Decide(_a, new AssessmentWithdrawn("missing", A.Said, who, Today.AddDays(2))),
        22 => RecordResponse.Decide(_a, new FurtherEnquiriesRequired(A.Said)),
        23 when chance % 3 == 0 => OverrideGuard.Decide(
            _a, new OverrideReviewed(1, A.Officer, chance % 2 == 0 ? "justified" : "notJustified", A.Said)),
        24 => _decisions.Draft(_a, Today, new DecisionDrafted(new DecisionFacts(), [], NewAge(), A.Said)),
        _ => Decision<AgeEvent>.Nothing,
    };

    // What comes by itself, as the sweep records it: one after the other, until nothing is due.
    void Sweep()
    {
        for (var left = 20; left > 0 && _decisions.Deadlines(_a).Where(d => d.At <= _now).MinBy(d => d.At) is { } due; left--)
        {
            var before = _a;
            Append((AgeEvent)due.Event);
            _watch.CameByItself((AgeEvent)due.Event, before, _a);
        }
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
        _a, new OpenInterviewRequest(Told(), Help, new ExplainedForm(Today, "ti")), A.Lead, _now, Today, A.Said);

    Decision<AgeEvent> Close() => OpenInterview.Decide(
        _a, _a.Interviews[^1].Number, new CloseInterviewRequest(Told(1), 0, ["all"], "note", true), _now, A.Said);

    Decision<AgeEvent> Conclude(int chance) => HoldMindedTo.Decide(
        _a, "adult",
        HoldMindedTo.Numbered(_a, [.. Enumerable.Range(0, _points++ < 3 ? chance % 3 : 0).Select(i => new PointForm("p", i == 0, i == 1))]),
        A.Lead, A.Said);

    Decision<AgeEvent> Hold(int chance) => HoldMindedTo.Decide(
        _a, new HoldMindedToRequest(Told(chance), [.. _a.Points.Skip(chance % 7 == 0 ? 1 : 0).Select(p => p.Number)], "how", Help), A.Lead, _now,
        Today.AddDays(5), A.Said);

    Decision<AgeEvent> Respond() => _decisions.Respond(
        _a, new YoungPersonResponded(Told(2), [.. _a.Points.Where(p => p.PutAt is not null).Select(p => p.Number)], A.Said), _now);

    Decision<AgeEvent> Draft(bool whole) => _decisions.Draft(
        _a, Today, new DecisionDrafted(whole ? A.Whole : new DecisionFacts(), [.. _a.Points.Select(p => p.Number)], NewAge(), A.Said));

    Decision<AgeEvent> Assure(Guid who, int chance) => _decisions.Assure(
        _a, who, chance % 6 == 0 ? new DecisionReturned(who, A.Said) : new DecisionQualityAssured(who, Today, A.Said));

    Decision<AgeEvent> Serve(int hours) => _decisions.Serve(_a, Told(hours).AddHours(hours), _now);

    // People tell times as their clocks show them.
    DateTimeOffset Told(int which = 0) => _now.ToOffset(Offsets[Math.Abs(which) % Offsets.Length]);

    // Each age another, so that one in the place of another is seen.
    Sealed<FoundAge> NewAge() => new($"age-{_found++}", []);

    static string Item(int chance) => Checklist.Replaceable[chance % Checklist.Replaceable.Count];

    void Append(Decision<AgeEvent> decision)
    {
        foreach (var e in decision.Events)
        {
            Append(e);
        }
    }

    void Append(AgeEvent e)
    {
        var kept = _decisions.Kept(e);
        _events.Add(kept);
        _a = _decisions.Fold(_a, kept);
        _watch.Tell(kept, _a);
    }
}
