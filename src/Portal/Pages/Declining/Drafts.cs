using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>What the pages of a draft share: each saves the whole draft with its own part changed, and leads to the next.</summary>
static class Drafts
{
    /// <summary>The button that saves and leads back to the list of what is left.</summary>
    internal const string Later = "later";

    /// <summary>The case of an offer; null where nothing was written yet.</summary>
    internal static async Task<RefusalView?> FindRefusalAsync(this SchemeApi api, Guid id)
    {
        var (found, problem) = await api.AskAsync<RefusalView>($"refusals/{id}");
        return problem is null or { Status: 404 } ? found : throw new ApiProblemException(problem);
    }

    /// <summary>A case whose statement can still be written.</summary>
    /// <exception cref="ApiProblemException">It is not there, not the reader's, or issued.</exception>
    internal static async Task<RefusalView> DraftAsync(this SchemeApi api, Guid id) =>
        await api.GetAsync<RefusalView>($"refusals/{id}") is { Draft: not null } refusal
            ? refusal
            : throw new ApiProblemException(new ApiProblem(
                409, "no-draft",
                "There is no draft here to change. A statement that is issued is never edited: what comes later is added."));

    /// <summary>The list of grounds in force, or of the version that a statement was written under.</summary>
    internal static Task<GroundList> GroundsAsync(this SchemeApi api, int? version = null) =>
        api.GetAsync<GroundList>(version is { } known ? $"refusal-grounds?version={known}" : "refusal-grounds");

    /// <summary>Saves the draft and goes on; where the service says no, shows the page again with what was typed.</summary>
    /// <param name="page">The page.</param>
    /// <param name="api">The API.</param>
    /// <param name="refusal">The case as it is now.</param>
    /// <param name="sent">What the form carries; its step is the button pressed, <see cref="Later"/> or another.</param>
    /// <param name="form">The draft with the page's part changed.</param>
    /// <param name="step">The page's own step.</param>
    internal static Task<IActionResult> SaveAsync(
        this PageModel page, SchemeApi api, RefusalView refusal, Sending sent, StatementForm form, string step) =>
        sent.SendAsync(
            page, refusal.Version, () => api.PutAsync($"refusals/{refusal.Id}/statement", form, sent.Version), FieldOf,
            sent.Step is Later ? $"/refusals/{refusal.Id}" : After(refusal.Id, form, step));

    /// <summary>The page that follows a step, each ground having one of its own.</summary>
    internal static string After(Guid id, StatementForm form, string step)
    {
        IReadOnlyList<string> steps =
        [
            "answer", "grounds", .. form.Grounds.Select(g => $"grounds/{g.Code}"), "child", "key-points", "decision-maker", "annex",
            "evidence",
        ];
        return steps.SkipWhile(s => s != step).Skip(1).FirstOrDefault() is { } next ? $"/refusals/{id}/{next}" : $"/refusals/{id}";
    }

    /// <summary>The page on which what a rule found is mended.</summary>
    internal static string PageOf(Finding finding) => finding switch
    {
        { Id: "R01", Ground: "G99" } or { Id: "R08", Ground: null } => "second-look",
        { Id: "R01" or "R08" } => "grounds",
        { Id: "R05" or "R14" } => "child",
        { Id: "R06" } => "key-points",
        { Id: "R10" } => "decision-maker",
        { Id: "R11" or "R12" or "R15" } => "annex",
        { Ground: { } code } => $"grounds/{code}",
        _ => "grounds",
    };

    // A page's fields bear the names of the contract's members.
    static string? FieldOf(string member)
    {
        var name = member.Split('.')[^1];
        return name is "facts" or "alternatives" or "bestInterests" or "childsViews" or "plainSummary" or "decision" or "condition"
            or "policy" or "change" or "name" or "office" or "delegatedAuthority" or "conflicts" or "annex" or "redactionNote"
            or "latenessReason"
            ? $"{char.ToUpperInvariant(name[0])}{name[1..]}" : null;
    }
}
