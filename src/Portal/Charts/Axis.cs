namespace TransferScheme.Portal.Charts;

/// <summary>The line along which numbers stand, from a round number to a round number, with zero always on it.</summary>
/// <param name="From">Its first number.</param>
/// <param name="To">Its last number.</param>
/// <param name="Marks">The round numbers at which it has a grid line, ten at most.</param>
sealed record Axis(double From, double To, IReadOnlyList<double> Marks)
{
    const int Spans = 7;
    static readonly double[] Round = [1, 2, 5, 10];

    /// <summary>The axis on which some numbers stand.</summary>
    /// <param name="numbers">The numbers; none and zeros alone have an axis too.</param>
    internal static Axis Of(IEnumerable<decimal> numbers)
    {
        var all = numbers.Select(n => (double)n).Append(0).ToList();
        var (least, most) = (all.Min(), all.Max());
        if (most - least <= 0)
        {
            most = 1;
        }

        var step = Step((most - least) / Spans);
        var (first, last) = (Math.Floor(least / step), Math.Ceiling(most / step));
        var marks = Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step).ToList();
        return new Axis(marks[0], marks[^1], marks);
    }

    /// <summary>Where a number stands, in hundredths of the axis.</summary>
    /// <param name="number">The number.</param>
    internal double Place(double number) => (number - From) / (To - From) * 100;

    // The first of 1, 2 and 5, and their tenfolds, that is not less.
    static double Step(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return Round.Select(n => n * power).First(s => s >= least * 0.999999);
    }
}
