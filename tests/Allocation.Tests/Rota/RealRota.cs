using System.Collections.Immutable;
using TransferScheme.Allocation.Data;
using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Tests.Rota;

/// <summary>The rota as a new installation starts it: every authority taking part, a threshold of 0.1 %, no limits of room.</summary>
static class RealRota
{
    internal static readonly IReadOnlyList<AuthorityRow> Rows = ReferenceData.Authorities();

    internal static readonly ImmutableSortedDictionary<string, long> Weights = TransferScheme.Allocation.Rota.Weights.ByRegionalShares(
        Rows.Select(a => new WeightBasis(a.GssCode, a.Region, a.ChildPopulation)),
        ReferenceData.RegionalShares().ToDictionary(s => s.Region, s => s.DefaultShare));

    internal static IReadOnlyList<AuthorityPosition> Positions() =>
    [
        .. Rows.Select(a => new AuthorityPosition(a.GssCode, a.Name, a.Region, Weights[a.GssCode], Participates: true,
            a.UascLookedAfter, new Threshold(a.ChildPopulation, 100), Room: null))
    ];

    internal static RotaReferral Child(string id, string? entry) => new(id, 1, entry, [], [], []);
}
