using System.Text.Json.Nodes;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Tests.After;

namespace TransferScheme.Referrals.Tests.Viewing;

/// <summary>The timeline over HTTP: who did what and when, as far as the reader may know, and a line in the access log.</summary>
public sealed class TimelineApiTests(CompletedHost fixture) : IClassFixture<CompletedHost>
{
    [Fact]
    public async Task Given_a_case_that_has_moved_when_read_then_each_is_told_their_part_with_who_and_when()
    {
        var id = await fixture.MoveAsync();
        using var kent = fixture.Host.Client(Role.DutyOfficer, A.Kent, person: Guid.CreateVersion7());
        using var durham = fixture.Host.Client(Role.DutyOfficer, A.Durham, person: Guid.CreateVersion7());
        using var newcastle = fixture.Host.Client(Role.DutyOfficer, CompletedHost.Newcastle, person: Guid.CreateVersion7());
        using var auditor = fixture.Host.Client(Role.Auditor);
        var path = $"referrals/{id}/timeline";

        var own = await ItemsAsync(kent, path);
        own.Select(i => (int)i["number"]!).ShouldBe(Enumerable.Range(1, own.Count));
        own[0]["by"].ShouldNotBeNull();
        ((string?)own[0]["act"], (string?)own[0]["role"], (string?)own[0]["authority"]).ShouldBe(("referral_started", "duty-officer", A.Kent));
        var told = own.Single(i => (string?)i["words"] == $"{A.Durham} accepted the children");
        ((string?)told["role"], told["by"], told["authority"]).ShouldBe(("system", null, null));
        ((string?)own[^1]["act"]).ShouldBe("transfer_completed");
        own.Select(i => (string?)i["words"]).ShouldContain($"The children were offered to {CompletedHost.Newcastle}");

        var theirs = await ItemsAsync(durham, path);
        (theirs[0]["by"], (string?)theirs[0]["role"], (string?)theirs[0]["authority"]).ShouldBe((null, "duty-officer", A.Kent));
        theirs.ShouldAllBe(i => !i.ToJsonString().Contains(CompletedHost.Newcastle));
        (await ItemsAsync(auditor, path))[0]["by"]!.ToString().ShouldBe(own[0]["by"]!.ToString());
        foreach (var items in new[] { own, theirs })
        {
            items.ShouldAllBe(i => !i.ToJsonString().Contains("Canary"));
        }

        (await OfferedHost.Get(newcastle, path)).Status.ShouldBe(404);
        (await ItemsAsync(kent, $"{path}?asAt={fixture.Arranged}")).ShouldAllBe(i => (string?)i["act"] != "departure_recorded");
        (await OfferedHost.Get(kent, $"{path}?asAt=2020-01-01T00:00:00Z")).Status.ShouldBe(404);
        (await OfferedHost.Get(kent, $"{path}?asAt=2090-01-01T00:00:00Z")).Status.ShouldBe(400);
        (await OfferedHost.Get(kent, path, "curiosity")).Status.ShouldBe(400);
        var naive = await OfferedHost.Get(kent, $"{path}?asAt=2026-03-01T10:00:00");
        (naive.Status, naive.Answer["errors"]!["asAt"] is not null).ShouldBe((400, true));
    }

    [Fact]
    public async Task Given_a_reader_of_the_minimum_facts_when_read_then_a_line_and_where_only_the_status_is_known_none()
    {
        var id = await fixture.MoveAsync();
        using var durham = fixture.Host.Client(Role.DutyOfficer, A.Durham, person: Guid.CreateVersion7());
        using var coordinator = fixture.Host.Client(Role.Coordinator, region: "south-east");
        using var auditor = fixture.Host.Client(Role.Auditor);
        await ItemsAsync(durham, $"referrals/{id}/timeline");
        (await ItemsAsync(coordinator, $"referrals/{id}/timeline")).Select(i => (string?)i["act"]).ShouldNotContain("missing_episode_opened");
        (await OfferedHost.Get(auditor, $"referrals/{id}/access-log")).Answer["items"]!.AsArray()
            .Where(line => (string?)line!["projection"] == "timeline")
            .Select(line => $"{line!["role"]} {line["authority"]} {line["disclosure"]} {line["fields"]![0]}")
            .ShouldBe([$"DutyOfficer {A.Durham} Full course"]);
    }

    static async Task<IReadOnlyList<JsonNode>> ItemsAsync(HttpClient client, string path)
    {
        var (status, answer) = await OfferedHost.Get(client, path);
        status.ShouldBe(200, answer.ToJsonString());
        return [.. answer["items"]!.AsArray().Select(i => i!)];
    }
}
