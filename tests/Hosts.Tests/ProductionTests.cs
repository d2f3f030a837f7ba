using System.Net;
using TransferScheme.Hosts.Tests.Database;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Protection;
using TransferScheme.TestKit;

namespace TransferScheme.Hosts.Tests;

/// <summary>Hosts as they run in Production: each on its own user, on schemas that a deploy step applied.</summary>
public sealed class ProductionTests
{
    [Fact]
    public async Task Given_schemas_applied_when_hosts_start_then_they_are_ready_and_take_requests()
    {
        var here = await Installation.MakeAsync(await PrivatePostgres.SharedAsync());
        string[] services = ["identity", "allocation", "referrals"];
        await Task.WhenAll(services.Select(here.ApplySchemaAsync));

        await using var identity = await here.LaunchAsync("identity");
        await using var allocation = await here.LaunchAsync("allocation");
        await using var referrals = await here.LaunchAsync("referrals");
        await Task.WhenAll(identity.ReadyAsync(), allocation.ReadyAsync(), referrals.ReadyAsync());

        using var http = new HttpClient();
        var secret = ServiceCalls.ServiceSecret(new MasterKey(Convert.FromBase64String(await File.ReadAllTextAsync(here.MasterKeyFile))));
        using var form = new FormUrlEncodedContent(
            [new("grant_type", "client_credentials"), new("client_id", ServiceCalls.ServiceClientId), new("client_secret", secret)]);
        using var token = await http.PostAsync(new Uri(identity.Address, "/connect/token"), form);
        token.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var unknown = await http.GetAsync(new Uri(referrals.Address, "/api/v1/referrals"));
        unknown.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Sql.RunAsync(here.Users["referrals"], "select last_value from referrals.reference_numbers")).ShouldBe(1L);
    }

    [Fact]
    public async Task Given_an_empty_schema_when_a_host_starts_then_it_says_what_to_do_and_is_ready_once_it_was_done()
    {
        var here = await Installation.MakeAsync(await PrivatePostgres.SharedAsync());
        await using var host = await here.LaunchAsync("identity");

        await Poll.UntilAsync(
            async () => (await Installation.AskReadyAsync(host)).Details.Contains(
                "Not ready yet: the schema of identity must be made or brought up to date first, by apply-schema."),
            TimeSpan.FromSeconds(20), "readiness to name the schema");
        (await Sql.RunAsync(here.Administrator, "select count(*) from pg_tables where schemaname = 'identity'")).ShouldBe(0L);

        await here.ApplySchemaAsync("identity");
        await host.ReadyAsync();
        var log = await File.ReadAllTextAsync(host.LogFile);
        log.ShouldContain("Not ready: the schema of identity");
        log.ShouldNotContain("Exception");
    }

    [Fact]
    public async Task Given_a_schema_applied_when_applied_again_or_twice_at_once_then_nothing_changes()
    {
        var here = await Installation.MakeAsync(await PrivatePostgres.SharedAsync());
        await Task.WhenAll(here.ApplySchemaAsync("referrals"), here.ApplySchemaAsync("referrals"));
        await Sql.RunAsync(here.Users["referrals"], "select nextval('referrals.reference_numbers')");

        await here.ApplySchemaAsync("referrals");

        (await Sql.RunAsync(here.Users["referrals"], "select nextval('referrals.reference_numbers')")).ShouldBe(2L);
    }
}
