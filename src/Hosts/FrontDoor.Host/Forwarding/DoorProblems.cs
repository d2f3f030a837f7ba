using Polly.CircuitBreaker;
using Polly.Timeout;
using TransferScheme.Platform.Problems;

namespace TransferScheme.FrontDoor.Host.Forwarding;

/// <summary>What the front door answers when a service did not.</summary>
static class DoorProblems
{
    const string Unknown = "It is not known whether this was recorded: read the case, or repeat it with the same Idempotency-Key.";

    /// <summary>The problem for a call that failed; null when it is not of a kind that a service causes.</summary>
    internal static Problem? Of(Exception failure, string service) => failure switch
    {
        TimeoutRejectedException => new Problem(504, "timed-out", "No answer in time", Unknown),
        BrokenCircuitException or NotConnectedException => Away([service]),
        HttpRequestException => new Problem(502, "connection-lost", "The connection was lost", Unknown),
        _ => null,
    };

    /// <summary>Services that cannot be reached: nothing was sent to them.</summary>
    internal static Problem Away(IEnumerable<string> services) => new(
        503, "service-away", "Not available at the moment",
        $"Cannot be reached: {string.Join(", ", services)}. Nothing was sent there: repeat it in a moment.");

    /// <summary>Writes it, with the time to wait where nothing was sent.</summary>
    internal static Task WriteAsync(Problem problem, Exception failure, HttpContext http)
    {
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
        {
            var wait = failure is BrokenCircuitException { RetryAfter: { } after } ? (int)Math.Ceiling(after.TotalSeconds) : 1;
            http.Response.Headers.RetryAfter = $"{Math.Max(wait, 1)}";
        }

        return problem.WriteAsync(http);
    }
}

/// <summary>No instance of the service took the connection, so nothing was sent.</summary>
/// <param name="cause">What the last of them did.</param>
sealed class NotConnectedException(Exception cause)
    : HttpRequestException(HttpRequestError.ConnectionError, "No instance takes the connection.", cause);
