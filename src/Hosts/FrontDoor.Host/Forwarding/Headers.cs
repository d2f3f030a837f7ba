using System.Collections.Frozen;
using System.Diagnostics;
using System.Net.Http.Headers;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace TransferScheme.FrontDoor.Host.Forwarding;

/// <summary>Which headers go on to the next: all but those of one connection (RFC 9110, 7.6.1), also where the sender names them.</summary>
static class Headers
{
    static readonly FrozenSet<string> OfOneConnection = new[]
    {
        HeaderNames.Connection, HeaderNames.KeepAlive, HeaderNames.ProxyAuthenticate, HeaderNames.ProxyAuthorization,
        HeaderNames.ProxyConnection, HeaderNames.TE, HeaderNames.Trailer, HeaderNames.TransferEncoding, HeaderNames.Upgrade,
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Written afresh; and an Expect has been answered by the front door, as it began to read the body.
    static readonly FrozenSet<string> OfTheRequest = new[]
    {
        HeaderNames.Expect, HeaderNames.Host, "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Puts the caller's headers on the request, with the host name as the caller wrote it. What it says of forwarding is replaced
    /// by what the front door has seen; nobody behind may trust even that for more than a note.
    /// </summary>
    /// <param name="from">The request that came.</param>
    /// <param name="to">The request that goes, with its content.</param>
    internal static void Copy(HttpRequest from, HttpRequestMessage to)
    {
        foreach (var (name, values) in PassedOn(from.Headers).Where(h => !OfTheRequest.Contains(h.Key)))
        {
            if (!to.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                to.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        to.Headers.Host = from.Host.HasValue ? from.Host.Value : null;
        to.Headers.TryAddWithoutValidation("X-Forwarded-For", from.HttpContext.Connection.RemoteIpAddress?.ToString());
        to.Headers.TryAddWithoutValidation("X-Forwarded-Host", from.Host.Value);
        to.Headers.TryAddWithoutValidation("X-Forwarded-Proto", from.Scheme);
        to.Headers.Via.Add(new ViaHeaderValue("1.1", "front-door"));
        if (!from.Headers.ContainsKey(HeaderNames.TraceParent) && Activity.Current?.Id is { } trace)
        {
            to.Headers.TryAddWithoutValidation(HeaderNames.TraceParent, trace);
        }
    }

    /// <summary>Puts a service's headers on the answer.</summary>
    /// <param name="from">The answer that came.</param>
    /// <param name="to">The answer that goes.</param>
    internal static void Copy(HttpResponseMessage from, HttpResponse to)
    {
        var all = from.Headers.NonValidated.Concat(from.Content.Headers.NonValidated)
            .ToDictionary(h => h.Key, h => new StringValues([.. h.Value]), StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in PassedOn(all))
        {
            to.Headers[name] = values;
        }
    }

    static IEnumerable<KeyValuePair<string, StringValues>> PassedOn(IDictionary<string, StringValues> all)
    {
        var named = all.TryGetValue(HeaderNames.Connection, out var connection)
            ? connection.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries))
                .ToHashSet(StringComparer.OrdinalIgnoreCase)
            : [];
        return all.Where(h => !OfOneConnection.Contains(h.Key) && !named.Contains(h.Key));
    }
}
