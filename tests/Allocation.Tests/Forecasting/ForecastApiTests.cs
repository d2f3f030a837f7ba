using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TransferScheme.Allocation.Forecasting;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Tests.Api;
using TransferScheme.Platform.Security;
using TransferScheme.Rota.Forecasting;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Forecasting;

/// <summary>The forecast over HTTP, on a real database.</summary>
public sealed class ForecastApiTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    readonly SchemeTestHost host = fixture.Host;

    [Fact]
    public async Task Every_authority_has_its_turns_and_its_next_one_and_the_answer_says_what_it_builds_on()
    {
        var first = await fixture.Decide();
        await fixture.Decide("under-16", "16-17");

        var forecast = await GetAsync("");

        Names(forecast).ShouldBe(["asAt", "rulesVersion", "authorities", "arrivals", "assumptions", "calibration"]);
        var authorities = forecast.GetProperty("authorities").EnumerateArray().ToList();
        authorities.Count.ShouldBe(212);
        Names(authorities.First(a => Next(a) is not null)).ShouldBe(["authority", "name", "region", "turns", "nextTurn"]);
        var turns = authorities.Select(a => a.GetProperty("turns").EnumerateArray().ToList()).ToList();
        turns.ShouldAllBe(t => t.Select(h => h.GetProperty("weeks").GetInt32()).SequenceEqual(new[] { 2, 4, 8 }));
        turns.ShouldAllBe(t => t.All(h => h.GetProperty("low").GetInt32() <= h.GetProperty("high").GetInt32()));

        var next = authorities.Select(Next).OfType<int>().ToList();
        next.Count.ShouldBeGreaterThan(100);
        next.ShouldBeUnique();
        next.Min().ShouldBe(1);
        Next(authorities.Single(a => Code(a) == first.Chosen)).ShouldNotBe(1);

        // All children of today's decisions came after the last whole day.
        forecast.GetProperty("arrivals").GetRawText().ShouldBe("""{"perWeek":0,"weeks":0,"spread":1}""");
        forecast.GetProperty("assumptions").EnumerateArray().Select(a => a.GetString()).ShouldContain(
            "Capacity that councils have declared is not counted: their own word never changes whose turn it is.");
        var calibration = forecast.GetProperty("calibration");
        (calibration.GetProperty("years").GetString(), calibration.GetProperty("interval").GetInt32()).ShouldBe(("2016 to 2023", 80));
        calibration.GetProperty("covered").EnumerateArray().Select(c => c.GetProperty("weeks").GetInt32()).ShouldBe([2, 4, 8]);
        calibration.GetProperty("covered").EnumerateArray().ShouldAllBe(c => c.GetProperty("duePercent").GetDecimal() > 80);
    }

    [Fact]
    public async Task A_decision_moves_the_forecast_on_and_one_authority_can_be_asked_for()
    {
        await fixture.Decide();
        var due = (await GetAsync("")).GetProperty("authorities").EnumerateArray()
            .Single(a => Next(a) == 1);

        var decided = await fixture.Decide();

        decided.Chosen.ShouldBe(Code(due));
        var one = (await GetAsync($"?authority={Code(due)}")).GetProperty("authorities").EnumerateArray().ShouldHaveSingleItem();
        (Code(one), one.GetProperty("region").GetString()).ShouldBe((decided.Chosen, decided.Region));
        Next(one).ShouldNotBe(1);
    }

    [Fact]
    public async Task Weeks_later_the_children_decided_by_then_are_arrivals_each_referral_once()
    {
        await fixture.Decide("16-17", "under-16");
        await using var session = host.Get<IAllocationStore>().QuerySession();
        var children = (await GetLedgerAsync(session)).Sum(d => d.Referral.Size);
        var clock = new SimulatedTime(TimeProvider.System.GetUtcNow().AddDays(22));

        var known = await new LatestForecast(new LatestRota(), new LatestScheme(clock), clock).ReadAsync(session, default);

        known.ShouldNotBeNull().Forecast.Arrivals.Counts.ShouldBe([children, 0, 0, 0]);
        var answer = RotaForecast.Of(known.Forecast, known.Book, known.Sight, null, known.Today, clock.GetUtcNow());
        (answer.Arrivals.PerWeek, answer.Arrivals.Weeks).ShouldBe((Math.Round(children / 4m, 2, MidpointRounding.AwayFromZero), 4));
        answer.Authorities.Sum(a => a.Turns[2].Expected).ShouldBe(2 * children, 1);
        var next = answer.Authorities.Select(a => a.NextTurn).OfType<NextTurn>().OrderBy(n => n.InChildren).ToList();
        next[0].EarliestOn.ShouldNotBeNull();
        next.Where(n => n.ExpectedOn is not null).ShouldAllBe(n => n.EarliestOn <= n.ExpectedOn);
        next.Where(n => n.LatestOn is not null).ShouldAllBe(n => n.ExpectedOn <= n.LatestOn);
    }

    [Fact]
    public async Task Who_may_read_the_rota_may_read_its_forecast_and_an_unknown_authority_is_not_found()
    {
        (await host.Client().GetAsync("/api/v1/rota/forecast")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var assessor = host.Client(Role.Assessor, "S12000033");
        (await assessor.GetAsync("/api/v1/rota/forecast?authority=S12000033")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var unknown = await assessor.GetAsync("/api/v1/rota/forecast?authority=E99999999");
        (unknown.StatusCode, unknown.Content.Headers.ContentType?.MediaType).ShouldBe((HttpStatusCode.NotFound, "application/problem+json"));
    }

    async Task<JsonElement> GetAsync(string query)
    {
        using var manager = host.Client(Role.Manager, "E06000001");
        return await manager.GetFromJsonAsync<JsonElement>($"/api/v1/rota/forecast{query}");
    }

    static async Task<IReadOnlyList<Decided>> GetLedgerAsync(IQuerySession session)
    {
        var decided = new List<Decided>();
        await foreach (var entry in session.Entries())
        {
            decided.AddRange(entry is Decided d ? [d] : Array.Empty<Decided>());
        }

        return decided;
    }

    // What is not known is left out of an answer.
    static int? Next(JsonElement authority) =>
        authority.TryGetProperty("nextTurn", out var next) ? next.GetProperty("inChildren").GetInt32() : null;

    static string Code(JsonElement authority) => authority.GetProperty("authority").GetString()!;

    static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(p => p.Name);
}
