using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Declaring;

/// <summary>Free places of one kind, as they were typed.</summary>
public sealed class PlacesAnswer
{
    /// <summary>Kind of placement.</summary>
    public string? Type { get; set; }

    /// <summary>Whom they are for.</summary>
    public string? Sex { get; set; }

    /// <summary>Youngest age taken.</summary>
    public string? From { get; set; }

    /// <summary>Oldest age taken.</summary>
    public string? To { get; set; }

    /// <summary>How many.</summary>
    public string? Places { get; set; }

    /// <summary>A number that was typed; null for none.</summary>
    internal static int? Number(string? typed) => int.TryParse(
        typed, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
        ? number
        : null;
}

/// <summary>Declares free places: a list of kinds, to which one can be added and from which one can be taken.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class DeclareCapacityModel(SchemeApi api, Text text) : PageModel
{
    const int MostKinds = 100;

    /// <summary>The kinds.</summary>
    [BindProperty]
    public List<PlacesAnswer> Kinds { get; set; } = [];

    /// <summary>Last day on which it counts.</summary>
    [BindProperty]
    public DayAnswer Until { get; set; } = new();

    /// <summary>What the form carries; its step is also <c>add</c> or <c>remove-</c> and a number.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The position as it is.</summary>
    internal OwnPosition Own { get; private set; } = null!;

    /// <summary>The day that was typed.</summary>
    internal DateOnly? ValidUntil { get; private set; }

    /// <summary>Whether another kind can be added.</summary>
    internal bool MayAdd => Kinds.Count < MostKinds;

    /// <summary>Asks, with what was declared last.</summary>
    public async Task OnGetAsync()
    {
        Own = await OwnPosition.ReadAsync(api, HttpContext);
        Kinds = [.. (Own.Capacity?.Places ?? []).Select(p => new PlacesAnswer
        {
            Type = p.PlacementType, Sex = p.Sex, From = $"{p.AgeFrom}", To = $"{p.AgeTo}", Places = $"{p.Places}",
        })];
        if (Kinds.Count == 0)
        {
            Kinds.Add(new PlacesAnswer());
        }

        Sent = Sending.Of(Own.Version);
    }

    /// <summary>Adds or takes a kind; or takes the answers, shows them, and sends them.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        Own = await OwnPosition.ReadAsync(api, HttpContext);
        if (Sent.Step is "add" && MayAdd)
        {
            Kinds.Add(new PlacesAnswer());
            ModelState.Clear();
            return Page();
        }

        if (Sent.Step?.StartsWith("remove-", StringComparison.Ordinal) == true)
        {
            if (PlacesAnswer.Number(Sent.Step[7..]) is { } index && index >= 0 && index < Kinds.Count)
            {
                Kinds.RemoveAt(index);
            }

            ModelState.Clear();
            return Page();
        }

        if (Sent.Step is not "change")
        {
            foreach (var (i, kind) in Kinds.Index())
            {
                Check(kind, $"{nameof(Kinds)}[{i}]");
            }

            ValidUntil = Until.Check(ModelState, nameof(Until), text["The last day on which it counts"], text);
        }

        return await Sent.GoOnAsync(
            this, Own.Version,
            () => api.PutAsync(
                $"authorities/{Own.GssCode}/capacity",
                new
                {
                    Places = Kinds.Select(k => new
                    {
                        PlacementType = k.Type, k.Sex, AgeFrom = PlacesAnswer.Number(k.From), AgeTo = PlacesAnswer.Number(k.To),
                        Places = PlacesAnswer.Number(k.Places),
                    }),
                    ValidUntil,
                },
                Sent.Version),
            FieldOf,
            "/authority?done=capacity");
    }

    void Check(PlacesAnswer kind, string path)
    {
        this.Need($"{path}.{nameof(kind.Type)}", kind.Type, text["Select the kind of placement"]);
        this.Need($"{path}.{nameof(kind.Sex)}", kind.Sex, text["Select whom the places are for"]);
        Age(kind.From, $"{path}.{nameof(kind.From)}", text["The youngest age must be a number from 0 to 17"]);
        Age(kind.To, $"{path}.{nameof(kind.To)}", text["The oldest age must be a number from 0 to 17"]);
        if (PlacesAnswer.Number(kind.From) > PlacesAnswer.Number(kind.To))
        {
            ModelState.AddModelError($"{path}.{nameof(kind.To)}", text["The oldest age must not be below the youngest"]);
        }

        if (PlacesAnswer.Number(kind.Places) is not (>= 0 and <= 10_000))
        {
            ModelState.AddModelError($"{path}.{nameof(kind.Places)}", text["The number of places must be a whole number, like 3"]);
        }
    }

    void Age(string? typed, string field, string message)
    {
        if (PlacesAnswer.Number(typed) is not (>= 0 and <= 17))
        {
            ModelState.AddModelError(field, message);
        }
    }

    // A line of the request is a kind of the page, under the page's own names.
    static string? FieldOf(string member) => member switch
    {
        "validUntil" => nameof(Until),
        _ when member.StartsWith("places[", StringComparison.Ordinal) => member
            .Replace("places[", $"{nameof(Kinds)}[", StringComparison.Ordinal)
            .Replace(".placementType", ".Type", StringComparison.Ordinal).Replace(".sex", ".Sex", StringComparison.Ordinal)
            .Replace(".ageFrom", ".From", StringComparison.Ordinal).Replace(".ageTo", ".To", StringComparison.Ordinal)
            .Replace(".places", ".Places", StringComparison.Ordinal),
        _ => null,
    };
}
