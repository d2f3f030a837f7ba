using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Sandbox;
using TransferScheme.Tool.Replay;

namespace TransferScheme.Tool.Sandbox;

/// <summary>
/// A recorded year as the past of a rota: the same plan, counts and days as <c>scheme replay</c> plays on an installation, so that the
/// rules of the time give the same ledger here, in a moment.
/// </summary>
/// <param name="figures">The authorities.</param>
/// <param name="year">The year.</param>
/// <param name="plan">Its referrals.</param>
sealed class YearPast(SchemeFigures figures, RecordedYear year, IReadOnlyList<ReplayCase> plan)
{
    // 0.07 % from the interim protocol of 1 July 2016, 0.1 % from 24 August 2022 (PQ 191104, PQ 149437).
    static readonly (DateOnly From, int Parts)[] ThresholdsOfTheTime = [(new(2016, 7, 1), 70), (new(2022, 8, 24), 100)];

    readonly Dictionary<string, int> _leaving = [];

    /// <summary>The threshold on a day, in children of every 100,000.</summary>
    internal static int PartsOn(DateOnly day) => ThresholdsOfTheTime.Last(t => t.From <= day).Parts;

    /// <summary>What happened: the authorities, then day by day the thresholds, counts, arrivals and referrals.</summary>
    internal IEnumerable<PastEvent> Events() => [.. Join(), .. Go()];

    // As they stood when the year began.
    IEnumerable<PastEvent> Join()
    {
        var (weights, thresholds) = (figures.Weights(SchemeFigures.RegionalShares), figures.Thresholds(PartsOn(year.Start)));
        return figures.Authorities.Select(a => new AuthorityJoined(
            a.Code, a.Region, 0, new Position(weights[a.Code], Participates: true, Count(a), thresholds[a.Code], Room: null)));
    }

    IEnumerable<PastEvent> Go()
    {
        var days = plan.SelectMany(c => (DateOnly[])[c.Days.Referred, c.Days.Moved]).Distinct().Order();
        var parts = PartsOn(year.Start);
        foreach (var day in days)
        {
            yield return new DayBegan(day);
            if (parts != PartsOn(day))
            {
                parts = PartsOn(day);
                foreach (var (authority, threshold) in figures.Thresholds(parts))
                {
                    yield return new PositionSeen(authority, seen => seen with { Threshold = threshold });
                }
            }

            foreach (var e in Returns(day, figures.Thresholds(parts)).Concat(Arrivals(day)).Concat(Referrals(day)))
            {
                yield return e;
            }
        }
    }

    int? Count(SchemeAuthority a) => year.Counts.TryGetValue(a.Code, out var count) ? count : a.Count;

    // Only an authority above its threshold may refer a child in its care: where it is not known to be, others came meanwhile.
    IEnumerable<PastEvent> Returns(DateOnly day, IReadOnlyDictionary<string, int> thresholds)
    {
        var lastOfMonth = new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1);
        var month = plan.Where(c => c.InAuthorityCare && c.Days.Referred >= day && c.Days.Referred <= lastOfMonth)
            .ToLookup(c => c.EntryAuthority);
        foreach (var sender in month.Where(cases => cases.Any(c => c.Days.Referred == day)))
        {
            var kept = thresholds[sender.Key] + _leaving.GetValueOrDefault(sender.Key);
            var today = sender.Where(c => c.Days.Referred == day).Sum(c => c.Children.Count);
            yield return new AtLeastCounted(sender.Key, kept + today, kept + sender.Sum(c => c.Children.Count));
            _leaving[sender.Key] = _leaving.GetValueOrDefault(sender.Key) + today;
        }
    }

    IEnumerable<PastEvent> Arrivals(DateOnly day)
    {
        foreach (var moved in plan.Where(c => c.Days.Moved == day))
        {
            yield return new GroupArrived(Id(moved), moved.InAuthorityCare);
            if (moved.InAuthorityCare)
            {
                _leaving[moved.EntryAuthority] -= moved.Children.Count;
            }
        }
    }

    IEnumerable<PastEvent> Referrals(DateOnly day) => plan.Where(c => c.Days.Referred == day)
        .Select(c => new GroupReferred(Id(c), c.Children.Count, c.EntryAuthority));

    string Id(ReplayCase c) => $"{year.Year}-{c.Number:00000}";
}
