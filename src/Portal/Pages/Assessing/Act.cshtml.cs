using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>An act of an assessment: its questions page after page, then check your answers, then the one command.</summary>
/// <param name="api">The API.</param>
/// <param name="known">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
/// <param name="codes">Codes in words.</param>
[OpenTo(Roles.Assessor, Roles.Manager)]
sealed class ActModel(SchemeApi api, Authorities known, SchemeTime time, Text text, Dates dates, Codes codes) : PageModel
{
    /// <summary>Shows the whole form, where what is wrong may stand on any part of it.</summary>
    const int Whole = -1;

    /// <summary>What was answered, in the order of the questions.</summary>
    [BindProperty]
    public List<Answer> Answers { get; set; } = [];

    /// <summary>What the form carries; its step is <c>check</c>, <c>send</c>, or <c>change</c> with the number of a part.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The part of the form that is shown, from 0; -1 for all of it.</summary>
    [BindProperty]
    public int At { get; set; }

    /// <summary>Whether one answer is changed, and the rest stands.</summary>
    [BindProperty]
    public bool Returning { get; set; }

    /// <summary>The assessment.</summary>
    internal Case Case { get; private set; } = null!;

    /// <summary>The act.</summary>
    internal Act Act { get; private set; } = null!;

    /// <summary>Its questions.</summary>
    internal IReadOnlyList<Ask> Asks { get; private set; } = [];

    /// <summary>The authorities by code; none where no question is about one, so that no other act waits for who knows them.</summary>
    internal IReadOnlyDictionary<string, AuthorityEntry> All { get; private set; } = new Dictionary<string, AuthorityEntry>();

    /// <summary>What bars it.</summary>
    internal IReadOnlyList<string> Bars { get; private set; } = [];

    /// <summary>Whether the answers are shown to be checked: where nothing is asked, from the beginning.</summary>
    internal bool IsChecked => Sent.IsChecked || Asks.Count == 0;

    /// <summary>The parts of the form that apply, by their headings.</summary>
    internal IReadOnlyList<string> Sections => [.. Asks.Where((ask, i) => Applies(i)
        && ask.Kind is not Kind.Fixed).Select(a => a.Section).Distinct()];

    /// <summary>Whether a question is shown now.</summary>
    /// <param name="i">Its place.</param>
    internal bool IsShown(int i) => Asks[i].Kind is not Kind.Fixed && Applies(i) && (At == Whole || Sections[At] == Asks[i].Section);

    /// <summary>Whether a question applies, by what was answered to others.</summary>
    /// <param name="i">Its place.</param>
    internal bool Applies(int i) =>
        Asks[i].When is not { } when || Asks.Zip(Answers).Any(p => p.First.Path == when.Path && p.Second.Text == when.Code);

    /// <summary>Asks.</summary>
    /// <param name="id">The assessment.</param>
    /// <param name="act">The act.</param>
    public async Task OnGetAsync(Guid id, string act)
    {
        await ReadAsync(id, act);
        Sent = Sending.Of(Case.View.Version);
        Answers = [.. Asks.Select(Begun)];
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The assessment.</param>
    /// <param name="act">The act.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, string act)
    {
        await ReadAsync(id, act);
        var asked = Answers.Count;
        Answers = [.. Asks.Select((_, i) => Answers.ElementAtOrDefault(i) ?? new Answer())];
        if (asked != Asks.Count)
        {
            // Answers belong to questions by their place.
            At = Whole;
            ModelState.AddModelError("", text["The assessment has moved on, and other questions are asked now: look at each answer."]);
            return this.Invalid();
        }

        if (Sent.Step?.Split(' ') is ["change", var part] && int.TryParse(part, CultureInfo.InvariantCulture, out var at)
            && at >= 0 && at < Sections.Count)
        {
            (At, Returning) = (at, true);
            return Page();
        }

        At = Sent.Step is "send" || At < 0 || At >= Sections.Count ? Whole : At;
        for (var i = 0; i < Asks.Count; i++)
        {
            if (IsShown(i))
            {
                Answers[i].Check(Asks[i], $"{nameof(Answers)}[{i}]", ModelState, text);
            }
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        if (Sent.Step is not "send")
        {
            // A changed answer may call for a part that was not shown before.
            var left = Returning ? Sections.ToList().FindIndex(At + 1, IsUnanswered)
                : At != Whole && At + 1 < Sections.Count ? At + 1 : -1;
            (At, Sent.IsChecked) = (Math.Max(left, 0), left < 0);
            return Page();
        }

        var sent = Asks.Zip(Answers).Where((_, i) => Applies(i)).ToList();
        var request = ActRequest.Of(Act, [.. sent.Select(p => p.First)], [.. sent.Select(p => p.Second)]);
        return await Sent.SendAsync(
            this, Case.View.Version,
            () => Case.ToldAsync(api.PostAsync($"age-assessments/{id}/{Act.Path(Case.View)}", request, Sent.Version, Sent.Key)), FieldOf,
            $"/assessments/{id}/{act}/done");
    }

    bool IsUnanswered(string section) => Asks.Index().Any(a =>
        a.Item is { When: not null, Need: not null } && a.Item.Section == section && Applies(a.Index) && Answers[a.Index].IsEmpty(a.Item));

    /// <summary>An answer in words, as it is checked.</summary>
    /// <param name="i">Its place.</param>
    internal string Said(int i) => (Asks[i].Kind, Answers[i]) switch
    {
        (Kind.Tick, { Yes: var yes }) => text[yes ? "Yes" : "No"],
        (var kind, var answer) when answer.IsEmpty(Asks[i]) => text["Nothing"],
        (Kind.Choice, var answer) => codes[answer.Text!],
        (Kind.Authority, { Text: var code }) => All.TryGetValue(code!, out var authority) ? authority.Name : code!,
        (Kind.Day, var answer) => answer.Day.TryGet(out var day) ? dates.NamedDay(day) : "",
        (Kind.Moment, var answer) => answer.Moment is { } at ? dates.Time(at) : "",
        (Kind.Ticks, var answer) => string.Join(", ", answer.Ticks.Select(t => codes[t])),
        (_, var answer) => answer.Text!,
    };

    async Task ReadAsync(Guid id, string name)
    {
        Act = Acts.Named(name) ?? throw new ApiProblemException(new ApiProblem(404, "not-found", "There is no such act."));
        Case = await Case.ReadAsync(api, id);
        var person = HttpContext.Features.Get<Person>()!;
        if (Act.By is By.Manager ? person.Role != Roles.Manager : Act.By is not By.Either && person.Role != Roles.Assessor)
        {
            throw new ApiProblemException(ApiProblem.Forbidden);
        }

        Asks = Act.Asks(Case.View);
        if (Asks.Any(a => a.Kind is Kind.Authority))
        {
            All = await known.AllAsync(api);
        }

        Bars = new Standing(Case.View, person, await time.TodayAsync(), text, dates, codes).Bars(Act);
    }

    Answer Begun(Ask ask) => new()
    {
        Text = ask.Given == Acts.Me ? $"{HttpContext.Features.Get<Person>()!.Id}" : ask.Given,
        Yes = ask is { Kind: Kind.Tick, Given: not null },
    };

    string? FieldOf(string member) => Asks.Index().Where(a => a.Item.Path == member && a.Item.Kind is not Kind.Fixed)
        .Select(a => $"{nameof(Answers)}[{a.Index}].{Answer.PartOf(a.Item)}").FirstOrDefault();
}
