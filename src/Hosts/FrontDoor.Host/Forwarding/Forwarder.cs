using System.Net;
using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using TransferScheme.FrontDoor.Host.Instances;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Documents;
using TransferScheme.Platform.Problems;

namespace TransferScheme.FrontDoor.Host.Forwarding;

/// <summary>Sends a request on to an instance of the service that its path belongs to, and the answer back, both as they come.</summary>
/// <param name="fleet">The instances.</param>
/// <param name="resilience">Time-out, retry of GET and breakers.</param>
/// <param name="log">Where it tells of what did not arrive.</param>
sealed partial class Forwarder(Fleet fleet, Resilience resilience, ILogger<Forwarder> log) : IDisposable
{
    readonly HttpMessageInvoker _transport = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(2),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),

        // As the server here decodes them: a header that it took must not fail on its way on.
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
    });

    internal async Task ForwardAsync(HttpContext http)
    {
        if (Routes.ServiceOf(http.Request.Path.Value ?? "/") is not { } name)
        {
            await Problem.NotFound.WriteAsync(http);
            return;
        }

        var method = HttpMethod.Parse(http.Request.Method);
        if (method == HttpMethod.Connect || method == HttpMethod.Trace)
        {
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var limit = http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>();
        var document = ForwardedRequest.MostOfDocument(http.Request, name);
        var (most, tooLarge) = document is null ? (limit.MaxRequestBodySize, Problem.TooLarge) : (document, Upload.TooLarge);
        var isTooLarge = http.Request.ContentLength > most;
        if (document is not null || isTooLarge)
        {
            // So that the server reads the rest for some seconds: a connection closed at once would take the answer with it. A document is
            // counted as it is sent on, because the server would count what chunks are wrapped in as well.
            limit.MaxRequestBodySize = null;
        }

        if (isTooLarge)
        {
            await tooLarge.WriteAsync(http);
            return;
        }

        try
        {
            var length = http.Request.ContentLength ?? document ?? 0;
            using var answer = await resilience.SendAsync(
                name, method, length, ct => SendAsync(fleet[name], method, http, document, ct), http.RequestAborted);
            await AnswerAsync(answer, http, name);
        }
        catch (BadUploadException upload) when (upload.InnerException is BadHttpRequestException bad)
        {
            var problem = bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? tooLarge : Problem.Invalid("body", "Is malformed.");
            await problem.WriteAsync(http);
        }
        catch (BadUploadException)
        {
            http.Abort();
        }
        catch (Exception failure) when (DoorProblems.Of(failure, name) is { } problem)
        {
            Failed(method.Method, name, problem.Code);
            await DoorProblems.WriteAsync(problem, failure, http);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    /// <summary>
    /// Sends it to the first instance that takes the connection. Where none was made nothing was sent, so this repeats nothing.
    /// </summary>
    async Task<HttpResponseMessage> SendAsync(
        Service service, HttpMethod method, HttpContext http, long? document, CancellationToken ct)
    {
        Exception? refused = null;
        foreach (var instance in service.InTurn())
        {
            var request = ForwardedRequest.To(instance, method, http, document);
            try
            {
                return await _transport.SendAsync(request, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested && request.Content is RequestBody { IsRead: false })
            {
                // The service waited for the caller: it must not be taken for the service's fault, which would close it to all others.
                throw new BadUploadException(new IOException("The body came too slowly."));
            }
            catch (Exception e) when (IsUnsent(e) && !ct.IsCancellationRequested)
            {
                instance.IsReady = false;
                refused = e;
            }
        }

        throw new NotConnectedException(refused!);
    }

    async Task AnswerAsync(HttpResponseMessage answer, HttpContext http, string service)
    {
        // A service's error is passed on as it is, also where it has no body.
        http.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        http.Response.StatusCode = (int)answer.StatusCode;
        Headers.Copy(answer, http.Response);
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(http.RequestAborted);
            var writer = http.Response.BodyWriter;
            await writer.FlushAsync(http.RequestAborted);
            while (await body.ReadAsync(writer.GetMemory(4096), http.RequestAborted) is > 0 and var read)
            {
                writer.Advance(read);
                await writer.FlushAsync(http.RequestAborted);
            }
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            Failed(http.Request.Method, service, "answer-cut-off");
            http.Abort();
        }
    }

    static bool IsUnsent(Exception exception) => exception switch
    {
        HttpRequestException http => http.HttpRequestError
            is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,

        // The transport's way to say that the connection was not made in time.
        OperationCanceledException { InnerException: TimeoutException } => true,
        _ => false,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} for {Service} failed: {Code}")]
    private partial void Failed(string method, string service, string code);
}
