using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>A document as it was attached.</summary>
/// <param name="api">The API.</param>
[OpenTo(Roles.Assessor, Roles.Manager)]
sealed class PaperModel(SchemeApi api) : PageModel
{
    /// <summary>Hands it on.</summary>
    /// <param name="id">The assessment.</param>
    /// <param name="document">The document.</param>
    public Task<IActionResult> OnGetAsync(Guid id, Guid document) =>
        Paper.HandOnAsync(api, Response, $"age-assessments/{id}/documents/{document}");
}

/// <summary>The whole record of an assessment as a page to print.</summary>
/// <param name="api">The API.</param>
[OpenTo(Roles.Assessor, Roles.Manager)]
sealed class RecordModel(SchemeApi api) : PageModel
{
    /// <summary>Hands it on.</summary>
    /// <param name="id">The assessment.</param>
    public Task<IActionResult> OnGetAsync(Guid id) => Paper.HandOnAsync(api, Response, $"age-assessments/{id}/record.html");
}

/// <summary>The decision letter as a page to print.</summary>
/// <param name="api">The API.</param>
[OpenTo(Roles.Assessor, Roles.Manager)]
sealed class LetterModel(SchemeApi api) : PageModel
{
    /// <summary>Hands it on.</summary>
    /// <param name="id">The assessment.</param>
    public Task<IActionResult> OnGetAsync(Guid id) => Paper.HandOnAsync(api, Response, $"age-assessments/{id}/letter.html");
}

/// <summary>Hands on what a service answers, with the headers that keep it harmless.</summary>
static class Paper
{
    static readonly string[] Kept = ["Content-Disposition", "X-Content-Type-Options", "Content-Security-Policy"];

    internal static async Task<IActionResult> HandOnAsync(SchemeApi api, Microsoft.AspNetCore.Http.HttpResponse response, string path)
    {
        var answer = await api.OpenAsync(path);
        response.RegisterForDispose(answer);
        foreach (var name in Kept)
        {
            if (answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values))
            {
                response.Headers[name] = values.ToArray();
            }
        }

        response.Headers.CacheControl = "no-store";
        return new FileStreamResult(await answer.Content.ReadAsStreamAsync(), $"{answer.Content.Headers.ContentType}");
    }
}
