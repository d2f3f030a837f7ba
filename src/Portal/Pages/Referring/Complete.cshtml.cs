using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Referring;

/// <summary>The referral form as a task list: what is there, what is needed, and what would help.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class CompleteModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>A section, or one child.</summary>
    internal sealed record Row(
        string Group, string Section, string Title, string? Address, string? Hint, string Status, string? StatusText, bool IsRequired,
        bool IsDone);

    /// <summary>What the form carries; its step is <c>add</c> for another child.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The referral.</summary>
    internal ReferralView Referral { get; private set; } = null!;

    /// <summary>What there is to do.</summary>
    internal IReadOnlyList<Row> Tasks { get; private set; } = [];

    /// <summary>What the national team asks for, in words.</summary>
    internal IReadOnlyList<string> Asked { get; private set; } = [];

    /// <summary>Shows it.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        await FindAsync(id);
        Sent = Sending.Of(Referral.Version);
    }

    /// <summary>Adds a child, and goes on to them.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await FindAsync(id);
        if (Sent.Step is not "add")
        {
            return Page();
        }

        var number = Referral.Children.Count + 1;
        if (Referral.Children.Parent is null)
        {
            Referral.Form["children"] = new JsonArray();
        }

        Referral.Children.Add(new JsonObject());
        return await Sent.SendAsync(
            this, Referral.Version, () => Referral.SaveAsync(api, "children", Sent.Version), _ => null,
            $"/referrals/{id}/complete/about/{number}");
    }

    async Task FindAsync(Guid id)
    {
        Referral = await ReferralView.OfAsync(api, HttpContext.Features.Get<Person>()!, id);
        Tasks =
        [
            RowOf("arrival", null, "The children"),
            .. Enumerable.Range(1, Referral.Children.Count).Select(n => RowOf("children", n, "The children")),
            RowOf("needs", null, "What they need"), RowOf("family", null, "What they need"),
            RowOf("bestInterests", null, "Their interests and views"), RowOf("childsViews", null, "Their interests and views"),
            RowOf("legal", null, "Law and travel"), RowOf("logistics", null, "Law and travel"),
        ];
        Asked = [.. (Referral.Asked ?? []).Select(path => Place(path)).Distinct()];
    }

    Row RowOf(string section, int? number, string group)
    {
        var missing = ReferralView.Within(Referral.Missing, section, number).Count;
        var wanted = ReferralView.Within(Referral.Wanted, section, number).Count;
        var isAsked = ReferralView.Within(Referral.Asked, section, number).Count > 0;
        var isRequired = section is not ("family" or "logistics");
        var isEmpty = section switch
        {
            "arrival" => false,
            "children" => ChildParts.IsEmpty(Referral.Children[number!.Value - 1]!.AsObject()),
            _ => Referral.Form[section] is null,
        };
        var isFixed = !Referral.IsOpen && section is "arrival" or "children";
        var (status, words) = isAsked ? ("problem", text["Asked for"])
            : missing > 0 ? (isEmpty ? "not-started" : "incomplete", null)
            : isEmpty ? ("not-started", text["Optional"])
            : ("completed", (string?)null);
        var hint = missing > 0 && !isEmpty ? text.Of(missing, "{0} answer is needed", "{0} answers are needed")
            : missing == 0 && isEmpty ? text["It helps the search, and is not needed to submit"]
            : missing == 0 && wanted > 0 ? text.Of(wanted, "{0} more answer would help", "{0} more answers would help")
            : null;
        return new Row(
            group, section, NameOf(section, number), isFixed ? null : Address(section, number), hint, isFixed ? "completed" : status, words,
            isRequired, isRequired && missing == 0 && !isAsked);
    }

    string Address(string section, int? number) => section is "family"
        ? $"/referrals/{Referral.Id}/people"
        : $"/referrals/{Referral.Id}/complete/{Parts.Of(section).First().Name}{(number is null ? "" : $"/{number}")}";

    string NameOf(string section, int? number) => number is null ? text[Parts.NameOf(section)] : text["Child {0}", number];

    // A path such as children[0].languages as a person finds it: the section, of a child which, and the page's title.
    string Place(string path)
    {
        var section = Parts.Sections.FirstOrDefault(s => ReferralView.Within([path], s).Count > 0) ?? "arrival";
        var index = path.Split('[', ']') is [_, var inner, ..] && int.TryParse(inner, CultureInfo.InvariantCulture, out var i) ? i : (int?)null;
        var name = section is not "children" ? NameOf(section, null) : index is null ? text["The children"] : NameOf(section, index + 1);
        var member = section is "arrival" ? path : path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var question = Parts.Of(section).SelectMany(p => p.Questions)
            .FirstOrDefault(q => q.Path == member || q.Path.StartsWith($"{member}.", StringComparison.Ordinal));
        return question is null ? name : $"{name}: {text[question.Label]}";
    }
}
