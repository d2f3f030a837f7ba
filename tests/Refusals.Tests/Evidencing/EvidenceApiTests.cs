using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Tests.Api;
using TransferScheme.TestKit;
using static TransferScheme.Refusals.Tests.Api.RefusalsHost;

namespace TransferScheme.Refusals.Tests.Evidencing;

/// <summary>Evidence over HTTP: attached to a draft, given with the statement, its annex released; each read in the log, nothing in clear.</summary>
public sealed class EvidenceApiTests(RefusalsHost fixture) : IClassFixture<RefusalsHost>
{
    const string Secret = "Canary-evidence";

    [Fact]
    public async Task Evidence_is_given_with_the_statement_and_its_annex_with_the_release()
    {
        var offer = await fixture.Offer();
        await fixture.Draft(offer);
        using var officer = fixture.Officer();
        using var kent = fixture.As(Role.DutyOfficer, A.Kent);
        using var national = fixture.As(Role.National);
        using var stranger = fixture.As(Role.DutyOfficer, "E09000001");
        using var auditor = fixture.As(Role.Auditor);
        var text = Files.AText(Secret, 100_000);
        var (body, annex) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        (await Attach(officer, offer, body, Files.APdf, "application/pdf", "body")).ShouldBe("201 draft 1");
        (await Attach(officer, offer, annex, text, "text/plain", "annex", Secret)).ShouldBe("201 draft 1");
        (await Attach(officer, offer, annex, text, "text/plain", "body")).ShouldBe("409 other-part");
        (await Attach(officer, offer, annex, text, "text/plain", "")).ShouldBe("400 invalid");
        (await Attach(kent, offer, body, Files.APdf, "application/pdf", "body")).ShouldBe("404 not-found");
        (await Reads(kent, offer, body, annex)).ShouldBe("404 404 404");
        (await Reads(national, offer, body, annex)).ShouldBe("403 403 403");
        (await Reads(officer, offer, body, annex)).ShouldBe("200 200 200");

        var version = (await Send(officer, HttpMethod.Get, $"refusals/{offer}")).ETag;
        var issued = await fixture.Decide(offer, version);
        issued.Word.ShouldBe("200 declined");
        (await Reads(kent, offer, body, annex)).ShouldBe("200 200 404");
        (await Reads(national, offer, body, annex)).ShouldBe("200 200 200");
        (await Reads(auditor, offer, body, annex)).ShouldBe("403 403 403");
        (await Reads(stranger, offer, body, annex)).ShouldBe("404 404 404");
        using var director = fixture.Director();
        (await Send(director, HttpMethod.Post, $"refusals/{offer}/annex-release", etag: issued.ETag)).Word.ShouldBe("200 declined");
        (await Reads(kent, offer, body, annex)).ShouldBe("200 200 200");
        (await kent.GetByteArrayAsync($"/api/v1/refusals/{offer}/documents/{annex}")).ShouldBe(text);
        var items = (await Send(kent, HttpMethod.Get, $"refusals/{offer}/documents")).Body["items"]!.AsArray();
        items.Select(i => $"{i!["part"]} {i["kind"]} {i["title"]}").ShouldBe(["body legal ", $"annex legal {Secret}"]);

        var seen = (await Send(kent, HttpMethod.Get, $"refusals/{offer}/timeline")).Body["items"]!.AsArray().Select(i => (string)i!["words"]!).ToList();
        seen.ShouldNotContain(words => words.Contains("attached", StringComparison.Ordinal));
        (await Send(officer, HttpMethod.Get, $"refusals/{offer}/timeline")).Body["items"]!.AsArray().Select(i => (string)i!["words"]!)
            .ShouldContain("Evidence was attached: legal");
        await using var session = fixture.Host.Get<IRefusalStore>().QuerySession();
        (await session.Events.FetchStreamAsync(AccessLines.StreamOf(offer))).Select(e => (RecordViewed)e.Data)
            .ShouldContain(r => r.Authority == A.Kent && r.Projection == "evidence" && r.Fields!.SequenceEqual(new[] { "legal", "annex", $"{annex}" }));
        var hex = Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(Secret));
        (await session.QueryAsync<long>(
            $"""
            select (select count(*) from refusals.mt_events as t where t::text ~ '{Secret}') + (select count(*) from refusals.mt_doc_refusal as t where t::text ~ '{Secret}')
                + (select count(*) from refusals.document_chunk as t where t::text ~ '{hex}')
            """)).Single().ShouldBe(0);
    }

    static async Task<string> Reads(HttpClient client, Guid offer, Guid body, Guid annex)
    {
        var statuses = new List<int>();
        foreach (var path in new[] { "documents", $"documents/{body}", $"documents/{annex}" })
        {
            using var answer = await client.GetAsync($"/api/v1/refusals/{offer}/{path}");
            statuses.Add((int)answer.StatusCode);
        }

        return string.Join(' ', statuses);
    }

    static async Task<string> Attach(HttpClient client, Guid offer, Guid document, byte[] content, string type, string part, string? title = null)
    {
        using var now = await client.GetAsync($"/api/v1/refusals/{offer}");
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/refusals/{offer}/documents/{document}?kind=legal&part={part}")
        {
            Content = new ByteArrayContent(content),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.TryAddWithoutValidation("If-Match", now.StatusCode == HttpStatusCode.OK ? now.Headers.ETag!.Tag : "\"1\"");
        if (title is not null)
        {
            request.Headers.Add("Document-Title", title);
        }

        using var answer = await client.SendAsync(request);
        var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return answer.IsSuccessStatusCode ? $"{(int)answer.StatusCode} {told["status"]} {told["documentVersion"]}" : $"{(int)answer.StatusCode} {told["code"]}";
    }
}
