using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>Raises a doubt about the age of a child of a referral, with which an assessment begins.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
/// <param name="codes">Codes in words.</param>
[OpenTo(Roles.DutyOfficer, Roles.Assessor, Roles.Manager, Roles.National)]
sealed class DoubtModel(SchemeApi api, Text text, Codes codes) : PageModel
{
    const int Longest = 20_000;

    /// <summary>A child as the reader may know them.</summary>
    internal sealed record Choice(Guid Id, string Words);

    /// <summary>A referral.</summary>
    internal sealed record View(Guid Id, string Reference, IReadOnlyList<ChildFacts> Children);

    /// <summary>What the reader may see of a child.</summary>
    internal sealed record ChildFacts(Guid Id, string? AgeBand, string? Sex, string? GivenName, string? FamilyName, string? Initials);

    /// <summary>The child.</summary>
    [BindProperty]
    public Guid? Child { get; set; }

    /// <summary>Who doubts.</summary>
    [BindProperty]
    public string? RaisedBy { get; set; }

    /// <summary>On which day.</summary>
    [BindProperty]
    public DayAnswer On { get; set; } = new();

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Grounds { get; set; }

    /// <summary>Whether appearance is the only ground.</summary>
    [BindProperty]
    public bool AppearanceOnly { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The referral.</summary>
    internal View Referral { get; private set; } = null!;

    /// <summary>Its children.</summary>
    internal IReadOnlyList<Choice> Children { get; private set; } = [];

    /// <summary>Asks.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        await ReadAsync(id);
        Sent = Sending.Of();
        Child = Children.Count == 1 ? Children[0].Id : null;
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await ReadAsync(id);
        var on = Sent.Step is "change" ? null : Check();
        return await Sent.GoOnAsync(
            this, 0,
            () => api.PostAsync("age-assessments", new
            {
                ReferralId = id,
                ChildId = Child,
                Trigger = new { RaisedBy, On = on, Grounds = Grounds!.Replace("\r\n", "\n", StringComparison.Ordinal), AppearanceOnly },
            }, key: Sent.Key),
            FieldOf,
            answer => HttpContext.Features.Get<Person>()!.Is(Roles.Assessor, Roles.Manager)
                ? $"/assessments/{answer.Id}" : $"/assessments/{answer.Id}/passport");
    }

    DateOnly? Check()
    {
        this.Need(nameof(Child), Children.Any(c => c.Id == Child) ? "known" : null, text["Select whose age is doubted"]);
        this.Need(nameof(RaisedBy), RaisedBy, text["Enter who doubts the age"]);
        var on = On.Check(ModelState, nameof(On), text["The day of the doubt"], text);
        this.Need(nameof(Grounds), Grounds, text["Enter why the age is doubted"]);
        if (Grounds?.Replace("\r\n", "\n", StringComparison.Ordinal).Length > Longest)
        {
            ModelState.AddModelError(nameof(Grounds),
                text["Shorten it to {0} characters", Longest.ToString("N0", CultureInfo.InvariantCulture)]);
        }

        return on;
    }

    async Task ReadAsync(Guid id)
    {
        Referral = await api.GetAsync<View>($"referrals/{id}");
        Children = [.. Referral.Children.Select((c, i) => new Choice(c.Id, c.GivenName is not null ? $"{c.GivenName} {c.FamilyName}"
            : c.Initials ?? string.Join(", ", new[]
                { text["Child {0}", i + 1], c.AgeBand is null ? "" : codes[c.AgeBand], c.Sex is null ? ""
                : codes[c.Sex] }.Where(w => w.Length > 0))))];
    }

    static string? FieldOf(string member) => member switch
    {
        "childId" => nameof(Child),
        "trigger.raisedBy" => nameof(RaisedBy),
        "trigger.on" => nameof(On),
        "trigger.grounds" => nameof(Grounds),
        _ => null,
    };
}
