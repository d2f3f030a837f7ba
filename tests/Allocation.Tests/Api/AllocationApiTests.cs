using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Rota;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>From an eligible referral to an accepted offer, over HTTP, on a real database and a real broker.</summary>
public sealed class AllocationApiTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    static readonly object Acceptance = Accepting("foster");

    readonly SchemeTestHost host = fixture.Host;

    [Fact]
    public async Task An_offer_that_is_accepted_debits_the_rota_and_an_arrival_moves_the_positions()
    {
        var decided = await fixture.Decide();
        var before = await Authority(decided.Chosen);
        var kent = await Authority(AllocationHost.Kent);
        using var made = await fixture.OfferAnswer(decided);
        ((int)made.StatusCode).ShouldBe(201);
        var offer = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        made.Headers.Location!.ToString().ShouldBe($"/api/v1/offers/{offer}");
        made.Headers.ETag!.Tag.ShouldBe("\"1\"");
        (await made.Content.ReadAsStringAsync()).ShouldBe($$"""{"id":"{{offer}}","status":"open","version":1}""");

        using var officer = host.Client(Role.DutyOfficer, decided.Chosen, person: Guid.CreateVersion7());
        using var accepted = await AllocationHost.Send(officer, HttpMethod.Post, $"/api/v1/offers/{offer}/acceptance", Acceptance, "\"1\"");
        (await accepted.Content.ReadAsStringAsync()).ShouldBe($$"""{"id":"{{offer}}","status":"accepted","version":2}""");

        await Poll.ForAsync(() => Status(decided.Referral), status => status == "accepted", TimeSpan.FromSeconds(20), "the debit");
        var onTheWay = (await Book()).Ledger.Of(decided.Chosen).InFlight;
        var completion = Sample.Completion(decided.Referral, AllocationHost.Kent, decided.Chosen);
        await fixture.Deliver("allocation-when-transfer-completed", completion with { EffectiveAt = DateTimeOffset.UtcNow });
        (await Book()).Ledger.Of(decided.Chosen).InFlight.ShouldBe(onTheWay - 1);
        (await Status(decided.Referral)).ShouldBe("completed");
        Children(await Authority(AllocationHost.Kent)).ShouldBe(Children(kent) - 1);
        Children(await Authority(decided.Chosen)).ShouldBe(Children(before) is { } known ? known + 1 : null);
    }

    [Fact]
    public async Task As_at_a_past_time_the_state_of_then_is_shown_under_todays_access()
    {
        var decided = await fixture.Decide();
        var before = DateTimeOffset.UtcNow;
        var offer = await fixture.Offer(decided);
        var then = Uri.EscapeDataString(before.ToString("O"));
        using var offered = host.Client(Role.ApiClient, decided.Chosen);
        var past = await offered.GetFromJsonAsync<JsonElement>($"/api/v1/allocations/{decided.Referral}?asAt={then}");
        (past.GetProperty("status").GetString(), past.GetProperty("version").GetInt64()).ShouldBe(("waiting", 1));
        (await offered.GetAsync($"/api/v1/offers/{offer}?asAt={then}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var path in new[] { $"/api/v1/offers/{offer}", $"/api/v1/allocations/{decided.Referral}" })
        {
            (await offered.GetAsync($"{path}?asAt=2090-01-01T00:00:00Z")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await offered.GetAsync($"{path}?asAt=2020-01-01T00:00:00Z")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await Read($"/api/v1/rota?asAt={then}")).GetProperty("version").GetInt64().ShouldBeGreaterThan(0);
        (await Read("/api/v1/rota?asAt=2020-01-01T00:00:00Z")).GetProperty("version").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task Every_handler_does_nothing_the_second_time_under_the_same_or_another_message_id()
    {
        var decided = await fixture.Decide();
        var offer = await fixture.Offer(decided);
        var acceptance = Sample.Acceptance(decided.Referral, offer, decided.Chosen);
        var completion = Sample.Completion(decided.Referral, AllocationHost.Kent, decided.Chosen);
        var id = Guid.CreateVersion7();
        foreach (var (queue, message) in new (string, object)[]
        {
            ("allocation-when-referral-found-eligible", Sample.Eligible(decided.Referral, AllocationHost.Kent)),
            ("allocation-when-offer-accepted", acceptance), ("allocation-when-transfer-completed", completion),
        })
        {
            await fixture.Deliver(queue, message, id);
            var once = await Everything(decided);
            await fixture.Deliver(queue, message, id);
            await fixture.Deliver(queue, message);
            (await Everything(decided)).ShouldBe(once);
        }

        (await Entries(decided.Referral)).ShouldBe("decided reservation_debited turn_completed");
        (await Allocated(decided.Referral)).Version.ShouldBe(4);
    }

    [Fact]
    public async Task A_pick_out_of_order_moves_the_reservation_and_keeps_the_sum_of_the_ledger()
    {
        var decided = await fixture.Decide();
        var other = decided.Candidates.First(c => c.Region == decided.Region && c.Authority != decided.Chosen).Authority;
        var before = await Book();
        await fixture.Offer(decided, other, "family-link");
        var after = await Book();
        (await Entries(decided.Referral)).ShouldBe("decided reservation_moved");
        after.Ledger.Of(other).InFlight.ShouldBe(before.Ledger.Of(other).InFlight + 1);
        after.Ledger.Of(decided.Chosen).Balance.ShouldBe(before.Ledger.Of(decided.Chosen).Balance + Units.PerChild);
        after.Ledger.Of(other).Balance.ShouldBe(before.Ledger.Of(other).Balance - Units.PerChild);
        after.Ledger.Accounts().Values.Sum(a => a.Balance).ShouldBe(0);
    }

    [Fact]
    public async Task A_pick_out_of_order_is_decided_afresh_when_only_the_ledger_has_moved_on()
    {
        var waiting = new List<AllocationHost.Decided>();
        for (var i = 0; i < 4; i++)
        {
            waiting.Add(await fixture.Decide());
        }

        var statuses = await Task.WhenAll(waiting.Select(async decided =>
        {
            using var answer = await fixture.OfferAnswer(decided, decided.LastOfRegion, "specialist-care");
            return (int)answer.StatusCode;
        }));
        statuses.ShouldBe([201, 201, 201, 201]);
    }

    [Fact]
    public async Task Of_two_acceptances_of_one_version_one_wins_and_the_other_is_stale()
    {
        var decided = await fixture.Decide();
        var offer = await fixture.Offer(decided);
        using var officer = host.Client(Role.DutyOfficer, decided.Chosen, person: Guid.CreateVersion7());
        var statuses = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var answer = await AllocationHost.Send(officer, HttpMethod.Post, $"/api/v1/offers/{offer}/acceptance", Acceptance,
                "\"1\"");
            return answer.StatusCode;
        }));
        statuses.Order().ShouldBe([HttpStatusCode.OK, .. Enumerable.Repeat(HttpStatusCode.PreconditionFailed, 5)]);
    }

    [Fact]
    public async Task Errors_of_an_offer_come_in_their_order_and_hidden_looks_like_unknown()
    {
        var decided = await fixture.Decide("under-16");
        using var stranger = host.Client(Role.Coordinator, region: decided.Region == "scotland" ? "wales" : "scotland");
        using var entry = host.Client(Role.ApiClient, AllocationHost.Kent);
        using var coordinator = host.Client(Role.Coordinator, region: decided.Region);
        using var chosen = host.Client(Role.ApiClient, decided.Chosen);
        var offering = $"/api/v1/allocations/{decided.Referral}/offer";
        var body = new { authority = decided.Chosen };
        (await Code(host.Client(), offering, body, null)).ShouldBe("401 unauthenticated");
        (await Code(stranger, offering, body, null)).ShouldBe("404 not-found");
        (await Code(coordinator, $"/api/v1/allocations/{Guid.CreateVersion7()}/offer", body, null)).ShouldBe("404 not-found");
        (await Code(entry, offering, body, null)).ShouldBe("403 forbidden");
        (await Code(coordinator, offering, body, null)).ShouldBe("428 if-match-missing");
        (await Code(coordinator, offering, body, "\"9\"")).ShouldBe("412 stale");
        (await Code(coordinator, offering, new { authority = decided.Chosen, reasonCode = "because" }, "\"1\"")).ShouldBe("400 invalid");
        (await Code(coordinator, offering, new { authority = decided.Chosen, reasonCode = "other" }, "\"1\"")).ShouldBe("400 invalid");
        var elsewhere = decided.Candidates.First(c => c.Region != decided.Region).Authority;
        (await Code(coordinator, offering, new { authority = elsewhere, reasonCode = "safety" }, "\"1\"")).ShouldBe("409 approval-needed");

        var accepting = $"/api/v1/offers/{await fixture.Offer(decided)}/acceptance";
        (await Code(stranger, accepting, Acceptance, "\"1\"")).ShouldBe("404 not-found");
        (await Code(coordinator, accepting, Acceptance, "\"1\"")).ShouldBe("403 forbidden");
        (await Code(chosen, accepting, Acceptance, null)).ShouldBe("428 if-match-missing");
        (await Code(chosen, accepting, Accepting("hotel"), "\"1\"")).ShouldBe("400 invalid");
        (await Code(chosen, accepting, Accepting("supportedAccommodation"), "\"1\"")).ShouldBe("409 placement-unlawful");
        (await Code(chosen, accepting, Acceptance, "\"1\"")).ShouldBe("200 ");
        (await Code(chosen, accepting, Acceptance, "\"2\"")).ShouldBe("409 offer-not-open");
    }

    [Fact]
    public async Task Free_text_and_the_placement_are_sealed_in_what_is_stored()
    {
        var decided = await fixture.Decide();
        using var coordinator = host.Client(Role.Coordinator, region: decided.Region);
        var other = decided.Candidates.First(c => c.Region == decided.Region && c.Authority != decided.Chosen).Authority;
        using var made = await AllocationHost.Send(
            coordinator, HttpMethod.Post, $"/api/v1/allocations/{decided.Referral}/offer",
            new { authority = other, reasonCode = "other", note = "An uncle lives there" }, "\"1\"");
        var offer = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        using var officer = host.Client(Role.ApiClient, other);
        (await AllocationHost.Send(officer, HttpMethod.Post, $"/api/v1/offers/{offer}/acceptance", Acceptance, "\"1\"")).Dispose();

        await using var session = host.Get<IAllocationStore>().QuerySession();
        var stored = await session.QueryAsync<string>(
            "select data::text from allocation.mt_events where stream_id = any(?)", new[] { decided.Referral, offer });
        stored.Count.ShouldBeGreaterThanOrEqualTo(4);
        string[] secrets = ["uncle", "High Street", "Sam Lee", "example.org"];
        stored.Where(json => secrets.Any(json.Contains)).ShouldBeEmpty();
        var allocation = await session.Events.FetchStreamAsync(decided.Referral);
        var note = allocation.Select(e => e.Data).OfType<AllocationOffered>().Single().Note!;
        (await host.Get<Sealer<IAllocationStore>>().Open(note, default)).ShouldBe(new PickNote("An uncle lives there"));
        var details = (await session.LoadAsync<Offer>(offer))!.Details!;
        (await host.Get<Sealer<IAllocationStore>>().Open(details, default))!.SocialWorker.Name.ShouldBe("Sam Lee");
    }

    async Task<string> Everything(AllocationHost.Decided decided) =>
        $"{await Entries(decided.Referral)} {(await Allocated(decided.Referral)).Version}"
        + $" {(await Authority(decided.Chosen)).GetProperty("version")} {(await Authority(AllocationHost.Kent)).GetProperty("version")}";

    // Debits of other tests may still be under way, so only this referral's entries of the ledger are told.
    async Task<string> Entries(Guid referral)
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        var ledger = await session.Events.FetchStreamAsync(Streams.Rota);
        var own = ledger.Where(e => e.Data.Text().Contains(referral.ToString(), StringComparison.Ordinal));
        return string.Join(' ', own.Select(e => e.EventTypeName));
    }

    async Task<RotaBook> Book()
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        return await host.Get<LatestRota>().ReadAsync(session, default);
    }

    async Task<AllocationCase> Allocated(Guid referral)
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        return (await session.LoadAsync<AllocationCase>(referral))!;
    }

    async Task<string> Status(Guid referral) => (await Read($"/api/v1/allocations/{referral}")).GetProperty("status").GetString()!;

    Task<JsonElement> Authority(string code) => Read($"/api/v1/authorities/{code}");

    async Task<JsonElement> Read(string address)
    {
        using var national = host.Client(Role.National);
        return await national.GetFromJsonAsync<JsonElement>(address);
    }

    static object Accepting(string placementType) =>
        new
        {
            placementType,
            placement = "1 High Street",
            socialWorker = new { name = "Sam Lee", email = "sam@example.org", phone = "0191 496 0000" }
        };

    static int? Children(JsonElement authority) =>
        authority.GetProperty("childrenLookedAfter") is { ValueKind: JsonValueKind.Number } count ? count.GetInt32() : null;

    static async Task<string> Code(HttpClient client, string address, object body, string? etag)
    {
        using var answer = await AllocationHost.Send(client, HttpMethod.Post, address, body, etag);
        var text = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return $"{(int)answer.StatusCode} {(text.TryGetProperty("code", out var code) ? code.GetString() : "")}";
    }
}
