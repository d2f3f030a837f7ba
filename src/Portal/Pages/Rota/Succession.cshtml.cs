using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Pages.Declaring;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Rota;

/// <summary>The national team records who takes over from an authority that is abolished, merged or split.</summary>
/// <param name="api">The API.</param>
/// <param name="known">Names of authorities.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.National)]
sealed class SuccessionModel(SchemeApi api, Authorities known, Text text) : PageModel
{
    const int MostSuccessors = 20;

    /// <summary>Codes of those who take over.</summary>
    [BindProperty]
    public List<string?> Successors { get; set; } = [];

    /// <summary>First day on which the authority no longer exists.</summary>
    [BindProperty]
    public DayAnswer First { get; set; } = new();

    /// <summary>Of several, the place in the list, from 0, of the one that open cases pass to, or <c>later</c>.</summary>
    [BindProperty]
    public string? Heir { get; set; }

    /// <summary>What the form carries; its step is also <c>add</c> or <c>remove-</c> and a number.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The authority.</summary>
    internal Ending Own { get; private set; } = null!;

    /// <summary>The authorities by code.</summary>
    internal IReadOnlyDictionary<string, AuthorityEntry> All { get; private set; } = null!;

    /// <summary>The first day that was typed.</summary>
    internal DateOnly? From { get; private set; }

    /// <summary>Whether the succession was just recorded.</summary>
    internal bool IsDone { get; private set; }

    /// <summary>Whether another successor can be added.</summary>
    internal bool MayAdd => Successors.Count < MostSuccessors;

    /// <summary>Code of the one that open cases pass to: of one successor nobody has to say it.</summary>
    internal string? OpenCases => Successors is [var only] ? only
        : int.TryParse(Heir, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < Successors.Count ? Successors[at]
        : null;

    /// <summary>Asks, with what is recorded.</summary>
    /// <param name="code">Code of the authority.</param>
    /// <param name="done">Whether the succession was just recorded.</param>
    public async Task OnGetAsync(string code, bool done)
    {
        await ReadAsync(code);
        Successors = Own.Succession is { } recorded ? [.. recorded.Successors] : [null];
        Heir = Own.Succession is null ? null : Own.Succession.OpenCases is { } heir ? $"{Successors.IndexOf(heir)}" : "later";
        First = DayAnswer.Of(Own.Succession?.From);
        (Sent, IsDone) = (Sending.Of(Own.Version), done && Own.Succession is not null);
    }

    /// <summary>Adds or takes a successor; or takes the answers, shows what follows, and sends them.</summary>
    /// <param name="code">Code of the authority.</param>
    public async Task<IActionResult> OnPostAsync(string code)
    {
        await ReadAsync(code);
        if (Sent.Step is "add" && MayAdd)
        {
            Successors.Add(null);
            ModelState.Clear();
            return Page();
        }

        if (Sent.Step?.StartsWith("remove-", StringComparison.Ordinal) == true)
        {
            if (PlacesAnswer.Number(Sent.Step[7..]) is { } index && index >= 0 && index < Successors.Count)
            {
                Successors.RemoveAt(index);
                Heir = null;
            }

            ModelState.Clear();
            return Page();
        }

        if (Sent.Step is not "change")
        {
            Check();
        }

        return await Sent.GoOnAsync(
            this, Own.Version,
            () => api.PostAsync($"authorities/{Own.GssCode}/succession", new { Successors, From, OpenCases }, Sent.Version, Sent.Key),
            member => member switch
            {
                "from" => nameof(First),
                "openCases" => nameof(Heir),
                "successors" => $"{nameof(Successors)}[0]",
                _ when member.StartsWith("successors[", StringComparison.Ordinal) => $"{nameof(Successors)}{member[10..]}",
                _ => null,
            },
            $"/rota/authorities/{Own.GssCode}/succession?done=true");
    }

    /// <summary>The name of an authority.</summary>
    /// <param name="code">Its code.</param>
    internal string NameOf(string? code) => code is not null && All.TryGetValue(code, out var one) ? one.Name : code ?? "";

    void Check()
    {
        if (Successors.Count == 0)
        {
            Successors.Add(null);
        }

        foreach (var (i, successor) in Successors.Index())
        {
            var field = $"{nameof(Successors)}[{i}]";
            this.Need(field, successor, text["Select an authority"]);
            if (successor is not null && Successors.IndexOf(successor) < i)
            {
                ModelState.AddModelError(field, text["Select each authority once"]);
            }
        }

        if (Successors.Count > 1)
        {
            this.Need(nameof(Heir), Heir, text["Select who has its open cases, or that it is said later"]);
        }

        From = First.Check(ModelState, nameof(First), text["The first day"], text);
    }

    async Task ReadAsync(string code)
    {
        Own = await api.GetAsync<Ending>($"authorities/{Uri.EscapeDataString(code)}");
        All = await known.AllAsync(api);
    }

    /// <summary>An authority, and who takes over from it.</summary>
    internal sealed record Ending(string GssCode, string Name, long Version, Recorded? Succession);

    /// <summary>A succession that is recorded.</summary>
    internal sealed record Recorded(IReadOnlyList<string> Successors, DateOnly From, string? OpenCases);
}
