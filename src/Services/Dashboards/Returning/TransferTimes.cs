using TransferScheme.Dashboards.Following;
using TransferScheme.Dashboards.Viewing;

namespace TransferScheme.Dashboards.Returning;

/// <summary>How long completed transfers took, in working days from referral to the moving of responsibility.</summary>
/// <param name="Table">How many there are, and of these within 5, in 6 to 10 and over 10 working days.</param>
/// <param name="Days">The working days of each, in order.</param>
sealed record TransferTimes(Tally Table, IReadOnlyList<int> Days)
{
    internal const string Within5 = "Within5";
    internal const string In6To10 = "In6To10";
    internal const string Over10 = "Over10";

    /// <summary>The median.</summary>
    internal decimal? Median => Centiles.MedianTenths(Days) / 10m;

    /// <summary>The 90th centile.</summary>
    internal decimal? Ninetieth => Centiles.NinetiethTenths(Days) / 10m;

    internal static TransferTimes Of(string name, IEnumerable<Moved> transfers)
    {
        var days = transfers.Select(t => t.WorkingDays).Order().ToList();
        var within5 = days.Count(d => d <= 5);
        var within10 = days.Count(d => d <= 10);
        var table = new Tally(
            name, days.Count,
            new Tally(Within5, within5), new Tally(In6To10, within10 - within5), new Tally(Over10, days.Count - within10));
        return new TransferTimes(table, days);
    }

    /// <summary>The share, in percent, that took at most so many working days.</summary>
    internal decimal? PercentWithin(int workingDays) =>
        Centiles.PercentTenths(Days.Count(d => d <= workingDays), Days.Count) / 10m;
}
