using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Platform.Hosting;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The items.</typeparam>
/// <param name="Items">The items, in the list's order.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
/// <param name="Total">How many the list has in all; only where <c>?total=true</c> asks for it and the list can tell.</param>
public sealed record Page<T>(
    IReadOnlyList<T> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Total = null);

/// <summary>Pages of lists: <c>?limit=</c> (50, at most 200), an opaque <c>?cursor=</c>, and a <c>Link</c> to the next.</summary>
public static class Paging
{
    const int LongestCursor = 200;

    // One more than the largest page: so many are read where the first query, of as many as needed, found few that the caller may see.
    const int Batch = 201;

    /// <summary>
    /// Answers a page of what the caller may see. The cursor is the place of the last item shown, so nothing is missed or repeated
    /// while others are added.
    /// </summary>
    /// <typeparam name="TDocument">A document.</typeparam>
    /// <typeparam name="TPlace">Place of a document in the list, such as its identifier; its text can be parsed again.</typeparam>
    /// <typeparam name="TItem">How a document stands in the list.</typeparam>
    /// <param name="http">The request.</param>
    /// <param name="documents">Documents after a place, in the list's order, at most so many; after the default place for all.</param>
    /// <param name="place">A document's place.</param>
    /// <param name="visible">May the caller know of it?</param>
    /// <param name="item">How it stands in the list.</param>
    /// <param name="count">Counts the list, where it has more than one page; null where that cannot be told.</param>
    public static async Task<IResult> AnswerAsync<TDocument, TPlace, TItem>(
        HttpContext http, Func<TPlace?, int, Task<IReadOnlyList<TDocument>>> documents, Func<TDocument, TPlace> place,
        Func<TDocument, bool> visible, Func<TDocument, TItem> item, Func<Task<long>>? count = null)
        where TPlace : IParsable<TPlace>
    {
        var (limitText, limit) = (http.Request.Query["limit"].ToString(), 50);
        if (limitText.Length > 0
            && (!int.TryParse(limitText, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > 200))
        {
            return new ProblemResult(Problem.Invalid("limit", "Must be between 1 and 200."));
        }

        var cursor = http.Request.Query["cursor"].ToString();
        if (!TryRead<TPlace>(cursor, out var after))
        {
            return new ProblemResult(Problem.Invalid("cursor", "Must be the next of a page before."));
        }

        var found = new List<TDocument>();
        for (var (more, most) = (true, limit + 1); more && found.Count <= limit; most = Batch)
        {
            var batch = await documents(after, most);
            found.AddRange(batch.Where(visible));
            more = batch.Count == most;
            after = batch.Count == 0 ? after : place(batch[^1]);
        }

        var shown = found.Take(limit).ToList();
        var next = found.Count > limit ? Base64Url.EncodeToString(Encoding.UTF8.GetBytes(place(shown[^1]).ToString()!)) : null;
        if (next is not null)
        {
            var query = new QueryBuilder(
                http.Request.Query.Where(q => q.Key != "cursor").SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v ?? "")))
            {
                { "cursor", next },
            };
            http.Response.Headers.Link = $"<{http.Request.Path}{query}>; rel=\"next\"";
        }

        long? total = http.Request.Query["total"] != "true" ? null
            : next is null && cursor.Length == 0 ? found.Count : count is null ? null : await count();
        return Results.Ok(new Page<TItem>([.. shown.Select(item)], next, total));
    }

    static bool TryRead<TPlace>(string cursor, out TPlace? place) where TPlace : IParsable<TPlace>
    {
        place = default;
        return cursor.Length == 0
            || (cursor.Length <= LongestCursor && Base64Url.IsValid(cursor)
                && TPlace.TryParse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)), CultureInfo.InvariantCulture, out place));
    }
}
