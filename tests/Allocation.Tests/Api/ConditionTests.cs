using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TransferScheme.Allocation.Notifying;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Time;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>An acceptance under conditions, over HTTP, on a real database and a real broker.</summary>
public sealed class ConditionTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    readonly SchemeTestHost host = fixture.Host;

    [Fact]
    public async Task Given_conditions_then_both_authorities_see_them_and_each_says_when_its_own_are_met()
    {
        var decided = await fixture.Decide();
        var offer = await fixture.Offer(decided);
        using var receiving = host.Client(Role.ApiClient, decided.Chosen);
        using var entry = host.Client(Role.ApiClient, AllocationHost.Kent);
        using var national = host.Client(Role.National);
        (await Told(receiving, $"{offer}/acceptance", Accepting("2020-01-01"), 1)).ShouldBe("400 invalid conditions[1].dueOn");
        (await Told(receiving, $"{offer}/acceptance", Accepting("2090-01-01"), 1)).ShouldBe("200 accepted");

        foreach (var client in new[] { receiving, entry })
        {
            (await Shown(client, offer)).ShouldBe(
                ["1 entry open The health file comes with the child.", "2 receiving open A school place is found."]);
        }

        (await Shown(national, offer)).ShouldBe(["1 entry open", "2 receiving open"]);
        (await Told(receiving, $"{offer}/conditions/1/met", new { }, 2)).ShouldBe("403 forbidden");
        (await Told(national, $"{offer}/conditions/1/met", new { }, 2)).ShouldBe("403 forbidden");
        (await Told(entry, $"{offer}/conditions/3/met", new { }, 2)).ShouldBe("404 not-found");
        (await Told(entry, $"{offer}/conditions/1/met", new { note = "Sent by courier." }, 2)).ShouldBe("200 accepted");
        (await Told(entry, $"{offer}/conditions/1/met", new { }, 3)).ShouldBe("409 condition-met");
        (await Shown(receiving, offer))[0].ShouldBe("1 entry met The health file comes with the child. Sent by courier.");

        await using var session = host.Get<IAllocationStore>().QuerySession();
        var reads = (await session.Events.FetchStreamAsync(AccessLines.StreamOf(offer))).Select(e => (RecordViewed)e.Data).ToList();
        reads.Select(r => (r.Role, r.Authority, r.Purpose, string.Join(' ', r.Fields!))).ShouldBe(
        [
            ("ApiClient", decided.Chosen, "transfer", "minimum-facts conditions"),
            ("ApiClient", AllocationHost.Kent, "transfer", "conditions"), ("National", null, "oversight", "minimum-facts"),
            ("ApiClient", decided.Chosen, "transfer", "minimum-facts conditions"),
        ]);
        (await session.QueryAsync<long>("select count(*) from allocation.mt_events where data::text like '%health file%' or data::text like '%courier%'"))
            .ShouldBe([0]);
    }

    [Fact]
    public async Task Given_days_that_pass_then_a_condition_is_overdue_and_a_swap_without_an_answer_lapses()
    {
        var start = new DateTimeOffset(2027, 1, 11, 10, 0, 0, TimeSpan.Zero);
        await using var apart = await SchemeTestHost.StartAsync(
            b => b.AddAllocation(), app => app.MapAllocation(), null, $"--Development:Clock={start:O}");
        var offer = Guid.CreateVersion7();
        await using (var session = apart.Get<IAllocationStore>().LightweightSession())
        {
            session.Events.StartStream<Offer>(
                offer, Sample.Made() with { RespondBy = start.AddDays(2) },
                new OfferAccepted(Sample.ReferralId, "N1", 1, "foster", Sample.Details,
                    [new(1, "entry", new DateOnly(2027, 1, 12), new Sealed<Allocation.Conditions.ConditionText>("", []))]),
                new SwapProposed(Sample.ReferralId, "N1", "N2", start.AddDays(2).AddHours(7)));
            await session.SaveChangesAsync();
        }

        await apart.Get<SimulatedClock>().AdvanceAsync(start.AddDays(1).AddHours(15), CancellationToken.None);
        await Is(apart, offer, "offer_made offer_accepted swap_proposed condition_overdue");

        // The condition fell overdue in the night: whose duty it is hears of it in the morning.
        await apart.Get<SimulatedClock>().AdvanceAsync(start.AddDays(2), CancellationToken.None);
        (await Poll.ForAsync(() => ToldAsync(apart, offer), told => told.Count == 2, TimeSpan.FromSeconds(30), "two offices to be told"))
            .ShouldBe(["swap N2", "condition K1"]);
        await apart.Get<SimulatedClock>().AdvanceAsync(start.AddDays(9), CancellationToken.None);
        await Is(apart, offer, "offer_made offer_accepted swap_proposed condition_overdue swap_lapsed");
        using var asked = apart.Client(Role.ApiClient, "N2");
        (await asked.GetAsync($"/api/v1/offers/{offer}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    static object Accepting(string dueOn) => new
    {
        placementType = "foster", placement = "1 High Street", socialWorker = new { name = "Sam Lee", email = "sam@example.org", phone = "0191 496 0000" },
        conditions = new[]
        {
            new { text = "The health file comes with the child.", onBehalfOf = "entry", dueOn = "2090-01-01" },
            new { text = "A school place is found.", onBehalfOf = "receiving", dueOn },
        },
    };

    static Task<string> Told(HttpClient client, string act, object body, int version) =>
        AllocationHost.Told(client, HttpMethod.Post, $"/api/v1/offers/{act}", body, $"\"{version}\"");

    static async Task<IReadOnlyList<string>> Shown(HttpClient client, Guid offer)
    {
        var shown = await client.GetFromJsonAsync<JsonElement>($"/api/v1/offers/{offer}");
        return [.. shown.GetProperty("conditions").EnumerateArray().Select(c => string.Join(' ', new[]
        {
            $"{c.GetProperty("number")}", Word(c, "onBehalfOf"), Word(c, "state"), Word(c, "text"), Word(c, "note"),
        }).TrimEnd())];
    }

    static string Word(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString()! : "";

    static async Task<IReadOnlyList<string>> ToldAsync(SchemeTestHost host, Guid offer)
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        var notices = (await session.Events.FetchStreamAsync(Streams.Notices(offer))).Select(e => e.Data);
        return
        [
            .. notices.Select(e => e switch
            {
                NoticeDelivered n => $"{n.Occasion!.Split('-')[0]} {n.Office}",
                NoticeFailed n => $"{n.Occasion!.Split('-')[0]} {n.Office}",
                _ => "",
            }),
        ];
    }

    static Task<string> Is(SchemeTestHost host, Guid offer, string events) => Poll.ForAsync(
        async () =>
        {
            await using var session = host.Get<IAllocationStore>().QuerySession();
            return string.Join(' ', (await session.Events.FetchStreamAsync(offer)).Select(e => e.EventTypeName));
        },
        told => told == events, TimeSpan.FromSeconds(30), events);
}
