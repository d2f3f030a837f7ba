using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Directions;

/// <summary>Says what was recorded of a direction, and what comes next.</summary>
/// <param name="api">The API.</param>
/// <param name="known">Names of authorities.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.National, Roles.DutyOfficer, Roles.Manager)]
sealed class RecordedModel(SchemeApi api, Authorities known, Text text, Dates dates) : PageModel
{
    /// <summary>The direction.</summary>
    internal DirectionView Direction { get; private set; } = null!;

    /// <summary>Its title.</summary>
    internal string Named { get; private set; } = "";

    /// <summary>What was recorded, in words.</summary>
    internal string What { get; private set; } = "";

    /// <summary>What comes next.</summary>
    internal string Next { get; private set; } = "";

    /// <summary>Shows it.</summary>
    /// <param name="id">The direction.</param>
    /// <param name="act">What was done, as the address names it.</param>
    public async Task OnGetAsync(Guid id, string act)
    {
        Direction = await api.GetAsync<DirectionView>($"directions/{id}");
        Named = Direction.Title(
            (await known.AllAsync(api)).TryGetValue(Direction.Authority, out var one) ? one.Name : Direction.Authority, text);
        (What, Next) = Words(act) ?? throw new ApiProblemException(new ApiProblem(404, "not-found", text["There is no such page."]));
    }

    (string What, string Next)? Words(string act) => act switch
    {
        "notice" or "change" => (text["Notice given"],
            text["Tell the authority in writing. It can make representations until {0}. Consider each, and decide after that day.", Until]),
        "directed" when Direction.DueAt is { } due => (text["Direction given"],
            text["Tell the authority in writing. It is due on {0}, and stands in the register.", dates.Time(due)]),
        "directed" => (text["Direction given"], text["Tell the authority in writing. It stands in the register."]),
        "withdrawn" => (text["Direction withdrawn"], text["Tell the authority in writing. Arrangements that were made under it stand."]),
        "decided" => (text["Decision recorded"], Direction.Status switch
        {
            "given" => text["The direction is in force. Tell the authority in writing, with the finding and your reasons."],
            "withdrawn" => text["Tell the authority in writing. Arrangements that were made under it stand."],
            _ => text["The direction is not given. Tell the authority in writing, with your reasons."],
        }),
        "represented" => (text["Representations made"],
            text["The national team considers what comes in time before it decides. You see on the direction when it has."]),
        "considered" => (text["Representations considered"],
            text["When the time for representations is over and each that came in time is considered, decide on the notice."]),
        _ => null,
    };

    string Until => Direction.RepresentationsUntil is { } until ? dates.NamedDay(until) : "";
}
