using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Identity.Persons;

/// <summary>
/// What people do with their own accounts: by their own tokens alone, and without a version, because nobody else is in the way.
/// </summary>
static class OwnAccount
{
    /// <summary>Asks whose account it is and whether they may act, then acts (401, 404, 403, 400, 409).</summary>
    /// <param name="command">The command.</param>
    /// <param name="store">The accounts.</param>
    /// <param name="act">The act, on the person's account.</param>
    /// <param name="ct">Cancels the request.</param>
    internal static async Task<CommandResult> ActAsync<TRequest>(
        Command<TRequest> command, IIdentityStore store, Func<Person, TRequest, Task<CommandResult>> act, CancellationToken ct)
        where TRequest : class
    {
        if (IdentityPolicy.Self(command.Actor) is not { } id)
        {
            return Problem.Forbidden;
        }

        return await LoadAsync(store, id, ct) is not { } person ? Problem.NotFound
            : !person.Active ? Problem.Forbidden
            : command.Fault is { } fault ? fault
            : await act(person, command.Body);
    }

    static async Task<Person?> LoadAsync(IIdentityStore store, Guid id, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<Person>(id, ct);
    }

    /// <summary>Too many wrong codes or passwords.</summary>
    /// <param name="http">The request's context.</param>
    /// <param name="wait">How long to wait.</param>
    internal static CommandResult Slow(HttpContext http, TimeSpan wait)
    {
        http.Response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds)}";
        return new Problem(429, "slow-down", "Too many failures", "Wait as long as Retry-After says, then try again.");
    }
}
