using System.Numerics;
using static TransferScheme.Rota.Tests.Model.ModelUnits;

namespace TransferScheme.Rota.Tests.Model;

/// <summary>A region after the share, with the formulas of step 3 of the decision.</summary>
sealed record ModelRegion(string Id, BigInteger Weight, BigInteger Balance, int Eligible)
{
    /// <summary>Times it must be served by the h-th child after this one.</summary>
    internal BigInteger Need(int h, BigInteger total, BigInteger band) =>
        BigInteger.Max(0, CeilDiv((Balance * total) + (h * Weight * U) - (band * total), U * total));

    /// <summary>Children after this one until it must have been served; null where nobody in it accrues.</summary>
    internal BigInteger? Deadline(BigInteger total, BigInteger band) =>
        Weight == 0 ? null : Balance > band ? 0 : FloorDiv((band - Balance) * total, Weight * U) + 1;

    internal static int Horizon(IReadOnlyCollection<ModelRegion> regions, BigInteger total, int cap) => (int)BigInteger.Min(
        cap,
        regions.Where(r => r.Balance < 0).Select(r => CeilDiv(-r.Balance * total, r.Weight * U) + 1).Append(1).Max());

    /// <summary>h*: the first h up to the horizon by which more must be served than there are children; null for none.</summary>
    internal static int? Binding(IReadOnlyCollection<ModelRegion> regions, BigInteger total, BigInteger band, int horizon)
    {
        for (var h = 0; h <= horizon; h++)
        {
            if (regions.Select(r => r.Need(h, total, band)).Sum() > h)
            {
                return h;
            }
        }

        return null;
    }
}
