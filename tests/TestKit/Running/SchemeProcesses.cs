
namespace TransferScheme.TestKit.Running;

/// <summary>How the scheme is cut into processes.</summary>
public enum Shape
{
    /// <summary>One process with all services.</summary>
    Together,

    /// <summary>A process for each service, and the front door before them.</summary>
    Apart,
}

/// <summary>What the processes of one scheme share.</summary>
/// <param name="Database">Connection string of the administrator's.</param>
/// <param name="Users">Connection strings by service, each with a user of its own, for the processes apart.</param>
/// <param name="Broker">The broker.</param>
public sealed record Surroundings(string Database, IReadOnlyDictionary<string, string> Users, Uri Broker)
{
    /// <summary>Where the simulated clock starts.</summary>
    public DateTimeOffset Clock { get; init; } = TheScheme.Now;

    /// <summary>The master key.</summary>
    public string MasterKeyFile { get; } = SchemeTestHost.MasterKeyFile();

    /// <summary>The portal's secret, for the processes apart.</summary>
    public string PortalSecret { get; } = Guid.CreateVersion7().ToString("N");

    /// <summary>Where the demo's sign-ins are written.</summary>
    public string DemoFile { get; } = Path.Combine(Directory.CreateTempSubdirectory("scheme-demo-").FullName, "demo.json");
}

/// <summary>The processes of one scheme. Each keeps its address over restarts.</summary>
public sealed class SchemeProcesses : IAsyncDisposable
{
    static readonly string[] Services = ["Identity", "Referrals", "Allocation", "AgeAssessments", "Refusals", "Dashboards"];
    readonly Dictionary<string, HostProcess> _hosts = [];
    readonly int _instances;

    SchemeProcesses(Surroundings surroundings, Uri? address, int instances) => (Surroundings, Address, _instances) =
        (surroundings, address ?? new Uri($"http://127.0.0.1:{FakeIssuer.FreePort()}"), instances);

    /// <summary>What they share.</summary>
    public Surroundings Surroundings { get; }

    /// <summary>The scheme's one host name.</summary>
    public Uri Address { get; }

    /// <summary>Every process, by its host's name, such as <c>Referrals.Host</c>; further instances are <c>Referrals.Host/2</c> and so on.</summary>
    public IReadOnlyDictionary<string, HostProcess> Hosts => _hosts;

    /// <summary>Starts all processes and waits until the scheme takes requests.</summary>
    /// <param name="shape">How it is cut.</param>
    /// <param name="surroundings">What they share.</param>
    /// <param name="instances">How many of each host, apart.</param>
    /// <param name="address">What stands before several front doors; the one front door without.</param>
    /// <param name="door">Told of the first front door as soon as it is launched: the others become ready by way of it.</param>
    public static async Task<SchemeProcesses> StartAsync(
        Shape shape, Surroundings surroundings, int instances = 1, Uri? address = null, Action<HostProcess>? door = null)
    {
        var scheme = new SchemeProcesses(surroundings, address, instances);
        await (shape is Shape.Together ? scheme.StartTogetherAsync() : scheme.StartApartAsync(address is null));
        door?.Invoke(scheme._hosts.GetValueOrDefault("FrontDoor.Host") ?? scheme._hosts["AllInOne"]);
        await Task.WhenAll(scheme._hosts.Values.Select(h => h.ReadyAsync()));
        return scheme;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_hosts.Values.Select(h => h.DisposeAsync().AsTask()));

    async Task StartTogetherAsync() =>
        _hosts["AllInOne"] = await HostProcess.LaunchAsync("TransferScheme.AllInOne", Settings("Scheme", Surroundings.Database), Address);

    async Task StartApartAsync(bool doorIsAddress)
    {
        var door = new Dictionary<string, string>(Bare);
        foreach (var service in Services)
        {
            var name = SchemaOf(service);
            var settings = Settings(name, Surroundings.Users[name]);
            settings["Services__Address"] = Address.ToString();
            if (service == "Identity")
            {
                settings["Portal__ClientSecret"] = Surroundings.PortalSecret;
            }

            door[$"FrontDoor__Services__{name}"] = await LaunchAsync($"{service}.Host", settings);
        }

        door["FrontDoor__Services__portal"] = await LaunchAsync("Portal.Host", new Dictionary<string, string>(Bare)
        {
            ["Services__Address"] = Address.ToString(), ["Portal__ClientSecret"] = Surroundings.PortalSecret,
        });
        await LaunchAsync("FrontDoor.Host", door, doorIsAddress ? Address : null);
    }

    async Task<string> LaunchAsync(string host, IReadOnlyDictionary<string, string> settings, Uri? address = null)
    {
        var addresses = new List<string>();
        for (var instance = 1; instance <= _instances; instance++)
        {
            var process = await HostProcess.LaunchAsync($"TransferScheme.{host}", settings, address);
            _hosts[instance == 1 ? host : $"{host}/{instance}"] = process;
            addresses.Add(process.Address.ToString());
        }

        return string.Join(';', addresses);
    }

    // Names of services as their schemas have them: "AgeAssessments" is "age_assessments".
    static string SchemaOf(string service) =>
        string.Concat(service.Index().Select(c => c.Index > 0 && char.IsAsciiLetterUpper(c.Item) ? $"_{c.Item}" : $"{c.Item}")).ToLowerInvariant();

    static readonly Dictionary<string, string> Bare = new() { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Hosting__Drain"] = "00:00:02" };

    Dictionary<string, string> Settings(string service, string database) => new(Bare)
    {
        [$"ConnectionStrings__{service}"] = database,
        ["RabbitMq__Uri"] = Surroundings.Broker.ToString(),
        ["Protection__MasterKeyFile"] = Surroundings.MasterKeyFile,
        ["Demo__File"] = Surroundings.DemoFile,
        ["Development__Clock"] = Surroundings.Clock.ToString("O"),
    };
}
