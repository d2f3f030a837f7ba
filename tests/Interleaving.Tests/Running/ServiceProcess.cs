using System.Data;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Allocation;
using TransferScheme.Interleaving.Tests.Storing;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals;
using TransferScheme.Refusals;

namespace TransferScheme.Interleaving.Tests.Running;

/// <summary>One service: what it has on disk, which lasts, and what it has in memory, which a kill loses.</summary>
sealed class ServiceProcess
{
    // The publisher reads its log by pages: after a kill the page that was under way is published again.
    const int Page = 10;

    readonly World _world;
    readonly Module _module;
    ServiceProvider? _memory;
    int _life;
    int _published;

    internal ServiceProcess(World world, Module module, bool checksVersions)
    {
        (_world, _module) = (world, module);
        Disk = new MemoryStore(world.Clock, checksVersions);
    }

    internal string Name => _module.Name;

    internal Module Module => _module;

    internal MemoryStore Disk { get; }

    /// <summary>The store, as the service's own code asks for it.</summary>
    internal IDocumentStore Store => (IDocumentStore)Provider.GetRequiredService(_module.Store);

    internal IServiceProvider Provider => _memory ??= Start();

    internal bool HasUnpublished => _published < Disk.Log.Count;

    internal T Get<T>()
        where T : notnull => Provider.GetRequiredService<T>();

    /// <summary>Asks for something as somebody who has seen a version of the case.</summary>
    internal Rejection? Ask<TState, TEvent>(
        Guid id, Actor actor, Func<Actor, TState, Access> policy, Func<TState, Decision<TEvent>> decide, long? seen = null)
        where TState : class, ICase<TState, TEvent>
        where TEvent : class
    {
        Rejection? rejection = null;
        var result = Store.Decide<TState, TEvent, NoBody>(
            Commanding.As(actor, seen ?? Disk.VersionOf(id)), id, policy,
            (state, _) =>
            {
                var decision = decide(state);
                rejection = decision.Rejection;
                return Task.FromResult(decision);
            },
            CancellationToken.None).GetAwaiter().GetResult();
        return rejection ?? (result.Failed ? Commanding.TurnedAway : null);
    }

    /// <summary>Publishes what was saved, in its order, to every queue that takes it.</summary>
    /// <param name="most">How many events at most.</param>
    internal void Publish(int most)
    {
        for (; most > 0 && HasUnpublished; most--)
        {
            var e = Disk.Log[_published];
            if (_module.Message(e) is { } message)
            {
                _world.Broker.Take(e.Id, message);
            }

            _published++;
        }
    }

    /// <summary>Kills it: what is under way ends, what is in memory is lost, and the publisher goes back to the begin of its page.</summary>
    internal void Kill()
    {
        _memory = null;
        _life++;
        _published -= _published % Page;
    }

    ServiceProvider Start()
    {
        var services = new ServiceCollection();
        foreach (var part in _module.Parts)
        {
            ((ICollection<ServiceDescriptor>)services).Add(part);
        }

        services.AddSingleton(_module.Store, AsStore()).AddSingleton<TimeProvider>(_world.Clock).AddSingleton(Scheme.Master);
        services.AddSingleton(new ServiceCalls(new HttpClient(new Calls(_world, this))
        {
            BaseAddress = new Uri("http://scheme.invalid"),
            Timeout = Timeout.InfiniteTimeSpan,
        }));
        services.AddLogging();
        return services.BuildServiceProvider();
    }

    object AsStore()
    {
        var life = _life;
        return _module.Store == typeof(IAllocationStore) ? Relay.Of<IAllocationStore>(Answer)
            : _module.Store == typeof(IReferralStore) ? Relay.Of<IReferralStore>(Answer)
            : Relay.Of<IRefusalStore>(Answer);

        object? Answer(MethodInfo method, object?[] args) => method.Name switch
        {
            "LightweightSession" => Session((IsolationLevel)args[0]!),
            "QuerySession" => Session(IsolationLevel.ReadCommitted),
            "Dispose" => null,
            "DisposeAsync" => ValueTask.CompletedTask,
            _ => throw new NotSupportedException($"A store's {method.Name}."),
        };

        IDocumentSession Session(IsolationLevel isolation) => new MemorySession(
            Disk, () => Wrapping.Session(_module.Store), (type, sql, with) => Queries.Answer(Disk, type, sql, with),
            save => Saving(life, save), isolation).Session;
    }

    // Before a save others may have saved, and either side of it the process may die.
    void Saving(int life, Action save)
    {
        _world.MeanwhileOthers();
        StayAlive(life);
        save();
        StayAlive(life);
    }

    internal void StayAlive(int life)
    {
        if (_world.Chance.KillsNow)
        {
            _world.Tally.Count($"{Name} killed");
            Kill();
        }

        if (life != _life)
        {
            throw new KilledException(Name);
        }
    }

    internal int Life => _life;
}
