using Microsoft.AspNetCore.Http;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Standards;

/// <summary>A region's standards, and how ages are assessed in it.</summary>
sealed record StandardsView(
    string Region, string Name, int Edition, DateOnly? AsOf, string? Standards, string? AgeAssessmentPractice, long Version)
{
    /// <summary>Reads them.</summary>
    internal static Task<StandardsView> ReadAsync(SchemeApi api, string region) => api.GetAsync<StandardsView>($"regions/{region}/standards");

    /// <summary>The region that a page is about: a coordinator's own, the one that is named, or that of the reader's authority; null for none.</summary>
    internal static async Task<string?> RegionAsync(HttpContext http, string? named, SchemeApi api, Authorities known)
    {
        var person = http.Features.Get<Person>()!;
        return RegionNames.AskedBy(person, named)
            ?? (person.Authority is { } own && (await known.AllAsync(api)).TryGetValue(own, out var authority) ? authority.Region : null);
    }
}
