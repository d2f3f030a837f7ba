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

    [Fact]
    public async Task What_was_kept_unscanned_is_looked_at_once_the_scanner_is_back_and_what_does_harm_is_read_by_nobody()
    {
        var clamd = FakeClamd.Start();
        var (port, address) = (new Uri(clamd.Address).Port, clamd.Address);
        await clamd.DisposeAsync();
        await using var host = await ReferralsHost.StartAsync($"--Documents:Scanner:Url={address}");
        using var kent = host.Client(Role.ApiClient, A.Kent);
        var path = await DocumentApiTests.Path(kent);
        byte[] harmful = [.. Files.AText("a", 150_000), .. Encoding.UTF8.GetBytes(FakeClamd.Harm)];
        (await (await kent.Attach(path, harmful, "text/plain")).Word()).ShouldBe("201 1 notScanned");
        (await (await kent.Attach(path, harmful[..^1], "text/plain")).Word()).ShouldBe("200 2 notScanned");
        (await Scans()).ShouldBe(["notScanned", "notScanned"]);
        (await kent.GetAsync($"{path}?version=1")).IsSuccessStatusCode.ShouldBeTrue("A child's file must not wait for a scanner.");

        // Its child's data are erased meanwhile: nobody can open it, the scanner neither.
        await using (var session = host.Get<IReferralStore>().LightweightSession())
        {
            session.QueueSqlCommand(
                "insert into referrals.document_scan (content, attached)"
                + " select id, jsonb_set(jsonb_set(attached, '{key,keys}', '[]'), '{id}', to_jsonb(id))"
                + " from (select gen_random_uuid() as id, attached from referrals.document_scan limit 1) as one");
            await session.SaveChangesAsync();
        }

        await using var back = FakeClamd.Start(port);
        await Poll.ForAsync(
            async () => string.Join(' ', await Scans()), s => s == "infected clean", TimeSpan.FromSeconds(60), "both to be looked at");
        var read = await kent.GetAsync($"{path}?version=1");
        ((int)read.StatusCode, (string?)JsonNode.Parse(await read.Content.ReadAsStringAsync())!["code"]).ShouldBe((404, "document-infected"));
        (await kent.GetByteArrayAsync($"{path}?version=2")).ShouldBe(harmful[..^1]);
        await Poll.ForAsync(Rows, rows => rows == 2, TimeSpan.FromSeconds(60), "what nobody can open to be forgotten");

        async Task<IReadOnlyList<string>> Scans() =>
        [
            .. JsonNode.Parse(await kent.GetStringAsync(path[..path.LastIndexOf('/')]))!["items"]!.AsArray()
                .Select(i => (string)i!["scan"]!),
        ];

        async Task<int> Rows()
        {
            await using var session = host.Get<IReferralStore>().QuerySession();
            return (await session.QueryAsync<int>("select count(*)::int from referrals.document_scan")).Single();
        }
    }
}
