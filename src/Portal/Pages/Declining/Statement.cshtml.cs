using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>The statement to read and to print: as the service serves it once it is issued, and before that as it stands.</summary>
/// <param name="api">The API.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager, Roles.Coordinator, Roles.National)]
sealed class StatementModel(SchemeApi api) : PageModel
{
    /// <summary>The case.</summary>
    internal Guid Id { get; private set; }

    /// <summary>The issued statement as the service writes it, in which everything from people is safe.</summary>
    internal HtmlString? Issued { get; private set; }

    /// <summary>The draft.</summary>
    internal StatementShown? Draft { get; private set; }

    /// <summary>Shows it.</summary>
    /// <param name="id">The case.</param>
    public async Task OnGetAsync(Guid id)
    {
        Id = id;
        Response.Headers.CacheControl = "no-store";
        if (await api.FindRefusalAsync(id) is { Draft: { } draft })
        {
            Draft = new StatementShown(draft, await api.GroundsAsync());
            return;
        }

        using var answer = await api.OpenAsync($"refusals/{id}/statement.html");
        Issued = new HtmlString(MainOf(await answer.Content.ReadAsStringAsync(HttpContext.RequestAborted)));
    }

    // The page's own style and frame are left out: ours, and our policy of content, hold for it.
    static string MainOf(string page)
    {
        var start = page.IndexOf("<main>", StringComparison.Ordinal) + "<main>".Length;
        return page[start..page.IndexOf("</main>", start, StringComparison.Ordinal)];
    }
}
