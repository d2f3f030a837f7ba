using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Judging;

/// <summary>An age that somebody found, as the rules go by it.</summary>
/// <param name="Source">Who found it.</param>
/// <param name="Category"><c>child</c> or <c>adult</c>.</param>
/// <param name="EffectiveFrom">From when it holds.</param>
/// <param name="Dates">The date or range; null where none was found, or it was erased.</param>
/// <param name="IsHeld">Whether it is a presumption against the Home Office, which treats the person as an adult (E09).</param>
sealed record FoundAge(string Source, string Category, DateOnly EffectiveFrom, AgeDates? Dates, bool IsHeld = false)
{
    /// <summary>How the Home Office decided on first encounter, which binds no authority: it warns and never bars (E08, E09).</summary>
    internal bool IsFirstEncounter => Source == "hoInitial";

    /// <summary>Whether the Home Office treats the person as an adult, and nobody has found a child: a presumption is no finding.</summary>
    internal bool IsTreatedAsAdult => IsHeld || (IsFirstEncounter && Category == "adult");

    /// <summary>Whether an adult was found.</summary>
    internal bool IsAdult => Category == "adult" && !IsFirstEncounter;
}

/// <summary>
/// The ages that the rules go by: what was found, and for everybody else the claimed date of birth. Of a finding without a date the
/// claimed one still tells the years, unless it says something else than what was found.
/// </summary>
/// <param name="found">What was found, by child.</param>
sealed class AgesInUse(IReadOnlyDictionary<Guid, FoundAge> found)
{
    const int Adult = 18;

    /// <summary>Nothing was found of anybody.</summary>
    internal static AgesInUse Claimed { get; } = new(new Dictionary<Guid, FoundAge>());

    /// <summary>What the date is called that the rules go by.</summary>
    internal string Basis => found.Count == 0 ? "claimed date of birth" : "date of birth in use";

    /// <summary>What was found of a child; null where nothing was.</summary>
    internal FoundAge? Of(Guid? child) => child is { } id && found.TryGetValue(id, out var age) ? age : null;

    /// <summary>The date of birth in use; null where there is none.</summary>
    internal DateOnly? BornOf(ChildDetails child) => Of(child.Id) is not { IsFirstEncounter: false } age ? child.DateOfBirth
        : age.Dates?.DateOfBirth ?? (Contradicts(child.DateOfBirth, age) ? null : child.DateOfBirth);

    /// <summary>Whether somebody was under 18 on a day: found to be an adult they were not, and without a date a child is.</summary>
    internal bool IsUnder18(ChildDetails child, DateOnly on) => Of(child.Id) is not { IsAdult: true }
        && (BornOf(child) is { } born ? Eligibility.AgeOn(born, on) < Adult : Of(child.Id) is { Category: "child" });

    /// <summary>Whether somebody was under 16 on a day.</summary>
    internal bool IsUnder16(ChildDetails child, DateOnly on) =>
        BornOf(child) is { } born ? Eligibility.AgeOn(born, on) < 16 : Of(child.Id)?.Dates?.AgeTo < 16;

    /// <summary>The age band; null for an adult.</summary>
    internal string? BandOf(ChildDetails child, DateOnly on) =>
        !IsUnder18(child, on) ? null : IsUnder16(child, on) ? "under-16" : "16-17";

    /// <summary>The same, with another age for one child; null for what is claimed.</summary>
    internal AgesInUse With(Guid child, FoundAge? age)
    {
        var after = found.Where(f => f.Key != child).ToDictionary();
        if (age is not null)
        {
            after.Add(child, age with { IsHeld = age.Source == "presumedChild" && Of(child) is { IsTreatedAsAdult: true } });
        }

        return new AgesInUse(after);
    }

    /// <summary>A form with the dates in use in the place of those that are claimed.</summary>
    internal ReferralForm In(ReferralForm form) => found.Count == 0 || form.Children is null ? form
        : form with { Children = [.. form.Children.Select(c => c with { DateOfBirth = BornOf(c) })] };

    static bool Contradicts(DateOnly? claimed, FoundAge age) =>
        claimed is { } born && Eligibility.AgeOn(born, age.EffectiveFrom) >= Adult != (age.Category == "adult");
}
