using TransferScheme.Allocation.Data;
using TransferScheme.Allocation.Matching;

namespace TransferScheme.Allocation.Tests.Matching;

/// <summary>The bands of whole numbers against a great circle in floating point, for every pair of authorities.</summary>
public sealed class DistancesTests
{
    static readonly double[] Bands = [25, 50, 100, 200];

    [Fact]
    public void Given_any_two_authorities_then_the_band_is_that_of_the_great_circle_but_for_two_percent_at_its_edges()
    {
        var rows = ReferenceData.Authorities();
        var wrong = rows.SelectMany(_ => rows, (a, b) => (a, b)).Where(p => !IsRight(p.a, p.b)).ToList();
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Given_an_authority_whose_centre_is_not_known_then_nothing_is_said()
    {
        Distances.Band("E10000016", "X1").ShouldBeNull();
        Distances.Band("X1", "E10000016").ShouldBeNull();
    }

    static bool IsRight(AuthorityRow a, AuthorityRow b)
    {
        var kilometres = GreatCircle(a, b);
        var band = Distances.Band(a.GssCode, b.GssCode)!.Value;
        return kilometres * 0.98 <= (band < Bands.Length ? Bands[band] : double.MaxValue) && (band == 0 || kilometres * 1.02 > Bands[band - 1]);
    }

    static double GreatCircle(AuthorityRow a, AuthorityRow b)
    {
        var (north, east) = (Radians(b.Latitude - a.Latitude), Radians(b.Longitude - a.Longitude));
        var half = Math.Pow(Math.Sin(north / 2), 2)
            + (Math.Cos(Radians(a.Latitude)) * Math.Cos(Radians(b.Latitude)) * Math.Pow(Math.Sin(east / 2), 2));
        return 2 * 6371 * Math.Asin(Math.Sqrt(half));
    }

    static double Radians(decimal degrees) => (double)degrees * Math.PI / 180;
}
