using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Parking;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests;

/// <summary>The acts beside the form over HTTP, on a real database: what they answer, what is shown to whom, and what stays sealed.</summary>
public sealed class ActsApiTests(ReferralsHost fixture) : IClassFixture<ReferralsHost>
{
    const string Secret = "Canary-note";
    readonly SchemeTestHost _host = fixture.Host;

    [Fact]
    public async Task A_hold_is_shown_over_the_stage_found_in_lists_and_its_note_only_by_those_of_the_record()
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        using var national = _host.Client(Role.National);
        using var coordinator = _host.Client(Role.Coordinator, region: "south-east");
        var id = await Refer(kent);
        var hold = new { reasonCode = "other", note = Secret, reviewOn = "2099-01-01" };
        (await Told(coordinator, id, "holds", hold)).ShouldBe("403 forbidden");
        (await Told(kent, id, "holds", new { reasonCode = "because", reviewOn = "2099-01-01" })).ShouldBe("400 invalid reasonCode");
        (await Told(kent, id, "holds", new { reasonCode = "other", reviewOn = "2099-01-01" })).ShouldBe("400 invalid note");
        (await Told(kent, id, "holds", hold with { reviewOn = "2020-01-01" })).ShouldBe("400 invalid reviewOn");
        (await Told(kent, id, "holds", hold)).ShouldBe("200 held awaitingAllocation");
        (await Told(national, id, "holds", hold)).ShouldBe("409 already-held");

        (await Read(kent, id))["hold"]!["note"]!.ToString().ShouldBe(Secret);
        var seen = await Read(national, id);
        (seen["hold"]!["reasonCode"]!.ToString(), seen["hold"]!["note"]).ShouldBe(("other", null));
        (await Read(coordinator, id)).AsObject().ContainsKey("hold").ShouldBeFalse();
        (await Ids(kent, "held")).ShouldContain(id);
        (await Ids(kent, "awaitingAllocation")).ShouldNotContain(id);
        (await Told(national, id, "holds/release", null)).ShouldBe("200 awaitingAllocation");
        (await Told(national, id, "holds/release", null)).ShouldBe("409 not-held");
        (await Ids(kent, "held")).ShouldNotContain(id);
        (await Stored(id)).ShouldNotContain(Secret);
    }

    [Fact]
    public async Task A_missing_child_an_objection_and_a_review_are_shown_with_owner_grant_and_words()
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        using var national = _host.Client(Role.National);
        var id = await Refer(kent);
        var child = (await Read(kent, id))["children"]![0]!["id"]!.ToString();
        (await Told(kent, id, "missing-episodes", new { childId = Guid.CreateVersion7(), missingSince = "2026-03-02T10:00:00Z", policeReference = Secret }))
            .ShouldBe("400 invalid childId");
        (await Told(national, id, "missing-episodes", new { childId = child, missingSince = "2026-03-02T10:00:00Z", policeReference = Secret }))
            .ShouldBe("403 forbidden");
        (await Told(kent, id, "missing-episodes", new { childId = child, missingSince = "2026-03-02T10:00:00Z", policeReference = Secret }))
            .ShouldBe("200 awaitingAllocation missing");
        (await Told(kent, id, "objections", new { recordedOn = "2026-03-02", advocateOffered = true, summary = Secret })).ShouldBe("200 awaitingAllocation missing objecting");
        var seen = await Read(kent, id);
        var episode = seen["missingEpisodes"]![0]!;
        (episode["policeReference"]!.ToString(), episode["grantStopsOn"]!.ToString(), episode["owner"]!.ToString().Length > 0).ShouldBe((Secret, "2026-03-30", true));
        seen["objections"]![0]!["summary"]!.ToString().ShouldBe(Secret);
        (await Read(national, id)).ToJsonString().ShouldNotContain(Secret);

        (await Told(kent, id, "missing-episodes/2/end", null)).ShouldBe("409 episode-not-open");
        (await Told(kent, id, "missing-episodes/1/end", null)).ShouldBe("200 awaitingAllocation objecting");
        (await Told(kent, id, "best-interests-reviews", new { reviewedOn = "2026-03-03", reviewedBy = Secret, summary = Secret })).ShouldBe("400 invalid stillObjects");
        (await Told(kent, id, "best-interests-reviews", new { reviewedOn = "2026-03-03", reviewedBy = Secret, summary = Secret, stillObjects = false }))
            .ShouldBe("200 awaitingAllocation");
        (await Stored(id)).ShouldNotContain(Secret);
    }

    [Fact]
    public async Task A_withdrawal_names_the_version_that_was_previewed_and_ends_the_offered_authoritys_part()
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        using var durham = _host.Client(Role.ApiClient, A.Durham);
        var id = await Refer(kent);
        var offer = new OfferMade
        {
            OfferId = Guid.CreateVersion7(), Version = 1, OccurredAt = A.Monday, ReferralId = Guid.Parse(id), Authority = A.Durham, Region = "north-east", Size = 1,
            RespondBy = A.Monday,
        };
        await Deliver(offer);
        (await durham.GetAsync($"/api/v1/referrals/{id}/withdrawal-preview")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var preview = await kent.GetAsync($"/api/v1/referrals/{id}/withdrawal-preview");
        var falls = JsonNode.Parse(await preview.Content.ReadAsStringAsync())!;
        falls["falls"]!.AsArray().Select(f => f!["code"]!.ToString()).ShouldBe(["turn", "place", "offer"]);
        preview.Headers.ETag!.Tag.ShouldBe($"\"{falls["version"]}\"");

        (await Told(kent, id, "withdrawal", new { reasonCode = "found-adult" })).ShouldBe("400 invalid reasonCode");
        (await Told(kent, id, "withdrawal", new { reasonCode = "family-found", note = Secret })).ShouldBe("200 withdrawn");
        (await Told(kent, id, "withdrawal", new { reasonCode = "family-found" })).ShouldBe("409 referral-withdrawn");
        (await kent.GetAsync($"/api/v1/referrals/{id}/withdrawal-preview")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await durham.GetAsync($"/api/v1/referrals/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await Deliver(new OfferAccepted { OfferId = offer.OfferId, Version = 2, OccurredAt = A.Monday, ReferralId = offer.ReferralId, Authority = A.Durham, Size = 1 });
        (await Read(kent, id))["status"]!.ToString().ShouldBe("withdrawn");
        (await durham.GetAsync($"/api/v1/transfers/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Stored(id)).ShouldNotContain(Secret);
    }

    [Fact]
    public async Task The_national_team_returns_and_overrules_and_a_closure_ends_a_referral()
    {
        using var national = _host.Client(Role.National);
        await using (var session = _host.Get<IReferralStore>().LightweightSession())
        {
            session.Store(A.Authority(count: null) with { Id = "uncounted", Name = "Uncounted" });
            await session.SaveChangesAsync();
        }

        using var entry = _host.Client(Role.ApiClient, "uncounted");
        var id = await Refer(entry, "uncounted");
        (await Told(entry, id, "return", new { missing = new[] { "needs.medical" } })).ShouldBe("403 forbidden");
        (await Told(national, id, "return", new { missing = new[] { "the rest" } })).ShouldBe("400 invalid missing[0]");
        (await Told(national, id, "return", new { missing = new[] { "needs.medical" }, note = Secret })).ShouldBe("200 incomplete");
        (await Read(entry, id))["asked"]!.AsArray().Select(a => a!.ToString()).ShouldBe(["needs.medical"]);
        var legal = await Put(entry, id, "legal", new { careStatus = "s17" });
        (legal["status"]!.ToString(), legal["missing"]!.AsArray().Single()!.ToString()).ShouldBe(("incomplete", "needs.medical"));
        (await Told(entry, id, "sections/needs", new { placementTypes = new[] { "foster" }, medical = "None" }, HttpMethod.Put)).ShouldBe("200 ineligible");
        (await Told(national, id, "eligibility", new { outcome = "eligible", reasonCode = "figures-disputed", note = Secret })).ShouldBe("200 awaitingAllocation");
        (await Told(national, id, "eligibility", new { outcome = "eligible", reasonCode = "figures-disputed" })).ShouldBe("409 not-ineligible");
        (await Told(entry, id, "closure", new { reasonCode = "turned-18", note = Secret })).ShouldBe("200 closed");
        (await Told(entry, id, "sections/legal", new { careStatus = "s20" }, HttpMethod.Put)).ShouldBe("409 referral-closed");
        (await Told(entry, id, "outcome", new { recordedOn = "2026-03-03", summary = "x" })).ShouldBe("403 forbidden");
        (await Stored(id)).ShouldNotContain(Secret);
    }

    [Fact]
    public async Task A_journey_waits_for_a_fresh_review_may_fail_and_is_told_of_weeks_later()
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent, person: Guid.CreateVersion7());
        using var durham = _host.Client(Role.ApiClient, A.Durham, person: Guid.CreateVersion7());
        var (id, now) = (await Refer(kent), DateTimeOffset.UtcNow.AddMinutes(-1));
        var today = now.ToString("yyyy-MM-dd");
        var (offer, referral) = (Guid.CreateVersion7(), Guid.Parse(id));
        await Deliver(new OfferMade
        {
            OfferId = offer, Version = 1, OccurredAt = now, ReferralId = referral, Authority = A.Durham, Region = "north-east", Size = 1, RespondBy = now,
        });
        await Deliver(new OfferAccepted { OfferId = offer, Version = 2, OccurredAt = now, ReferralId = referral, Authority = A.Durham, Size = 1 });
        await Arrange();

        // The form's own assessment is long past: only a review stands between.
        var departure = Left();
        (await Told(kent, id, "departure", departure, on: "transfers")).ShouldBe("409 review-stale");
        (await Told(kent, id, "best-interests-reviews", new { reviewedOn = today, reviewedBy = "x", summary = "y" })).ShouldBe("200 arranged");
        (await Told(kent, id, "holds", new { reasonCode = "court-proceedings", reviewOn = "2099-01-01" })).ShouldBe("200 held arranged");
        (await Told(kent, id, "departure", departure, on: "transfers")).ShouldBe("409 referral-held");
        (await Told(kent, id, "holds/release", null)).ShouldBe("200 arranged");
        (await Told(kent, id, "departure", departure, on: "transfers")).ShouldBe("200 inTransit");
        (await Told(durham, id, "failed-move", new { reasonCode = "not-received", note = Secret }, on: "transfers")).ShouldBe("200 accepted");
        (await Told(durham, id, "failed-move", new { reasonCode = "not-received" }, on: "transfers")).ShouldBe("409 not-in-transit");

        await Arrange();
        (await Told(kent, id, "departure", departure, on: "transfers")).ShouldBe("409 departed-before-arrangement");
        (await Told(kent, id, "departure", Left(), on: "transfers")).ShouldBe("200 inTransit");
        now = DateTimeOffset.UtcNow;
        (await Told(kent, id, "arrival", new { arrivedAt = now, receivedBy = Secret }, on: "transfers")).ShouldBe("200 inTransit");
        (await Told(durham, id, "failed-move", new { reasonCode = "ill" }, on: "transfers")).ShouldBe("409 arrival-confirmed");
        (await Told(durham, id, "arrival", new { arrivedAt = now, receivedBy = Secret }, on: "transfers")).ShouldBe("200 completed");
        (await Told(kent, id, "withdrawal", new { reasonCode = "family-found" })).ShouldBe("403 responsibility-moved");
        (await Told(kent, id, "closure", new { reasonCode = "found-adult" })).ShouldBe("403 responsibility-moved");
        (await Told(kent, id, "outcome", new { recordedOn = today, summary = Secret })).ShouldBe("403 responsibility-moved");
        (await Told(durham, id, "outcome", new { recordedOn = today, summary = Secret })).ShouldBe("200 completed");
        (await Read(kent, id))["outcomes"]![0]!["summary"]!.ToString().ShouldBe(Secret);
        (await Stored(id)).ShouldNotContain(Secret);

        static object Left()
        {
            var left = DateTimeOffset.UtcNow;
            return new { departedAt = left, escort = Secret, expectedAt = left };
        }

        async Task Arrange()
        {
            (await Told(kent, id, "arrangement", new { effectiveAt = DateTimeOffset.UtcNow }, on: "transfers")).ShouldBe("200 accepted");
            (await Told(kent, id, "signatures", new { onBehalfOf = A.Kent, signedBy = Secret, office = "x" }, on: "transfers")).ShouldBe("200 accepted");
            (await Told(durham, id, "signatures", new { onBehalfOf = A.Durham, signedBy = Secret, office = "x" }, on: "transfers")).ShouldBe("200 arranged");
        }
    }

    Task Deliver(object message) => _host.Get<Deliveries>().DeliverAsync(
        _host.Get<IEnumerable<HandlerRegistration>>().Single(h => h.Message == message.GetType()), Guid.CreateVersion7(), message, CancellationToken.None);

    static async Task<string> Refer(HttpClient client, string authority = A.Kent)
    {
        var answer = await client.PostAsJsonAsync("/api/v1/referrals", A.Form() with { EntryAuthority = authority }, Json.Answers);
        return JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["id"]!.ToString();
    }

    /// <summary>Status, then where it stands with stage and overlays, or the problem's code and the members that it names.</summary>
    static async Task<string> Told(
        HttpClient client, string id, string act, object? body, HttpMethod? method = null, string on = "referrals")
    {
        using var now = await client.GetAsync($"/api/v1/referrals/{id}");
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, $"/api/v1/{on}/{id}/{act}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", now.Headers.ETag!.Tag);
        using var answer = await client.SendAsync(request);
        var text = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        string[] words = answer.IsSuccessStatusCode
            ? [$"{text["status"]}", $"{text["stage"]}", .. (text["overlays"]?.AsArray() ?? []).Select(o => $"{o}")]
            : [$"{text["code"]}", .. (text["errors"]?.AsObject() ?? []).Select(e => e.Key)];
        return string.Join(' ', [$"{(int)answer.StatusCode}", .. words.Where(w => w.Length > 0)]);
    }

    static async Task<JsonNode> Put(HttpClient client, string id, string section, object body)
    {
        using var now = await client.GetAsync($"/api/v1/referrals/{id}");
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/referrals/{id}/sections/{section}") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", now.Headers.ETag!.Tag);
        using var answer = await client.SendAsync(request);
        return JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
    }

    static async Task<JsonNode> Read(HttpClient client, string id) => JsonNode.Parse(await client.GetStringAsync($"/api/v1/referrals/{id}"))!;

    static async Task<IEnumerable<string>> Ids(HttpClient client, string status) =>
        JsonNode.Parse(await client.GetStringAsync($"/api/v1/referrals?status={status}&limit=200"))!["items"]!.AsArray().Select(i => i!["id"]!.ToString());

    async Task<string> Stored(string id)
    {
        await using var session = _host.Get<IReferralStore>().QuerySession();
        return string.Join('\n', await session.QueryAsync<string>(
            "select data::text from referrals.mt_events where stream_id = ? union all select data::text from referrals.mt_doc_referral where id = ?",
            Guid.Parse(id), Guid.Parse(id)));
    }
}
