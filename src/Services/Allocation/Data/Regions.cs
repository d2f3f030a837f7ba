using System.Collections.Frozen;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Data;

/// <summary>The twelve regions that take turns: their slugs in the HTTP contract and their names in the published figures.</summary>
static class Regions
{
    static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["east-midlands"] = "East Midlands",
        ["east-of-england"] = "East of England",
        ["london"] = "London",
        ["north-east"] = "North East",
        ["north-west"] = "North West",
        ["northern-ireland"] = "Northern Ireland",
        ["scotland"] = "Scotland",
        ["south-east"] = "South East",
        ["south-west"] = "South West",
        ["wales"] = "Wales",
        ["west-midlands"] = "West Midlands",
        ["yorkshire-and-the-humber"] = "Yorkshire and The Humber"
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string> SlugsByName =
        Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>All slugs in ordinal order.</summary>
    internal static IReadOnlyList<string> Slugs { get; } = [.. Names.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The name of a region, or the slug itself where it is none of the twelve: a missing name never stops a decision.</summary>
    internal static string Name(string slug) => Names.GetValueOrDefault(slug, slug);

    /// <summary>The bank-holiday division of a region: the nine English regions share theirs with Wales.</summary>
    internal static string Calendar(string slug) =>
        Nation.Division(slug switch { "scotland" => "Scotland", "northern-ireland" => "Northern Ireland", _ => "England" });

    /// <summary>The slug of a region named as in the published figures.</summary>
    /// <exception cref="ArgumentException">Not one of the twelve.</exception>
    internal static string Slug(string name) =>
        SlugsByName.TryGetValue(name, out var slug)
            ? slug
            : throw new ArgumentException($"'{name}' is not a region of the scheme.", nameof(name));
}
