using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace TransferScheme.Portal.Calling;

/// <summary>Why a service turned a request down.</summary>
/// <param name="Status">HTTP status; 503 where the service did not answer.</param>
/// <param name="Code">Its code.</param>
/// <param name="Detail">A sentence on what to do.</param>
/// <param name="Errors">Messages by member.</param>
/// <param name="Changes">With 412: what has happened since.</param>
public sealed record ApiProblem(
    int Status, string Code, string Detail, IReadOnlyDictionary<string, string[]>? Errors = null, IReadOnlyList<ApiChange>? Changes = null)
{
    /// <summary>The page is not for the reader's role.</summary>
    public static ApiProblem Forbidden { get; } = new(403, "forbidden", "This page is for another role than yours.");

    /// <summary>No service answered: what was sent may have been received, and sending it again does no harm.</summary>
    public static ApiProblem Unavailable { get; } = new(503, "unavailable", "The service is not answering. What you typed is still here: try again in a moment.");
}

/// <summary>One act on a case that has moved on.</summary>
/// <param name="Act">The act in words.</param>
/// <param name="At">When.</param>
/// <param name="Version">The version with it.</param>
/// <param name="By">By whom.</param>
public sealed record ApiChange(string Act, DateTimeOffset At, long Version, ApiChangedBy By);

/// <summary>Who acted, as far as the reader may know.</summary>
/// <param name="Role">Role.</param>
/// <param name="Authority">Code of the authority.</param>
public sealed record ApiChangedBy(string Role, string? Authority);

/// <summary>The answer to a command.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">What it says.</param>
/// <param name="Problem">Why it was turned down; null when it was done.</param>
public sealed record ApiAnswer(int Status, JsonElement? Body, ApiProblem? Problem)
{
    /// <summary>Whether it was done.</summary>
    public bool IsDone => Problem is null;

    /// <summary>The identifier of what was made or changed.</summary>
    public Guid Id => Body!.Value.GetProperty("id").GetGuid();

    /// <summary>The case's version after it.</summary>
    public long Version => Body!.Value.GetProperty("version").GetInt64();

    /// <summary>
    /// Tells a person why it was turned down: each message at its field where the page has one, and else above the form.
    /// </summary>
    /// <param name="state">Where the page keeps its errors.</param>
    /// <param name="fieldOf">The page's field for a member of the request; null for none.</param>
    public void Tell(ModelStateDictionary state, Func<string, string?>? fieldOf = null)
    {
        if (Problem!.Status == 412)
        {
            state.AddModelError("", $"{Problem.Detail} {string.Join(" ", (Problem.Changes ?? []).Select(c => $"{c.Act} ({c.By.Role}, {c.At:HH:mm})."))}".Trim());
            return;
        }

        if (Problem.Errors is not { Count: > 0 } errors)
        {
            state.AddModelError("", Problem.Detail);
            return;
        }

        if (Problem.Status == 409)
        {
            state.AddModelError("", Problem.Detail);
        }

        foreach (var (member, messages) in errors)
        {
            var field = fieldOf?.Invoke(member);
            foreach (var message in messages)
            {
                state.AddModelError(field ?? "", field is null ? $"{member}: {message}" : message);
            }
        }
    }
}

/// <summary>A service turned a page's question down, or did not answer.</summary>
/// <param name="problem">Why.</param>
public sealed class ApiProblemException(ApiProblem problem) : Exception(problem.Code)
{
    /// <summary>Why.</summary>
    public ApiProblem Problem { get; } = problem;
}
