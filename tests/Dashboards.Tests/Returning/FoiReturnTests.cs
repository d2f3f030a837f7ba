using System.Net;
using System.Text.Json;
using TransferScheme.Dashboards.Tests.Keeping;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;
using static TransferScheme.Dashboards.Tests.Keeping.DashboardsHost;

namespace TransferScheme.Dashboards.Tests.Returning;

public sealed class FoiReturnTests
{
    const string Quarter = "from=2026-01-01&to=2026-03-31";

    [Fact]
    public async Task Given_nobody_named_when_asked_then_the_callers_own_authority_or_region_and_the_scheme_for_who_has_neither()
    {
        await using var host = await HostAsync();
        (Role Role, string? Authority, string? Region, string Query, string Scope, string? Code, int Received)[] cases =
        [
            (Role.DutyOfficer, Story.Leeds, null, "", "authority", Story.Leeds, 7),
            (Role.ApiClient, Story.Kent, null, "", "authority", Story.Kent, 0),
            (Role.ApiClient, Story.Kent, null, $"&authority={Story.York}", "authority", Story.York, 7),
            (Role.Coordinator, null, "yorkshire-and-the-humber", "", "region", "yorkshire-and-the-humber", 14),
            (Role.National, null, null, "", "scheme", null, 14),
            (Role.Auditor, null, null, $"&authority={Story.Leeds}", "authority", Story.Leeds, 7),
        ];
        foreach (var (role, authority, region, query, scope, code, received) in cases)
        {
            using var client = host.Client(role, authority, region);
            var answer = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/dashboards/returns/foi?{Quarter}{query}")).RootElement;

            answer.GetProperty("scope").GetString().ShouldBe(scope);
            (answer.TryGetProperty("code", out var told) ? told.GetString() : null).ShouldBe(code);
            answer.GetProperty("suppressed").GetBoolean().ShouldBeFalse();
            answer.GetProperty("figures").GetProperty("offersReceived").GetProperty("value").GetInt32().ShouldBe(received);
        }
    }

    [Fact]
    public async Task Given_a_table_or_a_wish_for_publication_when_asked_then_small_numbers_are_hidden_in_both_alike()
    {
        await using var host = await HostAsync();
        using var officer = host.Client(Role.DutyOfficer, Story.Leeds);

        var path = $"/api/v1/dashboards/returns/foi?{Quarter}";
        var json = JsonDocument.Parse(await officer.GetStringAsync($"{path}&suppressed=true")).RootElement;
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("application/json;q=0.5, text/csv");
        using var answer = await officer.SendAsync(request);
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n");

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8; header=present");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("foi-E08000035-2026-01-01-2026-03-31.csv");
        lines[0].ShouldBe("scope,code,name,from,to,figure,level1,level2,value,unit,definition,asAt");
        lines[1].ShouldBe(
            "authority,E08000035,Council of E08000035,2026-01-01,2026-03-31,offersReceived,,,withheld,offers,"
            + "Requests received: offers made to the authority in the period.,2026-03-31T22:59:59Z");
        lines[^1].ShouldBeEmpty();
        json.GetProperty("suppressed").GetBoolean().ShouldBeTrue();
        var figures = json.GetProperty("figures");
        figures.GetProperty("offersUnanswered").GetProperty("text").GetString().ShouldBe("fewer than 5");
        figures.GetProperty("offersUnanswered").GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
        lines.Skip(1).SkipLast(2).Select(l => (l.Split(',')[5], l.Split(',')[8])).ShouldBe(
            figures.EnumerateObject().Select(f => (f.Name, f.Value.GetProperty("text").GetString()!)));
        lines[^2].ShouldContain(",disclosure,,,");
    }

    [Fact]
    public async Task Given_a_question_that_makes_no_sense_when_asked_then_a_problem_names_the_member()
    {
        await using var host = await HostAsync();
        using var national = host.Client(Role.National);
        (string Query, string Members)[] cases =
        [
            ("", "from to"), ("from=2026-01-01", "to"), ("from=1&to=2026-03-31", "from"), ("from=2026-03-31&to=2026-01-01", "from"),
            ("from=2026-04-01&to=2026-04-11", "to"), ($"{Quarter}&authority=E00000000", "authority"),
            ($"{Quarter}&authority=", "authority"), ($"{Quarter}&suppressed=yes", "suppressed"),
            ("from=2026-01-02&to=2026-03-31&suppressed=true", "from"),
            ("from=2026-01-01&to=2026-04-10&suppressed=true", "to"),
            ("from=x&to=y&authority=z&suppressed=1", "authority from suppressed to"),
        ];
        foreach (var (query, members) in cases)
        {
            using var answer = await national.GetAsync($"/api/v1/dashboards/returns/foi?{query}");
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, query);
            var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            string.Join(' ', problem.GetProperty("errors").EnumerateObject().Select(e => e.Name)).ShouldBe(members, query);
        }
    }

    [Fact]
    public async Task Given_a_table_that_is_to_show_small_numbers_or_somebody_without_a_right_when_asked_then_a_problem_says_so()
    {
        await using var host = await HostAsync();
        (HttpClient Client, HttpStatusCode Status)[] cases =
        [
            (host.Client(), HttpStatusCode.Unauthorized), (host.Client(Role.Portal), HttpStatusCode.Forbidden),
            (host.Client(Role.National), HttpStatusCode.BadRequest),
        ];
        foreach (var (client, status) in cases)
        {
            client.DefaultRequestHeaders.Accept.ParseAdd("text/csv");
            using var answer = await client.GetAsync($"/api/v1/dashboards/returns/foi?{Quarter}&suppressed=false");
            answer.StatusCode.ShouldBe(status);
            answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
            client.Dispose();
        }
    }

    /// <summary>The service with a story, in the quarter after it.</summary>
    static async Task<SchemeTestHost> HostAsync()
    {
        var host = await StartAsync();
        using var national = host.Client(Role.National);
        using var content = new StringContent("""{"advanceTo":"2026-04-10T09:00:00Z"}""", null, "application/json");
        (await national.PostAsync("/api/v1/development/clock", content)).EnsureSuccessStatusCode();
        await host.TellAsync(Deliveries(FoiFiguresTests.Messages));
        return host;
    }
}
