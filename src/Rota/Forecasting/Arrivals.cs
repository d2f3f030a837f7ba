namespace TransferScheme.Rota.Forecasting;

/// <summary>
/// The children referred in each of the last weeks, and what they tell of the next ones: as many in a week as in the mean of these,
/// spread as a negative binomial count. Its variance has two parts: that of the weeks, and that of a rate which wanders, so that a
/// mean of the past is the less worth the longer ago and the further ahead.
/// </summary>
/// <param name="Counts">Children of each whole week, the oldest first.</param>
public sealed record Arrivals(IReadOnlyList<int> Counts)
{
    /// <summary>How many weeks are looked at.</summary>
    public const int Looked = 13;

    // Variance by which the rate wanders in a week, in parts of its square: the quarters of 2016 to 2023 differ by a third or so.
    const double Wandering = 0.012;
    const int DaysOfWeek = 7;

    /// <summary>Children a week.</summary>
    public double PerWeek => Counts.Count == 0 ? 0 : Counts.Average();

    /// <summary>Variance of the weeks in parts of their mean: 1 where children come one by one and by chance alone, never less.</summary>
    public double Spread => Counts.Count < 2 || PerWeek == 0
        ? 1
        : Math.Max(1, Counts.Sum(count => Math.Pow(count - PerWeek, 2)) / (Counts.Count - 1) / PerWeek);

    /// <summary>Counts the last whole weeks before a day, and no further back than the first of the children.</summary>
    /// <param name="referred">Days on which children were referred, and how many.</param>
    /// <param name="today">The day.</param>
    public static Arrivals Before(IEnumerable<(DateOnly Day, int Children)> referred, DateOnly today)
    {
        var counts = new int[Looked];
        var weeks = 0;
        foreach (var (day, children) in referred)
        {
            var ago = (today.DayNumber - day.DayNumber - 1) / DaysOfWeek;
            if (day < today)
            {
                weeks = Math.Max(weeks, ago + 1);
                counts[Math.Min(ago, Looked - 1)] += ago < Looked ? children : 0;
            }
        }

        return new Arrivals([.. counts.Take(weeks).Reverse()]);
    }

    /// <summary>How many children come within so many days.</summary>
    /// <param name="days">How many days.</param>
    public ArrivalCount Within(double days)
    {
        var weeks = days / DaysOfWeek;
        var mean = PerWeek * weeks;
        return new ArrivalCount(mean, (mean * Spread) + (mean * mean * Wandering * (Counts.Count + weeks) / 3));
    }
}
