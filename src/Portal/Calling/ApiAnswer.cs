using System.Text.Json;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Portal.Words;

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

    /// <summary>The page is not for the reader's authority.</summary>
    public static ApiProblem OtherAuthority { get; } = new(403, "forbidden", "This page is for another authority than yours.");

    /// <summary>Whether its detail is in the reader's language; what a service says is English.</summary>
    internal bool IsOurs { get; init; }

    /// <summary>No service answered: what was sent may have been received, and sending it again does no harm.</summary>
    public static ApiProblem Unavailable { get; } = new(503, "unavailable", "The service is not answering. What you typed is still here: try again in a moment.");

    /// <summary>The same with a sentence of ours.</summary>
    /// <param name="words">The sentence, in the reader's language.</param>
    internal ApiProblem Saying(string words) => this with { Detail = words, IsOurs = true };
}

/// <summary>One act on a case that has moved on.</summary>
/// <param name="Act">The act in words.</param>
/// <param name="At">When.</param>
/// <param name="Version">The version with it.</param>
/// <param name="By">By whom.</param>
public sealed record ApiChange(string Act, DateTimeOffset At, long Version, ApiChangedBy By)
{
    /// <summary>It as a sentence, such as <c>Offer accepted (duty officer, 5:40pm).</c></summary>
    /// <param name="dates">Times in words.</param>
    internal string InWords(Dates dates) =>
        $"{char.ToUpperInvariant(Act[0])}{Act[1..]} ({By.Role.Replace('-', ' ')}, {dates.Clock(At)}).";
}

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
    /// <param name="page">The page.</param>
    /// <param name="fieldOf">The page's field for a member of the request; null for none.</param>
    public void Tell(PageModel page, Func<string, string?>? fieldOf = null)
    {
        var text = page.HttpContext.RequestServices.GetRequiredService<Text>();
        if (Problem!.Status == 412)
        {
            var dates = page.HttpContext.RequestServices.GetRequiredService<Dates>();
            Add("", string.Join(' ', (Problem.Changes ?? []).Select(c => c.InWords(dates)).Prepend(Problem.Detail)));
            return;
        }

        if (Problem.Errors is not { Count: > 0 } errors)
        {
            Add("", Problem.Detail);
            return;
        }

        if (Problem.Status == 409)
        {
            Add("", Problem.Detail);
        }

        foreach (var (member, messages) in errors)
        {
            var field = fieldOf?.Invoke(member);
            foreach (var message in messages)
            {
                Add(field ?? "", field is null ? $"{member}: {message}" : message);
            }
        }

        // What is wrong with several members alike is said once.
        void Add(string field, string message)
        {
            if (page.ModelState[field]?.Errors.Any(e => e.ErrorMessage == message) is not true)
            {
                page.ModelState.AddModelError(field, text.Told(message));
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
