using System.Collections.Immutable;
using TransferScheme.Allocation.Data;
using TransferScheme.Rota;
using TransferScheme.Rota.Deciding;

namespace TransferScheme.Allocation.Tests.Rota;

/// <summary>The rota as a new installation starts it: every authority taking part, a threshold of 0.1 %, no limits of room.</summary>
static class RealRota
{
    internal static readonly IReadOnlyList<AuthorityRow> Rows = ReferenceData.Authorities();

    internal static readonly ImmutableSortedDictionary<string, long> Weights = TransferScheme.Rota.Weights.ByRegionalShares(
        Rows.Select(a => new WeightBasis(a.GssCode, a.Region, a.ChildPopulation)),
        ReferenceData.RegionalShares().ToDictionary(s => s.Region, s => s.DefaultShare));

    internal static readonly Roll Roll = TransferScheme.Rota.Roll.Empty.With(Rows.Select(a => KeyValuePair.Create(a.GssCode, a.Region)));

    internal static Position[] Positions()
    {
        var rows = Rows.ToDictionary(a => a.GssCode);
        return
        [
            .. Roll.Ids.Select(id => new Position(
                Weights[id], Participates: true, rows[id].UascLookedAfter, new Threshold(rows[id].ChildPopulation, 100).RoundedUp,
                Room: null)),
        ];
    }
}
