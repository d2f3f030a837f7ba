using System.Numerics;

namespace TransferScheme.Rota.Tests.Model;

/// <summary>The plain model's answer for one group; without a chosen authority only codes, and the balances as they were.</summary>
sealed record ModelDecision(IReadOnlyDictionary<string, string?> Codes)
{
    internal ModelShares? Shares { get; init; }

    internal IReadOnlyDictionary<string, BigInteger> Balances { get; init; } = new Dictionary<string, BigInteger>();

    internal IReadOnlyList<ModelRegion> Regions { get; init; } = [];

    internal BigInteger Weight { get; init; }

    internal BigInteger Band { get; init; }

    internal int Horizon { get; init; }

    internal int? Binding { get; init; }

    internal IReadOnlyList<string> Allowed { get; init; } = [];

    internal string Rule { get; init; } = "none";

    internal string Pick { get; init; } = "none";

    internal IReadOnlyList<string> InBand { get; init; } = [];

    internal IReadOnlyList<string> Ranked { get; init; } = [];

    internal string? Chosen { get; init; }
}
