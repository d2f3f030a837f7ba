using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;

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

    /// <summary>Keeps a page to those whom it is for, where their role does not tell: the service would turn down what they send.</summary>
    /// <param name="page">The page.</param>
    /// <param name="isTheirs">Whether it is for a person.</param>
    /// <exception cref="ApiProblemException">It is for another authority.</exception>
    internal static void OnlyFor(this PageModel page, Func<Person, bool> isTheirs)
    {
        if (!isTheirs(page.HttpContext.Features.Get<Person>()!))
        {
            throw new ApiProblemException(ApiProblem.OtherAuthority);
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
