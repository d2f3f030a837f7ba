using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;

namespace TransferScheme.Portal.Pages;

/// <summary>What every page with questions does with its answers.</summary>
static class PageAnswers
{
    /// <summary>Says what is needed where nothing was answered.</summary>
    /// <param name="page">The page.</param>
    /// <param name="field">Its field.</param>
    /// <param name="value">What was answered.</param>
    /// <param name="message">What to do, such as <c>Select a reason</c>.</param>
    internal static void Need(this PageModel page, string field, string? value, string message)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            page.ModelState.AddModelError(field, message);
        }
    }

    /// <summary>Shows the page again with what was typed and what is wrong.</summary>
    /// <param name="page">The page.</param>
    internal static PageResult Invalid(this PageModel page)
    {
        page.Response.StatusCode = 400;
        return page.Page();
    }

    /// <summary>
    /// Shows the page again with what was typed and why the service turned it down. Where the case has moved on, sending again decides on the
    /// version that the person has been told of now.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="answer">The service's answer.</param>
    /// <param name="fieldOf">The page's field for a member of the request; null for none.</param>
    /// <param name="versionField">Field that holds the version.</param>
    /// <param name="version">The case's version as it is now.</param>
    internal static PageResult Refused(this PageModel page, ApiAnswer answer, Func<string, string?> fieldOf, string versionField, long version)
    {
        page.ModelState.Clear();
        answer.Tell(page.ModelState, fieldOf);
        if (answer.Status == 412)
        {
            page.ModelState.SetModelValue(versionField, version, $"{version}");
        }

        page.Response.StatusCode = answer.Status;
        return page.Page();
    }
}
