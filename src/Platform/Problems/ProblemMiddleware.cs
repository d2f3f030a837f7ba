using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Polly.CircuitBreaker;
using Polly.Timeout;
using TransferScheme.Platform.Calling;

namespace TransferScheme.Platform.Problems;

/// <summary>Answers every error as a problem: exceptions, and statuses that the framework gives without a body.</summary>
public static partial class ProblemMiddleware
{
    /// <summary>Puts the error answers around all that follows.</summary>
    /// <param name="app">The application.</param>
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("TransferScheme.Problems");
        app.Use(async (http, next) =>
        {
            try
            {
                await next(http);
            }
            catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
            {
                await (bad.StatusCode == 413 ? Problem.TooLarge : Problem.Invalid("request", "Is malformed.")).WriteAsync(http);
            }
            catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
            {
                // Nobody is left to answer.
            }
            catch (NoAnswerException silent) when (!http.Response.HasStarted)
            {
                Failed(log, silent, http.Request.Method, http.GetEndpoint()?.DisplayName ?? "no route");
                await silent.Problem.WriteAsync(http);
            }
            catch (Exception exception) when (!http.Response.HasStarted)
            {
                Failed(log, exception, http.Request.Method, http.GetEndpoint()?.DisplayName ?? "no route");
                await (IsOutage(exception) ? Problem.Unavailable : Problem.Internal).WriteAsync(http);
            }
        });
        return app.UseStatusCodePages(context => (Of(context.HttpContext.Response.StatusCode) ?? Problem.Internal).WriteAsync(context.HttpContext));
    }

    /// <summary>Whether something that the request needs was away: the database, or another service.</summary>
    static bool IsOutage(Exception? exception) => exception switch
    {
        null => false,
        NpgsqlException database => database.IsTransient || IsOutage(database.InnerException),
        HttpRequestException or TimeoutRejectedException or BrokenCircuitException or SocketException => true,
        _ => IsOutage(exception.InnerException),
    };

    static Problem? Of(int status) => status switch
    {
        401 => Problem.Unauthenticated,
        403 => Problem.Forbidden,
        404 => Problem.NotFound,
        405 => new Problem(405, "method-not-allowed", "Method not allowed", "This address does not take this method."),
        413 => Problem.TooLarge,
        415 => new Problem(415, "media-type", "Media type not supported", "Send application/json."),
        503 => Problem.Unavailable,
        >= 400 and < 500 => new Problem(status, "invalid", "The request is not valid", "See the documentation of this address."),
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Route} failed")]
    private static partial void Failed(ILogger log, Exception exception, string method, string route);
}
