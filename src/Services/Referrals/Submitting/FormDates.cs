using TransferScheme.Platform.Deciding;

namespace TransferScheme.Referrals.Submitting;

/// <summary>Dates of a form that cannot lie after the day on which it is sent.</summary>
static class FormDates
{
    /// <summary>The first such date that does; null when none does.</summary>
    /// <param name="form">The form.</param>
    /// <param name="today">Today in the United Kingdom.</param>
    internal static Rejection? Reject(ReferralForm form, DateOnly today)
    {
        var dates = new List<(string Member, DateOnly? Date)>
        {
            ("arrivedOn", form.ArrivedOn), ("bestInterests.assessedOn", form.BestInterests?.AssessedOn),
            ("childsViews.recordedOn", form.ChildsViews?.RecordedOn), ("enteredCareOn", form.EnteredCareOn),
            ("bestInterests.lastReviewedOn", form.BestInterests?.LastReviewedOn),
            ("legal.nrmReferral.referredOn", form.Legal?.NrmReferral?.ReferredOn),
        };
        foreach (var (i, child) in (form.Children ?? []).Index())
        {
            dates.Add(($"children[{i}].dateOfBirth", child.DateOfBirth));
            dates.Add(($"children[{i}].dateOfBirthInUse", child.DateOfBirthInUse));
            dates.Add(($"children[{i}].asylumClaim.madeOn", child.AsylumClaim?.MadeOn));
        }

        return dates.Find(d => d.Date > today) is ({ } member, not null) ? Rejection.Invalid(member, "Must not be in the future.") : null;
    }
}
