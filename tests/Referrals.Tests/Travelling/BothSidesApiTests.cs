using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Travelling;

/// <summary>
/// Both authorities sign, and both confirm the arrival: in either order and at once, and over the nights in which the clocks change. Over
/// HTTP, on a real database: there is one arrangement, and responsibility moves once.
/// </summary>
public sealed class BothSidesApiTests(OfferedHost fixture) : IClassFixture<OfferedHost>, IDisposable
{
    readonly HttpClient _kent = fixture.Host.Client(Role.ApiClient, A.Kent, person: Guid.CreateVersion7());
    readonly HttpClient _durham = fixture.Host.Client(Role.ApiClient, A.Durham, person: Guid.CreateVersion7());

    // The version that both have read, while both act at once.
    long? _both;

    /// <inheritdoc/>
    public void Dispose()
    {
        _kent.Dispose();
        _durham.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_either_order_when_both_sign_and_confirm_then_the_second_makes_the_arrangement_and_completes(bool entryFirst)
    {
        var id = await ProposedAsync(await NowAsync());
        var (entry, receiving) = ((Client: _kent, Code: A.Kent), (Client: _durham, Code: A.Durham));
        var order = entryFirst ? new[] { entry, receiving } : [receiving, entry];
        (await SignAsync(order[0].Client, id, order[0].Code)).ShouldBe("200 accepted");
        (await SignAsync(order[0].Client, id, order[0].Code)).ShouldBe("409 already-signed");
        (await SignAsync(order[1].Client, id, order[1].Code)).ShouldBe("200 arranged");
        var left = await NowAsync();
        (await DepartAsync(id, left)).ShouldBe("200 inTransit");
        (await ArriveAsync(order[0].Client, id, left)).ShouldBe("200 inTransit");
        (await ArriveAsync(order[0].Client, id, left)).ShouldBe("409 already-confirmed");
        (await ArriveAsync(order[1].Client, id, left)).ShouldBe("200 completed");
        await MovedOnceAsync(id);
    }

    [Fact]
    public async Task Given_both_at_once_on_one_version_when_they_sign_and_confirm_then_one_looks_again_and_both_stand_once()
    {
        for (var round = 0; round < 8; round++)
        {
            var id = await ProposedAsync(await NowAsync());
            await AtOnceAsync(
                () => SignAsync(_kent, id, A.Kent), () => SignAsync(_durham, id, A.Durham), id, "accepted", "arranged");
            var left = await NowAsync();
            (await DepartAsync(id, left)).ShouldBe("200 inTransit");
            await AtOnceAsync(() => ArriveAsync(_kent, id, left), () => ArriveAsync(_durham, id, left), id, "inTransit", "completed");
            await MovedOnceAsync(id);
        }
    }

    [Fact]
    public async Task Given_one_confirmation_sent_many_times_at_once_under_one_key_then_it_counts_once_and_is_answered_alike()
    {
        var id = await ProposedAsync(await NowAsync());
        var version = await VersionAsync(id);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(
            _ => PostAsync(_kent, id, "signatures", Signature(A.Kent), version, "once")));
        answers.ShouldAllBe(a => a == "200 accepted");
        (await SignAsync(_durham, id, A.Durham)).ShouldBe("200 arranged");
        var left = await NowAsync();
        (await DepartAsync(id, left)).ShouldBe("200 inTransit");
        version = await VersionAsync(id);
        answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(
            _ => PostAsync(_durham, id, "arrival", Arrival(left), version, "once-more")));
        answers.ShouldAllBe(a => a == "200 inTransit");
        (await ArriveAsync(_kent, id, left)).ShouldBe("200 completed");
        await MovedOnceAsync(id);
    }

    [Fact]
    public async Task Given_the_nights_in_which_the_clocks_change_then_offsets_tell_the_instant_and_the_wall_clock_does_not()
    {
        // March: half past one does not come. What is written with an offset is an instant all the same.
        var march = await ProposedAsync("2026-03-29T01:00:00+00:00", "2026-03-28T20:00:00Z");
        (await SignAsync(_kent, march, A.Kent)).ShouldBe("200 accepted");
        (await SignAsync(_durham, march, A.Durham)).ShouldBe("200 arranged");
        await AdvanceAsync("2026-03-29T01:10:00Z");
        (await DepartAsync(march, "2026-03-29T00:55:00+00:00")).ShouldBe("200 inTransit");
        (await ArriveAsync(_kent, march, "2026-03-29T01:30:00+00:00")).ShouldBe("400 invalid", "to come: it is 02:30");
        (await ArriveAsync(_kent, march, "2026-03-29T01:30:00+01:00")).ShouldBe("400 invalid", "before the departure: it is 00:30");
        (await ArriveAsync(_kent, march, "2026-03-29T02:00:00+01:00")).ShouldBe("200 inTransit");
        (await ArriveAsync(_durham, march, "2026-03-29T02:05:00+01:00")).ShouldBe("200 completed");
        (await EffectiveAtAsync(march)).ShouldBe(DateTimeOffset.Parse("2026-03-29T01:05:00Z"));

        // October: ten past one comes twice. Agreed for half past one the first time, and received at ten past one the second: later.
        var october = await ProposedAsync("2026-10-25T01:30:00+01:00", "2026-10-24T20:00:00Z");
        (await SignAsync(_durham, october, A.Durham)).ShouldBe("200 accepted");
        (await SignAsync(_kent, october, A.Kent)).ShouldBe("200 arranged");
        await AdvanceAsync("2026-10-25T01:20:00Z");
        (await DepartAsync(october, "2026-10-25T01:50:00+01:00")).ShouldBe("200 inTransit");
        (await ArriveAsync(_durham, october, "2026-10-25T01:10:00+01:00")).ShouldBe("400 invalid", "the first time, before the departure");
        (await ArriveAsync(_durham, october, "2026-10-25T01:40:00+00:00")).ShouldBe("400 invalid", "the second time, to come");
        (await ArriveAsync(_durham, october, "2026-10-25T01:10:00")).ShouldBe("400 invalid", "without an offset nobody can tell which");
        (await ArriveAsync(_durham, october, "2026-10-25T01:10:00+00:00")).ShouldBe("200 inTransit");
        (await ArriveAsync(_kent, october, "2026-10-25T01:55:00+01:00")).ShouldBe("200 completed");
        (await EffectiveAtAsync(october)).ShouldBe(DateTimeOffset.Parse("2026-10-25T01:10:00Z"));
    }

    // One is answered, the other is told that its version is stale, reads again and goes on from there.
    async Task AtOnceAsync(Func<Task<string>> entry, Func<Task<string>> receiving, Guid id, string first, string second)
    {
        _both = await VersionAsync(id);
        var answers = await Task.WhenAll(entry(), receiving());
        _both = null;
        answers.Order().ShouldBe([$"200 {first}", "412 stale"]);
        (await (answers[0].StartsWith("412", StringComparison.Ordinal) ? entry : receiving)()).ShouldBe($"200 {second}");
    }

    async Task<Guid> ProposedAsync(string effectiveAt, string? at = null)
    {
        if (at is not null)
        {
            await AdvanceAsync(at);
        }

        var (id, offer) = (await fixture.ReferAsync(), Guid.CreateVersion7());
        await fixture.AppendAsync(id, new OfferNoted(offer, A.Durham, "north-east"), new AcceptanceNoted(offer, A.Durham));
        var today = (await NowAsync())[..10];
        var review = new { reviewedOn = today, reviewedBy = "x", summary = "y" };
        (await PostAsync(_kent, id, "best-interests-reviews", review, await VersionAsync(id), on: "referrals"))
            .ShouldBe("200 accepted");
        (await PostAsync(_kent, id, "arrangement", new { effectiveAt }, await VersionAsync(id))).ShouldBe("200 accepted");
        return id;
    }

    async Task<string> SignAsync(HttpClient client, Guid id, string onBehalfOf) =>
        await PostAsync(client, id, "signatures", Signature(onBehalfOf), _both ?? await VersionAsync(id));

    async Task<string> DepartAsync(Guid id, string departedAt) =>
        await PostAsync(_kent, id, "departure", new { departedAt, escort = "x", expectedAt = departedAt }, await VersionAsync(id));

    async Task<string> ArriveAsync(HttpClient client, Guid id, string arrivedAt) =>
        await PostAsync(client, id, "arrival", Arrival(arrivedAt), _both ?? await VersionAsync(id));

    static object Signature(string onBehalfOf) => new { onBehalfOf, signedBy = "Officer", office = "Office" };

    static object Arrival(string arrivedAt) => new { arrivedAt, receivedBy = "x" };

    async Task MovedOnceAsync(Guid id)
    {
        await using var session = fixture.Host.Get<IReferralStore>().QuerySession();
        var events = (await session.Events.FetchStreamAsync(id)).Select(e => e.Data).ToList();
        events.OfType<ArrangementSigned>().Select(s => s.OnBehalfOf).Order().ShouldBe([A.Durham, A.Kent]);
        events.OfType<ArrivalConfirmed>().Select(a => a.OnBehalfOf).Order().ShouldBe([A.Durham, A.Kent]);
        events.OfType<ArrangementMade>().Count().ShouldBe(1);
        events.OfType<TransferCompleted>().Count().ShouldBe(1);
    }

    async Task<DateTimeOffset> EffectiveAtAsync(Guid id) =>
        (DateTimeOffset)(await OfferedHost.Get(_durham, $"transfers/{id}")).Answer["effectiveAt"]!;

    async Task<long> VersionAsync(Guid id) => (long)(await OfferedHost.Get(_kent, $"referrals/{id}")).Answer["version"]!;

    async Task<string> NowAsync()
    {
        using var anybody = fixture.Host.Client();
        return (string)(await OfferedHost.Get(anybody, "development/clock")).Answer["now"]!;
    }

    async Task AdvanceAsync(string to)
    {
        using var anybody = fixture.Host.Client();
        (await OfferedHost.Post(anybody, "development/clock", new { advanceTo = to })).Status.ShouldBe(200);
        await Poll.UntilAsync(
            async () => DateTimeOffset.Parse(await NowAsync()) >= DateTimeOffset.Parse(to), TimeSpan.FromSeconds(20), "the clock to move");
    }

    static async Task<string> PostAsync(
        HttpClient client, Guid id, string act, object body, long version, string? key = null, string on = "transfers")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{on}/{id}/{act}") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", $"{key}-{id}");
        }

        using var answer = await client.SendAsync(request);
        var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return $"{(int)answer.StatusCode} {told[answer.IsSuccessStatusCode ? "status" : "code"]}";
    }
}
