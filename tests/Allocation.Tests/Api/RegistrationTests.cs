using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Registering;
using TransferScheme.Allocation.Rules;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>The first data of the scheme, on a real database, and how authorities are shown and make their returns.</summary>
public sealed class RegistrationTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    readonly SchemeTestHost host = fixture.Host;

    [Fact]
    public async Task Many_nodes_at_once_register_everything_once()
    {
        var database = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        var clock = new SimulatedTime(Sample.Monday);
        await using var services = new ServiceCollection().AddMartenStore<IAllocationStore>(options =>
        {
            options.Connection(database);
            options.DatabaseSchemaName = "allocation";
            options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase);
            options.Events.MetadataConfig.UserNameEnabled = true;
            options.Events.TimeProvider = clock;
            AllocationModule.Configure(options);
        }).Services.BuildServiceProvider();
        var store = services.GetRequiredService<IAllocationStore>();
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var node = new Registration(store, clock, NullLogger<Registration>.Instance);
            await node.RegisterAsync(default);
        }));

        var statistics = await store.Advanced.FetchEventStoreStatistics();
        await using var session = store.QuerySession();
        var authorities = await session.QueryAsync<Authority>("order by id");
        (authorities.Count, statistics.StreamCount, statistics.EventCount)
            .ShouldBe((212, 1 + 12 + 212, 2 + 12 + 212 + authorities.Count(a => a.Count is not null)));

        // Who asks while they are registered must not take a part of them for the whole scheme.
        (await session.QueryAsync<long>("select count(distinct xmin::text) from allocation.mt_events where type = 'authority_registered'"))
            .ShouldBe([1]);
        var rules = (await session.LoadAsync<SchemeRules>(Streams.SchemeRules))!;
        rules.Versions.Select(v => (v.Name, v.ThresholdPer100000, v.WorkingDaysInCare, v.WorkingDaysNotInCare)).ShouldBe(
            [("2016-07-01", 70, 10, 10), ("2022-08-24", 100, 10, 5)]);
        rules.InForceOn(new DateOnly(2022, 8, 23)).Name.ShouldBe("2016-07-01");
        rules.InForceOn(new DateOnly(2022, 8, 24)).Name.ShouldBe("2022-08-24");
        Should.Throw<InvalidOperationException>(() => rules.InForceOn(new DateOnly(2016, 6, 30)));
        var first = (await session.Events.FetchStreamAsync(Streams.Authority(AllocationHost.Kent)))[0];
        (first.Timestamp, first.UserName).ShouldBe((Sample.Monday, "system"));
    }

    [Fact]
    public void An_authority_is_the_same_stream_on_every_node_and_no_other() =>
        (Streams.Authority("E10000016"), Streams.SchemeRules, Streams.Rota).ShouldBe(
            (new Guid("398be034-595d-864f-9e57-488c3c3c2245"), new Guid("c3dd325c-de9b-827e-9f18-23ea9f2f9fc5"),
                new Guid("c11e4d3a-3c5d-8a9e-8c84-4356e367c842")));

    [Fact]
    public async Task Every_signed_in_role_sees_all_authorities_and_what_is_not_published_stays_unknown()
    {
        using var client = host.Client(Role.Assessor, "S12000033");
        var first = await client.GetFromJsonAsync<JsonElement>("/api/v1/authorities?limit=200");
        var second = await client.GetFromJsonAsync<JsonElement>($"/api/v1/authorities?limit=200&cursor={first.GetProperty("next").GetString()}");
        var codes = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(a => a.GetProperty("gssCode").GetString()).ToList();
        codes.Count.ShouldBe(212);
        codes.ShouldBe(codes.Order(StringComparer.Ordinal));
        using var read = await client.GetAsync("/api/v1/authorities/S12000033");
        read.Headers.ETag!.Tag.ShouldBe("\"1\"");
        (await read.Content.ReadAsStringAsync()).ShouldBe(
            """{"gssCode":"S12000033","name":"Aberdeen City","region":"scotland","nation":"Scotland","childPopulation":39348,"populationYear":"mid-2022","populationIsEstimate":false,"childrenLookedAfter":null,"threshold":40,"headroom":null,"inFlight":0,"participation":{"able":true},"room":null,"balance":"0","capacity":null,"version":1}""");
        (await client.GetAsync("/api/v1/authorities/E99999999")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.Client().GetAsync("/api/v1/authorities")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_return_changes_the_position_and_never_the_ledger()
    {
        const string address = "/api/v1/authorities/E06000001/children-looked-after";
        using var own = host.Client(Role.ApiClient, "E06000001");
        using var other = host.Client(Role.ApiClient, "E06000002");
        var rota = await own.GetStringAsync("/api/v1/rota");
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        (await Put(own, "/api/v1/authorities/E99999999/children-looked-after", new { count = 1, asOf = "2026-01-01" }, "\"1\""))
            .ShouldBe(404);
        (await Put(other, address, new { count = 20, asOf = "2026-01-01" }, "\"2\"")).ShouldBe(403);
        (await Put(own, address, new { count = 20, asOf = "2026-01-01" }, null)).ShouldBe(428);
        (await Put(own, address, new { count = 20, asOf = "2026-01-01" }, "\"1\"")).ShouldBe(412);
        (await Put(own, address, new { count = -1, asOf = "2026-01-01" }, "\"2\"")).ShouldBe(400);
        (await Put(own, address, new { count = 20, asOf = today.AddDays(2) }, "\"2\"")).ShouldBe(400);
        (await Put(own, address, new { count = 20, asOf = "2026-01-01" }, "\"2\"")).ShouldBe(200);
        (await Put(own, address, new { count = 20, asOf = "2026-01-01" }, "\"3\"")).ShouldBe(200);
        var now = await own.GetFromJsonAsync<JsonElement>("/api/v1/authorities/E06000001");
        (now.GetProperty("childrenLookedAfter").GetInt32(), now.GetProperty("threshold").GetInt32(), now.GetProperty("headroom").GetInt32(),
            now.GetProperty("version").GetInt64())
            .ShouldBe((20, 22, 2, 3));
        (await own.GetStringAsync("/api/v1/rota")).ShouldBe(rota);
    }

    [Fact]
    public async Task The_ledger_is_open_to_all_and_begins_even()
    {
        using var client = host.Client(Role.Manager, "S12000033");
        using var answer = await client.GetAsync("/api/v1/rota");
        answer.Headers.ETag!.Tag.ShouldBe("\"0\"");
        var rota = await answer.Content.ReadFromJsonAsync<JsonElement>();
        rota.GetProperty("rulesVersion").GetString().ShouldBe("2022-08-24");
        rota.GetProperty("regions").EnumerateArray().Select(r => r.GetRawText()).ElementAt(6).ShouldBe(
            """{"region":"scotland","name":"Scotland","share":45,"shareIsEstimate":false,"account":{"owed":"0","received":0,"reserved":0,"balance":"0","balanceInChildren":"0.00","arrears":"0","arrearsInChildren":"0.00"}}""");
        rota.GetProperty("authorities").GetArrayLength().ShouldBe(212);
    }

    static async Task<int> Put(HttpClient client, string address, object body, string? etag)
    {
        using var answer = await AllocationHost.Send(client, HttpMethod.Put, address, body, etag);
        return (int)answer.StatusCode;
    }
}
