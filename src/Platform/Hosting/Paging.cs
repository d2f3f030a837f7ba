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
public sealed record Page<T>(IReadOnlyList<T> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>Pages of lists: <c>?limit=</c> (50, at most 200), an opaque <c>?cursor=</c>, and a <c>Link</c> to the next.</summary>
public static class Paging
{
    const int LongestCursor = 200;

    // One more than the largest page, whatever page is asked for: a caller who may see little needs few queries.
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
    public static async Task<IResult> AnswerAsync<TDocument, TPlace, TItem>(
        HttpContext http, Func<TPlace?, int, Task<IReadOnlyList<TDocument>>> documents, Func<TDocument, TPlace> place,
        Func<TDocument, bool> visible, Func<TDocument, TItem> item)
        where TPlace : IParsable<TPlace>
    {
        var limitText = http.Request.Query["limit"].ToString();
        var limit = 50;
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
        for (var more = true; more && found.Count <= limit;)
        {
            var batch = await documents(after, Batch);
            found.AddRange(batch.Where(visible));
            more = batch.Count == Batch;
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

        return Results.Ok(new Page<TItem>([.. shown.Select(item)], next));
    }

    static bool TryRead<TPlace>(string cursor, out TPlace? place)
        where TPlace : IParsable<TPlace>
    {
        place = default;
        return cursor.Length == 0
            || (cursor.Length <= LongestCursor && Base64Url.IsValid(cursor)
                && TPlace.TryParse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)), CultureInfo.InvariantCulture, out place));
    }
}
