using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Directions;

/// <summary>
/// Decides on a notice: after its fourteen days, with every representation considered that came in time, and with the finding that
/// compliance would not unduly prejudice any of the authority's functions (Immigration Act 2016 s.72(4) to (8)).
/// </summary>
/// <param name="api">The API.</param>
/// <param name="known">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.National)]
sealed class DecideModel(SchemeApi api, Authorities known, SchemeTime time, Text text, Dates dates) : PageModel
{
    /// <summary>Whether it is given, or the change made: <c>yes</c> or <c>no</c>.</summary>
    [BindProperty]
    public string? Given { get; set; }

    /// <summary>Whether compliance would unduly prejudice a function: <c>yes</c> or <c>no</c>.</summary>
    [BindProperty]
    public string? Prejudice { get; set; }

    /// <summary>Why, or why not.</summary>
    [BindProperty]
    public string? Finding { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reasons { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The direction.</summary>
    internal DirectionView Direction { get; private set; } = null!;

    /// <summary>Name of the authority directed.</summary>
    internal string To { get; private set; } = "";

    /// <summary>What bars the decision yet, in words.</summary>
    internal IReadOnlyList<string> Bars { get; private set; } = [];

    /// <summary>Whether a withdrawal is decided, which frees the authority and needs no finding.</summary>
    internal bool IsWithdrawal => Direction.Change is "withdraw";

    /// <summary>The question.</summary>
    internal string Question => Direction.Change switch
    {
        "withdraw" => text["Is the direction withdrawn?"],
        "modify" => text["Is the direction modified as proposed?"],
        _ => text["Is the direction given?"],
    };

    /// <summary>Asks.</summary>
    /// <param name="id">The direction.</param>
    public async Task OnGetAsync(Guid id)
    {
        await ReadAsync(id);
        Sent = Sending.Of(Direction.Version);
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The direction.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await ReadAsync(id);
        var needsFinding = Given is "yes" && !IsWithdrawal;
        if (Sent.Step is not "change")
        {
            this.Need(nameof(Given), Given, text["Select what you decide"]);
            if (needsFinding)
            {
                this.Need(nameof(Prejudice), Prejudice, text["Select whether compliance would unduly prejudice a function"]);
                this.Need(nameof(Finding), Finding, text["Enter why, or why not"]);
            }

            this.Need(nameof(Reasons), Reasons, text["Enter the reasons for your decision"]);
        }

        return await Sent.GoOnAsync(
            this, Direction.Version,
            () => api.PostAsync(
                $"directions/{id}/decision",
                new
                {
                    Given = Given is "yes",
                    Reasons,
                    Finding = needsFinding ? new { UnduePrejudice = Prejudice is "yes", Reasons = Finding } : null,
                },
                Sent.Version, Sent.Key),
            member => member switch { "reasons" => nameof(Reasons), "finding.reasons" => nameof(Finding), _ => null },
            $"/directions/{id}/recorded/decided");
    }

    async Task ReadAsync(Guid id)
    {
        Direction = await api.GetAsync<DirectionView>($"directions/{id}");
        To = (await known.AllAsync(api)).TryGetValue(Direction.Authority, out var one) ? one.Name : Direction.Authority;
        Bars = [.. BarsOf(await time.TodayAsync())];
    }

    IEnumerable<string> BarsOf(DateOnly today)
    {
        if (!Direction.IsNoticed)
        {
            yield return text["No notice is given that could be decided."];
        }
        else if (Direction.RepresentationsUntil is { } until && today <= until)
        {
            yield return text["The authority can make representations until {0}. You decide from the day after.", dates.NamedDay(until)];
        }

        foreach (var made in (Direction.OnNotice ?? []).Where(r => Direction.IsNoticed && r is { Late: false, ConsideredAt: null }))
        {
            yield return text["Representations {0} were made in time, and are considered first.", made.Number];
        }
    }
}
