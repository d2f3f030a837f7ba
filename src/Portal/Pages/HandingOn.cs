using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;

namespace TransferScheme.Portal.Pages;

/// <summary>What a service serves and a page hands on as it comes: files to save, and pages to print.</summary>
static class HandingOn
{
    /// <summary>Hands an answer of the API on as a file to save.</summary>
    /// <param name="page">The page.</param>
    /// <param name="api">The API.</param>
    /// <param name="path">Path below <c>/api/v1/</c>.</param>
    /// <param name="name">Name of the file, where the service gives none.</param>
    internal static async Task<IActionResult> HandOnAsync(this PageModel page, SchemeApi api, string path, string? name = null)
    {
        var answer = await OpenAsync(page, api, path);
        page.Response.Headers.ContentDisposition =
            answer.Content.Headers.ContentDisposition?.ToString() ?? (name is null ? "attachment" : $"attachment; filename=\"{name}\"");
        page.Response.Headers.XContentTypeOptions = "nosniff";
        return page.File(await answer.Content.ReadAsStreamAsync(page.HttpContext.RequestAborted), $"{answer.Content.Headers.ContentType}");
    }

    /// <summary>Hands a page on that a service has made to be printed, with what it may load: nothing but its own style.</summary>
    /// <param name="page">The page.</param>
    /// <param name="api">The API.</param>
    /// <param name="path">Path below <c>/api/v1/</c>.</param>
    internal static async Task<IActionResult> PrintAsync(this PageModel page, SchemeApi api, string path)
    {
        var answer = await OpenAsync(page, api, path);
        page.Response.Headers.ContentSecurityPolicy = string.Join("; ", answer.Headers.GetValues("Content-Security-Policy"));
        return page.File(await answer.Content.ReadAsStreamAsync(page.HttpContext.RequestAborted), $"{answer.Content.Headers.ContentType}");
    }

    static async Task<HttpResponseMessage> OpenAsync(PageModel page, SchemeApi api, string path)
    {
        var answer = await api.OpenAsync(path);
        page.HttpContext.Response.RegisterForDispose(answer);
        page.Response.Headers.CacheControl = "no-store";
        return answer;
    }
}
