using System.Text;
using System.Text.Json.Nodes;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Attaching;

/// <summary>With a scanner: what does harm is not kept, what is clean is marked, and without an answer it is kept and an alarm is red.</summary>
public sealed class ScannedApiTests
{
    [Fact]
    public async Task What_does_harm_is_refused_and_a_scanner_that_is_away_stops_nobody()
    {
        await using var clamd = FakeClamd.Start();
        await using var host = await ReferralsHost.StartAsync($"--Documents:Scanner:Url={clamd.Address}");
        using var kent = host.Client(Role.ApiClient, A.Kent);
        var path = await DocumentApiTests.Path(kent);
        byte[] harmful = [.. Files.AText("a", 150_000), .. Encoding.UTF8.GetBytes(FakeClamd.Harm)];
        (await (await kent.Attach(path, harmful, "text/plain")).Word()).ShouldBe("400 document-infected");
        await using (var session = host.Get<IReferralStore>().QuerySession())
        {
            (await session.QueryAsync<int>("select number from referrals.document_chunk")).ShouldBeEmpty();
        }

        (await (await kent.Attach(path, harmful[..^1], "text/plain")).Word()).ShouldBe("201 1 clean");
        (await Alarms()).ShouldBeEmpty();
        await clamd.DisposeAsync();
        (await (await kent.Attach(path, harmful, "text/plain")).Word()).ShouldBe("200 2 notScanned");
        await Poll.UntilAsync(async () => (await Alarms()).Any(), TimeSpan.FromSeconds(20), "the alarm of the scanner");

        async Task<IEnumerable<string>> Alarms() => JsonNode.Parse(await kent.GetStringAsync("/health/alarms"))!["details"]!.AsArray()
            .Select(d => $"{d}").Where(d => d.StartsWith("document-scanner: ", StringComparison.Ordinal));
    }
}
