using System.Globalization;
using System.Net.Http.Json;
using TransferScheme.Platform.Health;
using TransferScheme.TestKit;

namespace TransferScheme.Hosts.Tests;

/// <summary>Where the scheme is to run in Production: a prepared database, a broker with a user of its own, a master key.</summary>
/// <param name="Postgres">The database's server.</param>
/// <param name="Administrator">The administrator's connection string.</param>
/// <param name="Users">The services' own connection strings.</param>
/// <param name="Broker">The broker's address.</param>
/// <param name="MasterKeyFile">The master key.</param>
public sealed record Installation(
    PrivatePostgres Postgres, string Administrator, IReadOnlyDictionary<string, string> Users, Uri Broker, string MasterKeyFile)
{
    /// <summary>Makes one on a server.</summary>
    /// <param name="postgres">The server.</param>
    public static async Task<Installation> MakeAsync(PrivatePostgres postgres)
    {
        var database = await postgres.CreateDatabaseAsync();
        var rabbit = await PrivateRabbit.SharedAsync();
        var broker = await rabbit.CreateVirtualHostAsync();
        var host = broker.AbsolutePath[1..];
        await rabbit.ControlAsync("add_user", $"scheme-{host}", "not-for-guests");
        await rabbit.ControlAsync("set_permissions", "-p", host, $"scheme-{host}", ".*", ".*", ".*");
        return new Installation(
            postgres, database, await postgres.PrepareAsync(database),
            new UriBuilder(broker) { UserName = $"scheme-{host}", Password = "not-for-guests" }.Uri, SchemeTestHost.MasterKeyFile());
    }

    /// <summary>Settings of a service's host.</summary>
    /// <param name="service">The service.</param>
    /// <param name="environment">The environment.</param>
    public IReadOnlyDictionary<string, string> Settings(string service, string environment = "Production") => new Dictionary<string, string>
    {
        ["ASPNETCORE_ENVIRONMENT"] = environment,
        [$"ConnectionStrings__{service}"] = Users[service],
        ["RabbitMq__Uri"] = Broker.ToString(),
        ["Protection__MasterKeyFile"] = MasterKeyFile,
        ["Services__Address"] = "https://scheme.example",
    };

    /// <summary>Applies a service's schema, as the deploy step does: with a connection string alone.</summary>
    /// <param name="service">The service.</param>
    public async Task ApplySchemaAsync(string service)
    {
        var settings = new Dictionary<string, string> { [$"ConnectionStrings__{service}"] = Users[service] };
        (await HostCommand.RunAsync(HostOf(service), settings, "apply-schema"))
            .ShouldBe(new HostCommand(0, $"The schema of {service} is as this version needs it.\n", ""));
    }

    /// <summary>Starts a service's host, and does not wait for it.</summary>
    /// <param name="service">The service.</param>
    /// <param name="environment">The environment.</param>
    public Task<HostProcess> LaunchAsync(string service, string environment = "Production") =>
        HostProcess.LaunchAsync($"TransferScheme.{HostOf(service)}.Host", Settings(service, environment));

    /// <summary>What a host says of its readiness, once it answers.</summary>
    /// <param name="host">The host.</param>
    public static async Task<HealthAnswer> AskReadyAsync(HostProcess host)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        return (await Poll.ForAsync(AskAsync, answer => answer is not null, TimeSpan.FromSeconds(30), "the host to answer"))!;

        async Task<HealthAnswer?> AskAsync()
        {
            try
            {
                using var answer = await http.GetAsync("/health/ready");
                return await answer.Content.ReadFromJsonAsync<HealthAnswer>();
            }
            catch (HttpRequestException)
            {
                return null;
            }
        }
    }

    static string HostOf(string service) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(service);
}
