using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Dashboards.Streaming;
using TransferScheme.Dashboards.Tests.Keeping;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;
using static TransferScheme.Dashboards.Tests.Keeping.DashboardsHost;

namespace TransferScheme.Dashboards.Tests.Streaming;

/// <summary>The stream of changes through the real host: ids, need to know, resuming, lag, and how it ends.</summary>
public sealed class FollowChangesTests
{
    static readonly IReadOnlyList<object> Councils =
    [
        Story.Rules(), Story.Position(Story.Kent, "south-east", 333_333, 400), Story.Position(Story.Leeds, "yorkshire-and-the-humber", 170_050, 60),
        Story.Position(Story.York, "yorkshire-and-the-humber", 35_001, 3),
    ];

    [Fact]
    public async Task Given_a_follower_when_a_case_changes_then_told_within_two_seconds_by_codes_and_ids_alone()
    {
        await using var host = await StartAsync();
        await host.TellAsync(Deliveries(Councils));
        using var officer = host.Client(Role.DutyOfficer, Story.Kent);
        await using var following = await Following.StartAsync(officer);
        var begin = await following.NextAsync();
        (begin.EventType, begin.EventId, begin.ReconnectionInterval).ShouldBe(("heartbeat", "4", TimeSpan.FromSeconds(2)));
        JsonSerializer.Deserialize<Heartbeat>(begin.Data, Json.Answers)!.LagSeconds.ShouldBe(0);

        await host.TellAsync(Deliveries(Story.Eligible(1, 2)));
        var watch = Stopwatch.StartNew();
        var item = await following.NextAsync();

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        (item.EventType, item.EventId).ShouldBe(("change", "5"));
        item.Data.ShouldBe(
            $$"""
            {"kind":"referral","caseId":"{{Story.Id(3, 1)}}","referralId":"{{Story.Id(3, 1)}}","change":"referral-found-eligible","version":3,"at":"2026-03-02T09:03:00+00:00"}
            """.Trim());
    }

    [Fact]
    public async Task Given_several_who_follow_when_a_transfer_runs_then_each_is_told_of_the_own_part_and_of_nothing_else()
    {
        await using var host = await StartAsync();
        await host.TellAsync(Deliveries(Councils));
        (Role Role, string? Authority, string? Region)[] who =
        [
            (Role.National, null, null), (Role.Coordinator, null, "yorkshire-and-the-humber"), (Role.Coordinator, null, "wales"),
            (Role.DutyOfficer, Story.Kent, null), (Role.ApiClient, Story.Leeds, null), (Role.Assessor, Story.Leeds, null),
            (Role.Manager, Story.York, null),
        ];
        var clients = who.Select(w => host.Client(w.Role, w.Authority, w.Region)).ToList();
        var following = new List<Following>();
        foreach (var client in clients)
        {
            following.Add(await Following.StartAsync(client));
        }

        foreach (var message in Story.Life(1, 9, 1).Skip(1).Append(Story.Late(1).OfType<OutcomeDue>().Single()).Append(Story.DirectionGiven(1, Story.York)))
        {
            await host.TellAsync(Deliveries(message));
            await Task.Delay(400);
        }

        IReadOnlyList<string> journey =
        [
            "referral referral-found-eligible", "allocation authority-recommended", "offer offer-made", "offer offer-made",
            "offer offer-accepted", "referral arrangement-made", "referral departure-recorded", "referral transfer-completed",
            "referral outcome-due", "direction direction-given",
        ];
        (await following[0].ChangesAsync(10)).ShouldBe(journey);
        (await following[1].ChangesAsync(9)).ShouldBe(journey.Skip(1));
        (await following[2].ChangesAsync(1)).ShouldBe(["direction direction-given"]);
        (await following[3].ChangesAsync(9)).ShouldBe(journey.Where(c => c != "referral outcome-due"));
        (await following[4].ChangesAsync(7)).ShouldBe(journey.Skip(3));
        (await following[5].ChangesAsync(6)).ShouldBe(journey.Skip(4));
        (await following[6].ChangesAsync(2)).ShouldBe(["offer offer-made", "direction direction-given"]);
        foreach (var one in following)
        {
            await one.DisposeAsync();
        }

        clients.ForEach(c => c.Dispose());
    }

    [Fact]
    public async Task Given_a_broken_stream_when_followed_again_from_any_id_then_nothing_is_missed_or_told_twice()
    {
        await using var host = await StartAsync();
        await host.TellAsync(Deliveries(Councils));
        await host.TellAsync(Deliveries(Enumerable.Range(1, 620).Select(i => (object)Story.Eligible(i))));
        using var national = host.Client(Role.National);
        var read = new List<long>();
        var place = "2";
        for (var turn = 0; turn < 4; turn++)
        {
            await using var following = await Following.StartAsync(national, place);
            (await following.NextAsync()).EventId.ShouldBe(place);
            for (var i = 0; i < (turn < 3 ? 101 : 622 - 303); i++)
            {
                var item = await following.NextAsync();
                item.EventType.ShouldBe("change");
                place = item.EventId!;
                read.Add(long.Parse(place));
            }
        }

        read.ShouldBe(Enumerable.Range(3, 622).Select(i => (long)i));
        await using var last = await Following.StartAsync(national, place);
        await last.NextAsync();
        await host.TellAsync(Deliveries(Story.Eligible(700)));
        (await last.NextAsync()).EventId.ShouldBe("625");
    }

    [Fact]
    public async Task Given_an_hour_without_news_then_a_heartbeat_every_15_seconds_says_how_far_the_stream_is_behind()
    {
        await using var host = await StartAsync();
        await host.TellAsync(Deliveries(Councils));
        using var national = host.Client(Role.National);
        await using var following = await Following.StartAsync(national);
        await following.NextAsync();
        await host.Get<IProjectionCoordinator<IDashboardStore>>().PauseAsync();
        var handler = host.Get<IEnumerable<Platform.Messaging.HandlerRegistration>>().Single(h => h.Message == typeof(Contracts.Allocation.OfferMade));
        await handler.Deliver(host.Services, Guid.CreateVersion7(), Story.Offer(9), CancellationToken.None);
        using var content = new StringContent("""{"advanceTo":"2026-03-22T09:01:30Z"}""", null, "application/json");
        (await national.PostAsync("/api/v1/development/clock", content)).EnsureSuccessStatusCode();

        var beat = await following.NextAsync();

        (beat.EventType, beat.EventId).ShouldBe(("heartbeat", "4"));
        JsonSerializer.Deserialize<Heartbeat>(beat.Data, Json.Answers)!.LagSeconds.ShouldBeInRange(90, 95);
        await host.Get<IProjectionCoordinator<IDashboardStore>>().ResumeAsync();
        (await following.ChangesAsync(1)).ShouldBe(["offer offer-made"]);
    }

    [Fact]
    public async Task Given_a_token_that_expires_or_a_host_that_stops_then_the_stream_says_so_and_ends()
    {
        var host = await StartAsync();
        using var brief = host.Client();
        brief.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", host.Issuer.Token(Role.National, expiresAt: DateTime.UtcNow.AddSeconds(3)));
        using var national = host.Client(Role.National);
        await using var expiring = await Following.StartAsync(brief);
        await using var stopped = await Following.StartAsync(national);

        var end = (await expiring.RestAsync())[^1];
        (end.EventType, end.EventId, end.Data).ShouldBe(("end", "0", """{"reason":"token-expired"}"""));
        var watch = Stopwatch.StartNew();
        await host.DisposeAsync();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        (await stopped.RestAsync())[^1].Data.ShouldBe("""{"reason":"stopping"}""");
    }

    [Fact]
    public async Task Given_more_streams_than_one_may_have_or_no_right_or_no_such_id_then_a_problem_says_so()
    {
        await using var host = await StartAsync();
        using var national = host.Client(Role.National);
        using var auditor = host.Client(Role.Auditor);
        var open = new List<Following>();
        for (var i = 0; i < Changes.StreamsEach; i++)
        {
            open.Add(await Following.StartAsync(national));
        }

        await RefusedAsync(national, HttpStatusCode.TooManyRequests);
        await using (var another = await Following.StartAsync(auditor))
        {
            another.Status.ShouldBe(HttpStatusCode.OK);
        }

        await open[0].DisposeAsync();
        await Poll.UntilAsync(
            async () =>
            {
                await using var again = await Following.StartAsync(national);
                return again.Status is HttpStatusCode.OK;
            },
            TimeSpan.FromSeconds(10), "a place");
        await RefusedAsync(auditor, HttpStatusCode.BadRequest, "first");
        await RefusedAsync(auditor, HttpStatusCode.BadRequest, "-1");
        await RefusedAsync(host.Client(Role.Portal), HttpStatusCode.Forbidden);
        await RefusedAsync(host.Client(Role.Service), HttpStatusCode.Forbidden);
        await RefusedAsync(host.Client(), HttpStatusCode.Unauthorized);
        foreach (var one in open)
        {
            await one.DisposeAsync();
        }
    }

    static async Task RefusedAsync(HttpClient client, HttpStatusCode status, string? lastEventId = null)
    {
        await using var following = await Following.StartAsync(client, lastEventId);
        following.Status.ShouldBe(status);
    }
}
