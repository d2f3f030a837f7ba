using System.Text.Json.Nodes;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;
using static TransferScheme.Referrals.Tests.OfferedHost;

namespace TransferScheme.Referrals.Tests.Travelling;

/// <summary>
/// Children received two days before the instant that the two authorities agreed on, over HTTP, with the simulated clock and the worker
/// that records what falls due.
/// </summary>
public sealed class AgreedInstantApiTests(OfferedHost fixture) : IClassFixture<OfferedHost>, IDisposable
{
    readonly HttpClient _kent = fixture.Host.Client(Role.ApiClient, A.Kent);
    readonly HttpClient _durham = fixture.Host.Client(Role.ApiClient, A.Durham);

    /// <inheritdoc/>
    public void Dispose()
    {
        _kent.Dispose();
        _durham.Dispose();
    }

    [Fact]
    public async Task Given_both_words_before_the_instant_agreed_then_the_entry_authority_is_responsible_until_the_clock_reaches_it()
    {
        var start = await NowAsync();
        var instant = start.AddDays(2);
        var id = await ReceivedAsync(start, instant);
        var waits = await TransferAsync(_kent, id);
        (waits["status"]!.ToString(), waits["effectiveAt"]!.GetValue<DateTimeOffset>(), waits["movesAt"]!.GetValue<DateTimeOffset>())
            .ShouldBe(("inTransit", instant, instant));
        waits["arrivalConfirmedBy"]!.AsArray().Select(a => a!.ToString()).Order().ShouldBe([A.Durham, A.Kent]);
        (await Get(_durham, $"referrals/{id}")).Answer["children"]![0]!["givenName"]!.ToString().ShouldBe("Canary-given");

        var child = (await Get(_kent, $"referrals/{id}")).Answer["children"]![0]!["id"]!.ToString();
        (await ToldAsync(_kent, id, "referrals", "missing-episodes", new { childId = child, missingSince = start, policeReference = "x" })).ShouldBe("200 inTransit");
        (await ToldAsync(_kent, id, "referrals", "missing-episodes/1/end", new { })).ShouldBe("200 inTransit");
        (await ToldAsync(_kent, id, "transfers", "failed-move", new { reasonCode = "ill" })).ShouldBe("409 arrival-agreed");
        (await ToldAsync(_durham, id, "referrals", "outcome", new { recordedOn = "2026-03-02", summary = "x" })).ShouldBe("409 not-completed");

        await AdvanceAsync(instant.AddSeconds(-30));
        await Task.Delay(TimeSpan.FromSeconds(3));
        (await TransferAsync(_kent, id))["status"]!.ToString().ShouldBe("inTransit");
        await AdvanceAsync(instant);
        await CompletedAsync(id);
        (await TransferAsync(_durham, id)).AsObject().ContainsKey("movesAt").ShouldBeFalse();
        (await ToldAsync(_kent, id, "referrals", "closure", new { reasonCode = "left-uk" })).ShouldBe("403 responsibility-moved");
        (await MovesAsync(id)).Select(m => m.EffectiveAt).ShouldBe([instant]);
    }

    [Fact]
    public async Task Given_nobody_who_looked_for_weeks_when_the_instant_is_found_past_then_complete_in_time_and_never_said_to_be_late()
    {
        var start = await NowAsync();
        var instant = start.AddDays(2);
        var id = await ReceivedAsync(start, instant);
        await AdvanceAsync(start.AddDays(25));
        await CompletedAsync(id);
        (await MovesAsync(id)).ShouldHaveSingleItem().ShouldBe(new TransferCompleted(A.Kent, A.Durham, 1, true, instant, 2, true));
        await using var session = fixture.Host.Get<IReferralStore>().QuerySession();
        (await session.Events.FetchStreamAsync(id)).ShouldNotContain(e => e.Data is StatutoryBreached || e.Data is StatutoryDueSoon);
    }

    // Both words on the day of the start.
    async Task<Guid> ReceivedAsync(DateTimeOffset start, DateTimeOffset instant)
    {
        var (id, offer) = (await fixture.ReferAsync(), Guid.CreateVersion7());
        await fixture.AppendAsync(
            id, new OfferNoted(offer, A.Durham, "north-east"), new AcceptanceNoted(offer, A.Durham), new ArrangementProposed(instant, []),
            new ArrangementSigned(A.Kent, Guid.CreateVersion7(), A.Sealed<SigningOfficer>()),
            new ArrangementSigned(A.Durham, Guid.CreateVersion7(), A.Sealed<SigningOfficer>()), new ArrangementMade(A.Kent, A.Durham, "sameNation"),
            new DepartureRecorded(A.Kent, A.Durham, start, start.AddHours(4), A.Sealed<Journey>()));
        var arrival = new { arrivedAt = start, receivedBy = "x" };
        (await ToldAsync(_durham, id, "transfers", "arrival", arrival)).ShouldBe("200 inTransit");
        (await ToldAsync(_kent, id, "transfers", "arrival", arrival)).ShouldBe("200 inTransit");
        return id;
    }

    static async Task<string> ToldAsync(HttpClient client, Guid id, string on, string act, object body)
    {
        var (status, answer) = await Post(client, $"{on}/{id}/{act}", body, (long)(await TransferAsync(client, id))["version"]!);
        return $"{status} {answer[status == 200 ? "status" : "code"]}";
    }

    static async Task<JsonNode> TransferAsync(HttpClient client, Guid id) => (await Get(client, $"transfers/{id}")).Answer;

    Task CompletedAsync(Guid id) => Poll.UntilAsync(
        async () => (await TransferAsync(_kent, id))["status"]!.ToString() == "completed", TimeSpan.FromSeconds(30), "the instant to be recorded");

    async Task<IReadOnlyList<TransferCompleted>> MovesAsync(Guid id)
    {
        await using var session = fixture.Host.Get<IReferralStore>().QuerySession();
        return [.. (await session.Events.FetchStreamAsync(id)).Select(e => e.Data).OfType<TransferCompleted>()];
    }

    async Task<DateTimeOffset> NowAsync()
    {
        using var anybody = fixture.Host.Client();
        return (DateTimeOffset)(await Get(anybody, "development/clock")).Answer["now"]!;
    }

    async Task AdvanceAsync(DateTimeOffset to)
    {
        using var anybody = fixture.Host.Client();
        (await Post(anybody, "development/clock", new { advanceTo = to })).Status.ShouldBe(200);
    }
}
