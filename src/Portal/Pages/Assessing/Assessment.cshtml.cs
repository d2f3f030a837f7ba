using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>An assessment as one task list: the acts of each stage, what bars them, and the checklist of a lawful record.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
/// <param name="codes">Codes in words.</param>
[OpenTo(Roles.Assessor, Roles.Manager)]
sealed class AssessmentModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text, Dates dates, Codes codes) : PageModel
{
    /// <summary>An act in the list.</summary>
    internal sealed record Task(Act Act, bool IsPossible, bool IsDone, IReadOnlyList<string> Bars);

    /// <summary>A stage with its acts.</summary>
    internal sealed record Part(Stage Stage, bool IsNow, IReadOnlyList<Task> Tasks, IReadOnlyList<CheckedItem> Items);

    /// <summary>The assessment.</summary>
    internal Case Case { get; private set; } = null!;

    /// <summary>Name of its owner.</summary>
    internal string Owner { get; private set; } = "";

    /// <summary>The stages.</summary>
    internal IReadOnlyList<Part> Parts { get; private set; } = [];

    /// <summary>What is due, the first first, by name.</summary>
    internal IReadOnlyList<(string Name, Due Due)> Clocks { get; private set; } = [];

    /// <summary>Departures that the reader may counter-sign.</summary>
    internal IReadOnlyList<string> Countersign { get; private set; } = [];

    /// <summary>Whether the reader reads the legal advice on a challenge.</summary>
    internal bool ReadsAdvice { get; private set; }

    /// <summary>Shows it.</summary>
    /// <param name="id">The assessment.</param>
    public async System.Threading.Tasks.Task OnGetAsync(Guid id)
    {
        Case = await Case.ReadAsync(api, id);
        var a = Case.View;
        var person = HttpContext.Features.Get<Person>()!;
        var today = await time.TodayAsync();
        var owner = (await authorities.AllAsync(api))[a.Owner];
        Owner = owner.Name;
        var standing = new Standing(a, person, today, text, dates, codes);
        Parts = [.. Stages.All.Where(s => s.IsFor(a)).Select(s => new Part(
            s, s.At.Contains(a.Status), [.. s.Acts.Select(name => Listed(Acts.Named(name)!, standing))], [.. s.Items.Select(a.Item)]))];
        Clocks = [.. a.Clocks.OrderBy(c => c.DueOn).Select(c =>
            (Stages.ClockOf(c.Name), Due.Of(c.DueOn, today, owner.Calendar, text, dates)))];
        ReadsAdvice = person.Role == Roles.Manager && a.Has("pre-action");
        Countersign = person.Role == Roles.Manager && person.Authority == a.Owner
            ? [.. a.Departures.Where(d => d.ManagerId is null && d.Person != person.Id).Select(d => d.Item)] : [];
    }

    static Task Listed(Act act, Standing standing)
    {
        var bars = standing.Bars(act);
        return new Task(act, bars.Count == 0, standing.IsDone(act), bars);
    }
}
