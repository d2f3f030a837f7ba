using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

namespace TransferScheme.Allocation;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">An item.</typeparam>
/// <param name="Items">The items, in the order of the list.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record Listing<T>(
    IReadOnlyList<T> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>
/// Which page of a list is asked for. The cursor names the last item seen, so nothing is missed or repeated while others are
/// added.
/// </summary>
/// <param name="Limit">How many items at most.</param>
/// <param name="After">Key of the last item seen; null for the first page.</param>
internal sealed record Paging(int Limit, string? After)
{
    const int DefaultLimit = 50;
    const int MostItems = 200;

    internal static CommandResult Invalid { get; } =
        Problem.Invalid("cursor", string.Create(CultureInfo.InvariantCulture, $"limit must be 1 to {MostItems}, and cursor one that this list gave."));

    /// <summary>Reads limit and cursor; null when one of them is not valid.</summary>
    internal static Paging? Of(int? limit, string? cursor)
    {
        if (limit is < 1 or > MostItems)
        {
            return null;
        }

        if (string.IsNullOrEmpty(cursor))
        {
            return new Paging(limit ?? DefaultLimit, null);
        }

        Span<byte> key = stackalloc byte[256];
        return cursor.Length <= 256 && Base64Url.IsValid(cursor) && Base64Url.TryDecodeFromChars(cursor, key, out var length)
            ? new Paging(limit ?? DefaultLimit, Encoding.UTF8.GetString(key[..length]))
            : null;
    }

    /// <summary>Answers a page.</summary>
    /// <param name="http">The request.</param>
    /// <param name="found">The items after the cursor: one more than the limit, where there are so many.</param>
    /// <param name="key">The key of an item, which the next page begins after.</param>
    /// <param name="view">What is shown of an item.</param>
    internal IResult Answer<TItem, TView>(HttpContext http, IReadOnlyList<TItem> found, Func<TItem, string> key, Func<TItem, TView> view)
    {
        string? next = null;
        if (found.Count > Limit)
        {
            next = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key(found[Limit - 1])));
            var query = http.Request.Query.Where(q => q.Key != "cursor")
                .SelectMany(q => q.Value.Select(v => KeyValuePair.Create<string, string?>(q.Key, v)))
                .Append(KeyValuePair.Create<string, string?>("cursor", next));
            http.Response.Headers.Link = $"<{QueryHelpers.AddQueryString(http.Request.Path, query)}>; rel=\"next\"";
        }

        return TypedResults.Ok(new Listing<TView>([.. found.Take(Limit).Select(view)], next));
    }
}

/// <summary>What every view of a case does alike.</summary>
internal static class Views
{
    /// <summary>Who asks.</summary>
    internal static Actor Actor(this HttpContext http) => http.Features.GetRequiredFeature<Actor>();

    /// <summary>Answers a case with its version as ETag.</summary>
    internal static IResult Versioned<T>(this HttpContext http, T view, long version)
    {
        http.Response.Headers.ETag = Platform.Deciding.Answer.ETag(version);
        return TypedResults.Ok(view);
    }
}
