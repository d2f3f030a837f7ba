using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Scheme;

/// <summary>The regions that take turns, by their slugs in the HTTP contract.</summary>
public static class RegionNames
{
    static readonly SortedDictionary<string, string> Names = new(StringComparer.Ordinal)
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
        ["yorkshire-and-the-humber"] = "Yorkshire and The Humber",
    };

    /// <summary>All slugs.</summary>
    public static IReadOnlyCollection<string> Slugs => Names.Keys;

    /// <summary>The name of a region, in English; a slug that is none of the twelve stands as it is.</summary>
    /// <param name="slug">The slug.</param>
    public static string Of(string slug) => Names.GetValueOrDefault(slug, slug);

    /// <summary>The region that a page is about: a coordinator's own, or for others the one that they name; null where they name none.</summary>
    /// <param name="person">Who reads.</param>
    /// <param name="named">The slug that the address names.</param>
    public static string? AskedBy(Person person, string? named) =>
        person.Region ?? (named is not null && Names.ContainsKey(named) ? named : null);

    /// <summary>What an address needs so that it leads to the same region: nothing for a coordinator, who has but one.</summary>
    /// <param name="person">Who reads.</param>
    /// <param name="region">The slug.</param>
    public static string Query(Person person, string? region) => person.Region is null && region is not null ? $"?region={region}" : "";
}
