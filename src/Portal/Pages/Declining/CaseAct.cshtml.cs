using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>One act on the case of a decline: its few questions, then check your answers, then the one command.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager, Roles.Coordinator, Roles.National)]
sealed class CaseActModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text) : PageModel
{
    /// <summary>The code that was chosen.</summary>
    [BindProperty]
    public string? Choice { get; set; }

    /// <summary>The day.</summary>
    [BindProperty]
    public DayAnswer Day { get; set; } = new();

    /// <summary>The words.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>Words that look like a person's name and are none, one on each line.</summary>
    [BindProperty]
    public string? NotPersons { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The case.</summary>
    internal RefusalView Refusal { get; private set; } = null!;

    /// <summary>The act.</summary>
    internal CaseAct Act { get; private set; } = null!;

    /// <summary>Names of the authority and of the entry authority.</summary>
    internal (string From, string To) Names { get; private set; }

    /// <summary>What the reader chooses from.</summary>
    internal IReadOnlyList<(string Code, string Name)> Choices { get; private set; } = [];

    /// <summary>The day that was typed.</summary>
    internal DateOnly? On { get; private set; }

    /// <summary>Asks.</summary>
    /// <param name="id">The case.</param>
    /// <param name="act">The act.</param>
    public async Task OnGetAsync(Guid id, string act)
    {
        await ReadAsync(id, act, isDone: false);
        Sent = Sending.Of(Refusal.Version);
        Choice = Choices is [var only] ? only.Code : null;
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The case.</param>
    /// <param name="act">The act.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, string act)
    {
        // What has happened since is the service's to say, so that nothing that was typed is lost.
        await ReadAsync(id, act, isDone: true);
        if (Sent.Step is not "change")
        {
            Check();
        }

        return await Sent.GoOnAsync(
            this, Refusal.Version, () => api.PostAsync($"refusals/{id}/{act}", Body(), Sent.Version, Sent.Key), FieldOf,
            $"/refusals/{id}/acts/{act}/recorded");
    }

    /// <summary>Says what is needed.</summary>
    void Check()
    {
        if (Act.Day is { } day)
        {
            On = Day.Check(ModelState, nameof(Day), text["The day"], text);
        }

        if (Act.Choice is { } choice)
        {
            this.Need(nameof(Choice), Choice, text[choice.Need]);
        }

        if (Act.Words is { } words)
        {
            this.Need(nameof(Words), Words, text[words.Need]);
        }
    }

    Dictionary<string, object?> Body()
    {
        var request = new Dictionary<string, object?>();
        if (Act.Day is { } day)
        {
            request[day.Member] = On;
        }

        if (Act.Choice is { } choice)
        {
            request[choice.Member] = Choice;
        }

        if (Act.Words is { } words)
        {
            request[words.Member] = Words;
        }

        if (Act.AsksNotPersons)
        {
            request["notPersons"] = (NotPersons ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }

        return request;
    }

    async Task ReadAsync(Guid id, string act, bool isDone)
    {
        Act = CaseActs.All.FirstOrDefault(a => a.Name == act)
            ?? throw new ApiProblemException(new ApiProblem(404, "not-found", text["There is no such page."]));
        Refusal = await api.GetAsync<RefusalView>($"refusals/{id}");
        Choices = Act.Choices(Refusal);
        var all = await authorities.AllAsync(api);
        Names = (all[Refusal.Authority].Name, all[Refusal.EntryAuthority].Name);
        if (!isDone && !Act.IsFor(Refusal, HttpContext.Features.Get<Person>()!, await time.NowAsync()))
        {
            throw new ApiProblemException(ApiProblem.Forbidden.Saying(
                text["This is for somebody else to record, or cannot be recorded as the case stands now."]));
        }
    }

    string? FieldOf(string member) =>
        member == Act.Words?.Member ? nameof(Words)
        : member == Act.Choice?.Member ? nameof(Choice)
        : member == Act.Day?.Member ? nameof(Day)
        : member.StartsWith("notPersons", StringComparison.Ordinal) ? nameof(NotPersons)
        : null;
}
