using System.Globalization;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>What came of each fault: how often, what was lost and doubled, and seconds until all was well.</summary>
/// <param name="name">Name of its file in the results folder.</param>
public sealed class FaultTable(string name)
{
    readonly List<(string Fault, int Lost, int Doubled, TimeSpan Well)> _rows = [];

    /// <summary>Notes one.</summary>
    /// <param name="fault">The fault, in words.</param>
    /// <param name="tally">What was found after it.</param>
    /// <param name="well">How long it took until all was well.</param>
    public void Add(string fault, Tally tally, TimeSpan well) => _rows.Add((fault, tally.Lost.Count, tally.Doubled.Count, well));

    /// <summary>The table as text.</summary>
    public override string ToString()
    {
        var lines = _rows.GroupBy(r => r.Fault).Select(g =>
        {
            var seconds = g.Select(r => r.Well.TotalSeconds).Order().ToList();
            return Line(g.Key, g.Count(), g.Sum(r => r.Lost), g.Sum(r => r.Doubled), seconds[seconds.Count / 2], seconds[^1]);
        });
        var all = _rows.Select(r => r.Well.TotalSeconds).Order().ToList();
        return string.Join('\n',
        [
            $"{"fault",-46} {"times",5} {"lost",5} {"doubled",7} {"median s",8} {"max s",6}", .. lines,
            Line("all", _rows.Count, _rows.Sum(r => r.Lost), _rows.Sum(r => r.Doubled),
                all.ElementAtOrDefault(all.Count / 2), all.LastOrDefault()),
        ]);
    }

    /// <summary>Writes it beside the test results.</summary>
    public async Task WriteAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(TestKit.Repository.Root, ".local", "test"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), $"{this}\n");
    }

    static string Line(string fault, int times, int lost, int doubled, double median, double max) => string.Create(
        CultureInfo.InvariantCulture, $"{fault,-46} {times,5} {lost,5} {doubled,7} {median,8:0.0} {max,6:0.0}");
}
