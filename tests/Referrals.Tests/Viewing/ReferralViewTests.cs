using Npgsql;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Security;

namespace TransferScheme.Referrals.Tests.Viewing;

/// <summary>Views over HTTP: as at a time, under today's access; who read; and what a stale command is told.</summary>
public sealed class ReferralViewTests(OfferedHost fixture) : IClassFixture<OfferedHost>
{
    [Fact]
    public async Task As_at_a_time_the_case_of_then_is_shown_under_todays_access()
    {
        var id = await fixture.ReferAsync();
        using var kent = fixture.Host.Client(Role.ApiClient, A.Kent);
        using var durham = fixture.Host.Client(Role.ApiClient, A.Durham);
        var referred = await Advance(1);
        await Advance(2);
        await fixture.AppendAsync(id, new OfferNoted(A.OfferId, A.Durham, "north-east"));
        var offered = await Advance(3);
        await Advance(4);
        await fixture.AppendAsync(id, new AcceptanceNoted(A.OfferId, A.Durham), A.Terms);
        var now = await Advance(5);

        (await Status(kent, $"referrals/{id}", referred)).ShouldBe("200 awaitingAllocation");
        (await Status(kent, $"referrals/{id}", offered)).ShouldBe("200 offered");
        (await Status(kent, $"referrals/{id}", now)).ShouldBe("200 accepted");
        (await Status(durham, $"referrals/{id}", referred)).ShouldBe("200 awaitingAllocation");
        (await OfferedHost.Get(durham, $"referrals/{id}?asAt={Uri.EscapeDataString(referred.ToString("O"))}")).Answer.ToJsonString()
            .ShouldContain("Canary-solicitor", Case.Sensitive, "today it is the receiving authority, which sees the full record");
        (await Status(kent, $"transfers/{id}", offered)).ShouldBe("404 ");
        (await Status(kent, $"transfers/{id}", now)).ShouldBe("200 accepted");
        foreach (var path in new[] { $"referrals/{id}", $"transfers/{id}" })
        {
            (await Status(kent, path, A.Monday.AddDays(-1))).ShouldBe("404 ");
            (await Status(kent, path, now.AddSeconds(1))).ShouldBe("400 ");
            (await OfferedHost.Get(kent, $"{path}?asAt=yesterday")).Status.ShouldBe(400);
        }

        using var stranger = fixture.Host.Client(Role.ApiClient, "E09000001");
        (await Status(stranger, $"referrals/{id}", now.AddDays(1))).ShouldBe("404 ");
    }

    [Fact]
    public async Task The_entry_authority_keeps_its_own_past_and_sees_nothing_after_the_move()
    {
        var id = await fixture.ReferAsync();
        await fixture.AppendAsync(
            id, new OfferNoted(A.OfferId, A.Durham, "north-east"), new AcceptanceNoted(A.OfferId, A.Durham), A.Terms,
            new TransferCompleted(A.Kent, A.Durham, 1, true, A.Monday, 0, true));
        using var kent = fixture.Host.Client(Role.ApiClient, A.Kent);
        var moved = (long)(await OfferedHost.Get(kent, $"referrals/{id}")).Answer["version"]!;
        await fixture.AppendAsync(id, new SectionRecorded("needs", A.Sealed<SectionContent>()));

        var (status, past) = await OfferedHost.Get(kent, $"referrals/{id}");
        (status, (long)past["version"]!).ShouldBe((200, moved));
        past.ToJsonString().ShouldContain("Canary-medical");
        using var durham = fixture.Host.Client(Role.ApiClient, A.Durham);
        ((long)(await OfferedHost.Get(durham, $"referrals/{id}")).Answer["version"]!).ShouldBe(moved + 1);
    }

    [Fact]
    public async Task Every_read_names_its_purpose_and_one_that_is_not_known_is_400()
    {
        var id = await fixture.ReferAsync();
        using var kent = fixture.Host.Client(Role.ApiClient, A.Kent);
        using var national = fixture.Host.Client(Role.National);
        using var coordinator = fixture.Host.Client(Role.Coordinator, region: "south-east");
        using var auditor = fixture.Host.Client(Role.Auditor);
        (await OfferedHost.Get(kent, $"referrals/{id}", "safeguarding")).Status.ShouldBe(200);
        (await OfferedHost.Get(national, $"referrals/{id}")).Status.ShouldBe(200);
        (await OfferedHost.Get(coordinator, $"referrals/{id}")).Status.ShouldBe(200);
        var (status, problem) = await OfferedHost.Get(kent, $"referrals/{id}", "curiosity");
        (status, problem["errors"]!.AsObject().Single().Key).ShouldBe((400, "Purpose"));
        using var stranger = fixture.Host.Client(Role.ApiClient, "E09000001");
        (await OfferedHost.Get(stranger, $"referrals/{id}", "curiosity")).Status.ShouldBe(404);
        (await OfferedHost.Get(kent, "referrals")).Status.ShouldBe(200);

        var items = (await OfferedHost.Get(auditor, $"referrals/{id}/access-log")).Answer["items"]!.AsArray();
        items.Select(i => $"{i!["role"]} {i["purpose"]} {string.Join(' ', i["fields"]!.AsArray())}").ShouldBe(
        [
            "ApiClient safeguarding minimum-facts identity record age-status", "National oversight minimum-facts identity age-status",
            "Coordinator allocation minimum-facts initials flags age-status",
        ]);
        items.ShouldAllBe(i => i!["hash"]!.ToString().Length == 64);
    }

    [Fact]
    public async Task Readers_at_the_same_moment_all_stand_in_one_chain_and_a_line_changed_in_the_database_is_found()
    {
        var id = await fixture.ReferAsync();
        using var kent = fixture.Host.Client(Role.ApiClient, A.Kent);
        using var auditor = fixture.Host.Client(Role.Auditor);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 30).Select(async _ => (await OfferedHost.Get(kent, $"referrals/{id}")).Status));
        statuses.ShouldAllBe(s => s == 200);
        var log = (await OfferedHost.Get(auditor, $"referrals/{id}/access-log")).Answer;
        log["items"]!.AsArray().Select(i => (int)i!["number"]!).ShouldBe(Enumerable.Range(1, 30));
        ((long)log["chain"]!["lines"]!, log["chain"]!["head"]!.ToString()).ShouldBe((30, log["items"]![29]!["hash"]!.ToString()));
        log["chain"]!["firstFault"].ShouldBeNull();

        await using var source = NpgsqlDataSource.Create(fixture.Host.Database);
        await using var tamper = source.CreateCommand(
            "update referrals.mt_events set data = jsonb_set(data, '{subject}', '\"nobody\"') where type = 'record_viewed' and data ->> 'referralId' = $1 and version = 7");
        tamper.Parameters.Add(new NpgsqlParameter { Value = id.ToString() });
        (await tamper.ExecuteNonQueryAsync()).ShouldBe(1);
        ((int)(await OfferedHost.Get(auditor, $"referrals/{id}/access-log")).Answer["chain"]!["firstFault"]!).ShouldBe(7);
    }

    [Fact]
    public async Task Several_processes_that_record_at_the_same_moment_keep_one_chain()
    {
        var id = await fixture.ReferAsync();
        var (store, clock) = (fixture.Host.Get<IReferralStore>(), fixture.Host.Get<TimeProvider>());
        var processes = Enumerable.Range(0, 4).Select(_ => new AccessLog<IReferralStore>(store, "referrals", clock)).ToList();
        await Task.WhenAll(processes.SelectMany((log, at) => Enumerable.Range(0, 15).Select(_ => log.RecordAsync(
            id, new Actor($"process-{at}", Role.National), NeedToKnow.View(id, "referral", "oversight", Disclosure.Identity), CancellationToken.None))));
        processes.ForEach(log => log.Dispose());

        await using var session = store.QuerySession();
        var lines = await AccessLines.ReadAsync(session, id, CancellationToken.None);
        lines.CountBy(line => line.Subject).Select(c => c.Value).ShouldBe([15, 15, 15, 15]);
        AccessLines.Of(lines, _ => true, hasPart: true).Chain!.FirstFault.ShouldBeNull();
    }

    [Fact]
    public async Task A_stale_command_is_told_of_the_other_authority_by_role_alone()
    {
        var id = await fixture.ReferAsync();
        await fixture.AppendAsync(id, new OfferNoted(A.OfferId, A.Durham, "north-east"), new AcceptanceNoted(A.OfferId, A.Durham));
        using var kent = fixture.Host.Client(Role.ApiClient, A.Kent);
        using var durham = fixture.Host.Client(Role.ApiClient, A.Durham);
        var version = (long)(await OfferedHost.Get(kent, $"transfers/{id}")).Answer["version"]!;
        var terms = new { effectiveAt = A.Monday.AddDays(5), handover = new[] { new { item = "care-plan", status = "ready" } } };
        (await OfferedHost.Post(kent, $"transfers/{id}/arrangement", terms, version)).Status.ShouldBe(200);

        var (status, problem) = await OfferedHost.Post(durham, $"transfers/{id}/arrangement", terms, version - 1);
        (status, (long)problem["version"]!).ShouldBe((412, version + 1));
        problem["changes"]!.AsArray().Select(c => $"{c!["version"]} {c["act"]} {c["by"]!.ToJsonString()}").ShouldBe(
        [
            $$"""{{version}} acceptance noted {"role":"system"}""",
            $$"""{{version + 1}} arrangement proposed {"role":"api-client","authority":"{{A.Kent}}"}""",
        ]);
    }

    static async Task<string> Status(HttpClient client, string path, DateTimeOffset asAt)
    {
        var (status, answer) = await OfferedHost.Get(client, $"{path}?asAt={Uri.EscapeDataString(asAt.ToString("O"))}");
        return $"{status} {(status == 200 ? (string?)answer["status"] : "")}";
    }

    // The simulated clock stands still between steps, so that a time means one state.
    async Task<DateTimeOffset> Advance(int hours)
    {
        using var anybody = fixture.Host.Client();
        var time = A.Monday.AddHours(hours);
        using var answer = await anybody.PostAsync("/api/v1/development/clock", System.Net.Http.Json.JsonContent.Create(new { advanceTo = time }));
        answer.EnsureSuccessStatusCode();
        return time;
    }
}
