namespace TransferScheme.Portal.Pages.Figures;

/// <summary>The figures of the scheme, of a region or of an authority, as the API tells them.</summary>
/// <param name="Scope"><c>national</c>, <c>region</c> or <c>authority</c>.</param>
/// <param name="Code">Slug of the region or code of the authority.</param>
/// <param name="Name">Name of the authority.</param>
/// <param name="Figures">The figures by name, in their order.</param>
sealed record DashboardView(string Scope, string? Code, string? Name, Dictionary<string, FigureView> Figures)
{
    /// <summary>A figure's value; null where it is not known or not told of such a scope.</summary>
    internal decimal? this[string name] => Figures.TryGetValue(name, out var figure) ? figure.Value : null;
}

/// <summary>The figures of every region.</summary>
/// <param name="Items">One for each region.</param>
sealed record RegionRowsView(IReadOnlyList<DashboardView> Items);

/// <summary>A figure.</summary>
/// <param name="Value">The figure; null where it is not known.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Definition">What it means, in one sentence.</param>
/// <param name="ListUrl">The list behind it, by the API.</param>
/// <param name="AsAt">When the last event that is counted was received; null before the first.</param>
/// <param name="FreshnessSeconds">How far the count is behind.</param>
sealed record FigureView(decimal? Value, string Unit, string Definition, string? ListUrl, DateTimeOffset? AsAt, int FreshnessSeconds);

/// <summary>A figure of a scorecard or a return.</summary>
/// <param name="Value">The figure; null where it is hidden or there is none.</param>
/// <param name="Text">The figure as it is read, or what is told in its place.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Definition">What it means, in one sentence.</param>
/// <param name="ListUrl">The list behind it, by the API.</param>
/// <param name="Figure">Its name, on a scorecard.</param>
/// <param name="Part">Slug of the region or group of the ground, on a scorecard; null for the whole scheme.</param>
sealed record ReturnedView(
    decimal? Value, string Text, string Unit, string Definition, string? ListUrl, string? Figure = null, string? Part = null);
