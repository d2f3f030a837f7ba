using System.Collections.Frozen;
using TransferScheme.Allocation.Data;

namespace TransferScheme.Allocation.Matching;

/// <summary>How far authorities are from one another, in bands: the centres of their areas say no more. Whole numbers throughout.</summary>
static class Distances
{
    // Centres are held in ten-thousandths of a degree; this is one of them in decimetres, north to south.
    const long PerStep = 111;
    const long PerKilometre = 10_000;

    static readonly long[] Bands = [25, 50, 100, 200];

    static readonly FrozenDictionary<string, Centre> Centres = ReferenceData.Authorities().ToFrozenDictionary(
        a => a.GssCode, a => new Centre(Steps(a.Latitude), Steps(a.Longitude)), StringComparer.Ordinal);

    /// <summary>How many bands there are; an authority in none of them is far.</summary>
    internal static int Count => Bands.Length;

    /// <summary>The band of a distance: 0 within 25 km, then 50, 100 and 200 km, and 4 beyond; null where a centre is not known.</summary>
    internal static int? Band(string from, string to)
    {
        if (!Centres.TryGetValue(from, out var a) || !Centres.TryGetValue(to, out var b))
        {
            return null;
        }

        var north = (a.Latitude - b.Latitude) * PerStep;
        var east = (a.Longitude - b.Longitude) * PerStep * Narrowing((a.Latitude + b.Latitude) / 2) / 1000;
        var squared = (north * north) + (east * east);
        var band = Array.FindIndex(Bands, kilometres => squared <= kilometres * PerKilometre * kilometres * PerKilometre);
        return band < 0 ? Bands.Length : band;
    }

    // The cosine of a latitude in thousandths: in the United Kingdom a straight line from 643 at 50° to 500 at 60° is close enough.
    static long Narrowing(long latitude) => 643 - ((latitude - 500_000) * 143 / 100_000);

    static long Steps(decimal degrees) => (long)decimal.Round(degrees * 10_000);

    sealed record Centre(long Latitude, long Longitude);
}
