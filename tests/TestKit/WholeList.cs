using System.Net.Http.Json;
using System.Text.Json;

namespace TransferScheme.TestKit;

/// <summary>A list of the API, read to its end.</summary>
/// <param name="Ids">Its items, in their order.</param>
/// <param name="Totals">How many each of its pages told that there are in all; null where a page did not tell.</param>
public sealed record WholeList(IReadOnlyList<Guid> Ids, IReadOnlyList<long?> Totals)
{
    /// <summary>Whether no item came twice and every page told how many there are.</summary>
    public bool IsWhole => Ids.Distinct().Count() == Ids.Count && Totals.All(total => total == Ids.Count);

    /// <summary>Reads it page by page.</summary>
    /// <param name="client">Who reads.</param>
    /// <param name="list">Path below <c>/api/v1/</c>, with a filter.</param>
    /// <param name="id">The member that identifies an item.</param>
    /// <param name="limit">How many items a page has.</param>
    /// <exception cref="HttpRequestException">The list is refused.</exception>
    public static async Task<WholeList> ReadAsync(HttpClient client, string list, string id = "id", int limit = 2)
    {
        var (ids, totals, cursor) = (new List<Guid>(), new List<long?>(), (string?)"");
        while (cursor is not null)
        {
            var page = await client.GetFromJsonAsync<JsonElement>(
                $"/api/v1/{list}&limit={limit}&total=true{(cursor.Length == 0 ? "" : $"&cursor={cursor}")}");
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty(id).GetGuid()));
            totals.Add(page.TryGetProperty("total", out var total) ? total.GetInt64() : null);
            cursor = page.GetProperty("next").GetString();
        }

        return new WholeList(ids, totals);
    }
}
