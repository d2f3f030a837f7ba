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
}
