using System.Globalization;

namespace TransferScheme.Tool.Replay;

/// <summary>What is published of a year of the scheme.</summary>
/// <param name="Year">The year.</param>
/// <param name="Quarters">Its quarters, as far as they are published.</param>
/// <param name="ReceivedByRegion">Children received in these quarters, by the region's name.</param>
/// <param name="Sexes">Unaccompanied children who applied for asylum in the year, by sex as the API names it.</param>
/// <param name="Nationalities">The same by nationality, those outside the scheme left out.</param>
/// <param name="Counts">Unaccompanied children looked after, by authority: see <see cref="CountsAt"/>.</param>
sealed record RecordedYear(
    int Year, IReadOnlyList<RecordedQuarter> Quarters, IReadOnlyDictionary<string, int> ReceivedByRegion,
    IReadOnlyList<(string Sex, int Children)> Sexes, IReadOnlyList<(Nationality Nationality, int Children)> Nationalities,
    IReadOnlyDictionary<string, int> Counts)
{
    /// <summary>The authority at which children enter who come from a port or an intake unit: Kent.</summary>
    internal const string PortOfEntry = "E10000016";

    // Nationals of the European Economic Area applied too. They are outside the scheme (rule E11), so none of them was transferred.
    static readonly string[] OutsideTheScheme = ["GR", "PL", "PT"];

    const string Kingdom = "United Kingdom";

    /// <summary>The first and the last year of which a transfer is published.</summary>
    internal const int First = 2016, Last = 2023;

    /// <summary>The first day of the first quarter.</summary>
    internal DateOnly Start => Quarters[0].Start;

    /// <summary>All children transferred.</summary>
    internal int Children => Quarters.Sum(q => q.Children);

    /// <summary>Reads a year.</summary>
    /// <exception cref="CommandFailedException">No transfer of that year is published.</exception>
    internal static RecordedYear Read(int year)
    {
        if (year is < First or > Last)
        {
            throw new CommandFailedException($"The recorded years are {First} to {Last}; {year} is none of them.");
        }

        var regions = Figures
            .Read("transfers_by_region.csv", row => (
                Period: row.GetString("period"), Region: row.GetString("region"), Received: row.Number("received_total") ?? 0,
                FromPort: row.Number("transfers_in_from_port_or_intake_unit") ?? 0))
            .Where(r => r.Period.StartsWith($"{year}-", StringComparison.Ordinal)).ToList();
        var senders = Figures
            .Read("transfers_by_authority.csv", row => (
                Period: row.GetString("period"), Code: row.GetString("gss_code"), Name: row.GetString("authority_name_in_source"),
                Out: row.Number("transfers_out") ?? 0))
            .Where(s => s.Out > 0).ToLookup(s => s.Period, s => (Code: Successor(s.Code, s.Name), s.Out));
        var nationalities = Nationality.All();
        return new RecordedYear(
            year,
            [.. regions.Where(r => r.Region == Kingdom).OrderBy(r => r.Period, StringComparer.Ordinal)
                .Select(r => new RecordedQuarter(r.Period, ByCode(senders[r.Period]), r.FromPort))],
            regions.Where(r => r.Region != Kingdom).GroupBy(r => r.Region).ToDictionary(g => g.Key, g => g.Sum(r => r.Received)),
            Applications(year),
            [.. Figures.Read("arrivals_by_nationality.csv", row => (
                Year: row.Parse<int>("year"), Name: row.GetString("nationality"), Children: row.Parse<int>("uasc_applications")))
                .Where(a => a.Year == year).Select(a => (Nationality: nationalities[a.Name], a.Children))
                .Where(a => !OutsideTheScheme.Contains(a.Nationality.Code))],
            CountsAt(year));
    }

    // Codes can come twice in a quarter, for authorities that have merged since.
    static IReadOnlyList<(string, int)> ByCode(IEnumerable<(string Code, int Out)> senders) =>
        [.. senders.GroupBy(s => s.Code).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Sum(s => s.Out)))];

    // Of the authorities that are no more only this one sent children: West Northamptonshire, the larger of its successors, stands for it.
    static string Successor(string code, string name) => (code, name) switch
    {
        ({ Length: > 0 }, _) => code,
        (_, "Northamptonshire") => "E06000062",
        _ => throw new InvalidOperationException($"{name} sent children, has no code and no successor here."),
    };

    static IReadOnlyList<(string, int)> Applications(int year)
    {
        var quarters = Figures.Read("arrivals_quarterly.csv", row => (
            Period: row.GetString("period"), Female: row.Number("female") ?? 0, Male: row.Number("male") ?? 0))
            .Where(q => q.Period.StartsWith($"{year}-", StringComparison.Ordinal)).ToList();
        return [("female", quarters.Sum(q => q.Female)), ("male", quarters.Sum(q => q.Male))];
    }

    /// <summary>
    /// The count of 31 March of the year; where that is withheld, or before the first year published, the next later one that is
    /// published. An authority without any is left as it is.
    /// </summary>
    static Dictionary<string, int> CountsAt(int year) =>
        Figures.Read("uasc_by_authority_year.csv", row => (
            Code: row.GetString("gss_code"), Year: row.Parse<int>("year_31_march"), Count: row.Number("uasc_looked_after")))
            .Where(c => c.Year >= year && c.Count is not null).GroupBy(c => c.Code)
            .ToDictionary(g => g.Key, g => g.MinBy(c => c.Year).Count!.Value);
}

/// <summary>What is published of a quarter.</summary>
/// <param name="Period">The quarter, such as 2022-Q1.</param>
/// <param name="Senders">Children who came from the care of an authority, by its code, in order.</param>
/// <param name="FromPort">Children who came from a port or an intake unit.</param>
sealed record RecordedQuarter(string Period, IReadOnlyList<(string Code, int Children)> Senders, int FromPort)
{
    /// <summary>Its first day.</summary>
    internal DateOnly Start => new(int.Parse(Period.AsSpan(0, 4), CultureInfo.InvariantCulture), ((Period[^1] - '1') * 3) + 1, 1);

    /// <summary>All children.</summary>
    internal int Children => Senders.Sum(s => s.Children) + FromPort;

    /// <summary>Its working days.</summary>
    internal IReadOnlyList<DateOnly> WorkingDays => Calendar.WorkingDays(Start, Start.AddMonths(3));
}

/// <summary>A nationality as the figures name it.</summary>
/// <param name="Code">ISO 3166 code of two letters; XX where there is none.</param>
/// <param name="Language">ISO 639 code of a language spoken there.</param>
sealed record Nationality(string Code, string Language)
{
    internal static IReadOnlyDictionary<string, Nationality> All() => Figures.Read("nationalities.csv", row =>
        (Name: row.GetString("nationality"), Nationality: new Nationality(row.GetString("code"), row.GetString("language"))))
        .ToDictionary(n => n.Name, n => n.Nationality);
}
