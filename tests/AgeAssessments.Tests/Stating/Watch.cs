using System.Collections;
using TransferScheme.AgeAssessments.Finding;

namespace TransferScheme.AgeAssessments.Tests.Stating;

/// <summary>
/// The invariants of the specification, told a second time from the log alone: of the product's state only what it claims is looked at,
/// and none of its rules is used. What each holds is written at its check.
/// </summary>
/// <param name="decisions">How times are shown, and the guard.</param>
sealed class Watch(Decisions decisions)
{
    static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    static readonly Type[] Deciding =
    [
        typeof(DecisionDrafted), typeof(BriefEnquiryConcluded), typeof(DecisionSigned), typeof(DecisionQualityAssured), typeof(DecisionReturned),
        typeof(DecisionServed),
    ];

    readonly List<string> _faults = [];
    readonly List<Guid> _signers = [];
    readonly Dictionary<int, (bool ReliedOn, bool Determinative)> _points = [];
    readonly HashSet<int> _put = [];
    readonly HashSet<string> _departed = [];
    readonly List<AgeFindingMade> _findings = [];
    object? _served;
    bool _isServed;
    bool _isBrief;
    bool _isJustified;
    DateTimeOffset _lastWord = DateTimeOffset.MinValue;

    /// <summary>What speaks against an invariant.</summary>
    internal IReadOnlyList<string> Faults => _faults;

    /// <summary>Notes an event, and looks at what it may not do.</summary>
    internal void Tell(AgeEvent e, AgeAssessment after)
    {
        // (i) Once a decision is served nothing of a decision comes again in its stream, and a correction is of a slip of the pen alone.
        Never(_isServed && Deciding.Contains(e.GetType()), $"(i) {e.GetType().Name} after service");
        Never(e is DecisionCorrected { ClericalOnly: false }, "(i) more than a slip of the pen was corrected");

        // (v) Every time in every event is in UTC, whatever offset it was told with, and shown as the clock on the wall has it.
        Never(Times(e).Any(t => t.Offset != TimeSpan.Zero), $"(v) a time of {e.GetType().Name} is not in UTC");
        Never(Times(e).Any(t => decisions.Shown(t) != ByTheWall(t)), "(v) a time is not shown by the clock of the United Kingdom");
        Note(e, after);
    }

    /// <summary>(vi) What comes by itself is a reminder: it moves no stage, no finding, no owner, no presumption, and stops no clock.</summary>
    internal void CameByItself(AgeEvent e, AgeAssessment before, AgeAssessment after)
    {
        Never(e is not (AgeClockDueSoon or AgeClockBreached or AgeClockEscalated), $"(vi) {e.GetType().Name} came by itself");
        Never(Standing(before) != Standing(after), $"(vi) {e.GetType().Name} decided something by itself");
    }

    /// <summary>Looks at what the product claims now.</summary>
    internal void Look(AgeAssessment a, DateTimeOffset now, DateOnly claimed18th)
    {
        Never(_isServed && !ReferenceEquals(a.Decision, _served), "(i) a served decision was edited");

        // (vi) The instants before and after the claimed birthday differ in nothing that may end.
        var midnight = new DateTimeOffset(claimed18th.ToDateTime(default), London.GetUtcOffset(claimed18th.ToDateTime(default)));
        var eve = decisions.Guard(a, claimed18th.AddDays(-1), midnight.AddTicks(-1));
        Never(
            a.Findings.All(f => f.EffectiveFrom < claimed18th) && decisions.Guard(a, claimed18th, midnight) != eve,
            "(vi) the claimed birthday changes what may end");

        // (vii) Each finding stands where it came, with its category, day and date of birth.
        Never(
            a.Findings.Count != _findings.Count || a.Findings.Zip(_findings).Index().Any(f => !IsKept(f.Item.First, f.Item.Second, f.Index)),
            "(vii) a finding or its date of birth is lost");

        var isFound = _findings.Any(f => f.Source is not (FindingSource.Presumed or FindingSource.HomeOffice));
        var isOpen = a.IsPending || (a.Status is AgeStatus.Withdrawn && !isFound && !_isJustified);
        Never(
            isOpen && decisions.Guard(a, DateOnly.FromDateTime(Local(now)), now).End.Allowed, "(guard) something could end on a pending age");
    }

    void Note(AgeEvent e, AgeAssessment after)
    {
        switch (e)
        {
            case BriefEnquiryStarted:
                _isBrief = true;
                break;
            case EscalatedToFullAssessment:
                _isBrief = false;
                _signers.Clear();
                break;
            case DecisionDrafted or DecisionReturned:
                _signers.Clear();
                break;
            case BriefEnquiryConcluded brief:
                _signers.Clear();
                Heard(brief.HeardAt);
                break;
            case DecisionSigned signed:
                _signers.Add(signed.Signer);
                break;
            case DecisionQualityAssured assured:
                // (ii) Two persons have signed what is assured, and a third assures it.
                Never(_signers.Count != 2 || _signers.Append(assured.ManagerId).Distinct().Count() != 3, "(ii) not three people");
                break;
            case ProvisionalConclusionRecorded provisional:
                foreach (var p in provisional.Points)
                {
                    _points[p.Number] = (p.ReliedOn, p.Determinative);
                }

                break;
            case AdversePointPut put:
                _put.Add(put.Number);
                break;
            case DepartureCountersigned { Item: var item }:
                _departed.Add(item);
                break;
            case MindedToHeld held:
                Heard(held.HeldAt);
                break;
            case YoungPersonResponded responded:
                Heard(responded.RespondedAt);
                break;
            case DecisionServed served:
                Serve(served, after);
                break;
            case OverrideReviewed { Outcome: "justified" }:
                _isJustified = true;
                break;
            case AgeFindingMade found:
                // (v) A finding holds from the day on the calendar on the wall on which it was served.
                Never(
                    found.Source == FindingSource.Authority && after.ServedAt is { } at && found.EffectiveFrom != DateOnly.FromDateTime(Local(at)),
                    "(v) a finding holds from another day than that of its service");
                _findings.Add(found);
                break;
        }
    }

    void Serve(DecisionServed served, AgeAssessment after)
    {
        (_isServed, _served) = (true, after.Decision);

        // (iii) Each point that is relied on was put, or a departure is counter-signed; one that decides the outcome was put.
        foreach (var (number, (reliedOn, determinative)) in _isBrief ? [] : _points)
        {
            Never(
                reliedOn && !_put.Contains(number) && (determinative || !_departed.Contains("A14")),
                $"(iii) point {number} was relied on and never put");
        }

        // (iv) Served on or after whatever the young person was told or said last.
        Never(served.ServedAt < _lastWord, "(iv) served before the last word");
    }

    void Heard(DateTimeOffset at) => _lastWord = at > _lastWord ? at : _lastWord;

    static bool IsKept(AgeFinding kept, AgeFindingMade made, int index) =>
        (kept.Number, kept.Category, kept.Source, kept.EffectiveFrom) == (index + 1, made.Category, made.Source, made.EffectiveFrom)
        && ReferenceEquals(kept.Found, made.Found);

    static string Standing(AgeAssessment a) =>
        $"{a.Status} {a.Owner.Authority} {a.PresumedFrom} {a.Findings.Count} {a.Points.Count} {a.Signers.Count} "
        + string.Join(' ', a.Clocks.Select(c => $"{c.Name}:{c.DueOn}"));

    static IEnumerable<DateTimeOffset> Times(object e) => e.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0)
        .Select(p => p.GetValue(e)).SelectMany(v => v switch
        {
            DateTimeOffset time => [time],
            IEnumerable list and not string => list.Cast<object>().SelectMany(i => i.GetType().IsPrimitive || i is string or Guid ? [] : Times(i)),
            _ => [],
        });

    static DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, London).DateTime;

    static string ByTheWall(DateTimeOffset at) =>
        Local(at).ToString("d MMMM yyyy, HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    void Never(bool wrong, string fault)
    {
        if (wrong)
        {
            _faults.Add(fault);
        }
    }
}
