using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Platform.Hosting;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The items.</typeparam>
/// <param name="Items">The items, in the list's order.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Pages of lists that are ordered by identifier: <c>?limit=</c> (50, at most 200), an opaque <c>?cursor=</c>, and a <c>Link</c> to the next.</summary>
public static class Paging
{
    /// <summary>Answers a page of what the caller may see.</summary>
    /// <param name="http">The request.</param>
    /// <param name="query">Documents after an identifier, in its order, at most so many.</param>
    /// <param name="id">A document's identifier.</param>
    /// <param name="visible">May the caller know of it?</param>
    /// <param name="item">How it stands in the list.</param>
    public static async Task<IResult> AnswerAsync<TDocument, TItem>(
        HttpContext http, Func<Guid, int, Task<IReadOnlyList<TDocument>>> query, Func<TDocument, Guid> id, Func<TDocument, bool> visible,
        Func<TDocument, TItem> item)
    {
        var limitText = http.Request.Query["limit"].ToString();
        var limit = 50;
        if (limitText.Length > 0 && (!int.TryParse(limitText, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > 200))
        {
            return new ProblemResult(Problem.Invalid("limit", "Must be between 1 and 200."));
        }

        var cursor = http.Request.Query["cursor"].ToString();
        var after = Guid.Empty;
        if (cursor.Length > 0 && !Guid.TryParseExact(cursor, "N", out after))
        {
            return new ProblemResult(Problem.Invalid("cursor", "Must be the next of a page before."));
        }

        var found = new List<TDocument>();
        for (var more = true; more && found.Count <= limit;)
        {
            var batch = await query(after, limit + 1);
            found.AddRange(batch.Where(visible));
            more = batch.Count == limit + 1;
            after = batch.Count == 0 ? after : id(batch[^1]);
        }

        var shown = found.Take(limit).ToList();
        var next = found.Count > limit ? id(shown[^1]).ToString("N") : null;
        if (next is not null)
        {
            var others = http.Request.Query.Where(q => q.Key != "cursor").SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v ?? ""));
            http.Response.Headers.Link = $"<{http.Request.Path}{new QueryBuilder(others.Append(KeyValuePair.Create("cursor", next)))}>; rel=\"next\"";
        }

        return Results.Ok(new Page<TItem>([.. shown.Select(item)], next));
    }
}
