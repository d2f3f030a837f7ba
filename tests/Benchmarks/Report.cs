using System.Globalization;

namespace TransferScheme.Benchmarks;

/// <summary>What is printed.</summary>
static class Report
{
    public static void Heading(string title, string explanation) =>
        Console.WriteLine($"\n## {title}\n{explanation}\n\n| Measure | Floor | Ours | Ratio (lowest to highest round) | Goal |\n|---|---|---|---|---|");

    public static void Row(string measure, string unit, Comparison found, double? goal) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {measure} | {found.Floor:#,0} {unit} | {found.Ours:#,0} {unit} | **{found.Ratio:0.00}** ({found.LowestRatio:0.00} to {found.HighestRatio:0.00}) | {Goal(goal)} |"));

    public static void Line(string text) => Console.WriteLine(text);

    static string Goal(double? goal) => goal is { } least ? string.Create(CultureInfo.InvariantCulture, $"{least:0.0}") : "";
}
