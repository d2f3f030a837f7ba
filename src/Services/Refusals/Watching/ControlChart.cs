using System.Globalization;

namespace TransferScheme.Refusals.Watching;

/// <summary>One period of a control chart.</summary>
/// <param name="Period">The month, such as <c>2026-03</c>.</param>
/// <param name="Count">How many.</param>
/// <param name="Of">Of how many.</param>
/// <param name="Share">The share, to four places; absent in a period with none.</param>
/// <param name="Lower">The lower control limit for a period of this size.</param>
/// <param name="Upper">The upper control limit.</param>
/// <param name="Signal">Whether it lies outside: something other than chance may be at work, and a person looks.</param>
/// <param name="Refusals">The cases that are counted.</param>
public sealed record ChartPoint(
    string Period, int Count, int Of, decimal? Share, decimal? Lower, decimal? Upper, bool Signal, IReadOnlyList<Guid> Refusals);

/// <summary>
/// A share over time with its control limits (a p-chart: centre line, and three standard errors for the size of each period). One chart is
/// of one subject: it holds a subject against its own past, never against others.
/// </summary>
/// <param name="AsAt">When it was made.</param>
/// <param name="Measure"><c>other</c>: of the statements issued, those that rest on "other"; <c>declined</c>: of the offers made, those
/// that were declined.</param>
/// <param name="Authority">Code of the authority; absent for several.</param>
/// <param name="Region">Slug of the region; absent for all.</param>
/// <param name="CentreLine">The share over all periods, to four places; absent where there is nothing to count.</param>
/// <param name="Points">The periods, the oldest first.</param>
public sealed record ControlChart(
    DateTimeOffset AsAt, string Measure, string? Authority, string? Region, decimal? CentreLine, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>The points of a chart.</summary>
    /// <param name="items">What is counted, each with its day.</param>
    /// <param name="last">A day of the last month.</param>
    /// <param name="months">How many months.</param>
    internal static (decimal? CentreLine, IReadOnlyList<ChartPoint> Points) Plot(
        IReadOnlyList<ChartItem> items, DateOnly last, int months)
    {
        var end = new DateOnly(last.Year, last.Month, 1);
        var periods = Enumerable.Range(0, months).Select(m => end.AddMonths(m - months + 1)).ToList();
        var shown = items.Where(i => i.On >= periods[0] && i.On < end.AddMonths(1)).ToLookup(i => new DateOnly(i.On.Year, i.On.Month, 1));
        var all = new Proportion(shown.Sum(p => p.Count(i => i.Counts)), shown.Sum(p => p.Count()));
        return (all.Share, [.. periods.Select(period => Point(period, [.. shown[period]], all))]);
    }

    static ChartPoint Point(DateOnly period, IReadOnlyList<ChartItem> items, Proportion all)
    {
        var counted = items.Where(i => i.Counts).Select(i => i.Id).Order().ToList();
        var own = new Proportion(counted.Count, items.Count);
        (decimal Lower, decimal Upper)? limits = own.Of == 0 ? null : all.Limits(own.Of);
        return new ChartPoint(
            period.ToString("yyyy-MM", CultureInfo.InvariantCulture), own.Count, own.Of, own.Share, limits?.Lower, limits?.Upper,
            own.IsOutside(all), counted);
    }
}

/// <summary>Something that a chart counts, or could have.</summary>
/// <param name="Id">The case, or the offer.</param>
/// <param name="On">Its day.</param>
/// <param name="Counts">Whether it is counted.</param>
sealed record ChartItem(Guid Id, DateOnly On, bool Counts);
