using Microsoft.AspNetCore.Http.Features;
using TransferScheme.FrontDoor.Host.Instances;
using TransferScheme.Platform.Documents;

namespace TransferScheme.FrontDoor.Host.Forwarding;

/// <summary>The request that goes to an instance.</summary>
static class ForwardedRequest
{
    static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    internal static HttpRequestMessage To(Instance instance, HttpMethod method, HttpContext http, long? document)
    {
        var address = new Uri($"{instance.Address}{Target(http)}", AsWritten);
        var request = new HttpRequestMessage(method, address) { Content = Body(method, http, document) };
        Headers.Copy(http.Request, request);
        return request;
    }

    /// <summary>The most bytes of a request that attaches a document, by itself or by a page's form; null for any other.</summary>
    /// <param name="request">The request that came.</param>
    /// <param name="service">Whom it is for.</param>
    internal static long? MostOfDocument(HttpRequest request, string service) =>
        Upload.IsOne(request.Method, request.Path.Value) ? Upload.Most
        : service == Routes.Portal && IsFormWithFile(request) ? Upload.MostInForm
        : null;

    // The page says which of its forms may be as long.
    static bool IsFormWithFile(HttpRequest request) =>
        request.Method == "POST" && request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) is true;

    // The address exactly as the caller wrote it, so that the service decodes what the caller encoded.
    static string Target(HttpContext http) =>
        http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget is ['/', ..] target ? target
        : $"{http.Request.Path.ToUriComponent()}{http.Request.QueryString.ToUriComponent()}";

    static HttpContent? Body(HttpMethod method, HttpContext http, long? document) =>
        method == HttpMethod.Get || method == HttpMethod.Head ? null
        : http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true
            ? new RequestBody(http.Request, document ?? long.MaxValue)

        // Without a body the transport would send a command again by itself when a kept connection breaks before the answer.
        : new ByteArrayContent([]);
}
