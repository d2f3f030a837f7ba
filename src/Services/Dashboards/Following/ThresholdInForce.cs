using TransferScheme.Contracts.Allocation;

namespace TransferScheme.Dashboards.Following;

/// <summary>The threshold of one version of the scheme rules.</summary>
/// <param name="Id">Name of the rules' version.</param>
/// <param name="ValidFrom">First day on which it applies.</param>
/// <param name="Per100000">Children per 100,000 of the child population.</param>
/// <param name="AtVersion">Version of the rules' stream; an older message changes nothing.</param>
public sealed record ThresholdInForce(string Id, DateOnly ValidFrom, int Per100000, long AtVersion);

/// <summary>Follows the scheme rules, as far as a figure needs them.</summary>
public sealed class ThresholdInForceProjection : MultiStreamProjection<ThresholdInForce, string>
{
    /// <summary>Names the message and the version of the rules that it belongs to.</summary>
    public ThresholdInForceProjection() => Identity<SchemeRulesAdopted>(m => m.RulesVersion);

    /// <inheritdoc/>
    public override ThresholdInForce? Evolve(ThresholdInForce? snapshot, string id, IEvent e) =>
        With(snapshot, (SchemeRulesAdopted)e.Data);

    /// <summary>The later of what is known and what is told.</summary>
    internal static ThresholdInForce With(ThresholdInForce? known, SchemeRulesAdopted m) =>
        known?.AtVersion >= m.Version ? known : new ThresholdInForce(m.RulesVersion, m.ValidFrom, m.ThresholdPer100000, m.Version);
}
