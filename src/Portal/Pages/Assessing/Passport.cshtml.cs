using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>What travels with a child about an assessment: for the authority that receives them, and that takes it over.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.Assessor, Roles.Manager, Roles.DutyOfficer, Roles.National)]
sealed class PassportModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text, Dates dates) : PageModel
{
    /// <summary>The summary.</summary>
    internal sealed record View(
        Guid AssessmentId, string Owner, string Status, string? Route, DateOnly? PresumedChildFrom, AgreedTravel? TravelAgreement,
        IReadOnlyList<Finding> Findings, Finding? Operative, bool Divergence, IReadOnlyList<Written>? Disputed,
        IReadOnlyList<string> DepartedFrom, IReadOnlyList<CheckedItem> Outstanding, IReadOnlyList<Running> Clocks);

    /// <summary>The summary.</summary>
    internal View Passport { get; private set; } = null!;

    /// <summary>Reference of the referral.</summary>
    internal string Reference { get; private set; } = "";

    /// <summary>Names of authorities by code.</summary>
    internal IReadOnlyDictionary<string, AuthorityEntry> Names { get; private set; } = new Dictionary<string, AuthorityEntry>();

    /// <summary>What is due.</summary>
    internal IReadOnlyList<(string Name, Due Due)> Clocks { get; private set; } = [];

    /// <summary>Shows it.</summary>
    /// <param name="id">The assessment.</param>
    public async Task OnGetAsync(Guid id)
    {
        Passport = await api.GetAsync<View>($"age-assessments/{id}/passport");
        Names = await authorities.AllAsync(api);
        var today = await time.TodayAsync();
        var whole = await api.AskAsync<Of>($"age-assessments/{id}");
        Reference = whole.Found is { } found ? await Case.ReferenceAsync(api, found.ReferralId) : "NTS";
        Clocks = [.. Passport.Clocks.OrderBy(c => c.DueOn)
            .Select(c => (Stages.ClockOf(c.Name), Due.Of(c.DueOn, today, Names[Passport.Owner].Calendar, text, dates)))];
    }

    sealed record Of(Guid ReferralId);
}
