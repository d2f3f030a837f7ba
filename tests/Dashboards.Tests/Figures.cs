using System.Text.Json;
using TransferScheme.Dashboards.Viewing;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Dashboards.Tests;

/// <summary>All three kinds of dashboard over a list of messages.</summary>
static class Figures
{
    internal static string Text(IEnumerable<object> messages, DateTimeOffset at)
    {
        var facts = Folding.Of(messages).At(at);
        Dashboard?[] all = [NationalDashboard.Of(facts), RegionDashboard.Of(facts, "south-east"), AuthorityDashboard.Of(facts, Story.Kent)];
        return JsonSerializer.Serialize(all, Json.Answers);
    }

    /// <summary>Names and values, in order.</summary>
    internal static IReadOnlyList<(string Name, decimal? Value)> Values(this Dashboard dashboard) =>
        [.. dashboard.Figures.Select(f => (f.Key, f.Value.Value))];
}
