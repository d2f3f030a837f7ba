using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TransferScheme.Identity.Demo;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Identity.Tests.Demo;

public sealed class DemoSignInsTests : IAsyncLifetime
{
    const int Authorities = 212;
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    readonly string folder = Directory.CreateTempSubdirectory("demo-").FullName;
    readonly List<IdentityHost> hosts = [];
    string database = "";
    int asked;

    string FileName => Path.Combine(folder, "demo.json");

    public async Task InitializeAsync() => database = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();

    public async Task DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Given_authorities_when_the_demo_starts_then_everybody_can_sign_in_and_the_file_is_its_owners_alone()
    {
        var host = await StartAsync();
        var file = await ReadAsync();

        file.EnumerateObject().Select(p => p.Name).ShouldBe(["baseUrl", "users", "clients"]);
        file.GetProperty("baseUrl").GetString().ShouldBe(host.Address);
        CountsOf(file.GetProperty("users")).ShouldBe(["assessor 424", "auditor 1", "coordinator 12", "duty-officer 212", "manager 212", "national 1"]);
        CountsOf(file.GetProperty("clients")).ShouldBe(
            ["api-client 212", "assessor 424", "auditor 1", "coordinator 12", "duty-officer 212", "manager 212", "national 1", "portal 1"]);
        var officer = file.GetProperty("users").EnumerateArray().Single(u => u.GetProperty("email").GetString() == "duty-officer.x001@demo.invalid");
        officer.EnumerateObject().Select(p => p.Name).ShouldBe(["id", "email", "password", "role", "authority"]);
        var coordinator = file.GetProperty("users").EnumerateArray().Single(u => u.GetProperty("email").GetString() == "coordinator.region-07@demo.invalid");
        coordinator.EnumerateObject().Select(p => p.Name).ShouldBe(["id", "email", "password", "role", "region"]);
        var client = file.GetProperty("clients").EnumerateArray().Single(c => c.GetProperty("clientId").GetString() == "demo-duty-officer.x001");
        client.EnumerateObject().Select(p => p.Name).ShouldBe(["clientId", "clientSecret", "role", "authority"]);
        File.GetUnixFileMode(FileName).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(folder).Select(Path.GetFileName).Order().ShouldBe(["demo.json", "master.key"]);

        foreach (var each in file.GetProperty("clients").EnumerateArray().Where((_, at) => at % 50 == 0))
        {
            (await host.AskAsync(Pair(each))).Status.ShouldBe(200);
        }

        var token = (await host.AskAsync(Pair(client))).Body.GetProperty("access_token").GetString();
        (await host.SendAsync(HttpMethod.Get, "/who-am-i", token)).Body.GetProperty("person").GetGuid().ShouldBe(officer.GetProperty("id").GetGuid());
        var portal = file.GetProperty("clients").EnumerateArray().Single(c => c.GetProperty("role").GetString() == "portal");
        (await host.AskAsync(Pair(portal), "duty-officer.x001@demo.invalid", officer.GetProperty("password").GetString()!)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Given_former_run_when_it_starts_again_then_nothing_changes()
    {
        var events = await CountEventsAsync(await StartAsync());
        var former = await ReadAsync();
        await hosts[0].DisposeAsync();

        var again = await StartAsync();

        (await CountEventsAsync(again)).ShouldBe(events);
        SecretsOf(await ReadAsync()).ShouldBe(SecretsOf(former));
    }

    [Fact]
    public async Task Given_file_is_gone_when_it_starts_again_then_people_stay_and_all_secrets_are_new_and_right()
    {
        await StartAsync();
        var former = await ReadAsync();
        await hosts[0].DisposeAsync();
        File.Delete(FileName);

        var again = await StartAsync();

        var file = await ReadAsync();
        IdsOf(file).ShouldBe(IdsOf(former));
        SecretsOf(file).Intersect(SecretsOf(former)).ShouldBeEmpty();
        await ShouldSignInAsync(again, file);
        (await again.AskAsync(Pair(former.GetProperty("clients")[5]))).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Given_database_is_new_when_a_former_file_is_there_then_what_it_says_is_right()
    {
        await StartAsync();
        var former = await ReadAsync();
        await hosts[0].DisposeAsync();
        database = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();

        var again = await StartAsync();

        var file = await ReadAsync();
        IdsOf(file).ShouldBe(IdsOf(former));
        SecretsOf(file).ShouldBe(SecretsOf(former));
        await ShouldSignInAsync(again, former);
    }

    [Fact]
    public async Task Given_allocation_does_not_answer_yet_then_the_host_is_not_ready_and_tries_again()
    {
        var host = await StartAsync(deafFor: 2, wait: false);
        await Poll.UntilAsync(() => Task.FromResult(asked > 1), Limit, "Allocation was asked twice");
        var ready = await host.Http.GetStringOfAsync("/health/ready");
        ready.ShouldContain("Not ready yet: demo sign-ins.");

        await host.The<DemoSignIns>().Done.WaitAsync(Limit);

        (await host.Http.GetStringOfAsync("/health/ready")).ShouldNotContain("demo sign-ins");
        SecretsOf(await ReadAsync()).Count.ShouldBe(Authorities * 9 + 29);
    }

    async Task<IdentityHost> StartAsync(int deafFor = 0, bool wait = true)
    {
        var host = new IdentityHost
        {
            Database = database, Folder = folder, Settings = [$"Demo:File={FileName}"], Routes = app => app.MapGet("/api/v1/authorities", (HttpContext http, int limit, string? cursor) => Answer(http, limit, cursor, deafFor)),
        };
        hosts.Add(host);
        await host.InitializeAsync();
        if (wait)
        {
            await host.The<DemoSignIns>().Done.WaitAsync(Limit);
        }

        return host;
    }

    // Stands in for Allocation: pages of the contract, for our services alone, and silent or empty at first if told so.
    IResult Answer(HttpContext http, int limit, string? cursor, int deafFor)
    {
        if (http.Features.GetRequiredFeature<Actor>().Role is not Role.Service)
        {
            return Results.StatusCode(403);
        }

        if (Interlocked.Increment(ref asked) <= deafFor)
        {
            return asked == 1 ? Results.StatusCode(404) : Results.Json(new { items = Array.Empty<object>() });
        }

        var from = cursor is null ? 0 : int.Parse(cursor, CultureInfo.InvariantCulture);
        var items = Enumerable.Range(from, Math.Min(limit, Authorities - from))
            .Select(n => new { gssCode = $"X{n:000}", name = $"Authority {n}", region = $"region-{n % 12:00}", nation = "England", threshold = 7 });
        return Results.Json(new { items, next = from + limit < Authorities ? $"{from + limit}" : null });
    }

    async Task<JsonElement> ReadAsync() => JsonElement.Parse(await File.ReadAllTextAsync(FileName));

    static async Task ShouldSignInAsync(IdentityHost host, JsonElement file)
    {
        var clients = file.GetProperty("clients").EnumerateArray().ToList();
        var user = file.GetProperty("users")[200];
        (await host.AskAsync(Pair(clients[500]))).Status.ShouldBe(200);
        (await host.AskAsync(Pair(clients[0]), user.GetProperty("email").GetString()!, user.GetProperty("password").GetString()!)).Status.ShouldBe(200);
    }

    static async Task<long> CountEventsAsync(IdentityHost host)
    {
        await using var session = host.The<IIdentityStore>().QuerySession();
        return (await session.QueryAsync<long>("select count(*) from identity.mt_events")).Single();
    }

    static (string Id, string Secret) Pair(JsonElement client) =>
        (client.GetProperty("clientId").GetString()!, client.GetProperty("clientSecret").GetString()!);

    static List<string> CountsOf(JsonElement list) =>
        [.. list.EnumerateArray().CountBy(e => e.GetProperty("role").GetString()!).Select(c => $"{c.Key} {c.Value}").Order()];

    static List<Guid> IdsOf(JsonElement file) => [.. file.GetProperty("users").EnumerateArray().Select(u => u.GetProperty("id").GetGuid())];

    static List<string> SecretsOf(JsonElement file) =>
    [
        .. file.GetProperty("users").EnumerateArray().Select(u => u.GetProperty("password").GetString()!),
        .. file.GetProperty("clients").EnumerateArray().Select(c => c.GetProperty("clientSecret").GetString()!),
    ];
}

static class Answers
{
    internal static async Task<string> GetStringOfAsync(this HttpClient http, string address)
    {
        using var answer = await http.GetAsync(address);
        return await answer.Content.ReadAsStringAsync();
    }
}
