using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Arranging;

/// <summary>The arrangement over HTTP, on a real database: terms, two signatures at once, the hand-over list, and the deed.</summary>
public sealed class ArrangementApiTests(OfferedHost fixture) : IClassFixture<OfferedHost>
{
    const string Secret = "Canary-arranged";
    readonly SchemeTestHost _host = fixture.Host;

    [Fact]
    public async Task Given_both_sign_at_the_same_moment_then_one_is_taken_nothing_is_lost_and_the_arrangement_is_made_once()
    {
        using var kent = Officer(A.Kent);
        using var durham = Officer(A.Durham);
        for (var round = 0; round < 5; round++)
        {
            var id = await AcceptedAsync();
            var version = (await Send(kent, $"transfers/{id}/arrangement", new { effectiveAt = A.Monday })).Version;
            var answers = await Task.WhenAll(SignAt(kent, A.Kent, id, version), SignAt(durham, A.Durham, id, version));
            answers.Select(a => a.Status).Order().ShouldBe([200, 412]);

            // Whoever came second reads again, and signs what then stands.
            var (late, authority) = answers[0].Status == 412 ? (kent, A.Kent) : (durham, A.Durham);
            (await SignAt(late, authority, id, (await Send(late, $"transfers/{id}")).Version)).Told.ShouldBe("200 arranged");
            (await CountAsync(id, "arrangement_signed"), await CountAsync(id, "arrangement_made")).ShouldBe((2, 1));
            (await SignAt(late, authority, id, (await Send(late, $"transfers/{id}")).Version)).Told.ShouldBe("409 already-signed");
            (await Send(kent, $"transfers/{id}")).Answer["madeAt"]!.GetValue<DateTimeOffset>().ShouldBe(A.Monday);
        }
    }

    [Fact]
    public async Task A_signature_is_a_persons_of_that_authority_and_never_the_other_sides_drafters()
    {
        using var kent = Officer(A.Kent);
        using var system = _host.Client(Role.ApiClient, A.Kent);
        using var manager = _host.Client(Role.Manager, A.Durham, person: Guid.CreateVersion7());
        using var stranger = Officer("E09000001");
        var id = await AcceptedAsync();
        (await Send(kent, $"transfers/{id}/arrangement", new { effectiveAt = A.Monday.AddDays(-1) })).Told.ShouldBe("400 invalid effectiveAt");
        (await Send(kent, $"transfers/{id}/arrangement", new { effectiveAt = A.Monday })).Told.ShouldBe("200 accepted");
        (await Sign(system, A.Kent, id)).Told.ShouldBe("403 acting-person-required");
        (await Sign(kent, A.Durham, id)).Told.ShouldBe("403 drafter-of-other-side");
        (await Sign(manager, A.Durham, id)).Told.ShouldBe("403 forbidden");
        (await SignAt(stranger, A.Durham, id, 1)).Told.ShouldBe("404 not-found");
        (await Sign(kent, A.Kent, id)).Told.ShouldBe("200 accepted");
        (await Sign(kent, A.Kent, id)).Told.ShouldBe("409 already-signed");
    }

    [Fact]
    public async Task An_item_is_signed_off_by_both_sides_loses_its_signs_when_it_changes_and_what_is_open_is_shown_for_each()
    {
        using var kent = Officer(A.Kent);
        using var durham = Officer(A.Durham);
        using var system = _host.Client(Role.ApiClient, A.Durham);
        var id = await AcceptedAsync();
        (await Send(kent, $"transfers/{id}/handover/carePlan", new { })).Told.ShouldBe("409 no-terms");
        (await Send(kent, $"transfers/{id}/arrangement", Terms)).Told.ShouldBe("200 accepted");
        (await Send(kent, $"transfers/{id}/handover/carePlan", new { }, version: 1)).Told.ShouldBe("412 stale");
        (await Send(system, $"transfers/{id}/handover/carePlan", new { })).Told.ShouldBe("403 acting-person-required");
        (await Send(durham, $"transfers/{id}/handover/care-plan", new { })).Told.ShouldBe("200 accepted");
        (await Send(kent, $"transfers/{id}/handover/carePlan", new { })).Told.ShouldBe("200 accepted");
        (await Send(kent, $"transfers/{id}/handover/carePlan", new { })).Told.ShouldBe("409 already-signed");
        (await Send(kent, $"transfers/{id}/handover/documents", new { })).Told.ShouldBe("409 item-follows");
        (await Send(kent, $"transfers/{id}/handover/education", new { })).Told.ShouldBe("409 item-open");

        var seen = (await Send(durham, $"transfers/{id}")).Answer;
        Line(seen, "carePlan").ShouldBe("ready  True True");
        Line(seen, "documents").ShouldBe("follows 2026-03-20 False False");
        Line(seen, "medication").ShouldBe("notNeeded  False False");
        seen.ToJsonString().ShouldNotContain(Secret);
        (await Put(durham, id, "carePlan", new { status = "ready" })).Told.ShouldBe("403 forbidden");
        (await Put(kent, id, "medication", new { status = "notNeeded" })).Told.ShouldBe("400 invalid reason");
        (await Put(kent, id, "bicycle", new { status = "ready" })).Told.ShouldBe("409 item-not-listed");

        // Said again in the same words it is unchanged; said otherwise it is signed anew.
        (await Send(kent, $"transfers/{id}/handover/medication", new { })).Told.ShouldBe("200 accepted");
        (await Put(kent, id, "medication", new { status = "notNeeded", reason = Secret })).Told.ShouldBe("200 accepted");
        Line((await Send(kent, $"transfers/{id}")).Answer, "medication").ShouldBe("notNeeded  True False");
        (await Put(kent, id, "carePlan", new { status = "follows", followsOn = "2026-03-03" })).Told.ShouldBe("200 accepted");
        seen = (await Send(kent, $"transfers/{id}")).Answer;
        Line(seen, "carePlan").ShouldBe("follows 2026-03-03 False False");
        Codes(seen, "entry").ShouldBe("health education solicitor documents delegatedAuthority carePlan");
        Codes(seen, "receiving").ShouldBe("health medication education solicitor documents delegatedAuthority carePlan");
        (await CountAsync(id, "handover_signed")).ShouldBe(3);
        (await StoredAsync(id)).ShouldNotContain(Secret);
    }

    [Fact]
    public async Task Given_both_sides_sign_an_item_at_once_then_nothing_is_lost()
    {
        using var kent = Officer(A.Kent);
        using var durham = Officer(A.Durham);
        var id = await AcceptedAsync();
        var version = (await Send(kent, $"transfers/{id}/arrangement", Terms)).Version;
        var answers = await Task.WhenAll(
            Send(kent, $"transfers/{id}/handover/carePlan", new { }, version), Send(durham, $"transfers/{id}/handover/carePlan", new { }, version));
        answers.Select(a => a.Status).Order().ShouldBe([200, 412]);
        (await Send(answers[0].Status == 412 ? kent : durham, $"transfers/{id}/handover/carePlan", new { })).Told.ShouldBe("200 accepted");
        Line((await Send(kent, $"transfers/{id}")).Answer, "carePlan").ShouldBe("ready  True True");
    }

    [Fact]
    public async Task The_deed_is_read_by_the_two_authorities_and_the_national_team_and_each_read_is_written_down()
    {
        using var kent = Officer(A.Kent);
        using var durham = Officer(A.Durham);
        var id = await AcceptedAsync();
        (await Deed(kent, id)).Status.ShouldBe(404);
        await Send(kent, $"transfers/{id}/arrangement", Terms);
        (await Deed(kent, id)).Text.ShouldContain("A draft: it is no arrangement before");
        (await Sign(kent, A.Kent, id)).Told.ShouldBe("200 accepted");
        (await Sign(durham, A.Durham, id)).Told.ShouldBe("200 arranged");
        (await Send(kent, $"transfers/{id}/handover/carePlan", new { })).Told.ShouldBe("200 arranged");

        var (status, page) = await Deed(durham, id);
        status.ShouldBe(200);
        foreach (var part in new[]
        {
            "Made on ", "Kent (E10000016)", "County Durham (E06000047)", $"{Secret} of {A.Kent}", $"{Secret} of {A.Durham}", "Head of &lt;service&gt;",
            $"Not needed\n{Secret}",
        })
        {
            page.ShouldContain(part);
        }

        page.ShouldNotContain("Canary-given");
        using var national = _host.Client(Role.National);
        var overseen = await Deed(national, id);
        overseen.Status.ShouldBe(200);
        overseen.Text.ShouldContain($"{Secret} of {A.Durham}");
        overseen.Text.ShouldNotContain($"Not needed\n{Secret}");
        (await Deed(_host.Client(Role.Auditor), id)).Status.ShouldBe(403);
        (await Deed(_host.Client(Role.Coordinator, region: "north-east"), id)).Status.ShouldBe(403);
        (await Deed(_host.Client(Role.Assessor, A.Durham), id)).Status.ShouldBe(403);
        (await Deed(_host.Client(Role.ApiClient, "E09000001"), id)).Status.ShouldBe(404);
        (await Deed(_host.Client(), id)).Status.ShouldBe(401);
        (await Deed(national, id, "nosiness")).Status.ShouldBe(400);

        var (_, log) = await OfferedHost.Get(_host.Client(Role.Auditor), $"referrals/{id}/access-log");
        log["items"]!.AsArray().Where(l => $"{l!["projection"]}" == "deed").Select(l => $"{l!["role"]} {l["purpose"]}")
            .ShouldBe(["ApiClient transfer", "ApiClient transfer", "National oversight"], ignoreOrder: true);
        (await StoredAsync(id)).ShouldNotContain(Secret);
    }

    static object Terms => new
    {
        effectiveAt = A.Monday,
        handover = new object[]
        {
            new { item = "care-plan", status = "ready" }, new { item = "documents", status = "follows", followsOn = "2026-03-20" },
            new { item = "medication", status = "notNeeded", reason = Secret },
        },
    };

    HttpClient Officer(string authority) => _host.Client(Role.ApiClient, authority, person: Guid.CreateVersion7());

    async Task<Guid> AcceptedAsync()
    {
        var (id, offer) = await fixture.OfferAsync();
        await fixture.AppendAsync(id, new AcceptanceNoted(offer, A.Durham));
        return id;
    }

    static async Task<Said> Sign(HttpClient client, string onBehalfOf, Guid id) =>
        await SignAt(client, onBehalfOf, id, (await Send(client, $"transfers/{id}")).Version);

    static Task<Said> SignAt(HttpClient client, string onBehalfOf, Guid id, long version) => Send(
        client, $"transfers/{id}/signatures", new { onBehalfOf, signedBy = $"{Secret} of {onBehalfOf}", office = "Head of <service>" }, version);

    static Task<Said> Put(HttpClient client, Guid id, string item, object body) => Send(client, $"transfers/{id}/handover/{item}", body, method: HttpMethod.Put);

    // A command is sent on the version that is read just before, unless another is given; without a body it is a read.
    static async Task<Said> Send(HttpClient client, string path, object? body = null, long? version = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? (body is null ? HttpMethod.Get : HttpMethod.Post), $"/api/v1/{path}");
        if (body is not null)
        {
            version ??= (await Send(client, string.Join('/', path.Split('/').Take(2)))).Version;
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
            request.Content = new StringContent(JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, "application/json");
        }

        using var response = await client.SendAsync(request);
        return new Said((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    static async Task<(int Status, string Text)> Deed(HttpClient client, Guid id, string? purpose = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/transfers/{id}/deed.html");
        if (purpose is not null)
        {
            request.Headers.Add("Purpose", purpose);
        }

        using var response = await client.SendAsync(request);
        if (response.StatusCode is HttpStatusCode.OK)
        {
            response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
            (response.Headers.CacheControl!.NoStore, response.Headers.GetValues("Content-Security-Policy").Single()[..18]).ShouldBe((true, "default-src 'none'"));
        }

        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    static string Line(JsonNode transfer, string item)
    {
        var line = transfer["handover"]!.AsArray().Single(l => $"{l!["item"]}" == item)!;
        return $"{line["status"]} {line["followsOn"]} {(bool)line["handedOver"]!} {(bool)line["received"]!}";
    }

    static string Codes(JsonNode transfer, string side) => string.Join(' ', transfer["handoverOpen"]![side]!.AsArray().Select(c => $"{c}"));

    async Task<long> CountAsync(Guid id, string type)
    {
        await using var session = _host.Get<IReferralStore>().QuerySession();
        return (await session.QueryAsync<long>("select count(*) from referrals.mt_events where stream_id = ? and type = ?", id, type))[0];
    }

    async Task<string> StoredAsync(Guid id)
    {
        await using var session = _host.Get<IReferralStore>().QuerySession();
        return string.Join('\n', await session.QueryAsync<string>(
            "select data::text from referrals.mt_events where stream_id = ? union all select data::text from referrals.mt_doc_referral where id = ?", id, id));
    }

    sealed record Said(int Status, JsonNode Answer)
    {
        internal long Version => (long)Answer["version"]!;

        /// <summary>Status, then where it stands, or the problem's code and the members that it names.</summary>
        internal string Told => string.Join(' ', [$"{Status}", $"{Answer["code"] ?? Answer["status"]}", .. (Answer["errors"]?.AsObject() ?? []).Select(e => e.Key)]);
    }
}
