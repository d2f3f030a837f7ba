using System.Net;
using System.Text.Json;
using TransferScheme.Contracts;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Dashboards.Following;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;
using static TransferScheme.Dashboards.Tests.Keeping.DashboardsHost;

namespace TransferScheme.Dashboards.Tests.Keeping;

public sealed class KeepingTests
{
    static readonly IReadOnlyList<object> Messages =
    [
        Story.Rules(),
        Story.Position(Story.Kent, "south-east", 333_333, 400, at: Story.Start),
        Story.Position(Story.Kent, "south-east", 333_333, 398, version: 2, at: Story.Start.AddDays(5)),
        Story.Position(Story.Leeds, "yorkshire-and-the-humber", 170_050, 60),
        .. Story.Life(1, 3, 2), .. Story.Life(2, 5, 3), .. Story.Life(3, 9, 1),
        Story.Held(4), Story.Released(4), Story.Left(4, 1, 1), Story.Withdrawn(4), Story.Closed(5), Story.OfferWithdrawn(6), Story.Failed(7), Story.OutcomeRecorded(3),
        Story.Offer(8), Story.Overdue(8), Story.Declined(8), Story.Reaffirmed(8), Story.Settled(8),
        .. Story.Life(9, 6, 1), Story.Swapped(9), Story.Passed(2), .. Story.Directed(1), .. Story.Aged(6),
    ];

    [Fact]
    public async Task Given_every_kind_of_message_when_delivered_twice_then_kept_once_in_the_stream_of_its_sender()
    {
        await using var host = await StartAsync();
        IReadOnlyList<object> messages =
            [.. Messages, .. Story.Late(4), .. Story.Asked(8), .. Story.Refused(5), .. Story.Succeeded(2)];
        var deliveries = Deliveries(messages);
        await host.TellAsync([.. deliveries, .. deliveries]);

        messages.Select(m => m.GetType()).Distinct().OrderBy(t => t.Name, StringComparer.Ordinal).ShouldBe(
            Topology.Subscriptions.Where(s => s.Queue.StartsWith("dashboards-", StringComparison.Ordinal)).Select(s => s.Message)
                .OrderBy(t => t.Name, StringComparer.Ordinal));
        await using var session = host.Get<IDashboardStore>().QuerySession();
        (await session.QueryAsync<long>("select count(*) from dashboards.mt_events")).Single().ShouldBe(messages.Count);
        var offer = Messages.OfType<OfferMade>().Last(m => m.ReferralId == Story.Id(3, 9));
        (await session.Events.FetchStreamAsync(offer.OfferId)).Select(e => (e.EventTypeName, e.Data)).ShouldBe(
        [
            ("offer_made", offer), ("offer_accepted", (object)Messages.Last(m => m is OfferAccepted)),
            ("offer_swapped", Messages.Last(m => m is OfferSwapped)),
        ]);
    }

    [Fact]
    public async Task Given_messages_in_any_order_when_the_documents_are_made_anew_then_they_are_the_same()
    {
        await using var host = await StartAsync();
        await host.TellAsync(Deliveries(Messages.Reverse()));
        var live = await DocumentsAsync(host);

        var coordinator = host.Get<IProjectionCoordinator<IDashboardStore>>();
        await coordinator.PauseAsync();
        using (var daemon = await host.Get<IDashboardStore>().BuildProjectionDaemonAsync())
        {
            await daemon.RebuildProjectionAsync<ReferralProgress>(CancellationToken.None);
            await daemon.RebuildProjectionAsync<AuthorityPosition>(CancellationToken.None);
            await daemon.RebuildProjectionAsync<ThresholdInForce>(CancellationToken.None);
            await daemon.RebuildProjectionAsync<DirectionProgress>(CancellationToken.None);
            await daemon.RebuildProjectionAsync<AgeProgress>(CancellationToken.None);
        }

        await coordinator.ResumeAsync();

        live.ShouldBe(Folding.Of(Messages).Text());
        (await DocumentsAsync(host)).ShouldBe(live);
    }

    [Fact]
    public async Task Given_a_signed_in_officer_when_figures_are_read_then_they_say_what_they_count_and_when_it_was_true()
    {
        await using var host = await StartAsync();
        await host.TellAsync(Deliveries(Messages));
        using var officer = host.Client(Role.DutyOfficer, Story.Leeds);

        var national = await FiguresAsync(officer, "national");
        Value(national, "referralsAwaitingAllocation").ShouldBe(2);
        Value(national, "childrenOffered").ShouldBe(3);
        Value(national, "referralsOverdue").ShouldBe(3);
        Value(national, "medianWorkingDays").ShouldBe(8);
        national.GetProperty("referralsOverdue").GetProperty("listUrl").GetString().ShouldBe("/api/v1/referrals?overdue=true");
        national.GetProperty("referralsOverdue").GetProperty("asAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 3, 22, 9, 0, 0, TimeSpan.Zero));
        national.GetProperty("referralsOverdue").GetProperty("freshnessSeconds").GetInt32().ShouldBe(0);

        Value(await FiguresAsync(officer, $"authorities/{Story.Kent}"), "childrenLookedAfter").ShouldBe(398);
        Value(await FiguresAsync(officer, "regions/yorkshire-and-the-humber"), "childrenReceived").ShouldBe(1);
    }

    [Fact]
    public async Task Given_a_time_past_when_figures_are_read_then_they_are_those_of_that_time()
    {
        await using var host = await StartAsync();
        await host.TellAsync(Deliveries(Messages));
        using var officer = host.Client(Role.DutyOfficer, Story.Leeds);

        var kent = await FiguresAsync(officer, $"authorities/{Story.Kent}?asAt=2026-03-05T10:00:00%2B01:00");
        Value(kent, "childrenLookedAfter").ShouldBe(400);
        Value(kent, "referralsArranged").ShouldBe(1);
        Value(kent, "referralsCompleted").ShouldBe(0);
        kent.GetProperty("threshold").GetProperty("asAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 3, 5, 9, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Given_a_time_before_an_authority_was_known_when_figures_are_read_then_its_count_is_not_known()
    {
        await using var host = await StartAsync();
        await host.TellAsync(Deliveries(Messages));
        using var officer = host.Client(Role.DutyOfficer, Story.Leeds);
        foreach (var scope in (string[])[$"authorities/{Story.Kent}", "regions/south-east", "national"])
        {
            var before = await FiguresAsync(officer, $"{scope}?asAt=2016-03-05T10:00:00Z");
            before.GetProperty("childrenLookedAfter").GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null, scope);
            Value(before, "referralsCompleted").ShouldBe(0, scope);
        }
    }

    [Fact]
    public async Task Given_no_such_scope_or_time_or_no_right_to_ask_then_a_problem_says_so()
    {
        await using var host = await StartAsync();
        using var auditor = host.Client(Role.Auditor);
        using var portal = host.Client(Role.Portal);
        using var nobody = host.Client();
        (HttpClient Client, string Path, HttpStatusCode Status)[] cases =
        [
            (auditor, "authorities/E00000000", HttpStatusCode.NotFound),
            (auditor, "regions/atlantis", HttpStatusCode.NotFound),
            (auditor, "national?asAt=2026-03-23T00:00:00Z", HttpStatusCode.BadRequest),
            (auditor, "national?asAt=yesterday", HttpStatusCode.BadRequest),
            (auditor, "national", HttpStatusCode.OK),
            (portal, "national", HttpStatusCode.Forbidden),
            (nobody, "national", HttpStatusCode.Unauthorized),
        ];
        foreach (var (client, path, status) in cases)
        {
            using var answer = await client.GetAsync($"/api/v1/dashboards/{path}");
            answer.StatusCode.ShouldBe(status, path);
            answer.Content.Headers.ContentType?.MediaType.ShouldBe(status is HttpStatusCode.OK ? "application/json" : "application/problem+json", path);
        }
    }

    [Fact]
    public async Task Given_a_reader_that_stands_when_figures_are_read_then_they_say_how_old_they_are()
    {
        await using var host = await StartAsync();
        await host.TellAsync(Deliveries(Messages.Take(4)));
        await host.Get<IProjectionCoordinator<IDashboardStore>>().PauseAsync();
        var handler = host.Get<IEnumerable<HandlerRegistration>>().Single(h => h.Message == typeof(OfferMade));
        await handler.Deliver(host.Services, Guid.CreateVersion7(), Story.Offer(9), CancellationToken.None);
        using var national = host.Client(Role.National);
        using var content = new StringContent("""{"advanceTo":"2026-03-22T09:01:30Z"}""", null, "application/json");
        (await national.PostAsync("/api/v1/development/clock", content)).EnsureSuccessStatusCode();

        var offered = (await FiguresAsync(national, "national")).GetProperty("referralsOffered");
        offered.GetProperty("value").GetDecimal().ShouldBe(0);
        offered.GetProperty("freshnessSeconds").GetInt32().ShouldBe(90);
        offered.GetProperty("asAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 3, 22, 9, 0, 0, TimeSpan.Zero));
    }

    static async Task<string> DocumentsAsync(SchemeTestHost host)
    {
        await using var session = host.Get<IDashboardStore>().QuerySession();
        return JsonSerializer.Serialize(new object[]
        {
            (await session.QueryAsync<ReferralProgress>("order by id")).OrderBy(r => r.Id),
            await session.QueryAsync<AuthorityPosition>("order by id"),
            await session.QueryAsync<ThresholdInForce>("order by id"),
            (await session.QueryAsync<DirectionProgress>("order by id")).OrderBy(d => d.Id),
            (await session.QueryAsync<AgeProgress>("order by id")).OrderBy(a => a.Id),
        });
    }

    static async Task<JsonElement> FiguresAsync(HttpClient client, string path) =>
        JsonDocument.Parse(await client.GetStringAsync($"/api/v1/dashboards/{path}")).RootElement.GetProperty("figures");

    static decimal Value(JsonElement figures, string name) => figures.GetProperty(name).GetProperty("value").GetDecimal();
}
