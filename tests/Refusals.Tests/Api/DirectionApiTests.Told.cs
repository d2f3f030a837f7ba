using System.Text.Json.Nodes;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Security;
using static TransferScheme.Refusals.Tests.Api.RefusalsHost;

namespace TransferScheme.Refusals.Tests.Api;

/// <summary>What is sent, and what every reader is told of a direction.</summary>
public sealed partial class DirectionApiTests
{
    static object Decision => new
    {
        given = true, reasons = "Canary-decision", finding = new { unduePrejudice = false, reasons = "Canary-finding" },
    };

    static object Change(string act) => new { act, reasons = "Canary-change" };

    static ServicesReturned Returned(DateTimeOffset at, long version, string form = "services-2026", string of = A.Durham) => new()
    {
        AuthorityId = A.DirectionId, Version = version, OccurredAt = at, Authority = of, AsOf = A.Today, Form = form,
    };

    static string OnNotice(Told told) => string.Join("; ", told.Body["onNotice"]!.AsArray().Select(r =>
        $"{r!["number"]} {((bool)r["late"]! ? "late" : "in time")}{(r["consideredAt"] is null ? "" : " considered")} {r["text"]}".Trim()));

    static string Receipts(JsonNode direction) =>
        string.Join(", ", direction["recipients"]!.AsArray().Select(r => $"{r!["recipient"]} {r["received"]!.GetValue<bool>()}"));

    static Task<Told> Read(HttpClient client, string id) => Send(client, HttpMethod.Get, $"directions/{id}");

    // What is told of a direction, to whom, then and now; what was written is sealed, and its reads are recorded.
    async Task IsTold(string id)
    {
        using var national = _host.As(Role.National);
        using var officer = _host.Officer();
        using var stranger = _host.As(Role.Coordinator, region: "london");
        string[] words =
        [
            "Notice was given of a direction; representations until 2026-04-11", "Representations 1 were made",
            "Representations 2 were made, late", "Representations 1 were considered", "The direction was given",
            "Representations 3 were made, late",
            "Notice was given to modify the direction; representations until 2026-11-07", "The direction was modified",
            "Another direction took its place",
        ];
        string?[] texts =
        [
            "Canary-notice", "Canary-in-time", "Canary-late", "Canary-weighed", "Canary-decision", "Canary-after", "Canary-change",
            "Canary-decision", null,
        ];
        var changes = (await Read(officer, id)).Body["changes"]!.AsArray();
        changes.Select(c => (string?)c!["words"]).ShouldBe(words);
        changes.Select(c => (string?)c!["text"]).ShouldBe(texts);
        changes.Select(c => (string?)c!["finding"]).OfType<string>().ShouldBe(["Canary-finding", "Canary-finding"]);
        var open = await Read(stranger, id);
        open.Body["changes"]!.AsArray().Select(c => (string?)c!["words"]).ShouldBe(words);
        open.Body.ToJsonString().ShouldNotContain("Canary");
        var then = await Send(stranger, HttpMethod.Get, $"directions/{id}?asAt=2026-04-11T22:59:59Z");
        (then.Word, (int?)then.Body["representations"], then.Body["changes"]!.AsArray().Count, then.ETag).ShouldBe(
            ("200 notice", 1, 2, "\"2\""));
        OnNotice(then).ShouldBe("1 in time");
        OnNotice(await Send(officer, HttpMethod.Get, $"directions/{id}?asAt=2026-04-11T22:59:59Z")).ShouldBe("1 in time Canary-in-time");
        OnNotice(open).ShouldBe("");

        var page = (string)(await Send(national, HttpMethod.Get, $"directions/{id}/direction.html")).Body!;
        var from = 0;
        string[] head = ["Direction to comply with the scheme</h1>", "Durham", "section 72(3)", "revision 2"];
        foreach (var part in head.Concat(words).Append("fourteen days"))
        {
            from = page.IndexOf(part, from, StringComparison.Ordinal);
            from.ShouldBeGreaterThanOrEqualTo(0, part);
        }

        page.ShouldContain("Canary-finding");
        page.ShouldNotContain("<script");
        ((string)(await Send(stranger, HttpMethod.Get, $"directions/{id}/direction.html")).Body!).ShouldNotContain("Canary");

        await using var session = _host.Host.Get<IRefusalStore>().QuerySession();
        (await session.QueryAsync<long>("select count(*) from refusals.mt_events where data::text like '%Canary%'")).Single().ShouldBe(0);
        (await session.Events.FetchStreamAsync(AccessLines.StreamOf(Guid.Parse(id)))).Select(e => (RecordViewed)e.Data)
            .Select(v => $"{v.Role} {v.Projection}").ShouldBe(["DutyOfficer direction", "DutyOfficer direction", "National direction-page"]);
        (await Lines(Auditor), await Lines(national), await Lines(officer)).ShouldBe((3, 1, 2));
        (await Send(stranger, HttpMethod.Get, $"directions/{id}/access-log")).Word.ShouldBe("404 not-found");

        async Task<int> Lines(HttpClient reader) =>
            (await Send(reader, HttpMethod.Get, $"directions/{id}/access-log")).Body["items"]!.AsArray().Count;
    }

    static async Task<string> Direct(HttpClient national, object body, string status = "given")
    {
        var told = await Send(national, HttpMethod.Post, "directions", body);
        told.Word.ShouldBe($"201 {status}", told.Body.ToJsonString());
        return (string)told.Body["id"]!;
    }

    async Task<Told> Act(HttpClient client, string id, string act, object body) =>
        await Send(client, HttpMethod.Post, $"directions/{id}/{act}", body, (await Read(Auditor, id)).ETag);

    HttpClient Auditor => field ??= _host.As(Role.Auditor);

    async Task Wake(string at)
    {
        var told = await Send(Auditor, HttpMethod.Post, "development/clock", new { advanceTo = at });
        told.Status.ShouldBe(200);
    }
}
