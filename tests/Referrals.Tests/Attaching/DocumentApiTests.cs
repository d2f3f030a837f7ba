using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Documents;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Parking;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Attaching;

/// <summary>Documents over HTTP, on a real database: who attaches and reads what, in which order faults are told, and that nothing lies in clear.</summary>
public sealed class DocumentApiTests(ReferralsHost fixture) : IClassFixture<ReferralsHost>
{
    const string Secret = "Canary-document";
    readonly SchemeTestHost _host = fixture.Host;

    [Fact]
    public async Task A_document_is_attached_listed_and_read_again_with_its_versions_and_nothing_of_it_lies_in_clear()
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        var (path, text) = (await Path(kent), Files.AText(Secret, 200_000));
        using var first = await kent.Attach(path, text, "text/plain; charset=utf-8", title: $"{Secret} ሰላም");
        (await first.Word()).ShouldBe("201 1 notScanned");
        first.Headers.Location!.ToString().ShouldBe(path);
        using var second = await kent.Attach(path, Files.APdf, "application/pdf", title: "Second");
        (await second.Word()).ShouldBe("200 2 notScanned");

        using var answer = await kent.GetAsync(path);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(Files.APdf);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        answer.Content.Headers.ContentLength.ShouldBe(Files.APdf.Length);
        answer.Content.Headers.ContentDisposition!.ToString().ShouldBe($"attachment; filename=\"{path[^36..]}-2.pdf\"");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.ETag!.Tag.ShouldBe($"\"{Convert.ToHexStringLower(SHA256.HashData(Files.APdf))}\"");
        (await kent.GetByteArrayAsync($"{path}?version=1")).ShouldBe(text);
        (await kent.GetAsync($"{path}?version=3")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var items = (await List(kent, path))["items"]!.AsArray();
        items.Select(i => $"{i!["version"]} {i["kind"]} {i["mediaType"]} {i["length"]} {i["scan"]} {i["title"]}").ShouldBe(
            [$"1 health text/plain 200000 notScanned {Secret} ሰላም", $"2 health application/pdf {Files.APdf.Length} notScanned Second"]);
        var log = JsonNode.Parse(await kent.GetStringAsync($"{Case(path)}/access-log"))!["items"]!.AsArray();
        log.Select(l => $"{l!["projection"]} {string.Join(' ', (l["fields"]?.AsArray() ?? []).Select(f => $"{f}"))}").ShouldContain($"document health {path[^36..]}");
        (await DocumentCalls.TablesWith(_host.Database, Secret)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Faults_come_in_the_order_401_404_403_428_412_400_409_and_before_the_content_is_read()
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        using var anybody = _host.Client();
        using var stranger = _host.Client(Role.ApiClient, "E09000001");
        using var national = _host.Client(Role.National);
        var path = await Path(kent);
        (await Put(anybody, "\"99\"")).ShouldBe("401 unauthenticated");
        (await Put(stranger, "\"99\"")).ShouldBe("404 not-found");
        (await Put(national, "\"99\"")).ShouldBe("403 forbidden");
        (await Put(kent, "")).ShouldBe("428 if-match-missing");
        (await Put(kent, "\"99\"")).ShouldBe("412 stale");
        (await Put(kent, null)).ShouldBe("400 invalid");
        (await Put(kent, null, "?kind=nonsense")).ShouldBe("400 invalid");
        (await Put(kent, null, "?kind=health")).ShouldBe("400 document-type");
        (await Put(kent, null, "?kind=health", type: "application/pdf")).ShouldBe("400 document-type");
        (await Put(kent, null, "?kind=health", "")).ShouldBe("400 document-empty");
        (await Put(kent, null, $"?kind=health&childId={Guid.CreateVersion7()}", "text", "text/plain")).ShouldBe("400 invalid");
        await Act(kent, path, "withdrawal", new { reasonCode = "family-found" });
        (await Put(kent, null, "?kind=health", "text", "text/plain")).ShouldBe("409 referral-withdrawn");
        (await List(kent, path))["items"]!.AsArray().ShouldBeEmpty();

        async Task<string> Put(HttpClient client, string? etag, string query = "", string content = "neither", string type = "image/png")
        {
            using var answer = await client.Attach(path, Encoding.UTF8.GetBytes(content), type, query, etag);
            return await answer.Word();
        }
    }

    [Fact]
    public async Task The_same_document_again_is_the_same_answer_also_on_the_version_before_it()
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        var (path, content) = (await Path(kent), "The same"u8.ToArray());
        var etag = await Version(kent, path);
        using var first = await kent.Attach(path, content, "text/plain", etag: etag, title: "Title");
        var told = (await first.Content.ReadAsStringAsync(), first.StatusCode, first.Headers.ETag!.Tag);
        using var lost = await kent.Attach(path, content, "text/plain", etag: etag, title: "Title");
        (await lost.Content.ReadAsStringAsync(), lost.StatusCode, lost.Headers.ETag!.Tag).ShouldBe(told);
        using var again = await kent.Attach(path, content, "text/plain", etag: told.Tag, title: "Title");
        (await again.Content.ReadAsStringAsync(), again.StatusCode, again.Headers.ETag!.Tag).ShouldBe(told);

        // Another content, kind or title is not the same: it needs the version that stands.
        foreach (var (other, query, title) in new[] { ("Other", "?kind=health", "Title"), ("The same", "?kind=legal", "Title"), ("The same", "?kind=health", "Other") })
        {
            using var stale = await kent.Attach(path, Encoding.UTF8.GetBytes(other), "text/plain", query, etag, title);
            (await stale.Word()).ShouldBe("412 stale");
        }

        using var renamed = await kent.Attach(path, content, "text/plain", title: "Other");
        (await renamed.Word()).ShouldBe("200 2 notScanned");
    }

    [Fact]
    public async Task Documents_are_read_by_those_of_the_full_record_and_gone_with_a_decline()
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        using var durham = _host.Client(Role.ApiClient, A.Durham, person: Guid.CreateVersion7());
        using var national = _host.Client(Role.National);
        using var stranger = _host.Client(Role.ApiClient, "E09000001");
        var path = await Path(kent);
        var (referral, offer, now) = (Guid.Parse(Case(path)[^36..]), Guid.CreateVersion7(), DateTimeOffset.UtcNow);
        (await (await kent.Attach(path, Files.APng, "image/png", "?kind=photograph")).Word()).ShouldBe("201 1 notScanned");
        await Sees("200 404 403 404");
        await Deliver(new OfferMade
        {
            OfferId = offer, Version = 1, OccurredAt = now, ReferralId = referral, Authority = A.Durham, Region = "north-east", Size = 1, RespondBy = now,
        });
        await Sees("200 403 403 404");
        await Deliver(new OfferDeclined
        {
            OfferId = offer, Version = 2, OccurredAt = now, ReferralId = referral, Authority = A.Durham, Size = 1, RefusalId = offer, Codes = ["G04"],
        });
        await Sees("200 404 403 404");
        await Deliver(new OfferMade
        {
            OfferId = Guid.CreateVersion7(), Version = 1, OccurredAt = now, ReferralId = referral, Authority = ReferralsHost.Portsmouth, Region = "south-east", Size = 1,
            RespondBy = now,
        });
        await Sees("200 404 403 404");

        async Task Sees(string expected)
        {
            var statuses = new List<int>();
            foreach (var client in new[] { kent, durham, national, stranger })
            {
                var status = (int)(await client.GetAsync(path)).StatusCode;
                ((int)(await client.GetAsync($"{Case(path)}/documents")).StatusCode).ShouldBe(status);
                statuses.Add(status);
            }

            string.Join(' ', statuses).ShouldBe(expected);
        }
    }

    [Fact]
    public async Task Of_a_child_whose_data_are_erased_no_document_opens()
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        var path = await Path(kent);
        (await kent.Attach(path, Files.APdf, "application/pdf", title: "Title")).EnsureSuccessStatusCode();
        await using (var session = _host.Get<IReferralStore>().LightweightSession())
        {
            var referral = (await session.LoadAsync<Referral>(Guid.Parse(Case(path)[^36..])))!;
            referral.ChildIds.ToList().ForEach(child => session.Delete<ChildKey>(child));
            await session.SaveChangesAsync();
        }

        (await (await kent.GetAsync(path)).Word()).ShouldBe("404 document-erased");
        (await List(kent, path))["items"]![0]!["title"].ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_20_MiB_is_too_large_whether_its_length_is_told_or_not_and_everything_else_keeps_its_limit(bool known)
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        var path = await Path(kent);
        using var content = new Generated((int)Upload.Most + 1, known);
        using var answer = await kent.Attach(path, content, "text/plain");
        (await answer.Word()).ShouldBe("413 too-large");
        (await List(kent, path))["items"]!.AsArray().ShouldBeEmpty();
        await using var session = _host.Get<IReferralStore>().QuerySession();
        (await session.QueryAsync<Guid>("select content from referrals.document_upload")).ShouldBeEmpty();
        using var section = await kent.Attach($"{Case(path)}/documents/../sections/legal", new byte[(1024 * 1024) + 1], "application/json", "");
        (await section.Word()).ShouldBe("413 too-large");
    }

    [Fact]
    public async Task An_upload_that_breaks_off_and_one_that_comes_second_leave_nothing()
    {
        using var kent = _host.Client(Role.ApiClient, A.Kent);
        var path = await Path(kent);
        using var broken = new Generated(5_000_000, isKnown: true, gone => _ = gone < 3_000_000 ? gone : throw new IOException("The line is cut."));
        await Should.ThrowAsync<HttpRequestException>(() => kent.Attach(path, broken, "text/plain"));

        var etag = await Version(kent, path);
        var both = await Task.WhenAll(new[] { "One", "Other" }.Select(async text =>
        {
            using var answer = await kent.Attach($"{Case(path)}/documents/{Guid.CreateVersion7()}", Files.AText(text, 300_000), "text/plain", etag: etag);
            return await answer.Word();
        }));
        both.ShouldBe(["201 1 notScanned", "412 stale"], ignoreOrder: true);
        (await List(kent, path))["items"]!.AsArray().Count.ShouldBe(1);
        await using var session = _host.Get<IReferralStore>().QuerySession();
        await Poll.UntilAsync(
            async () => await session.QueryAsync<Guid>("select content from referrals.document_upload") is [], TimeSpan.FromSeconds(20),
            "what is left of them to be gone");
        (await session.QueryAsync<Guid>(
            """
            select distinct content from referrals.document_chunk where not exists (
                select 1 from referrals.mt_events where data::text like '%' || content || '%')
            """)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_document_of_the_api_shows_bodies_that_are_files()
    {
        using var anybody = _host.Client();
        var paths = JsonNode.Parse(await anybody.GetStringAsync("/openapi/v1.json"))!["paths"]!;
        var one = paths["/api/v1/referrals/{id}/documents/{documentId}"]!;
        var types = new[] { "application/pdf", "image/jpeg", "image/png", "text/plain", Files.Docx, Files.Odt };
        foreach (var content in new[] { one["put"]!["requestBody"]!["content"]!, one["get"]!["responses"]!["200"]!["content"]! })
        {
            content.AsObject().Select(c => c.Key).ShouldBe(types, ignoreOrder: true);
            content.AsObject().ShouldAllBe(c => c.Value!["schema"]!["format"]!.ToString() == "binary");
        }

        one["put"]!["parameters"]!.AsArray().Select(p => p!["name"]!.ToString()).ShouldBe(
            ["id", "documentId", "kind", "childId", "Document-Title", "If-Match", "Acting-Person"], ignoreOrder: true);
        paths["/api/v1/referrals/{id}/documents"]!["get"].ShouldNotBeNull();
    }

    Task Deliver(object message) => _host.Get<Deliveries>().DeliverAsync(
        _host.Get<IEnumerable<HandlerRegistration>>().Single(h => h.Message == message.GetType()), Guid.CreateVersion7(), message, CancellationToken.None);

    internal static async Task<string> Path(HttpClient kent)
    {
        var answer = await kent.PostAsJsonAsync("/api/v1/referrals", A.Form(), Json.Answers);
        var id = JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["id"]!;
        return $"/api/v1/referrals/{id}/documents/{Guid.CreateVersion7()}";
    }

    static string Case(string path) => path[..path.IndexOf("/documents", StringComparison.Ordinal)];

    static async Task<string> Version(HttpClient client, string path)
    {
        using var now = await client.GetAsync(Case(path));
        return now.Headers.ETag!.Tag;
    }

    static async Task<JsonNode> List(HttpClient client, string path) => JsonNode.Parse(await client.GetStringAsync($"{Case(path)}/documents"))!;

    static async Task Act(HttpClient client, string path, string act, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Case(path)}/{act}") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", await Version(client, path));
        (await client.SendAsync(request)).EnsureSuccessStatusCode();
    }
}
