using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Polly.CircuitBreaker;
using Polly.Timeout;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Platform.Calling;

/// <summary>Another service did not answer, and what was asked must not be guessed.</summary>
/// <param name="problem">What the caller is told.</param>
/// <param name="cause">What went wrong.</param>
public sealed class NoAnswerException(Problem problem, Exception cause) : Exception(problem.Detail, cause)
{
    /// <summary>What the caller is told.</summary>
    public Problem Problem { get; } = problem;
}

/// <summary>Questions from service to service on which a decision depends.</summary>
public static class Asking
{
    /// <summary>All tries together: the person who asked still waits.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Asks another service for something.</summary>
    /// <typeparam name="T">What of the answer matters.</typeparam>
    /// <param name="calls">Calls between services.</param>
    /// <param name="path">Path of the HTTP contract.</param>
    /// <param name="whenSilent">What the caller is told when there is no answer.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <returns>Null when there is no such thing.</returns>
    /// <exception cref="NoAnswerException">No answer in time, or none that can be understood.</exception>
    public static async Task<T?> AskAsync<T>(this ServiceCalls calls, string path, Problem whenSilent, CancellationToken ct)
        where T : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            using var answer = await calls.Client.GetAsync(path, limit.Token);
            return answer.StatusCode is HttpStatusCode.NotFound ? null
                : await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<T>(limit.Token);
        }
        catch (Exception failure) when (IsSilence(failure) && !ct.IsCancellationRequested)
        {
            throw new NoAnswerException(whenSilent, failure);
        }
    }

    static bool IsSilence(Exception failure) =>
        failure is HttpRequestException or TimeoutRejectedException or BrokenCircuitException or JsonException
            or OperationCanceledException;
}
