using System.Net.Http.Json;
using TransferScheme.Platform.Calling;

namespace TransferScheme.Identity.Demo;

/// <summary>An authority, as far as its demo sign-ins need it.</summary>
/// <param name="GssCode">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Slug of its region.</param>
sealed record DemoAuthority(string GssCode, string Name, string Region);

/// <summary>Asks Allocation for the authorities of the scheme, by the HTTP contract.</summary>
/// <param name="calls">Calls between services.</param>
sealed class DemoAuthorities(ServiceCalls calls)
{
    /// <summary>Every authority, by code; empty while Allocation has none.</summary>
    /// <exception cref="HttpRequestException">Allocation does not answer.</exception>
    internal async Task<IReadOnlyList<DemoAuthority>> ListAsync(CancellationToken ct)
    {
        var found = new List<DemoAuthority>();
        string? cursor = null;
        do
        {
            var address = $"/api/v1/authorities?limit=200{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}";
            var page = (await calls.Client.GetFromJsonAsync<Page>(address, ct))!;
            found.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return [.. found.OrderBy(a => a.GssCode, StringComparer.Ordinal)];
    }

    sealed record Page(IReadOnlyList<DemoAuthority> Items, string? Next);
}
