using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Platform.Documents;

/// <summary>The body of a request that attaches a document. It is read once, as it comes, after everything else was found right.</summary>
public sealed class Upload
{
    /// <summary>The largest document, in bytes: 20 MiB.</summary>
    public const long Most = 20 * 1024 * 1024;

    /// <summary>The longest form of a page that attaches a document, in bytes: the document, and 1 MiB for what stands around it.</summary>
    public const long MostInForm = Most + (1024 * 1024);

    readonly HttpContext _http;

    Upload(HttpContext http) => _http = http;

    /// <summary>A document that is larger than that.</summary>
    public static Problem TooLarge { get; } = Problem.TooLarge with { Detail = "A document has at most 20 MiB." };

    /// <summary>Whether the caller says that it is larger: then nothing of it need be read.</summary>
    internal bool IsTooLarge => _http.Request.ContentLength > Most;

    /// <summary>What the caller says that it is.</summary>
    internal string? ContentType => _http.Request.ContentType;

    /// <summary>The content as it comes in.</summary>
    internal Stream Body => _http.Request.Body;

    /// <summary>What people call it, as it was given.</summary>
    internal string? Title { get; private set; }

    /// <summary>
    /// Binds it; the framework calls this. Whoever reads it counts: the server's own limit would close the connection at once, and take the
    /// answer with it.
    /// </summary>
    /// <param name="http">The request; its caller is signed in.</param>
    public static ValueTask<Upload?> BindAsync(HttpContext http)
    {
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        return ValueTask.FromResult<Upload?>(new Upload(http));
    }

    /// <summary>Whether the request is to attach a document: beside a page's form, the only kind with a body of more than 1 MiB.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="path">Its path.</param>
    public static bool IsOne(string method, string? path) =>
        method == "PUT" && path?.Split('/') is ["", "api", "v1", _, _, "documents", _];

    /// <summary>The command, with what is wrong in its other parts.</summary>
    /// <param name="kind">Code of the kind.</param>
    /// <param name="title">The title as the header has it: UTF-8, percent-encoded; null where there is none.</param>
    internal Command<Upload> As(string? kind, string? title)
    {
        Title = title is null ? null : Uri.UnescapeDataString(title);
        var faults = new Faults();
        var kinds = DocumentKinds.Of(_http.GetEndpoint()?.Metadata);
        faults.When(kind is null, "kind", $"Say what it is: {string.Join(", ", kinds)}.");
        faults.OneOf(kind, "kind", kinds);
        faults.Text(Title, "Document-Title");
        return Command<Upload>.Of(_http, this, faults.None ? null : faults.ToProblem());
    }
}
