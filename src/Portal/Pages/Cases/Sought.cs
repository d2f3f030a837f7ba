using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Cases;

/// <summary>Looks for a case by the reference that somebody typed.</summary>
static class Sought
{
    /// <summary>Finds it; where it is not found, the page says why at its field.</summary>
    /// <param name="page">The page.</param>
    /// <param name="api">The API.</param>
    /// <param name="text">The words.</param>
    /// <param name="field">The page's field.</param>
    /// <param name="reference">What was typed there.</param>
    /// <returns>The referral; null where it is not found.</returns>
    internal static async Task<Guid?> FindCaseAsync(this PageModel page, SchemeApi api, Text text, string field, string? reference)
    {
        page.Need(field, reference, text["Enter the reference of a case"]);
        if (!page.ModelState.IsValid)
        {
            return null;
        }

        var sought = reference!.Trim().ToUpperInvariant();
        var (found, problem) = await api.AskAsync<ApiPage<Item>>($"referrals?reference={Uri.EscapeDataString(sought)}");
        if (found?.Items is [var one, ..])
        {
            return one.Id;
        }

        page.ModelState.AddModelError(field, problem is { Status: >= 500 }
            ? text["The service that knows is not answering: try again in a moment"]
            : text["There is no case with this reference. It looks like NTS-2026-000123"]);
        return null;
    }

    sealed record Item(Guid Id);
}
