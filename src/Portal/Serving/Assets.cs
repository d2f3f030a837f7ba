using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Net.Http.Headers;

namespace TransferScheme.Portal.Serving;

/// <summary>
/// Style sheet, scripts and icon, embedded and compressed once. Their address holds the hash of all of them: a browser keeps them for good,
/// and asks for others when they change. They are public and hold no secret, so compressing them over TLS tells nobody anything.
/// </summary>
static class Assets
{
    sealed record Asset(string Type, byte[] Plain, byte[] Brotli);

    static readonly Dictionary<string, Asset> All = Load();

    static readonly string Version = Convert.ToHexStringLower(
        SHA256.HashData(All.OrderBy(a => a.Key, StringComparer.Ordinal).SelectMany(a => a.Value.Plain).ToArray()))[..12];

    /// <summary>The address of a file.</summary>
    /// <param name="name">Its name.</param>
    internal static string Address(string name) => $"/assets/{Version}/{name}";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/{version}/{name}", Answer).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/favicon.ico", () => Results.Redirect(Address("favicon.svg"))).AllowAnonymous().ExcludeFromDescription();
    }

    static IResult Answer(string version, string name, HttpContext http)
    {
        if (version != Version || !All.TryGetValue(name, out var asset))
        {
            return Results.NotFound();
        }

        var takesBrotli = http.Request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value == "br" && e.Quality != 0);
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (takesBrotli)
        {
            http.Response.Headers.ContentEncoding = "br";
        }

        return Results.Bytes(takesBrotli ? asset.Brotli : asset.Plain, asset.Type);
    }

    static Dictionary<string, Asset> Load()
    {
        const string Folder = "assets/";
        var assembly = typeof(Assets).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).ToDictionary(
            name => name[Folder.Length..],
            name =>
            {
                using var file = assembly.GetManifestResourceStream(name)!;
                using var plain = new MemoryStream();
                file.CopyTo(plain);
                return new Asset(TypeOf(name), plain.ToArray(), Compress(plain.ToArray()));
            },
            StringComparer.Ordinal);
    }

    static byte[] Compress(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            brotli.Write(plain);
        }

        return packed.ToArray();
    }

    static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"No type is known for {other}."),
    };
}
