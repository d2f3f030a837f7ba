using Microsoft.AspNetCore.Mvc.RazorPages;

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

    /// <summary>What was written where nothing need be; null for nothing.</summary>
    /// <param name="typed">What was typed.</param>
    internal static string? Written(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed;

    /// <summary>Shows the page again with what was typed and what is wrong.</summary>
    /// <param name="page">The page.</param>
    internal static PageResult Invalid(this PageModel page)
    {
        page.Response.StatusCode = 400;
        return page.Page();
    }
}
