using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TransferScheme.Allocation.Data;
using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Time;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>Questions, answers and requests for more time over HTTP: who may, who reads what, and what it does to the clocks.</summary>
public sealed class AnsweringApiTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    static readonly object Question = new { text = "Does Amal need a nurse?", items = new[] { "children[0].health", "needs.medical" } };
    static readonly object Answer = new { text = "No, Amal does not." };

    readonly SchemeTestHost host = fixture.Host;

    [Fact]
    public async Task A_question_is_read_and_answered_by_the_two_authorities_alone_and_the_response_clock_stands_meanwhile()
    {
        var decided = await fixture.Decide();
        var offer = await fixture.Offer(decided);
        using var offered = host.Client(Role.ApiClient, decided.Chosen);
        using var entry = host.Client(Role.DutyOfficer, AllocationHost.Kent, person: Guid.CreateVersion7());
        using var coordinator = host.Client(Role.Coordinator, region: decided.Region);
        var address = $"/api/v1/offers/{offer}";
        (await Told(offered, $"{address}/questions", Question, "\"1\"")).ShouldBe("200 open");

        foreach (var reader in new[] { offered, entry })
        {
            var seen = (await Read(reader, address)).GetProperty("questions")[0];
            Names(seen).ShouldBe("number items text askedAt");
            seen.GetProperty("items").GetRawText().ShouldBe("""["children[0].health","needs.medical"]""");
            seen.GetProperty("text").GetString().ShouldBe("Does Amal need a nurse?");
        }

        var paused = await Read(coordinator, address);
        Names(paused.GetProperty("questions")[0]).ShouldBe("number askedAt");
        paused.GetProperty("clock").GetProperty("paused").GetBoolean().ShouldBeTrue();
        Names((await Read(coordinator, $"/api/v1/allocations/{decided.Referral}")).GetProperty("clocks")).ShouldBe("statutory");
        var listed = await InList(offered, offer);
        Names(listed.GetProperty("questions")[0]).ShouldBe("number items askedAt");

        var asked = DateTimeOffset.UtcNow;
        (await Told(entry, $"{address}/questions/1/answer", Answer, "\"2\"")).ShouldBe("200 open");
        var answered = await Read(offered, address);
        Names(answered.GetProperty("questions")[0]).ShouldBe("number items text askedAt answer answeredAt");
        answered.GetProperty("questions")[0].GetProperty("answer").GetString().ShouldBe("No, Amal does not.");
        answered.GetProperty("clock").GetProperty("paused").GetBoolean().ShouldBeFalse();
        Due(await Read(coordinator, $"/api/v1/allocations/{decided.Referral}"))
            .ShouldBe(answered.GetProperty("respondBy").GetDateTimeOffset());
        var then = await Read(offered, $"{address}?asAt={Uri.EscapeDataString(asked.ToString("O"))}");
        Names(then.GetProperty("questions")[0]).ShouldBe("number items text askedAt");
        Names((await Read(coordinator, address)).GetProperty("questions")[0]).ShouldBe("number askedAt answeredAt");
    }

    [Fact]
    public async Task Every_read_of_the_words_is_recorded_and_what_is_stored_is_sealed()
    {
        var decided = await fixture.Decide();
        var offer = await fixture.Offer(decided);
        using var offered = host.Client(Role.ApiClient, decided.Chosen);
        using var entry = host.Client(Role.ApiClient, AllocationHost.Kent);
        using var national = host.Client(Role.National);
        var address = $"/api/v1/offers/{offer}";
        await Read(offered, address);
        await Told(offered, $"{address}/questions", Question, "\"1\"");
        await Told(entry, $"{address}/questions/1/answer", Answer, "\"2\"");
        await Told(offered, $"{address}/deferral", Deferral(await UntilAsync(offered, address, decided.Region)), "\"3\"");
        await Told(national, $"{address}/deferral/decision", new { granted = false, note = "Amal cannot wait." }, "\"4\"");

        await Read(entry, address);
        offered.DefaultRequestHeaders.Add("Purpose", "care");
        await Read(offered, address);
        await Read(national, address);
        await InList(offered, offer);
        offered.DefaultRequestHeaders.Remove("Purpose");
        offered.DefaultRequestHeaders.Add("Purpose", "curiosity");
        (await offered.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        await using var session = host.Get<IAllocationStore>().QuerySession();
        var reads = (await session.Events.FetchStreamAsync(AccessLines.StreamOf(offer))).Select(e => (RecordViewed)e.Data).ToList();
        reads.Select(r => $"{r.Role} {r.Authority} {r.Purpose} {string.Join(' ', r.Fields!)}").ShouldBe(
        [
            $"ApiClient {decided.Chosen} transfer minimum-facts",
            $"ApiClient {decided.Chosen} transfer minimum-facts questions", // To know the day to ask for.
            $"ApiClient {AllocationHost.Kent} transfer questions", $"ApiClient {decided.Chosen} care minimum-facts questions deferral",
            "National  oversight minimum-facts deferral", $"ApiClient {decided.Chosen} care minimum-facts",
        ]);
        var stored = await session.QueryAsync<string>(
            "select data::text from allocation.mt_events where stream_id = ?"
            + " union all select data::text from allocation.mt_doc_offer where id = ?", offer, offer);
        stored.Count.ShouldBe(6);
        stored.Where(json => json.Contains("Amal", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task More_time_is_asked_for_granted_by_the_coordinator_and_moves_the_time_to_answer()
    {
        var decided = await fixture.Decide();
        var offer = await fixture.Offer(decided);
        using var offered = host.Client(Role.DutyOfficer, decided.Chosen, person: Guid.CreateVersion7());
        using var coordinator = host.Client(Role.Coordinator, region: decided.Region);
        using var entry = host.Client(Role.ApiClient, AllocationHost.Kent);
        var address = $"/api/v1/offers/{offer}";
        var until = await UntilAsync(offered, address, decided.Region);
        (await Told(offered, $"{address}/deferral", Deferral(until), "\"1\"")).ShouldBe("200 open");

        var requested = (await Read(coordinator, address)).GetProperty("deferral");
        requested.GetRawText().ShouldBe(
            $$"""{"groundCode":"G06","until":"{{until:yyyy-MM-dd}}","state":"requested","note":"Amal's carer comes then."}""");
        Names((await Read(entry, address)).GetProperty("deferral")).ShouldBe("groundCode until state");
        (await Told(coordinator, $"{address}/deferral/decision", new { granted = true }, "\"2\"")).ShouldBe("200 open");
        var granted = await Read(offered, address);
        granted.GetProperty("deferral").GetProperty("state").GetString().ShouldBe("granted");
        granted.GetProperty("respondBy").GetDateTimeOffset().ShouldBe(UkTime.At(until, new TimeOnly(17, 0)));
        Due(await Read(coordinator, $"/api/v1/allocations/{decided.Referral}")).ShouldBe(UkTime.At(until, new TimeOnly(17, 0)));
    }

    [Fact]
    public async Task Errors_come_in_their_order_and_hidden_looks_like_unknown()
    {
        var decided = await fixture.Decide();
        var address = $"/api/v1/offers/{await fixture.Offer(decided)}";
        using var offered = host.Client(Role.ApiClient, decided.Chosen);
        using var entry = host.Client(Role.ApiClient, AllocationHost.Kent);
        using var coordinator = host.Client(Role.Coordinator, region: decided.Region);
        var until = await UntilAsync(offered, address, decided.Region);
        (string Path, object Body, HttpClient Theirs, HttpClient NotTheirs)[] acts =
        [
            ("questions", Question, offered, entry), ("questions/1/answer", Answer, entry, offered),
            ("deferral", Deferral(until), offered, coordinator), ("deferral/decision", new { granted = true }, coordinator, offered),
        ];
        using var stranger = host.Client(Role.ApiClient, "nobody's");
        foreach (var (path, body, theirs, notTheirs) in acts)
        {
            (await Told(host.Client(), $"{address}/{path}", body, null)).ShouldBe("401 unauthenticated");
            (await Told(stranger, $"{address}/{path}", body, null)).ShouldBe("404 not-found");
            (await Told(theirs, $"/api/v1/offers/{Guid.CreateVersion7()}/{path}", body, null)).ShouldBe("404 not-found");
            (await Told(notTheirs, $"{address}/{path}", body, null)).ShouldBe("403 forbidden");
            (await Told(theirs, $"{address}/{path}", body, null)).ShouldBe("428 if-match-missing");
            (await Told(theirs, $"{address}/{path}", body, "\"9\"")).ShouldBe("412 stale");
            (await Told(theirs, $"{address}/{path}", new { other = 1 }, "\"1\"")).ShouldStartWith("400 invalid");
        }

        (await Told(entry, $"{address}/questions/1/answer", Answer, "\"1\"")).ShouldBe("409 question-not-open");
        (await Told(coordinator, $"{address}/deferral/decision", new { granted = true }, "\"1\"")).ShouldBe("409 no-deferral-requested");
        (await Told(offered, $"{address}/deferral", Deferral(until.AddDays(60)), "\"1\"")).ShouldBe("400 invalid until");
        (await Told(offered, $"{address}/questions", Question, "\"1\"")).ShouldBe("200 open");
        (await Told(offered, $"{address}/deferral", Deferral(until), "\"2\"")).ShouldBe("409 question-open");
        var worker = new { name = "Sam Lee", email = "sam@example.org", phone = "0191 496 0000" };
        var acceptance = new { placementType = "foster", placement = "1 High Street", socialWorker = worker };
        (await Told(offered, $"{address}/acceptance", acceptance, "\"2\"")).ShouldBe("200 accepted");
        (await Told(entry, $"{address}/questions/1/answer", Answer, "\"3\"")).ShouldBe("409 offer-not-open");
        (await Told(offered, $"{address}/questions", Question, "\"3\"")).ShouldBe("409 offer-not-open");
    }

    [Fact]
    public async Task An_offer_rebuilt_from_its_questions_is_the_one_that_stood()
    {
        var decided = await fixture.Decide();
        var offer = await fixture.Offer(decided);
        using var offered = host.Client(Role.ApiClient, decided.Chosen);
        using var entry = host.Client(Role.ApiClient, AllocationHost.Kent);
        using var national = host.Client(Role.National);
        var address = $"/api/v1/offers/{offer}";
        await Told(offered, $"{address}/deferral", Deferral(await UntilAsync(offered, address, decided.Region)), "\"1\"");
        await Told(offered, $"{address}/questions", Question, "\"2\"");
        await Told(national, $"{address}/deferral/decision", new { granted = true }, "\"3\"");
        await Told(offered, $"{address}/questions", new { items = new[] { "family" } }, "\"4\"");
        (await Told(entry, $"{address}/questions/1/answer", Answer, "\"5\"")).ShouldBe("200 open");

        var store = host.Get<IAllocationStore>();
        await using var session = store.QuerySession();
        var before = await session.QueryAsync<string>("select data::text from allocation.mt_doc_offer where id = ?", offer);
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync<Offer>(default);
        (await session.QueryAsync<string>("select data::text from allocation.mt_doc_offer where id = ?", offer)).ShouldBe(before);
    }

    static object Deferral(DateOnly until) => new { groundCode = "G06", until, note = "Amal's carer comes then." };

    // The working day after the one on which the answer is due.
    static async Task<DateOnly> UntilAsync(HttpClient client, string address, string region)
    {
        var respondBy = (await Read(client, address)).GetProperty("respondBy").GetDateTimeOffset();
        return WorkingDays.For(Regions.Calendar(region)).Add(UkTime.DateOf(respondBy), 1);
    }

    static DateTimeOffset Due(JsonElement allocation) =>
        allocation.GetProperty("clocks").GetProperty("response").GetProperty("dueAt").GetDateTimeOffset();

    static string Names(JsonElement element) => string.Join(' ', element.EnumerateObject().Select(m => m.Name));

    static async Task<JsonElement> InList(HttpClient client, Guid offer) =>
        (await Read(client, "/api/v1/offers?limit=200")).GetProperty("items").EnumerateArray()
            .Single(o => o.GetProperty("id").GetGuid() == offer);

    static Task<JsonElement> Read(HttpClient client, string address) => client.GetFromJsonAsync<JsonElement>(address);

    static Task<string> Told(HttpClient client, string address, object body, string? etag) =>
        AllocationHost.Told(client, HttpMethod.Post, address, body, etag);
}
