using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>A manager's queue of departures from a safeguard.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.Manager)]
sealed class CountersignModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text, Dates dates) : PageModel
{
    /// <summary>Assessments with a departure that waits.</summary>
    internal IReadOnlyList<OpenRow> Rows { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync() => Rows =
        [.. (await OpenRow.AllAsync(api, authorities, HttpContext.Features.Get<Person>()!, await time.TodayAsync(), text, dates)).Where(r =>
            r.Item.Countersign.Count > 0)];
}
