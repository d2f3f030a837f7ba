using TransferScheme.Platform.Deciding;
using TransferScheme.Referrals.Handling;

namespace TransferScheme.Referrals.Submitting;

/// <summary>What only facts can tell of a form: dates that have not come, and authorities to avoid that there are not.</summary>
static class FormFacts
{
    /// <summary>The first member that cannot be so; null when all can. A code to avoid that nobody has would protect no child.</summary>
    /// <param name="form">The form.</param>
    /// <param name="today">Today in the United Kingdom.</param>
    /// <param name="figures">The authorities of the scheme.</param>
    /// <param name="ct">Cancels the request.</param>
    internal static async Task<Rejection?> RejectAsync(ReferralForm form, DateOnly today, SchemeFigures figures, CancellationToken ct)
    {
        IReadOnlyList<AvoidedAuthority> avoided = form.Needs?.Avoid ?? [];
        var known = await figures.KnownAsync([.. avoided.Select(a => a.Authority)], ct);
        return FormDates.Reject(form, today)
            ?? avoided.Index().Where(a => !known.Contains(a.Item.Authority))
                .Select(a => Rejection.Invalid($"needs.avoid[{a.Index}].authority", "Must be the code of an authority of the scheme."))
                .FirstOrDefault();
    }
}
