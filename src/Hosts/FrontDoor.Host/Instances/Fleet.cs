using TransferScheme.FrontDoor.Host.Forwarding;

namespace TransferScheme.FrontDoor.Host.Instances;

/// <summary>One process of a service.</summary>
/// <param name="address">Where it serves.</param>
sealed class Instance(Uri address)
{
    volatile bool _isReady;

    /// <summary>Where it serves, without a slash at the end.</summary>
    internal string Address { get; } = address.GetLeftPart(UriPartial.Authority);

    /// <summary>Whether it looked ready when somebody last looked.</summary>
    internal bool IsReady
    {
        get => _isReady;
        set => _isReady = value;
    }
}

/// <summary>A service and its processes.</summary>
/// <param name="name">Its name in the settings.</param>
/// <param name="instances">Its processes, at least one.</param>
sealed class Service(string name, IReadOnlyList<Instance> instances)
{
    uint _turn;
    volatile bool _wasReady;

    internal string Name => name;

    internal IReadOnlyList<Instance> Instances => instances;

    internal bool IsReady => instances.Any(i => i.IsReady);

    /// <summary>Whether an instance was ever ready since the front door started.</summary>
    internal bool WasReady => _wasReady;

    /// <summary>
    /// The instances in the order to try them: those that look ready, each in turn the first, then the others: a look may be stale,
    /// and an instance that may answer is better than none.
    /// </summary>
    internal IReadOnlyList<Instance> InTurn()
    {
        var first = (int)(Interlocked.Increment(ref _turn) % (uint)instances.Count);
        return [.. instances.Skip(first).Concat(instances.Take(first)).OrderByDescending(i => i.IsReady)];
    }

    internal void Saw(Instance instance, bool ready)
    {
        instance.IsReady = ready;
        _wasReady |= ready;
    }
}

/// <summary>All services and their processes: <c>FrontDoor:Services:&lt;service&gt;</c>, with <c>;</c> between several addresses.</summary>
/// <param name="configuration">The settings.</param>
sealed class Fleet(IConfiguration configuration)
{
    readonly Dictionary<string, Service> _services = Routes.Table.Select(s => s.Service).Append(Routes.Portal)
        .ToDictionary(name => name, name => new Service(name, Instances(name, configuration[$"FrontDoor:Services:{name}"] ?? "")));

    /// <summary>Every service, the portal as the last.</summary>
    internal IReadOnlyCollection<Service> Services => _services.Values;

    internal Service this[string name] => _services[name];

    static List<Instance> Instances(string name, string addresses)
    {
        List<Instance> found = [];
        foreach (var text in addresses.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            found.Add(Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", PathAndQuery: "/" }
                ? new Instance(address)
                : throw new InvalidOperationException(
                    $"FrontDoor:Services:{name} must be addresses such as http://127.0.0.1:5001, with ; between."));
        }

        return found.Count > 0 ? found
            : throw new InvalidOperationException(
                $"Set FrontDoor:Services:{name} to the address of the service, or several with ; between.");
    }
}
