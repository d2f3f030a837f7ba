using CsvHelper;
using TransferScheme.Rota;

namespace TransferScheme.Benchmarks.Rota;

/// <summary>The 212 authorities and their weights, from the service's own data files.</summary>
static class RealFigures
{
    public static (Roll Roll, long[] Weights) Read()
    {
        var authorities = Rows("authorities.csv", row =>
            new WeightBasis(row.GetString("gss_code"), row.GetString("region"), row.Parse<int>("population_0_17")));
        var shares = Rows("regional_shares.csv", row => (Region: row.GetString("region"), Share: row.Parse<int>("default_share")))
            .ToDictionary(s => s.Region, s => s.Share);
        var weights = Weights.ByRegionalShares(authorities, shares);
        var roll = Roll.Empty.With(authorities.Select(a => KeyValuePair.Create(a.Authority, a.Region)));
        return (roll, [.. roll.Ids.Select(id => weights[id])]);
    }

    static List<T> Rows<T>(string file, Func<CsvReader, T> read)
    {
        using var csv = CsvReader.Create(typeof(RealFigures).Assembly.GetManifestResourceStream(file)!);
        var rows = new List<T>();
        while (csv.Read())
        {
            rows.Add(read(csv));
        }

        return rows;
    }
}
