using TransferScheme.Rota.Deciding;

namespace TransferScheme.Rota.Sandbox;

/// <summary>The rules by which the past is played again.</summary>
/// <param name="Rota">The rules of the rota.</param>
/// <param name="AsRecorded">Whether each group goes where it went; otherwise the rota decides.</param>
public sealed record SandboxRules(RotaRules Rota, bool AsRecorded = false)
{
    /// <summary>Threshold of each authority, in children; null for those of the record.</summary>
    public IReadOnlyDictionary<string, int>? Thresholds { get; init; }

    /// <summary>Weight of each authority; null for those of the record.</summary>
    public IReadOnlyDictionary<string, long>? Weights { get; init; }

    /// <summary>An authority of the record as it is under these rules.</summary>
    internal Position Over(string authority, Position recorded) => recorded with
    {
        Threshold = Thresholds is null ? recorded.Threshold : Thresholds[authority],
        Weight = Weights is null ? recorded.Weight : Weights[authority],
    };
}
