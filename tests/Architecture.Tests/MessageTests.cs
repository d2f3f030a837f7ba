using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Contracts;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Architecture.Tests;

/// <summary>Queues, messages and handlers: each message that a service listens to has one queue and one handler, and no other has any.</summary>
public sealed class MessageTests
{
    static readonly IServiceCollection Registered = Build();

    static readonly IReadOnlyList<HandlerRegistration> Handlers =
        [.. Registered.Where(d => d.ServiceType == typeof(HandlerRegistration)).Select(d => (HandlerRegistration)d.ImplementationInstance!)];

    [Fact]
    public void Every_queue_has_a_name_of_its_own_that_tells_service_and_message() => Faults(Topology.Subscriptions).ShouldBeEmpty();

    [Fact]
    public void A_queue_that_is_named_twice_or_wrongly_is_found() =>
        Faults(
        [
            new Subscription("refusals-when-offer-made", typeof(Contracts.Allocation.OfferMade)),
            new Subscription("refusals-when-offer-made", typeof(Contracts.Allocation.OfferMade)),
            new Subscription("OfferMade", typeof(Contracts.Allocation.OfferMade)),
            new Subscription("portal-when-offer-made", typeof(Contracts.Allocation.OfferMade)),
            new Subscription("refusals-when-sample", typeof(Sample)),
        ]).ShouldBe(
        [
            "refusals-when-offer-made: twice", "OfferMade: not named for a service and its message", "portal-when-offer-made: not named for a service and its message",
            "refusals-when-sample: not a message of Contracts",
        ]);

    [Fact]
    public void Handlers_and_queues_are_the_same_in_every_service_that_is_built() =>
        Pairs(Handlers.Select(h => (h.Queue, h.Message))).ShouldBe(
            Pairs(Topology.Subscriptions.Where(s => Modules.Any(m => IsOf(s.Queue, m.Name))).Select(s => (s.Queue, s.Message))));

    [Fact]
    public void Every_handler_keeps_to_the_store_of_its_own_service() =>
        Handlers.Where(h => !IsOf(h.Queue, ServiceOf(h.Store.Assembly.GetName().Name!))).Select(h => h.Queue).ShouldBeEmpty();

    [Fact]
    public void Every_handler_that_is_written_is_registered() => Unregistered(Ours.Services.Written(), Registered).ShouldBeEmpty();

    [Fact]
    public void A_handler_that_is_not_registered_is_found() =>
        Unregistered([typeof(WhenSample), typeof(KeepSample<>)], Registered).ShouldBe([typeof(WhenSample), typeof(KeepSample<>)]);

    /// <summary>The entry points that exist: <c>AddReferrals</c> of <c>ReferralsModule</c>, and so on.</summary>
    static IReadOnlyList<(string Name, System.Reflection.MethodInfo Add)> Modules =>
    [
        .. from service in Ours.Services
           let name = ServiceOf(service.GetName().Name!)
           let add = service.GetType($"TransferScheme.{name}.{name}Module")?.GetMethod($"Add{name}")
           where add is not null
           select (name, add),
    ];

    static ServiceCollection Build()
    {
        var builder = WebApplication.CreateBuilder();
        foreach (var (_, add) in Modules)
        {
            add.Invoke(null, [builder]);
        }

        var services = new ServiceCollection();
        foreach (var descriptor in builder.Services)
        {
            ((IServiceCollection)services).Add(descriptor);
        }

        return services;
    }

    static IReadOnlyList<string> Faults(IReadOnlyList<Subscription> subscriptions) =>
    [
        .. subscriptions.GroupBy(s => s.Queue).Where(g => g.Count() > 1).Select(g => $"{g.Key}: twice"),
        .. subscriptions.DistinctBy(s => s.Queue)
            .Where(s => !Ours.ServiceNames.Any(name => s.Queue == $"{Kebab(name)}-when-{Kebab(s.Message.Name)}"))
            .Select(s => $"{s.Queue}: not named for a service and its message"),
        .. subscriptions.Where(s => s.Message.Assembly != Ours.Contracts).Select(s => $"{s.Queue}: not a message of Contracts"),
    ];

    static IReadOnlyList<Type> Unregistered(IEnumerable<Type> types, IServiceCollection services) =>
    [
        .. types.Where(t => t is { IsClass: true, IsAbstract: false } && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IHandle<>)))
            .Where(t => !services.Any(d => d.ServiceType == t || (d.ServiceType.IsGenericType && d.ServiceType.GetGenericTypeDefinition() == t))),
    ];

    static IReadOnlyList<string> Pairs(IEnumerable<(string Queue, Type Message)> pairs) =>
        [.. pairs.Select(p => $"{p.Queue}: {p.Message.FullName}").Order(StringComparer.Ordinal)];

    static bool IsOf(string queue, string service) => queue.StartsWith($"{Kebab(service)}-when-", StringComparison.Ordinal);

    static string ServiceOf(string assembly) => assembly["TransferScheme.".Length..];

    static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "-" : "")}{char.ToLowerInvariant(c)}" : $"{c}"));

    sealed record Sample;

    sealed class WhenSample : IHandle<Sample>
    {
        public Task Handle(Sample message, IDocumentSession session, CancellationToken ct) => Task.CompletedTask;
    }

    sealed class KeepSample<T> : IHandle<T>
        where T : class
    {
        public Task Handle(T message, IDocumentSession session, CancellationToken ct) => Task.CompletedTask;
    }
}
