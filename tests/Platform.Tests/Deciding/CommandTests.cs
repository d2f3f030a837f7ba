using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Platform.Tests.Deciding;

/// <summary>Commands over HTTP: the order of errors, versions and repeats.</summary>
public sealed class CommandTests(SampleHost fixture) : IClassFixture<SampleHost>
{
    readonly SchemeTestHost _host = fixture.Host;

    [Fact]
    public async Task Errors_come_in_the_order_401_404_403_428_412_400_409()
    {
        using var owner = _host.Client(Role.ApiClient, "E1");
        var id = await Open(owner);
        using var anybody = _host.Client();
        using var other = _host.Client(Role.ApiClient, "E2");
        using var coordinator = _host.Client(Role.Coordinator, region: "london");
        const string bad = """{"by": 0}""";

        await ShouldBe(await Raise(anybody, id, bad, null), 401, "unauthenticated");
        await ShouldBe(await Raise(other, id, bad, null), 404, "not-found");
        await ShouldBe(await Raise(owner, Guid.CreateVersion7(), bad, null), 404, "not-found");
        await ShouldBe(await Raise(coordinator, id, bad, null), 403, "forbidden");
        await ShouldBe(await Raise(owner, id, bad, null), 428, "if-match-missing");
        await ShouldBe(await Raise(owner, id, bad, "\"7\""), 412, "stale");
        await ShouldBe(await Raise(owner, id, bad, "nonsense"), 412, "stale");
        await ShouldBe(await Raise(owner, id, bad, "\"1\""), 400, "invalid");
        await ShouldBe(await Raise(owner, id, """{"by": 100}""", "\"1\""), 200);
        await ShouldBe(await Raise(owner, id, """{"by": 100}""", "\"2\""), 409, "too-high");
        (await Raise(owner, id, """{"by": 50}""", "\"2\"")).Headers.ETag!.Tag.ShouldBe("\"3\"");
    }

    [Theory]
    [InlineData("""{"by": 1, "bye": 2}""", "bye")]
    [InlineData("""{"by": "one"}""", "by")]
    [InlineData("""{"by": 1, "by": 2}""", "by")]
    [InlineData("""{"by": 101}""", "by")]
    [InlineData("""{"by": 1, "notes": [{"on": "2026-13-01", "text": "x"}]}""", "notes[0].on")]
    [InlineData("""{"by": 1, "notes": [{"on": "2026-12-01", "text": null}]}""", "notes[0].text")]
    [InlineData("""{"notes": []}""", "body")]
    [InlineData("""{"by": 1""", "by")]
    [InlineData("null", "body")]
    [InlineData("", "body")]
    public async Task A_bad_body_is_400_and_names_the_member(string body, string member)
    {
        using var owner = _host.Client(Role.ApiClient, "E1");
        var id = await Open(owner);
        var answer = await Raise(owner, id, body, "\"1\"");
        await ShouldBe(answer, 400, "invalid");
        var errors = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("errors");
        errors.EnumerateObject().Select(e => e.Name).ShouldBe([member]);
        (await Raise(owner, id, """{"by": 1}""", "\"1\"")).StatusCode.ShouldBe(HttpStatusCode.OK, "nothing was written before");
    }

    [Fact]
    public async Task Too_deep_is_400_too_large_is_413_and_another_media_type_is_415()
    {
        using var owner = _host.Client(Role.ApiClient, "E1");
        var id = await Open(owner);
        await ShouldBe(await Raise(owner, id, $"{new string('[', 40)}{new string(']', 40)}", "\"1\""), 400, "invalid");
        await ShouldBe(await Raise(owner, id, $$"""{"by": 1, "notes": [{"on": "2026-12-01", "text": "{{new string('x', 1024 * 1024)}}"}]}""", "\"1\""), 413, "too-large");
        await ShouldBe(await Raise(owner, id, """{"by": 1}""", "\"1\"", "text/plain"), 415, "media-type");
    }

    [Fact]
    public async Task Fifty_posts_with_one_key_have_one_effect_and_fifty_equal_answers()
    {
        using var owner = _host.Client(Role.ApiClient, "E1");
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Open(owner, "the-same-key")));
        answers.Distinct().Count().ShouldBe(1);

        var raised = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            var answer = await Raise(owner, answers[0], """{"by": 1}""", "\"1\"", key: "raise-once");
            return $"{answer.StatusCode} {answer.Headers.ETag} {await answer.Content.ReadAsStringAsync()}";
        }));
        raised.Distinct().ShouldBe([$"OK \"2\" {{\"id\":\"{answers[0]}\",\"status\":\"1\",\"version\":2}}"]);
    }

    [Fact]
    public async Task A_key_used_for_another_payload_is_422_and_another_callers_key_is_another_key()
    {
        using var owner = _host.Client(Role.ApiClient, "E1");
        using var other = _host.Client(Role.ApiClient, "E2");
        var id = await Open(owner, "k1");
        (await Open(other, "k1")).ShouldNotBe(id);
        await ShouldBe(await Raise(owner, id, """{"by": 1}""", "\"1\"", key: "k1"), 422, "idempotency-key-reused");
        await ShouldBe(await Raise(owner, id, """{"by": 1}""", "\"1\"", key: new string('k', 201)), 400, "invalid");
    }

    [Fact]
    public async Task Of_many_commands_on_one_version_exactly_one_wins()
    {
        using var owner = _host.Client(Role.ApiClient, "E1");
        var id = await Open(owner);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ => (await Raise(owner, id, """{"by": 1}""", "\"1\"")).StatusCode));
        statuses.Count(s => s == HttpStatusCode.OK).ShouldBe(1);
        statuses.Count(s => s == HttpStatusCode.PreconditionFailed).ShouldBe(39);
    }

    [Fact]
    public async Task A_command_that_others_are_always_faster_than_elsewhere_is_told_to_come_again_and_nothing_is_recorded()
    {
        using var owner = _host.Client(Role.ApiClient, "E1");
        var id = await Open(owner);
        var late = await Raise(owner, id, """{"by": 1}""", "\"1\"", key: "late", act: "raise-late");
        await ShouldBe(late, 503, "contended");
        await ShouldBe(await Raise(owner, id, """{"by": 1}""", "\"7\"", act: "raise-late"), 412, "stale");
        var again = await Raise(owner, id, """{"by": 1}""", "\"1\"");
        (again.StatusCode, again.Headers.ETag!.Tag).ShouldBe((HttpStatusCode.OK, "\"2\""));
    }

    [Fact]
    public async Task A_stale_command_is_told_what_happened_since_by_whom_and_when_and_nothing_of_what_it_was_about()
    {
        using var owner = _host.Client(Role.ApiClient, "E1");
        var person = Guid.CreateVersion7();
        using var officer = _host.Client(Role.DutyOfficer, "E1", person: person);
        var id = await Open(owner);
        (await Raise(owner, id, """{"by": 41}""", "\"1\"")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Raise(officer, id, """{"by": 42}""", "\"2\"")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var text = await (await Raise(owner, id, """{"by": 1}""", "\"1\"")).Content.ReadAsStringAsync();
        var problem = JsonDocument.Parse(text).RootElement;
        problem.GetProperty("version").GetInt64().ShouldBe(3);
        var changes = problem.GetProperty("changes").EnumerateArray().ToList();
        changes.Select(c => $"{c.GetProperty("version")} {c.GetProperty("act")} {c.GetProperty("by").GetRawText()}").ShouldBe(
        [
            """2 counter raised {"person":"client-ApiClient-E1","role":"api-client","authority":"E1"}""",
            $$"""3 counter raised {"person":"{{person}}","role":"duty-officer","authority":"E1"}""",
        ]);
        changes.ShouldAllBe(c => c.GetProperty("at").GetDateTimeOffset() > DateTimeOffset.UtcNow.AddMinutes(-5));
        changes.ShouldAllBe(c => string.Join(' ', c.EnumerateObject().Select(m => m.Name)) == "act by at version");

        (await Changes("\"2\"")).ShouldBe(1);
        (await Changes("\"7\"")).ShouldBe(0);
        (await Changes("nonsense")).ShouldBe(0);

        async Task<int> Changes(string ifMatch) =>
            JsonDocument.Parse(await (await Raise(owner, id, "{}", ifMatch)).Content.ReadAsStringAsync()).RootElement.GetProperty("changes").GetArrayLength();
    }

    [Fact]
    public async Task An_exception_is_a_500_problem_that_tells_nothing()
    {
        using var owner = _host.Client(Role.ApiClient, "E1");
        using var answer = await owner.PostAsync("/api/v1/fails", null);
        await ShouldBe(answer, 500, "internal");
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("Amal");
    }

    [Fact]
    public async Task Tokens_that_are_expired_or_foreign_are_401()
    {
        await using var foreigner = await FakeIssuer.StartAsync();
        foreach (var token in new[] { _host.Issuer.Token(Role.National, expiresAt: DateTime.UtcNow.AddMinutes(-5)), foreigner.Token(Role.National), "x.y.z" })
        {
            using var client = _host.Client();
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            using var answer = await client.PostAsJsonAsync("/api/v1/counters", new { authority = "E1" });
            await ShouldBe(answer, 401, "unauthenticated");
        }
    }

    static async Task<Guid> Open(HttpClient client, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/counters") { Content = JsonContent.Create(new { authority = "E1" }) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetGuid();
        answer.Headers.Location!.OriginalString.ShouldBe($"/api/v1/counters/{id}");
        return id;
    }

    static Task<HttpResponseMessage> Raise(
        HttpClient client, Guid id, string body, string? ifMatch, string mediaType = "application/json", string? key = null, string act = "raise")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/counters/{id}/{act}") { Content = new StringContent(body, Encoding.UTF8, mediaType) };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return client.SendAsync(request);
    }

    static async Task ShouldBe(HttpResponseMessage answer, int status, string? code = null)
    {
        var body = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(status, body);
        if (code is not null)
        {
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            var problem = JsonDocument.Parse(body).RootElement;
            problem.GetProperty("code").GetString().ShouldBe(code);
            problem.GetProperty("type").GetString().ShouldBe($"/problems/{code}");
            problem.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
        }
    }
}

/// <summary>One sample host for the tests of a class.</summary>
public sealed class SampleHost : IAsyncLifetime
{
    SchemeTestHost? _host;

    public SchemeTestHost Host => _host ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync() => _host = await Sample.StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
