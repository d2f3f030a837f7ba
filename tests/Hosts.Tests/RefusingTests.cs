using TransferScheme.Hosts.Tests.Database;
using TransferScheme.TestKit;

namespace TransferScheme.Hosts.Tests;

/// <summary>What a host does not start with: it ends with 1 and says in a sentence what to change.</summary>
public sealed class RefusingTests
{
    static readonly Dictionary<string, string> Nothing = new() { ["ASPNETCORE_ENVIRONMENT"] = "Production" };

    [Theory]
    [InlineData("Protection__MasterKeyFil", "x", "Protection:MasterKeyFil is no setting: did you mean Protection:MasterKeyFile?")]
    [InlineData("Demo__File", "x", "Demo:File belongs to development: unset it.")]
    [InlineData("Hosting__Drain", "00:01:00", "Hosting:Drain must be between 00:00:00 and 00:00:10.")]
    [InlineData("Secrets__Folder", "/nowhere", "Secrets:Folder names /nowhere, which is no folder.")]
    [InlineData("RabbitMq__Uri", "amqp://127.0.0.1/", "RabbitMq:Uri signs in as guest, whose password everybody knows: make a user.")]
    [InlineData("ConnectionStrings__identity", "Username=x", "Value cannot be null. (Parameter 'Host')")]
    [InlineData("Hosting__Drain", "00:00:01", "Set ConnectionStrings:identity, or ConnectionStrings:Scheme for all services.")]
    public async Task Given_a_setting_that_cannot_be_meant_when_a_host_starts_then_it_ends_and_names_it(
        string name, string value, string error)
    {
        Ends(await HostCommand.RunAsync("Identity", new Dictionary<string, string>(Nothing) { [name] = value }), error);
    }

    [Fact]
    public async Task Given_no_master_key_when_a_host_starts_then_it_ends_and_names_it()
    {
        var keyless = new Dictionary<string, string>(Nothing) { ["ConnectionStrings__identity"] = "Host=127.0.0.1;Port=1;Username=x" };

        Ends(await HostCommand.RunAsync("Identity", keyless), "Set Protection:MasterKeyFile to a file with 32 random bytes in base64.");
    }

    [Fact]
    public async Task Given_an_unknown_word_when_a_host_starts_then_it_ends_and_names_those_it_knows() =>
        Ends(await HostCommand.RunAsync("Referrals", Nothing, "apply-shema"),
            "'apply-shema' is no command of this host: it knows apply-schema, and runs without one.");

    [Fact]
    public async Task Given_no_connection_string_when_the_schema_is_applied_then_it_ends_and_names_it() =>
        Ends(await HostCommand.RunAsync("Referrals", Nothing, "apply-schema"),
            "Set ConnectionStrings:referrals, or ConnectionStrings:Scheme for all services.");

    [Fact]
    public async Task Given_no_database_when_the_schema_is_applied_then_it_ends_and_says_so()
    {
        var nowhere = new Dictionary<string, string>(Nothing)
        {
            ["ConnectionStrings__referrals"] = "Host=127.0.0.1;Port=1;Username=scheme_referrals;Password=x",
        };

        Ends(await HostCommand.RunAsync("Referrals", nowhere, "apply-schema"), "Failed to connect to 127.0.0.1:1");
    }

    [Fact]
    public async Task Given_a_store_on_which_a_demo_ran_when_identity_starts_in_production_then_it_issues_no_token_and_ends()
    {
        var here = await Installation.MakeAsync(await PrivatePostgres.SharedAsync());
        await here.ApplySchemaAsync("identity");
        await Sql.RunAsync(here.Users["identity"],
            """insert into identity.mt_doc_client (id, data, mt_version) values (gen_random_uuid(), '{"clientId":"demo-portal"}', 1)""");

        var settings = new Dictionary<string, string>(here.Settings("identity"))
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{FakeIssuer.FreePort()}",
        };
        var ended = await HostCommand.RunAsync("Identity", settings);

        ended.Code.ShouldBe(1);
        ended.Output.ShouldContain("Clients of a demo are enrolled in this database: use one that no demo has run on");
    }

    static void Ends(HostCommand ended, string error) => (ended.Code, ended.Error).ShouldBe((1, error));
}
