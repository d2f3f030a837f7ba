using Microsoft.AspNetCore.Http;

namespace TransferScheme.Platform.Problems;

/// <summary>A problem as the answer of a GET.</summary>
/// <param name="problem">What is wrong.</param>
public sealed class ProblemResult(Problem problem) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) => problem.WriteAsync(httpContext);
}
