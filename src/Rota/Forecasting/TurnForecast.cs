using TransferScheme.Rota.Deciding;

namespace TransferScheme.Rota.Forecasting;

/// <summary>
/// How many turns each authority can expect, and when its next one comes: the rota run ahead, over as many children as may come. It
/// decides nothing, so that numbers with decimals do here; the same ledger, positions and arrivals give the same forecast.
/// </summary>
public sealed class TurnForecast
{
    /// <summary>Weeks that are looked ahead.</summary>
    public static readonly IReadOnlyList<int> Horizons = [2, 4, 8];

    /// <summary>So much of the chance the interval is to hold, in percent.</summary>
    public const int Interval = 80;

    /// <summary>Most children that are run ahead, and most days for which a date is named.</summary>
    public const int MostChildren = 2000, MostDays = 730;

    /// <summary>
    /// Groups, needs and entry authorities move a turn: the interval goes so far beyond the arrivals, in quarters of a child of the
    /// authority's own share. The least at which forecasts held often enough in every recorded year, see <see cref="Calibration"/>.
    /// </summary>
    internal const int Width = 1;

    const int WidthsPerChild = 4;
    const double Low = (100 - Interval) / 200.0, High = 1 - Low;
    const int DaysOfWeek = 7;

    readonly RunAhead _ahead;
    readonly Arrivals _arrivals;
    readonly double[] _childrenPerTurn;
    readonly (int Weeks, ArrivalCount Count, int Low, int High)[] _horizons;
    readonly Lazy<Due> _due;

    TurnForecast(RunAhead ahead, Arrivals arrivals, double[] childrenPerTurn)
    {
        (_ahead, _arrivals, _childrenPerTurn) = (ahead, arrivals, childrenPerTurn);
        _horizons = [.. Horizons.Select(weeks => (weeks, arrivals.Within(weeks * DaysOfWeek))).Select(h => (
            h.weeks, h.Item2, h.Item2.Quantile(Low), h.Item2.Quantile(High)))];
        _due = new Lazy<Due>(() => Due.Of(_arrivals));
    }

    /// <summary>The arrivals that it builds on.</summary>
    public Arrivals Arrivals => _arrivals;

    /// <summary>Makes the forecast.</summary>
    /// <param name="ledger">The ledger as it stands.</param>
    /// <param name="positions">What is known of everyone on its roll.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="arrivals">The arrivals so far.</param>
    public static TurnForecast Of(Ledger ledger, ReadOnlySpan<Position> positions, RotaRules rules, Arrivals arrivals)
    {
        var weights = new double[positions.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = positions[i].IsInScheme && (positions[i].Room is not <= 0 || !rules.TwoAccounts) ? positions[i].Weight : 0;
        }

        var all = weights.Sum();
        return new TurnForecast(
            RunAhead.Of(ledger, positions, rules, MostChildren), arrivals,
            [.. weights.Select(weight => weight == 0 ? 0 : all / weight)]);
    }

    /// <summary>An authority's turns in the next weeks, for each horizon.</summary>
    /// <param name="place">The authority.</param>
    public IReadOnlyList<ExpectedTurns> Turns(int place) =>
    [
        .. _horizons.Select((h, horizon) => (h.Weeks, Bounds: Bounds(place, horizon, Width), Expected: Expected(place, horizon)))
            .Select(t => new ExpectedTurns(t.Weeks, t.Expected, t.Bounds.Low, t.Bounds.High)),
    ];

    /// <summary>Turns expected of an authority up to a horizon.</summary>
    /// <param name="place">The authority.</param>
    /// <param name="horizon">Which of the horizons.</param>
    internal double Expected(int place, int horizon) => _horizons[horizon].Count.Expect(children => _ahead.Turns(place, children));

    /// <summary>Between which numbers its turns are likely to be then.</summary>
    /// <param name="place">The authority.</param>
    /// <param name="horizon">Which of the horizons.</param>
    /// <param name="width">How far the interval goes beyond the arrivals, in quarters of a child of the authority's own share.</param>
    internal (int Low, int High) Bounds(int place, int horizon, int width)
    {
        var (slack, of) = (width * _childrenPerTurn[place] / WidthsPerChild, _horizons[horizon]);
        return (_ahead.Turns(place, of.Low - slack), _ahead.Turns(place, of.High + slack));
    }

    /// <summary>An authority's next turn; null where it has none among the children that are run ahead.</summary>
    /// <param name="place">The authority.</param>
    /// <param name="today">The day from which to count.</param>
    public NextTurn? Next(int place, DateOnly today)
    {
        if (_ahead.Next(place) is not { } next || _ahead.Latest(place) is not { } latest)
        {
            return null;
        }

        var due = _due.Value;
        return new NextTurn(next, On(Due.First(due.High, next)), On(Due.First(due.Mean, next)), On(Due.First(due.Low, latest)));

        DateOnly? On(int? days) => days is { } after ? today.AddDays(after) : null;
    }

    /// <summary>Children who may have come by the end of each day from today on.</summary>
    sealed record Due(IReadOnlyList<double> Low, IReadOnlyList<double> Mean, IReadOnlyList<double> High)
    {
        internal static Due Of(Arrivals arrivals)
        {
            var (low, mean, high) = (new List<double>(), new List<double>(), new List<double>());
            for (var days = 1; days <= MostDays && (low.Count == 0 || low[^1] < MostChildren); days++)
            {
                var count = arrivals.Within(days);
                low.Add(count.Quantile(TurnForecast.Low));
                mean.Add(count.Mean);
                high.Add(count.Quantile(TurnForecast.High));
            }

            return new Due(low, mean, high);
        }

        internal static int? First(IReadOnlyList<double> children, long child)
        {
            for (var day = 0; day < children.Count; day++)
            {
                if (children[day] >= child)
                {
                    return day;
                }
            }

            return null;
        }
    }
}

/// <summary>Turns that can be expected.</summary>
/// <param name="Weeks">Within so many weeks.</param>
/// <param name="Expected">Children expected.</param>
/// <param name="Low">Fewer are unlikely.</param>
/// <param name="High">More are unlikely.</param>
public sealed record ExpectedTurns(int Weeks, double Expected, int Low, int High);

/// <summary>An authority's next turn.</summary>
/// <param name="InChildren">The number of the child, of those that come next, if each came alone and suited everybody.</param>
/// <param name="EarliestOn">Earlier is unlikely; null where that is further ahead than dates are named for.</param>
/// <param name="ExpectedOn">When that child comes if as many come as of late; null likewise.</param>
/// <param name="LatestOn">By when, if few come, the child comes by whom its region must have been served; null likewise.</param>
public sealed record NextTurn(int InChildren, DateOnly? EarliestOn, DateOnly? ExpectedOn, DateOnly? LatestOn);
