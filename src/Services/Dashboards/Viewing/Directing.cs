namespace TransferScheme.Dashboards.Viewing;

/// <summary>How the Secretary of State's directions stand (Immigration Act 2016, sections 70 to 72).</summary>
static class Directing
{
    /// <summary>The figures of the directions to some authorities.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="codes">Codes of the authorities; null for all.</param>
    /// <param name="scope">Their name in the definitions, such as <c>the region</c>.</param>
    /// <param name="filter">Restricts a list to them: empty, or <c>&amp;region=kent</c>.</param>
    internal static IEnumerable<Count> Counts(Facts facts, IReadOnlySet<string>? codes, string scope, string filter)
    {
        var binding = facts.Directions.Where(d => d.Binds(facts.At) && codes?.Contains(d.Authority) is not false).ToList();
        var waiting = binding.Where(d => d.LateFrom is not null && !d.IsOverdue(facts.At));
        return
        [
            new Count(
                "directionsInForce", "directions", binding.Count,
                $"Directions to {scope} under sections 70 to 72 that bind, and whose answer, where one is directed, has not come.",
                $"/api/v1/directions?inForce=true{filter}"),
            new Count(
                "directionsDue", "directions", waiting.Count(),
                $"Those of them by which {scope} is to give information or reasons, and still has time for it.",
                $"/api/v1/directions?status=given&overdue=false{filter}"),
            new Count(
                "directionsOverdue", "directions", binding.Count(d => d.IsOverdue(facts.At)),
                $"Those of them by which {scope} was to give information or reasons by a time that has passed.",
                $"/api/v1/directions?overdue=true{filter}"),
        ];
    }
}
