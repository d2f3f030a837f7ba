using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;

namespace TransferScheme.Allocation;

/// <summary>What every view of a case does alike.</summary>
static class Views
{
    /// <summary>Who asks.</summary>
    internal static Actor Actor(this HttpContext http) => http.Features.GetRequiredFeature<Actor>();

    /// <summary>A case as it stood at a time; as it stands now where no time is asked for. Access is always today's.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="id">The case.</param>
    /// <param name="now">The case as it stands now.</param>
    /// <param name="asAt">The time, or null.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <returns>Null when it had not begun then.</returns>
    internal static async Task<TState?> AsAt<TState>(
        this IQuerySession session, Guid id, TState? now, DateTimeOffset? asAt, CancellationToken ct)
        where TState : class =>
        asAt is null ? now : await session.Events.AggregateStreamAsync<TState>(id, timestamp: asAt, token: ct);

    /// <summary>Answers a case with its version as ETag.</summary>
    internal static IResult Versioned<T>(this HttpContext http, T view, long version)
    {
        http.Response.Headers.ETag = Answer.ETag(version);
        return TypedResults.Ok(view);
    }
}
