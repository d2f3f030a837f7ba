using System.Text.Json.Serialization;

namespace TransferScheme.Dashboards.Viewing;

/// <summary>The figures of the scheme, of a region or of an authority.</summary>
/// <param name="Scope"><c>national</c>, <c>region</c> or <c>authority</c>.</param>
/// <param name="Code">Slug of the region or code of the authority.</param>
/// <param name="Name">Name of the authority.</param>
/// <param name="Figures">The figures by name.</param>
public sealed record Dashboard(string Scope, string? Code, string? Name, IReadOnlyDictionary<string, Figure> Figures)
{
    internal static Dashboard Of(string scope, string? code, string? name, Facts facts, IEnumerable<Count> counts) =>
        new(scope, code, name, counts.ToDictionary(
            c => c.Name, c => new Figure(c.Value, c.Unit, c.Definition, c.ListUrl, facts.AsAt, facts.FreshnessSeconds)));
}

/// <summary>A figure, with what it counts and when it was true.</summary>
/// <param name="Value">The figure; null where it is not known, which is never the same as zero.</param>
/// <param name="Unit">
/// <c>referrals</c>, <c>children</c>, <c>offers</c>, <c>directions</c>, <c>assessments</c>, <c>departures</c>, <c>workingDays</c>,
/// <c>days</c>, <c>hours</c> or <c>percent</c>.
/// </param>
/// <param name="Definition">What is counted, in one sentence.</param>
/// <param name="ListUrl">The list behind the figure, of which everyone sees what their role may see.</param>
/// <param name="AsAt">When the last event that is counted was received; null before the first.</param>
/// <param name="FreshnessSeconds">Seconds since the oldest event that was received and is not counted yet; zero when all are.</param>
public sealed record Figure(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Value,
    string Unit,
    string Definition,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? ListUrl,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateTimeOffset? AsAt,
    int FreshnessSeconds);

/// <summary>A figure before it is stamped with its time.</summary>
sealed record Count(string Name, string Unit, decimal? Value, string Definition, string? ListUrl);
