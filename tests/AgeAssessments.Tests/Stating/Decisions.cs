using TransferScheme.AgeAssessments.Analysing;
using TransferScheme.AgeAssessments.Concluding;
using TransferScheme.AgeAssessments.Guarding;
using TransferScheme.AgeAssessments.Serving;
using TransferScheme.AgeAssessments.Timing;
using TransferScheme.Platform.Deadlines;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Printing;

namespace TransferScheme.AgeAssessments.Tests.Stating;

/// <summary>
/// The product's decisions and functions on which the invariants rest. A control takes one of them and hides from it what its rule looks
/// at, or undoes what it does.
/// </summary>
sealed record Decisions
{
    /// <summary>The product's own.</summary>
    internal static Decisions Own { get; } = new();

    internal Func<AgeAssessment, Guid, Decision<AgeEvent>> Sign { get; init; } =
        (a, who) => SignDecision.Decide(a, who, A.Today.AddDays(2));

    internal Func<AgeAssessment, Guid, AgeEvent, Decision<AgeEvent>> Assure { get; init; } = SignDecision.Decide;

    internal Func<AgeAssessment, DateOnly, DecisionDrafted, Decision<AgeEvent>> Draft { get; init; } =
        (a, today, drafted) => DraftDecision.Decide(a, null, A.Lead, today, drafted);

    internal Func<AgeAssessment, DateTimeOffset, DateTimeOffset, Decision<AgeEvent>> Serve { get; init; } = (a, at, now) =>
        ServeDecision.Decide(a, new ServeDecisionRequest(at, true, true, "i", "a", true, "told"), now, A.Served(at));

    internal Func<AgeAssessment, YoungPersonResponded, DateTimeOffset, Decision<AgeEvent>> Respond { get; init; } = RecordResponse.Decide;

    internal Func<AgeAssessment, IEnumerable<Deadline>> Deadlines { get; init; } = AgeDeadlines.Of;

    internal Func<AgeAssessment, DateOnly, DateTimeOffset, GuardAnswer> Guard { get; init; } =
        (a, today, now) => AskGuard.Of(A.ChildId, [a], today, now);

    internal Func<AgeAssessment, AgeEvent, AgeAssessment> Fold { get; init; } = (a, e) => AgeAssessment.Evolve(a, e)!;

    /// <summary>How a time that was told comes to stand in an event.</summary>
    internal Func<AgeEvent, AgeEvent> Kept { get; init; } = e => e;

    /// <summary>How a time is shown.</summary>
    internal Func<DateTimeOffset, string> Shown { get; init; } = Page.Moment;

    /// <summary>Rules that are switched off, one in each, by name.</summary>
    internal static IReadOnlyDictionary<string, Decisions> Without { get; } = new Dictionary<string, Decisions>
    {
        ["(i) what was served is not redrafted"] = Own with
        {
            Draft = (a, today, drafted) => Own.Draft(
                a.Status is AgeStatus.Served ? a with { Status = AgeStatus.Drafted } : a, today, drafted),
        },
        ["(i) what was served is not signed again"] = Own with
        {
            Sign = (a, who) => Own.Sign(a.Status is AgeStatus.Served ? a with { Status = AgeStatus.Drafted, Signers = [] } : a, who),
        },
        ["(ii) nobody signs twice"] = Own with { Sign = (a, who) => Own.Sign(a with { Signers = [] }, who) },
        ["(ii) an assessor assures no own work"] = Own with
        {
            Assure = (a, _, outcome) => Own.Assure(a, A.Next, outcome),
        },
        ["(iii) an adverse point is put before it is relied on"] = Own with
        {
            Sign = (a, who) => Own.Sign(Fair(a), who),
            Assure = (a, who, outcome) => Own.Assure(Fair(a), who, outcome),
        },
        ["(iv) served after the last answer"] = Own with { Serve = (a, at, now) => Own.Serve(a with { LastResponseAt = null }, at, now) },
        ["(iv) served after what was put"] = Own with
        {
            Serve = (a, at, now) => Own.Serve(a with { MindedToAt = null, LastResponseAt = null }, at, now),
        },
        ["(v) times are kept in UTC"] = Own with { Kept = InSummer },
        ["(v) times are shown by the clock of the United Kingdom"] = Own with
        {
            Shown = at => Page.Moment(at.AddHours(at.Month is > 3 and < 10 ? -1 : 0)),
        },
        ["(vi) no birthday closes a case"] = Own with
        {
            Deadlines = a => a.IsPending
                ? [.. Own.Deadlines(a), new Deadline(Platform.Time.UkTime.At(Run.Claimed18th, default), new AgeCaseClosed())]
                : Own.Deadlines(a),
        },
        ["(vi) no birthday opens the guard"] = Own with
        {
            Guard = (a, today, now) => Own.Guard(a, today, now) is { } answer && today >= Run.Claimed18th
                ? answer with { End = GuardVerdict.Yes } : Own.Guard(a, today, now),
        },
        ["(vi) no birthday stops a clock"] = Own with
        {
            Fold = (a, e) => Own.Fold(a, e) is { } after && e is AgeClockDueSoon { DueOn: var due } && due >= Run.Claimed18th
                ? after with { Clocks = [] } : Own.Fold(a, e),
        },
        ["(vii) an earlier finding is kept"] = Own with
        {
            Fold = (a, e) => Own.Fold(a, e) is var after && e is AgeFindingMade ? after with { Findings = [after.Findings[^1]] } : after,
        },
        ["(vii) an earlier date of birth is kept"] = Own with
        {
            Fold = (a, e) => Own.Fold(a, e) is var after && e is AgeFindingMade f
                ? after with { Findings = [.. after.Findings.Select(o => o with { Found = f.Found })] } : after,
        },
        ["the guard holds on a pending age"] = Own with
        {
            Guard = (a, today, now) => Own.Guard(a with { Status = AgeStatus.Closed }, today, now),
        },
        ["giving up is no way round the guard"] = Own with
        {
            Guard = (a, today, now) => Own.Guard(a with { Overrides = [] }, today, now),
        },
    };

    static AgeAssessment Fair(AgeAssessment a) => a with
    {
        Points = [.. a.Points.Select(p => p with { PutAt = p.PutAt ?? A.Wednesday, Answered = true, Evaluated = true })],
    };

    static AgeEvent InSummer(AgeEvent e) => e switch
    {
        DecisionServed s => s with { ServedAt = s.ServedAt.ToOffset(TimeSpan.FromHours(1)) },
        InterviewStarted s => s with { StartedAt = s.StartedAt.ToOffset(TimeSpan.FromHours(1)) },
        _ => e,
    };
}
