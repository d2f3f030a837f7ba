using System.Text.Json.Nodes;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Referring;

/// <summary>A referral as the pages that fill in its form read it.</summary>
sealed record ReferralView(
    Guid Id, string Reference, string Status, long Version, string EntryAuthority, JsonObject? Record, IReadOnlyList<string>? Missing,
    IReadOnlyList<string>? Wanted, IReadOnlyList<string>? Asked, IReadOnlyList<RuleFound>? Ineligible, IReadOnlyList<RuleFound>? Warnings,
    RunningClocks? Clocks)
{
    static readonly string[] ArrivalMembers =
    [
        "inAuthorityCare", "arrivedOn", "arrivalTime", "arrivalPlace", "meansOfTravel", "metBy", "enteredCareOn", "currentPlacement",
        "earlierPresentation", "notKnown",
    ];

    /// <summary>There is no such page, or none for the reader.</summary>
    internal static readonly ApiProblem NotFound = new(404, "not-found", "There is no such page.");

    /// <summary>Whether it is not sent in, or was returned.</summary>
    internal bool IsDraft => Status is "incomplete";

    /// <summary>Whether who is referred, from where and to which placement may still change.</summary>
    internal bool IsOpen => Status is "incomplete" or "ineligible";

    /// <summary>The form.</summary>
    internal JsonObject Form => Record!;

    /// <summary>The children, in the form's order.</summary>
    internal JsonArray Children => Form["children"] as JsonArray ?? [];

    /// <summary>The children's people; none where nothing is said of them.</summary>
    internal JsonArray Family => Form["family"] as JsonArray ?? [];

    /// <summary>Whether all is there that is needed to send it in.</summary>
    internal bool IsReady => IsDraft && Missing is { Count: 0 } && Asked is null or { Count: 0 };

    /// <summary>Reads it, for an officer of the authority that refers.</summary>
    /// <param name="api">The API.</param>
    /// <param name="person">The officer.</param>
    /// <param name="id">The referral.</param>
    /// <exception cref="ApiProblemException">It is not there for the reader, or is another authority's to fill in.</exception>
    internal static async Task<ReferralView> OfAsync(SchemeApi api, Person person, Guid id)
    {
        var view = await api.GetAsync<ReferralView>($"referrals/{id}");
        return view.Record is not null && view.EntryAuthority == person.Authority ? view : throw new ApiProblemException(NotFound);
    }

    /// <summary>What a page is about: the form, one of its sections, a child or a person; made where it is not there yet.</summary>
    /// <param name="part">The page.</param>
    /// <param name="number">Number of the child or person, from 1 on; one more than there are for a new person.</param>
    /// <exception cref="ApiProblemException">There is no such child or person.</exception>
    internal JsonObject Subject(Part part, int? number)
    {
        if (part.IsNumbered != number is not null)
        {
            throw new ApiProblemException(NotFound);
        }

        switch (part.Section)
        {
            case "arrival":
                return Form;
            case "children" or "family":
                var list = part.Section is "children" ? Children : Family;
                if (part.Section is "family" && number == list.Count + 1)
                {
                    list.Add(new JsonObject());
                    if (list.Parent is null)
                    {
                        Form["family"] = list;
                    }
                }

                return number >= 1 && number <= list.Count ? list[number.Value - 1]!.AsObject() : throw new ApiProblemException(NotFound);
            default:
                if (Form[part.Section] is not JsonObject)
                {
                    Form[part.Section] = new JsonObject();
                }

                return Form[part.Section]!.AsObject();
        }
    }

    /// <summary>A section as it is sent.</summary>
    /// <param name="section">Its name in the contract.</param>
    internal JsonNode Section(string section) => section switch
    {
        "arrival" => new JsonObject(
            ArrivalMembers.Where(m => Form[m] is not null).Select(m => KeyValuePair.Create(m, Form[m]?.DeepClone()))),
        "children" => Children,
        "family" => Family,
        _ => Form[section]!,
    };

    /// <summary>Saves a section; a draft stays one.</summary>
    /// <param name="api">The API.</param>
    /// <param name="section">Its name in the contract.</param>
    /// <param name="version">The version that the person decided on.</param>
    internal Task<ApiAnswer> SaveAsync(SchemeApi api, string section, long version) =>
        api.PutAsync($"referrals/{Id}/sections/{section}?draft=true", Section(section), version);

    /// <summary>Those of some paths that lie in a section, or of children with one child.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="section">The section.</param>
    /// <param name="number">Number of the child, from 1 on.</param>
    internal static IReadOnlyList<string> Within(IReadOnlyList<string>? paths, string section, int? number = null) =>
    [
        .. (paths ?? []).Where(path => section is "arrival"
            ? !Parts.Sections.Any(s => s != "arrival" && Lies(path, s))
            : Lies(path, section) && (number is null || path == section || Lies(path, $"{section}[{number - 1}]"))),
    ];

    static bool Lies(string path, string inside) =>
        path.StartsWith(inside, StringComparison.Ordinal) && (path.Length == inside.Length || path[inside.Length] is '.' or '[');
}

/// <summary>A rule that fails, or asks people to look.</summary>
sealed record RuleFound(string Code, string Detail);

/// <summary>The clocks.</summary>
sealed record RunningClocks(RunningClock Statutory);

/// <summary>The statutory clock.</summary>
sealed record RunningClock(DateOnly DueOn);
