using TransferScheme.Portal.Calling;

namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>An assessment with the reference that people call it by.</summary>
/// <param name="View">The assessment.</param>
/// <param name="Reference">Reference of its referral.</param>
sealed record Case(AssessmentView View, string Reference)
{
    /// <summary>Reads one.</summary>
    /// <param name="api">The API.</param>
    /// <param name="id">The assessment.</param>
    internal static async Task<Case> ReadAsync(SchemeApi api, Guid id)
    {
        var view = await api.GetAsync<AssessmentView>($"age-assessments/{id}");
        return new Case(view, await ReferenceAsync(api, view.ReferralId));
    }

    /// <summary>The reference of a referral; a plain word where it cannot be read, for the pages go on without it.</summary>
    /// <param name="api">The API.</param>
    /// <param name="referral">The referral.</param>
    internal static async Task<string> ReferenceAsync(SchemeApi api, Guid referral) =>
        (await api.AskAsync<ReferralName>($"referrals/{referral}")).Found?.Reference ?? "NTS";

    /// <summary>An answer as a page tells it: the sentences of a checklist that is open stand in its detail already.</summary>
    /// <param name="answer">The answer.</param>
    internal static async Task<ApiAnswer> ToldAsync(Task<ApiAnswer> answer)
    {
        var told = await answer;
        return told.Problem is { Code: "checklist-open" } open ? told with { Problem = open with { Errors = null } } : told;
    }
}
