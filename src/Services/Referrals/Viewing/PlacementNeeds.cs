using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Viewing;

/// <summary>
/// What of a form a placement must know, for an authority that weighs an offer: health, risk and everyday needs. What is not named
/// here is left out: family, legal status, the child's own words and what others think of the child.
/// </summary>
static class PlacementNeeds
{
    internal static ReferralForm Of(ReferralForm form) => new()
    {
        EntryAuthority = form.EntryAuthority,
        Needs = form.Needs is { } needs ? new NeedsSection(needs.PlacementTypes, needs.Medical, needs.Risk, needs.Education) : null,
        Children = form.Children is null ? null :
        [
            .. form.Children.Select(child => new ChildDetails
            {
                Id = child.Id, Languages = child.Languages, Interpreter = child.Interpreter, Religion = child.Religion,
                Health = child.Health,
            }),
        ],
    };
}

/// <summary>On what a record says something, by code: enough to look for an authority that can meet it, never what it says.</summary>
static class RecordFlags
{
    internal static IReadOnlyList<string> Of(ReferralForm form)
    {
        var health = (form.Children ?? []).Select(child => child.Health).ToList();
        (string Flag, bool Raised)[] all =
        [
            ("urgent-health", health.Any(h => h?.Urgent is not null)),
            ("medication", health.Any(h => h?.Medication is not null)),
            ("allergies", health.Any(h => h?.Allergies is not null)),
            ("disability", health.Any(h => h?.Disability is not null)),
            ("self-harm-risk", health.Any(h => h?.SelfHarmRisk is not null)),
            ("medical", form.Needs?.Medical is not null),
            ("risk", form.Needs?.Risk is { Count: > 0 }),
            ("avoid", form.Needs?.Avoid is { Count: > 0 }),
            ("family", form.Family is { Count: > 0 }),
            ("nrm", form.Legal?.Nrm is not null),
            ("childs-views", form.ChildsViews is not null),
        ];
        return [.. all.Where(flag => flag.Raised).Select(flag => flag.Flag)];
    }
}
