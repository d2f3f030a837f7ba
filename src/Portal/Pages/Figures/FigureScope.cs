using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Figures;

/// <summary>Whose figures a page shows: those that the address names, and else the reader's own. They tell nothing of a child.</summary>
/// <param name="Kind"><c>national</c>, <c>region</c> or <c>authority</c>.</param>
/// <param name="Code">Slug of the region or code of the authority.</param>
sealed record FigureScope(string Kind, string? Code)
{
    /// <summary>Where the API has them.</summary>
    internal string Path => Kind switch
    {
        "region" => $"dashboards/regions/{Uri.EscapeDataString(Code!)}",
        "authority" => $"dashboards/authorities/{Uri.EscapeDataString(Code!)}",
        _ => "dashboards/national",
    };

    /// <summary>The scope as an address names it; empty for the whole scheme.</summary>
    internal string Query => Code is null ? "" : $"&{Kind}={Uri.EscapeDataString(Code)}";

    /// <summary>Whose figures are asked for.</summary>
    /// <param name="person">The reader.</param>
    /// <param name="region">Slug of a region, as the address names it.</param>
    /// <param name="authority">Code of an authority, as the address names it.</param>
    internal static FigureScope Of(Person person, string? region, string? authority) =>
        authority is { Length: > 0 } ? new("authority", authority)
        : region is { Length: > 0 } ? new("region", region)
        : person.Region is { } own ? new("region", own)
        : person.Authority is { } code ? new("authority", code)
        : new("national", null);

    /// <summary>Whose they are, in words.</summary>
    /// <param name="name">Name of the authority.</param>
    /// <param name="text">The words.</param>
    internal string Words(string? name, Text text) => Kind switch
    {
        "region" => text[RegionNames.Of(Code!)],
        "authority" => name ?? Code!,
        _ => text["the whole scheme"],
    };
}
