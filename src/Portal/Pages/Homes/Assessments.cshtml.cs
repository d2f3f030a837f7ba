using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Pages.Assessing;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Homes;

/// <summary>The home of assessors and managers: what waits for the reader, then every open assessment of the authority.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.Assessor, Roles.Manager)]
sealed class AssessmentsModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text, Dates dates) : PageModel
{
    /// <summary>Something that waits for the reader.</summary>
    /// <param name="Words">What it is.</param>
    /// <param name="Address">Where it is done.</param>
    /// <param name="Row">The assessment.</param>
    internal sealed record Waiting(string Words, string Address, OpenRow Row);

    // With so many in each list the page still weighs little.
    const int PageSize = 20;

    /// <summary>Every open assessment, the first due first; null while the service does not answer.</summary>
    internal Slice<OpenRow>? Open { get; private set; }

    /// <summary>What waits for the reader; null while the service does not answer.</summary>
    internal Slice<Waiting>? Mine { get; private set; }

    /// <summary>Whether the reader manages.</summary>
    internal bool IsManager { get; private set; }

    /// <summary>Departures that wait for a counter-signature; null while the service does not answer.</summary>
    internal int? Departures { get; private set; }

    /// <summary>Shows it.</summary>
    /// <param name="waiting">Which page of what waits for the reader.</param>
    /// <param name="open">Which page of the open assessments.</param>
    public async Task OnGetAsync(int? waiting, int? open)
    {
        var person = HttpContext.Features.Get<Person>()!;
        IsManager = person.Role == Roles.Manager;
        try
        {
            var all = await OpenRow.AllAsync(api, authorities, person, await time.TodayAsync(), text, dates);
            var mine = Slice<Waiting>.Of([.. all.SelectMany(r => IsManager ? OfManager(r) : OfAssessor(r, person.Id))], PageSize, waiting);
            var rows = Slice<OpenRow>.Of(all, PageSize, open);
            var named = await OpenRow.NamedAsync([.. rows.Rows, .. mine.Rows.Select(w => w.Row)], api);
            Departures = all.Sum(r => r.Item.Countersign.Count);
            (Mine, Open) = (mine.As(w => w with { Row = named[w.Row.Item.Id] }), rows.As(r => named[r.Item.Id]));
        }
        catch (ApiProblemException problem) when (problem.Problem.Status >= 500)
        {
            // The page says so: nobody takes silence for nothing to do.
        }
    }

    IEnumerable<Waiting> OfManager(OpenRow r) =>
    [
        .. r.Item.Status == "doubtRaised" ? new[] { new Waiting(text["Decide on the route"], $"/assessments/{r.Item.Id}/route", r) } : [],
        .. r.Item.Countersign.Select(i => new Waiting(text["Counter-sign: {0}", text[Stages.NameOf(i)]],
            $"/assessments/{r.Item.Id}/departures/{i}", r)),
        .. r.Item.IsToAssure ? new[] { new Waiting(text["Assure the quality"], $"/assessments/{r.Item.Id}/quality-assurance", r) } : [],
    ];

    IEnumerable<Waiting> OfAssessor(OpenRow r, Guid me) =>
        r.Item.Status == "triaged" && r.Item.Route == "full"
            ? [new Waiting(text["Plan the assessment"], $"/assessments/{r.Item.Id}/plan", r)]
        : !r.Item.Assessors.Contains(me) ? []
        : r.Item.Status == "drafted" && !r.Item.Signers.Contains(me)
            ? [new Waiting(text["Your signature"], $"/assessments/{r.Item.Id}/signature", r)]
        : r.Item.Status == "mindedTo" ? [new Waiting(text["The young person’s answer"], $"/assessments/{r.Item.Id}/response", r)]
        : r.Item.Status == "signedOff" ? [new Waiting(text["Serve the decision"], $"/assessments/{r.Item.Id}/service", r)]
        : [];
}
