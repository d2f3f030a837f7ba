using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Time;
using TransferScheme.TestKit;
using static TransferScheme.Referrals.Tests.OfferedHost;

namespace TransferScheme.Referrals.Tests.Travelling;

/// <summary>The journey over HTTP, on a real database, with the simulated clock and the worker that records what falls due.</summary>
public sealed class JourneyApiTests : IAsyncLifetime
{
    const string Escort = "Canary-companion";
    const string Words = "Canary-reason";
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    readonly string _key = SchemeTestHost.MasterKeyFile();
    SchemeTestHost? _host;

    SchemeTestHost Host => _host ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync() => _host = await StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task Given_children_who_do_not_arrive_when_the_service_restarts_then_one_alarm_that_the_arrival_ends()
    {
        var id = await ArrangedAsync();
        using var kent = Host.Client(Role.ApiClient, A.Kent);
        using var durham = Host.Client(Role.ApiClient, A.Durham);
        (await Post(kent, $"transfers/{id}/departure", Departure(4), await Version(kent, id))).Status.ShouldBe(200);
        (await Post(durham, $"transfers/{id}/expected-arrival", new { expectedAt = A.Monday.AddHours(6) }, await Version(kent, id))).Status.ShouldBe(403);
        (await Post(kent, $"transfers/{id}/expected-arrival", new { expectedAt = A.Monday.AddSeconds(-1) }, await Version(kent, id))).Status.ShouldBe(400);
        (await Post(kent, $"transfers/{id}/expected-arrival", new { expectedAt = A.Monday.AddHours(6), note = Words }, await Version(kent, id))).Status.ShouldBe(200);
        (await TransferAsync(kent, id))["expectedAt"]!.GetValue<DateTimeOffset>().ShouldBe(A.Monday.AddHours(6));

        // The first time that was told, with the grace, is over: the train is late, and that was said.
        await AdvanceAsync(Host, A.Monday.AddHours(7.5));
        await Task.Delay(TimeSpan.FromSeconds(3));
        (await TransferAsync(kent, id)).AsObject().ContainsKey("alarm").ShouldBeFalse();

        await AdvanceAsync(Host, A.Monday.AddHours(8));
        await Poll.UntilAsync(async () => (await TransferAsync(kent, id)).AsObject().ContainsKey("alarm"), Limit, "the alarm");
        var before = Host;
        await before.DisposeAsync();
        _host = await StartAsync(before);
        await AdvanceAsync(Host, A.Monday.AddHours(20));
        await Task.Delay(TimeSpan.FromSeconds(3));
        await AlarmedAsync(id);
    }

    async Task AlarmedAsync(Guid id)
    {
        using var kent = Host.Client(Role.ApiClient, A.Kent);
        using var durham = Host.Client(Role.ApiClient, A.Durham);
        (await EventsAsync(id)).Count(e => e is ChildrenDidNotArrive).ShouldBe(1);
        var alarm = (await TransferAsync(durham, id))["alarm"]!;
        (alarm["expectedAt"]!.GetValue<DateTimeOffset>(), alarm["overdueFrom"]!.GetValue<DateTimeOffset>(), alarm["endedAt"])
            .ShouldBe((A.Monday.AddHours(6), A.Monday.AddHours(8), null));
        var episode = (await Read(kent, id))["missingEpisodes"]![0]!;
        (episode["owner"]!.ToString(), episode["policeReference"], episode["foundAt"]).ShouldBe((A.Kent, null, null));
        (await Read(kent, id))["overlays"]!.ToJsonString().ShouldBe("""["missing"]""");

        (await Post(kent, $"referrals/{id}/missing-episodes/1/police-reference", new { policeReference = Words }, await Version(kent, id))).Status.ShouldBe(200);
        (await Read(kent, id))["missingEpisodes"]![0]!["policeReference"]!.ToString().ShouldBe(Words);
        (await Post(durham, $"transfers/{id}/arrival", Arrival(9), await Version(durham, id))).Status.ShouldBe(200);
        (await Read(kent, id))["missingEpisodes"]![0]!["foundAt"]!.GetValue<DateTimeOffset>().ShouldBe(A.Monday.AddHours(9));
        (await Read(kent, id))["overlays"]!.ToJsonString().ShouldBe("[]");
        (await TransferAsync(kent, id))["alarm"]!["endedAt"]!.GetValue<DateTimeOffset>().ShouldBe(A.Monday.AddHours(9));
        (await StoredAsync(id)).ShouldNotContain("Canary");
    }

    [Fact]
    public async Task The_journey_is_shown_with_its_escort_to_the_two_authorities_alone_and_every_look_at_it_is_logged()
    {
        var id = await ArrangedAsync();
        using var kent = Host.Client(Role.ApiClient, A.Kent);
        using var durham = Host.Client(Role.DutyOfficer, A.Durham, person: Guid.CreateVersion7());
        using var national = Host.Client(Role.National);
        var before = await TransferAsync(kent, id);
        (before["attempts"]!.GetValue<int>(), before["escort"]).ShouldBe((0, null));
        (await Post(kent, $"transfers/{id}/departure", Departure(24 * 8), await Version(kent, id))).Status.ShouldBe(400);
        (await Post(kent, $"transfers/{id}/departure", Departure(4), await Version(kent, id))).Status.ShouldBe(200);
        foreach (var reader in new[] { kent, durham })
        {
            var shown = await TransferAsync(reader, id);
            (shown["escort"]!.ToString(), shown["attempts"]!.GetValue<int>(), shown["failedMoves"]!.GetValue<int>()).ShouldBe((Escort, 1, 0));
        }

        (await TransferAsync(national, id)).AsObject().ContainsKey("escort").ShouldBeFalse();
        (await Get(kent, $"transfers/{id}", purpose: "curiosity")).Status.ShouldBe(400);
        using var auditor = Host.Client(Role.Auditor);
        var log = (await Get(auditor, $"referrals/{id}/access-log")).Answer.ToJsonString();
        log.ShouldContain("\"transfer\"");
        log.ShouldContain("escort");

        (await Post(kent, $"transfers/{id}/failed-move", new { reasonCode = "transport", note = Words }, await Version(kent, id))).Status.ShouldBe(200);
        var failed = await TransferAsync(kent, id);
        (failed["status"]!.ToString(), failed["attempts"]!.GetValue<int>(), failed["failedMoves"]!.GetValue<int>()).ShouldBe(("accepted", 1, 1));
    }

    [Fact]
    public async Task Given_both_words_at_the_same_moment_when_recorded_then_completed_once_whoever_comes_first()
    {
        using var kent = Host.Client(Role.ApiClient, A.Kent);
        using var durham = Host.Client(Role.ApiClient, A.Durham);
        for (var round = 0; round < 8; round++)
        {
            var id = await DepartedAsync(kent);
            var version = await Version(kent, id);
            using var together = new Barrier(2);
            var answers = await Task.WhenAll(Said(kent, 3), Said(durham, 4));

            // Both decided on the same version, and one of them was told that the case had moved on.
            answers.Order().ShouldBe([200, 412]);
            var late = answers[0] == 412 ? (kent, 3) : (durham, 4);
            (await Post(late.Item1, $"transfers/{id}/arrival", Arrival(late.Item2), await Version(late.Item1, id))).Status.ShouldBe(200);
            var events = await EventsAsync(id);
            events.OfType<ArrivalConfirmed>().Select(e => e.OnBehalfOf).Order(StringComparer.Ordinal).ShouldBe([A.Durham, A.Kent]);
            events.OfType<TransferCompleted>().Select(e => e.EffectiveAt).ShouldBe([A.Monday.AddHours(4)]);

            Task<int> Said(HttpClient client, int hours) => Task.Run(async () =>
            {
                together.SignalAndWait();
                return (await Post(client, $"transfers/{id}/arrival", Arrival(hours), version)).Status;
            });
        }
    }

    [Fact]
    public async Task A_dispute_is_the_entry_authoritys_its_decision_the_national_teams_and_its_words_are_for_them()
    {
        using var kent = Host.Client(Role.ApiClient, A.Kent);
        using var durham = Host.Client(Role.ApiClient, A.Durham);
        using var national = Host.Client(Role.National);
        using var coordinator = Host.Client(Role.Coordinator, region: "north-east");
        var id = await DepartedAsync(kent);
        (await Told(kent, id, "arrival-dispute", new { reason = Words, arrivedAt = At(3) })).ShouldBe("409 not-received");
        (await Told(national, id, "arrival-decision", new { arrivedAt = At(3), reason = Words })).ShouldBe("409 not-received");
        (await Told(durham, id, "arrival", Arrival(-1))).ShouldBe("400 invalid");
        (await Told(durham, id, "arrival", Arrival(24))).ShouldBe("400 invalid");
        (await Told(durham, id, "arrival", Arrival(4))).ShouldBe("200 inTransit");
        (await Told(national, id, "arrival-decision", new { arrivedAt = At(3), reason = Words })).ShouldBe("409 not-disputed");
        (await Told(durham, id, "arrival-dispute", new { reason = Words, arrivedAt = At(3) })).ShouldBe("403 forbidden");
        (await Told(kent, id, "arrival-dispute", new { arrivedAt = At(3) })).ShouldBe("400 invalid");
        (await Told(kent, id, "arrival-dispute", new { reason = Words, arrivedAt = At(3) })).ShouldBe("200 inTransit");
        (await Told(kent, id, "arrival-dispute", new { reason = Words, arrivedAt = At(3) })).ShouldBe("409 already-disputed");
        foreach (var (reader, reads) in new[] { (kent, true), (durham, true), (national, true), (coordinator, false) })
        {
            var dispute = (await TransferAsync(reader, id))["dispute"]!.AsObject();
            (dispute["arrivedAt"]!.GetValue<DateTimeOffset>(), dispute.ContainsKey("reason"), dispute.ContainsKey("settledBy"))
                .ShouldBe((A.Monday.AddHours(3), reads, false));
        }

        (await Told(kent, id, "arrival-decision", new { arrivedAt = At(3), reason = Words })).ShouldBe("403 forbidden");
        (await Told(durham, id, "arrival-decision", new { arrivedAt = At(3), reason = Words })).ShouldBe("403 forbidden");
        (await Told(national, id, "arrival-decision", new { arrivedAt = At(24), reason = Words })).ShouldBe("400 invalid");
        (await Told(national, id, "arrival-decision", new { arrivedAt = At(3), reason = Words })).ShouldBe("200 completed");
        var completed = await TransferAsync(durham, id);
        (completed["effectiveAt"]!.GetValue<DateTimeOffset>(), completed["dispute"]!["settledBy"]!.ToString(), completed["dispute"]!["decisionReason"]!.ToString())
            .ShouldBe((A.Monday.AddHours(3), "national", Words));
        (await StoredAsync(id)).ShouldNotContain("Canary");
    }

    [Fact]
    public async Task Given_an_age_in_question_when_departed_then_an_agreed_plan_first()
    {
        using var kent = Host.Client(Role.ApiClient, A.Kent);
        using var durham = Host.Client(Role.ApiClient, A.Durham);
        var id = await ArrangedAsync(new AgeFacts("inProgress", "E10000016"));
        var child = (await Read(kent, id))["children"]![0]!["id"]!.ToString();
        (await Told(kent, id, "departure", Departure(4))).ShouldBe("409 age-unplanned");
        var plan = new { childId = child, leadAuthority = A.Durham, timescale = Words, safeguards = Words };
        (await Post(durham, $"referrals/{id}/age-plans", plan, await Version(kent, id))).Status.ShouldBe(403);
        (await Post(kent, $"referrals/{id}/age-plans", plan, await Version(kent, id))).Status.ShouldBe(200);
        (await Read(durham, id))["agePlans"]![0]!["safeguards"]!.ToString().ShouldBe(Words);
        (await Told(kent, id, "departure", Departure(4))).ShouldBe("200 inTransit");
    }

    [Fact]
    public async Task Given_a_completed_case_when_anything_of_its_journey_or_its_end_is_told_then_rejected_and_it_stands()
    {
        using var kent = Host.Client(Role.ApiClient, A.Kent, person: Guid.CreateVersion7());
        using var durham = Host.Client(Role.ApiClient, A.Durham, person: Guid.CreateVersion7());
        using var national = Host.Client(Role.National);
        var id = await DepartedAsync(kent);
        (await Told(durham, id, "arrival", Arrival(4))).ShouldBe("200 inTransit");
        (await Told(kent, id, "arrival", Arrival(3))).ShouldBe("200 completed");
        var child = (await Read(kent, id))["children"]![0]!["id"]!.ToString();
        var day = "2026-03-02";
        (HttpClient Who, string Path, object Body)[] commands =
        [
            (kent, "transfers/{0}/departure", Departure(4)), (kent, "transfers/{0}/expected-arrival", new { expectedAt = At(8) }),
            (kent, "transfers/{0}/arrival", Arrival(3)), (durham, "transfers/{0}/arrival", Arrival(5)),
            (kent, "transfers/{0}/arrival-dispute", new { reason = "x", arrivedAt = At(3) }), (kent, "transfers/{0}/failed-move", new { reasonCode = "ill" }),
            (durham, "transfers/{0}/failed-move", new { reasonCode = "ill" }), (national, "transfers/{0}/arrival-decision", new { reason = "x", arrivedAt = At(3) }),
            (kent, "transfers/{0}/arrangement", new { effectiveAt = At(3) }), (durham, "transfers/{0}/arrangement", new { effectiveAt = At(3) }),
            (kent, "transfers/{0}/signatures", new { onBehalfOf = A.Kent, signedBy = "x", office = "x" }),
            (durham, "transfers/{0}/signatures", new { onBehalfOf = A.Durham, signedBy = "x", office = "x" }),
            (kent, "referrals/{0}/holds", new { reasonCode = "in-hospital", reviewOn = "2099-01-01" }), (kent, "referrals/{0}/holds/release", new { }),
            (kent, "referrals/{0}/missing-episodes", new { childId = child, missingSince = At(0), policeReference = "x" }),
            (kent, "referrals/{0}/missing-episodes/1/end", new { }), (kent, "referrals/{0}/missing-episodes/1/police-reference", new { policeReference = "x" }),
            (kent, "referrals/{0}/age-plans", new { childId = child, leadAuthority = "x", timescale = "x", safeguards = "x" }),
            (kent, "referrals/{0}/objections", new { recordedOn = day, advocateOffered = true, summary = "x" }),
            (kent, "referrals/{0}/best-interests-reviews", new { reviewedOn = day, reviewedBy = "x", summary = "x" }),
            (kent, "referrals/{0}/withdrawal", new { reasonCode = "family-found" }), (kent, "referrals/{0}/closure", new { reasonCode = "left-uk" }),
            (national, "referrals/{0}/closure", new { reasonCode = "left-uk" }), (national, "referrals/{0}/return", new { missing = new[] { "needs.medical" } }),
            (national, "referrals/{0}/eligibility", new { outcome = "eligible", reasonCode = "court-order" }),
        ];
        foreach (var (who, path, body) in commands)
        {
            var (status, answer) = await Post(who, string.Format(null, path, id), body, await Version(kent, id));
            status.ShouldBe(who == kent ? 403 : 409, $"{path}: {answer}");
        }

        var stands = await TransferAsync(kent, id);
        (stands["status"]!.ToString(), stands["effectiveAt"]!.GetValue<DateTimeOffset>()).ShouldBe(("completed", A.Monday.AddHours(4)));
    }

    async Task<SchemeTestHost> StartAsync(SchemeTestHost? beside = null) => await SchemeTestHost.StartAsync(
        AgesStub.AddReferrals, app => app.MapReferrals(), Told,
        [
            $"--Development:Clock={A.Monday:O}", $"--Protection:MasterKeyFile={_key}",
            .. beside is null ? Array.Empty<string>() : [$"--ConnectionStrings:Scheme={beside.Database}", $"--RabbitMq:Uri={beside.Broker}"],
        ]);

    static async Task Told(IServiceProvider services)
    {
        await using var session = services.GetRequiredService<IReferralStore>().LightweightSession();
        session.Store(A.Authority(), A.Authority() with { Id = A.Durham, Name = "County Durham", Region = "north-east" });
        session.Store(A.Rules with { Authorities = 2 });
        await session.SaveChangesAsync();
    }

    static object Departure(double expectedIn) => new { departedAt = At(0), escort = Escort, expectedAt = At(expectedIn) };

    static object Arrival(double hours) => new { arrivedAt = At(hours), receivedBy = "Canary-receiver" };

    static string At(double hours) => A.Monday.AddHours(hours).ToString("O");

    static async Task AdvanceAsync(SchemeTestHost host, DateTimeOffset to) => await host.Get<SimulatedClock>().AdvanceAsync(to, CancellationToken.None);

    // Accepted by Durham, and arranged.
    async Task<Guid> ArrangedAsync(AgeFacts? age = null)
    {
        using var kent = Host.Client(Role.ApiClient, A.Kent);
        using var answer = await kent.PostAsJsonAsync(
            "/api/v1/referrals", A.Form() with { Children = [A.Form().Children![0] with { Age = age }] }, Json.Answers);
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        var (id, offer) = ((Guid)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!, Guid.CreateVersion7());
        await using var session = Host.Get<IReferralStore>().LightweightSession();
        session.Events.Append(
            id, new OfferNoted(offer, A.Durham, "north-east"), new AcceptanceNoted(offer, A.Durham), new ArrangementProposed(A.Monday, []),
            new ArrangementSigned(A.Kent, Guid.CreateVersion7(), A.Sealed<SigningOfficer>()),
            new ArrangementSigned(A.Durham, Guid.CreateVersion7(), A.Sealed<SigningOfficer>()), new ArrangementMade(A.Kent, A.Durham, "sameNation"));
        await session.SaveChangesAsync();
        return id;
    }

    // On the way since Monday morning, with the clock at Monday evening, and expected the next day.
    async Task<Guid> DepartedAsync(HttpClient kent)
    {
        var id = await ArrangedAsync();
        await AdvanceAsync(Host, A.Monday.AddHours(8));
        (await Post(kent, $"transfers/{id}/departure", Departure(24), await Version(kent, id))).Status.ShouldBe(200);
        return id;
    }

    static async Task<string> Told(HttpClient client, Guid id, string act, object body)
    {
        var (status, answer) = await Post(client, $"transfers/{id}/{act}", body, await Version(client, id));
        return $"{status} {(status == 200 ? answer["status"] : answer["code"])}";
    }

    static async Task<long> Version(HttpClient client, Guid id) => (await TransferAsync(client, id))["version"]!.GetValue<long>();

    static async Task<JsonNode> TransferAsync(HttpClient client, Guid id) => (await Get(client, $"transfers/{id}")).Answer;

    static async Task<JsonNode> Read(HttpClient client, Guid id) => (await Get(client, $"referrals/{id}")).Answer;

    async Task<IReadOnlyList<object>> EventsAsync(Guid id)
    {
        await using var session = Host.Get<IReferralStore>().QuerySession();
        return [.. (await session.Events.FetchStreamAsync(id)).Select(e => e.Data)];
    }

    async Task<string> StoredAsync(Guid id)
    {
        await using var session = Host.Get<IReferralStore>().QuerySession();
        return string.Join('\n', await session.QueryAsync<string>("select data::text from referrals.mt_events where stream_id = ?", id));
    }
}
