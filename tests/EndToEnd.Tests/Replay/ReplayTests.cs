using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using TransferScheme.TestKit;

namespace TransferScheme.EndToEnd.Tests.Replay;

/// <summary>Recorded years, played by the tool through the API: some days of them in every run, the whole of them in the long one.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task Given_the_same_seed_when_a_year_is_played_twice_then_the_ledger_is_the_same()
    {
        int? days = LongRun.IsThis ? null : 2;
        var playing = new[] { ReplayedScheme.PlayAsync(2022, 1, days), ReplayedScheme.PlayAsync(2022, 1, days) };
        await using var first = await playing[0];
        await using var second = await playing[1];

        (await SameLedgerAsync(first, second)).ShouldBeGreaterThan(LongRun.IsThis ? 2500 : 5);
        await IsWholeAsync(first);
        await FoiEquality.HoldsAsync(first);
        await FigureLists.HoldAsync(first, declined: false);
    }

    [Fact]
    public async Task Given_a_share_of_declines_when_a_year_is_played_twice_then_the_ledger_is_the_same_and_every_decline_is_accounted_for()
    {
        var (days, declines) = LongRun.IsThis ? ((int?)null, 10) : (3, 60);
        var playing = new[] { ReplayedScheme.PlayAsync(2022, 1, days, declines), ReplayedScheme.PlayAsync(2022, 1, days, declines) };
        await using var first = await playing[0];
        await using var second = await playing[1];

        (await SameLedgerAsync(first, second)).ShouldBeGreaterThan(LongRun.IsThis ? 2700 : 10);
        await IsWholeAsync(first);
        await FoiEquality.HoldsAsync(first, declined: true);
        await FigureLists.HoldAsync(first, declined: true);
        await DeclinesAccounted.HoldsAsync(first);
    }

    [Fact]
    public async Task Every_recorded_year_runs_through()
    {
        foreach (var year in LongRun.IsThis ? [2016, 2017, 2018, 2019, 2020, 2021, 2023] : (int[])[2016])
        {
            await using var scheme = await ReplayedScheme.PlayAsync(year, 2, LongRun.IsThis ? null : 5);
            await IsWholeAsync(scheme);
            await FoiEquality.HoldsAsync(scheme);
        }
    }

    // Told by the first difference alone: a whole year is a hundred megabytes. Answers how long it is.
    static async Task<int> SameLedgerAsync(ReplayedScheme first, ReplayedScheme second)
    {
        var (ledger, again) = (await first.LedgerAsync(), await second.LedgerAsync());
        (again.Count, again.Zip(ledger).FirstOrDefault(line => line.First != line.Second)).ShouldBe((ledger.Count, default));
        return ledger.Count;
    }

    // Nobody is left on the way, the ledger is conserved to the unit, and the tool has said what became of them.
    static async Task IsWholeAsync(ReplayedScheme scheme)
    {
        var national = await scheme.NationalAsync();
        var rota = (await national.Get("rota")).Expect(200).Json;
        Accounts(rota["authorities"]!).Select(a => BigInteger.Parse((string)a["balance"]!, CultureInfo.InvariantCulture))
            .Aggregate(BigInteger.Add).ShouldBe(BigInteger.Zero);
        Accounts(rota["authorities"]!).Sum(a => (int)a["reserved"]!).ShouldBe(0);
        var received = Accounts(rota["regions"]!).Sum(a => (int)a["received"]!);
        scheme.Output.Split('\n').First(l => l.Contains("Transferred")).ShouldContain($" {received} ");
        scheme.Output.ShouldContain("/api/v1/dashboards/national");
        var verified = await scheme.VerifyAsync();
        verified.ShouldContain($" {received} children received.");
        verified.ShouldEndWith("Nothing is wrong.\n");
    }

    static IEnumerable<JsonNode> Accounts(JsonNode list) => list.AsArray().Select(a => a!["account"]!);
}
