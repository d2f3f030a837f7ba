using System.Diagnostics;
using TransferScheme.EndToEnd.Tests.Faults;
using TransferScheme.TestKit;
using Xunit.Abstractions;

namespace TransferScheme.EndToEnd.Tests;

/// <summary>
/// Three weeks pass over five hundred open cases of all three bank-holiday calendars, in jumps of the clock, with the scheme killed while
/// it records what falls due and down for a week: every deadline comes about exactly once.
/// </summary>
/// <param name="output">Shows what it took.</param>
public sealed class DeadlineTests(ITestOutputHelper output) : IAsyncLifetime
{
    const int Cases = 500;
    const int Offers = 20;
    const string Edinburgh = "S12000036";
    const string Belfast = "BHSCT";
    const string FellDue = "type in ('statutory_due_soon', 'statutory_breached', 'offer_response_due_soon', 'offer_response_overdue')";
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    readonly SchemeTogether _scheme = new();

    Rows Rows => new(_scheme.Surroundings.Database);

    /// <inheritdoc/>
    public Task InitializeAsync() => _scheme.InitializeAsync();

    /// <inheritdoc/>
    public Task DisposeAsync() => _scheme.DisposeAsync();

    [Fact]
    public async Task Given_500_open_cases_when_three_weeks_pass_and_the_scheme_is_killed_then_every_deadline_exactly_once()
    {
        var referrals = await ReferAsync();
        var offers = await OfferAsync([.. referrals.Take(Offers).Select(r => r.Id)]);
        await CountAsync("referrals.deadlines", Cases);
        await CountAsync("allocation.deadlines", Offers);

        // By now all referrals from outside care have been breached, and no offer was answered.
        var since = Stopwatch.StartNew();
        await AdvanceAsync("2026-12-22T09:00:00Z");
        await Poll.UntilAsync(async () => await RecordedAsync() > 50, Limit, "deadlines to fall due");
        await _scheme.Processes.Hosts["AllInOne"].KillAsync();
        var recorded = await RecordedAsync();

        // A week later it is started again, and those in care are due soon too.
        await Rows.TextsAsync("update development.clock set now = timestamptz '2026-12-29T09:00:00Z' returning now");
        await _scheme.Processes.Hosts["AllInOne"].RelaunchAsync();
        await _scheme.Processes.Hosts["AllInOne"].ReadyAsync();
        await CountAsync("referrals.deadlines", referrals.Count(r => r.Authority == Journey.Kent));
        await AdvanceAsync("2027-01-04T09:00:00Z");
        await CountAsync("referrals.deadlines", 0);
        await CountAsync("allocation.deadlines", 0);
        output.WriteLine($"killed after {recorded} events; everything within {since.Elapsed.TotalSeconds:0.0} s");

        recorded.ShouldBeInRange(1, (2 * Cases) + (2 * Offers) - 1);
        (await FellDueAsync("referrals", "dueOn")).ShouldBe(referrals.SelectMany(r => new[]
        {
            $"{r.Id} statutory_breached {r.DueOn} 1", $"{r.Id} statutory_due_soon {r.DueOn} 1",
        }).Order(StringComparer.Ordinal));
        (await FellDueAsync("allocation", "authority")).ShouldBe(offers.SelectMany(o => new[]
        {
            $"{o.Id} offer_response_due_soon {o.Authority} 1", $"{o.Id} offer_response_overdue {o.Authority} 1",
        }).Order(StringComparer.Ordinal));
        await ToldAsync((2 * Cases) + (2 * Offers));
        await OverdueIsAnsweredAsync(offers[0]);
    }

    async Task<IReadOnlyList<(Guid Id, string Authority, string DueOn)>> ReferAsync()
    {
        (string Authority, bool InCare)[] kinds = [(Journey.Kent, true), (Edinburgh, false), (Belfast, false)];
        var referrals = new (Guid Id, string Authority, string DueOn)[Cases];
        await Parallel.ForAsync(0, Cases, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (n, _) =>
        {
            var (authority, inCare) = kinds[n % kinds.Length];
            using var entry = await _scheme.As("api-client", authority);
            var form = Journey.Form.Replace(Journey.Kent, authority, StringComparison.Ordinal)
                .Replace("\"inAuthorityCare\": true", $"\"inAuthorityCare\": {(inCare ? "true" : "false")}", StringComparison.Ordinal);
            var answer = (await entry.Post("referrals", form)).Expect(201);
            answer["status"].ShouldBe("awaitingAllocation");
            referrals[n] = (answer.Id, authority, (string)answer.Json["clocks"]!["statutory"]!["dueOn"]!);
        });
        referrals.Select(r => (r.Authority, r.DueOn)).Distinct().Order().ShouldBe(
            [(Belfast, "2026-12-21"), (Journey.Kent, "2026-12-30"), (Edinburgh, "2026-12-21")]);
        return referrals;
    }

    async Task<IReadOnlyList<(Guid Id, string Authority)>> OfferAsync(IReadOnlyList<Guid> referrals)
    {
        var offers = new List<(Guid, string)>();
        using var national = await _scheme.As("national");
        foreach (var referral in referrals)
        {
            var allocation = await national.GetWhen($"allocations/{referral}", r => r.Status == 200);
            var chosen = (string)allocation.Json["candidates"]![0]!["authority"]!;
            var made = await national.Post($"allocations/{referral}/offer", $$"""{ "authority": "{{chosen}}" }""", allocation.Version);
            offers.Add((made.Expect(201).Id, chosen));
        }

        return offers;
    }

    async Task AdvanceAsync(string to)
    {
        using var anybody = _scheme.Anybody();
        (await anybody.Post("development/clock", $$"""{ "advanceTo": "{{to}}" }""")).Expect(200);
    }

    // Nobody is told twice, and an offer that is overdue can still be answered.
    async Task ToldAsync(int messages)
    {
        const string Told = $"from dashboards.mt_events where {FellDue}";
        await Poll.ForAsync(() => Rows.CountAsync($"select count(*) {Told}"), c => c >= messages, Limit, "all to be told");
        (await Rows.CountAsync($"select count(distinct stream_id || ' ' || type) {Told}")).ShouldBe(messages);
        (await Rows.CountAsync($"select count(*) {Told}")).ShouldBe(messages);
    }

    async Task OverdueIsAnsweredAsync((Guid Id, string Authority) offer)
    {
        using var receiver = await _scheme.As("api-client", offer.Authority);
        var shown = (await receiver.Get($"offers/{offer.Id}")).Expect(200);
        (shown["status"], shown.Version).ShouldBe(("overdue", 3));
        (await receiver.Post($"offers/{offer.Id}/acceptance", Journey.Acceptance, 1)).Expect(412);
        var accepted = await receiver.Post($"offers/{offer.Id}/acceptance", Journey.Acceptance, shown.Version);
        accepted.Expect(200)["status"].ShouldBe("accepted");
    }

    async Task<long> RecordedAsync() => await Rows.CountAsync($"select count(*) from referrals.mt_events where {FellDue}")
        + await Rows.CountAsync($"select count(*) from allocation.mt_events where {FellDue}");

    async Task CountAsync(string table, int rows) => await Poll.ForAsync(
        () => Rows.CountAsync($"select count(*) from {table}"), c => c == rows, Limit, $"{table} to have {rows} rows");

    async Task<IEnumerable<string>> FellDueAsync(string schema, string member) => (await Rows.TextsAsync(
        $"""
        select stream_id || ' ' || type || ' ' || (data ->> '{member}') || ' ' || count(*) from {schema}.mt_events
        where {FellDue} group by stream_id, type, data ->> '{member}'
        """)).Order(StringComparer.Ordinal);
}
