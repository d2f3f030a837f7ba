using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Platform.Time;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Emergencies;

/// <summary>The emergency accesses to whole records, for those who review them: what waits first.</summary>
/// <param name="api">The API.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.National, Roles.Auditor)]
sealed class EmergenciesModel(SchemeApi api, SchemeTime time, Text text, Dates dates) : PageModel
{
    DateOnly _today;

    /// <summary>Working days by which a review is due: those of England, as the service counts them.</summary>
    internal static WorkingDays Calendar { get; } = WorkingDays.For(Nation.Division("England"));

    /// <summary>Those that nobody has reviewed, the first due first.</summary>
    internal IReadOnlyList<EmergencyView> Waiting { get; private set; } = [];

    /// <summary>Those that were reviewed, the newest first.</summary>
    internal IReadOnlyList<EmergencyView> Reviewed { get; private set; } = [];

    /// <summary>Who reads.</summary>
    internal Person Reader => HttpContext.Features.Get<Person>()!;

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync()
    {
        var all = await api.AllAsync<EmergencyView>("referrals/break-glass");
        _today = await time.TodayAsync();
        Waiting = [.. all.Where(a => a.Waits).OrderBy(a => a.ReviewDueOn)];
        Reviewed = [.. all.Where(a => !a.Waits).Reverse()];
    }

    /// <summary>When the review of one is due, in words.</summary>
    /// <param name="access">The access.</param>
    internal Due DueOf(EmergencyView access) => Due.Of(access.ReviewDueOn, _today, Calendar, text, dates);
}
