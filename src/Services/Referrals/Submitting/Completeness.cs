namespace TransferScheme.Referrals.Submitting;

/// <summary>What a form lacks: what is missing keeps it a draft, what is wanted is asked for and never blocks.</summary>
/// <param name="Missing">Paths of required members that are absent.</param>
/// <param name="Wanted">Paths of other members that are absent.</param>
public sealed record Completeness(IReadOnlyList<string> Missing, IReadOnlyList<string> Wanted)
{
    /// <summary>Looks through a form.</summary>
    /// <param name="form">The form.</param>
    public static Completeness Of(ReferralForm form)
    {
        var missing = new List<string>();
        var wanted = new List<string>();
        Look(missing, ("inAuthorityCare", form.InAuthorityCare is null), ("arrivedOn", form.ArrivedOn is null), ("children", form.Children is null));
        foreach (var (i, child) in (form.Children ?? []).Index())
        {
            var at = $"children[{i}]";
            Look(
                missing,
                ($"{at}.givenName", child.GivenName is null && child.FamilyName is null), ($"{at}.dateOfBirth", child.DateOfBirth is null),
                ($"{at}.sex", child.Sex is null), ($"{at}.nationality", child.Nationality is null), ($"{at}.languages", child.Languages is null),
                ($"{at}.asylumClaim", child.AsylumClaim is null));
            Look(
                wanted,
                ($"{at}.interpreter", child.Interpreter is null), ($"{at}.religion", child.Religion is null),
                ($"{at}.homeOfficeReference", child.HomeOfficeReference is null), ($"{at}.unaccompanied", child.Unaccompanied is null),
                ($"{at}.age", child.Age is null), ($"{at}.health.urgent", child.Health?.Urgent is null),
                ($"{at}.health.medication", child.Health?.Medication is null), ($"{at}.health.allergies", child.Health?.Allergies is null));
        }

        Look(
            missing,
            ("needs.placementTypes", form.Needs?.PlacementTypes is null), ("bestInterests", form.BestInterests is null),
            ("childsViews", form.ChildsViews is null), ("legal.careStatus", form.Legal?.CareStatus is null));
        Look(
            wanted,
            ("needs.medical", form.Needs?.Medical is null), ("needs.risk", form.Needs?.Risk is null), ("needs.education", form.Needs?.Education is null),
            ("family", form.Family is null), ("legal.solicitor", form.Legal?.Solicitor is null), ("legal.nrm", form.Legal?.Nrm is null),
            ("logistics", form.Logistics is null));
        return new Completeness(missing, wanted);
    }

    static void Look(List<string> absent, params ReadOnlySpan<(string Path, bool Absent)> members)
    {
        foreach (var (path, isAbsent) in members)
        {
            if (isAbsent)
            {
                absent.Add(path);
            }
        }
    }
}
