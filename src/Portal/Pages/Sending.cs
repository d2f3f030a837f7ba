using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;

namespace TransferScheme.Portal.Pages;

/// <summary>What every form about a case carries beside its answers.</summary>
public sealed class Sending
{
    /// <summary>Version of the case that the person decides on.</summary>
    public long Version { get; set; }

    /// <summary>Makes sending the same form twice harmless.</summary>
    public string? Key { get; set; }

    /// <summary><c>check</c>, <c>change</c> or <c>send</c>.</summary>
    public string? Step { get; set; }

    /// <summary>Whether the answers are shown to be checked.</summary>
    internal bool IsChecked { get; private set; }

    /// <summary>Why the service turned it down, by code; null where it did not.</summary>
    internal string? Refusal { get; private set; }

    /// <summary>A form that is shown for the first time.</summary>
    /// <param name="version">Version of the case.</param>
    internal static Sending Of(long version) => new() { Version = version, Key = Guid.NewGuid().ToString() };

    /// <summary>Goes on with answers that have been looked at: shows what is wrong, shows them to be checked, or sends them.</summary>
    /// <param name="page">The page.</param>
    /// <param name="version">The case's version as it is now.</param>
    /// <param name="send">Sends the command.</param>
    /// <param name="fieldOf">The page's field for a member of the request; null for none.</param>
    /// <param name="done">Address of the page that says what happened.</param>
    internal Task<IActionResult> GoOnAsync(
        PageModel page, long version, Func<Task<ApiAnswer>> send, Func<string, string?> fieldOf, string done) =>
        GoOnAsync(page, version, send, fieldOf, _ => done);

    /// <summary>The same where what is made has an address of its own.</summary>
    /// <param name="page">The page.</param>
    /// <param name="version">The case's version as it is now.</param>
    /// <param name="send">Sends the command.</param>
    /// <param name="fieldOf">The page's field for a member of the request; null for none.</param>
    /// <param name="done">Address of the page that says what happened, from the service's answer.</param>
    internal async Task<IActionResult> GoOnAsync(
        PageModel page, long version, Func<Task<ApiAnswer>> send, Func<string, string?> fieldOf, Func<ApiAnswer, string> done)
    {
        if (Step is "change")
        {
            return page.Page();
        }

        if (!page.ModelState.IsValid)
        {
            return page.Invalid();
        }

        IsChecked = true;
        if (Step is not "send")
        {
            return page.Page();
        }

        var answer = await send();
        if (answer.IsDone)
        {
            return new RedirectResult(done(answer));
        }

        // What is wrong with an answer is said where it is typed.
        IsChecked = answer.Status != 400;
        Refusal = answer.Problem!.Code;
        return page.Refused(answer, fieldOf, $"Sent.{nameof(Version)}", version);
    }
}
