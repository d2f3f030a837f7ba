using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

namespace TransferScheme.Dashboards.Viewing;

/// <summary>Answers a dashboard: asks the policy, reads what is known, and makes the figures.</summary>
static class Reading
{
    /// <summary>200 with the figures; 404 when there is no such scope; 403 and 400 as problems.</summary>
    internal static async Task<IResult> Answer<TFigures>(
        HttpContext http, Known known, DateTimeOffset? asAt, Func<Facts, TFigures?> figures)
        where TFigures : class
    {
        if (DashboardsPolicy.MayRead(http.Features.GetRequiredFeature<Actor>()) is not Access.Granted)
        {
            return new ProblemResult(Problem.Forbidden);
        }

        var facts = await known.ReadAsync(asAt, http.RequestAborted);
        return facts is null ? new ProblemResult(Problem.Invalid("asAt", "Must not be in the future."))
            : figures(facts) is { } dashboard ? TypedResults.Json(dashboard, Json.Answers)
            : new ProblemResult(Problem.NotFound);
    }
}
