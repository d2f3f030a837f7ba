using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;

namespace TransferScheme.Portal.Pages;

/// <summary>What every form carries beside its answers, and the one way to send it.</summary>
public sealed class Sending
{
    /// <summary>Version of the case that the person decides on; 0 where there is none yet.</summary>
    public long Version { get; set; }

    /// <summary>Makes sending the same form twice harmless.</summary>
    public string? Key { get; set; }

    /// <summary><c>check</c>, <c>change</c> or <c>send</c>, or what else the button pressed stands for.</summary>
    public string? Step { get; set; }

    /// <summary>Whether the answers are shown to be checked.</summary>
    internal bool IsChecked { get; set; }

    /// <summary>Why the service turned it down, by code; null where it did not.</summary>
    internal string? Refusal { get; private set; }

    /// <summary>A form that is shown for the first time.</summary>
    /// <param name="version">Version of the case; 0 where there is none yet.</param>
    internal static Sending Of(long version = 0) => new() { Version = version, Key = Guid.NewGuid().ToString() };

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

        IsChecked = page.ModelState.IsValid;
        return IsChecked && Step is not "send" ? page.Page() : await SendAsync(page, version, send, fieldOf, done);
    }

    /// <summary>
    /// Sends answers that need no second look, or shows what is wrong with them. Where the service says no, the page is shown again with what
    /// was typed and why; and where the case has moved on, sending again decides on the version that the person has been told of now.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="version">The case's version as it is now.</param>
    /// <param name="send">Sends the command.</param>
    /// <param name="fieldOf">The page's field for a member of the request; null for none.</param>
    /// <param name="done">Address of the page that says what happened.</param>
    internal Task<IActionResult> SendAsync(
        PageModel page, long version, Func<Task<ApiAnswer>> send, Func<string, string?> fieldOf, string done) =>
        SendAsync(page, version, send, fieldOf, _ => done);

    /// <inheritdoc cref="SendAsync(PageModel, long, Func{Task{ApiAnswer}}, Func{string, string?}, string)"/>
    internal async Task<IActionResult> SendAsync(
        PageModel page, long version, Func<Task<ApiAnswer>> send, Func<string, string?> fieldOf, Func<ApiAnswer, string> done)
    {
        if (!page.ModelState.IsValid)
        {
            return page.Invalid();
        }

        var answer = await send();
        if (answer.IsDone)
        {
            return new RedirectResult(done(answer));
        }

        // What is wrong with an answer is said where it is typed.
        IsChecked &= answer.Status != 400;
        Refusal = answer.Problem!.Code;
        page.ModelState.Clear();
        answer.Tell(page, fieldOf);
        if (answer.Status == 412)
        {
            page.ModelState.SetModelValue($"Sent.{nameof(Version)}", version, $"{version}");
        }

        page.Response.StatusCode = answer.Status;
        return page.Page();
    }

    /// <summary>Goes by the case as it stands now, of which the page tells.</summary>
    /// <param name="page">The page.</param>
    /// <param name="version">Its version.</param>
    internal void DecideOn(PageModel page, long version)
    {
        page.ModelState.Remove($"Sent.{nameof(Version)}");
        Version = version;
    }
}
