using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Homes;

/// <summary>Messages between services that could not be done, and the way to try them again; for operators.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.National)]
sealed class MessagesModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>A service and its messages that wait; null where it did not answer.</summary>
    internal sealed record Waiting(string Service, string Name, IReadOnlyList<Parked>? Messages);

    /// <summary>A message that waits; without a time it waits for a person.</summary>
    internal sealed record Parked(string Message, string Reason, int Attempts, DateTimeOffset ParkedAt, DateTimeOffset? DueAt);

    /// <summary>The service whose messages are tried again.</summary>
    [BindProperty]
    public string? Service { get; set; }

    /// <summary>The services and their messages.</summary>
    internal IReadOnlyList<Waiting> Services { get; private set; } = [];

    /// <summary>How many messages were made due; null where nobody asked for it.</summary>
    internal int? Replayed { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync() => Services = await Task.WhenAll(NationalModel.Services.Select(async s =>
    {
        var (found, _) = await api.AskAsync<List>($"/operations/{s.Service}/parked-messages");
        return new Waiting(s.Service, s.Name, found?.Items);
    }));

    /// <summary>Has the messages of a service tried again.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!NationalModel.Services.Any(s => s.Service == Service))
        {
            return BadRequest();
        }

        var answer = await api.PostAsync($"/operations/{Service}/parked-messages/replay", new { });
        await OnGetAsync();
        if (!answer.IsDone)
        {
            ModelState.AddModelError("", text["The service is not answering: try again in a moment"]);
            return this.Invalid();
        }

        Replayed = answer.Body!.Value.GetProperty("replayed").GetInt32();
        return Page();
    }

    sealed record List(IReadOnlyList<Parked> Items);
}
