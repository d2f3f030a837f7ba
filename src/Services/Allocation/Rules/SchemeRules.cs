using TransferScheme.Platform.Deciding;

namespace TransferScheme.Allocation.Rules;

/// <summary>Every version of the scheme rules, in the order in which they were adopted.</summary>
public sealed record SchemeRules : ICase<SchemeRules, SchemeRulesEvent>
{
    /// <summary>The stream.</summary>
    public Guid Id { get; init; }

    /// <summary>The stream's version.</summary>
    public long Version { get; init; }

    /// <summary>The versions.</summary>
    public IReadOnlyList<RulesAdopted> Versions { get; init; } = [];

    /// <inheritdoc/>
    string ICase<SchemeRules, SchemeRulesEvent>.StatusName => Versions[^1].Name;

    /// <summary>The rules in force on a day; of two versions from the same day the one adopted later.</summary>
    /// <exception cref="InvalidOperationException">No rules were in force so early.</exception>
    internal RulesAdopted InForceOn(DateOnly day) =>
        Versions.Where(v => v.ValidFrom <= day).OrderBy(v => v.ValidFrom).LastOrDefault()
        ?? throw new InvalidOperationException($"No scheme rules were in force on {day:O}.");

    /// <summary>The version that a case has pinned.</summary>
    /// <exception cref="InvalidOperationException">There is no version of that name.</exception>
    internal RulesAdopted Named(string name) =>
        Versions.LastOrDefault(v => v.Name == name) ?? throw new InvalidOperationException($"There are no scheme rules named {name}.");

    /// <inheritdoc/>
    static SchemeRules? ICase<SchemeRules, SchemeRulesEvent>.After(SchemeRules? state, SchemeRulesEvent e) => Evolve(state, e);

    internal static SchemeRules? Evolve(SchemeRules? state, SchemeRulesEvent e) => e switch
    {
        RulesAdopted adopted => new SchemeRules { Id = state?.Id ?? default, Versions = [.. state?.Versions ?? [], adopted] },
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in the scheme rules."),
    };
}

/// <summary>The fold that the store runs.</summary>
public sealed class SchemeRulesProjection : SingleStreamProjection<SchemeRules, Guid>
{
    /// <summary>Names the events of the scheme rules.</summary>
    public SchemeRulesProjection() => IncludeType<RulesAdopted>();

    /// <inheritdoc/>
    public override SchemeRules? Evolve(SchemeRules? snapshot, Guid id, IEvent e) => SchemeRules.Evolve(snapshot, (SchemeRulesEvent)e.Data);
}
