using System.Net;
using System.Text.Json;
using TransferScheme.Dashboards.Tests.Keeping;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;
using static TransferScheme.Dashboards.Tests.Keeping.DashboardsHost;

namespace TransferScheme.Dashboards.Tests.Scoring;

public sealed class ScorecardTests
{
    [Fact]
    public async Task Given_a_quarter_when_asked_then_true_counts_in_json_and_a_table_fit_for_publication()
    {
        await using var host = await HostAsync();
        using var officer = host.Client(Role.DutyOfficer, Story.Kent);
        var card = JsonDocument.Parse(await officer.GetStringAsync("/api/v1/dashboards/scorecard?quarter=2026-Q1")).RootElement;
        (card.GetProperty("quarter").GetString(), card.GetProperty("suppressed").GetBoolean()).ShouldBe(("2026-Q1", false));
        var overdue = card.GetProperty("items").EnumerateArray().First(i => i.GetProperty("figure").GetString() == "referralsOverdue");
        overdue.GetProperty("value").GetInt32().ShouldBe(4);
        overdue.GetProperty("asAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 3, 31, 22, 59, 59, 999, 999, TimeSpan.Zero));

        var hidden = JsonDocument.Parse(await officer.GetStringAsync("/api/v1/dashboards/scorecard?quarter=2026-Q1&suppressed=true")).RootElement;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/dashboards/scorecard?quarter=2026-Q1");
        request.Headers.Accept.ParseAdd("text/csv");
        using var answer = await officer.SendAsync(request);
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("scorecard-2026-Q1.csv");
        lines[0].ShouldBe("quarter,figure,part,value,unit,definition,asAt");
        lines.Skip(1).SkipLast(2).Select(l => (l.Split(',')[1], l.Split(',')[3])).ShouldBe(
            hidden.GetProperty("items").EnumerateArray().Select(i => (i.GetProperty("figure").GetString()!, i.GetProperty("text").GetString()!)));
    }

    [Fact]
    public async Task Given_no_quarter_or_no_right_when_asked_then_a_problem_says_so()
    {
        await using var host = await HostAsync();
        (HttpClient Client, string Query, HttpStatusCode Status)[] cases =
        [
            (host.Client(), "quarter=2026-Q1", HttpStatusCode.Unauthorized), (host.Client(Role.Portal), "quarter=2026-Q1", HttpStatusCode.Forbidden),
            (host.Client(Role.Auditor), "", HttpStatusCode.BadRequest), (host.Client(Role.Auditor), "quarter=2026-Q4", HttpStatusCode.BadRequest),
            (host.Client(Role.Auditor), "quarter=2026-Q2&suppressed=true", HttpStatusCode.BadRequest),
            (host.Client(Role.Auditor), "quarter=2026-Q1&suppressed=no", HttpStatusCode.BadRequest),
        ];
        foreach (var (client, query, status) in cases)
        {
            using var answer = await client.GetAsync($"/api/v1/dashboards/scorecard?{query}");
            answer.StatusCode.ShouldBe(status, query);
            client.Dispose();
        }
    }

    static async Task<SchemeTestHost> HostAsync()
    {
        var host = await StartAsync();
        using var national = host.Client(Role.National);
        using var content = new StringContent("""{"advanceTo":"2026-04-10T09:00:00Z"}""", null, "application/json");
        (await national.PostAsync("/api/v1/development/clock", content)).EnsureSuccessStatusCode();
        await host.TellAsync(Deliveries(ScoreFiguresTests.Messages));
        return host;
    }
}
