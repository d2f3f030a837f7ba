using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TransferScheme.Allocation;
using TransferScheme.Allocation.Publishing;
using TransferScheme.Platform.Deadlines;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Protection;
using TransferScheme.Referrals;
using TransferScheme.Referrals.Publishing;
using TransferScheme.Refusals;
using TransferScheme.Refusals.Publishing;

namespace TransferScheme.Interleaving.Tests.Running;

/// <summary>A service as its own module registers it: handlers with their queues, deadlines, and what they are made of.</summary>
/// <param name="Name">The service's name.</param>
/// <param name="Store">Type of its store.</param>
/// <param name="Message">Its publisher.</param>
/// <param name="Parts">What is registered, the store and what runs by itself left out.</param>
sealed record Module(string Name, Type Store, Func<IEvent, object?> Message, IReadOnlyList<ServiceDescriptor> Parts)
{
    internal static readonly Module Referrals =
        Of<IReferralStore>("referrals", ReferralsPublisher.Message, builder => builder.AddReferrals());

    internal static readonly Module Allocation =
        Of<IAllocationStore>("allocation", AllocationPublisher.Message, builder => builder.AddAllocation());

    internal static readonly Module Refusals =
        Of<IRefusalStore>("refusals", RefusalsPublisher.Message, builder => builder.AddRefusals());

    internal IReadOnlyList<HandlerRegistration> Handlers { get; } = [.. Instances<HandlerRegistration>(Parts)];

    internal IReadOnlyList<TimedCases> Timed { get; } = [.. Instances<TimedCases>(Parts)];

    static Module Of<TStore>(string name, Func<IEvent, object?> message, Action<WebApplicationBuilder> add)
        where TStore : class, IDocumentStore
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        add(builder);
        ServiceDescriptor[] parts =
        [
            .. builder.Services.Where(s => s.ServiceType == typeof(HandlerRegistration) || s.ServiceType == typeof(TimedCases)
                || s.ServiceType == typeof(Sealer<TStore>)
                || (s.ServiceType.Assembly == typeof(TStore).Assembly && s.ServiceType != typeof(TStore)
                    && !typeof(IHostedService).IsAssignableFrom(s.ServiceType))),
        ];
        return new Module(name, typeof(TStore), message, parts);
    }

    static IEnumerable<T> Instances<T>(IEnumerable<ServiceDescriptor> parts) =>
        parts.Where(p => p.ServiceType == typeof(T)).Select(p => (T)p.ImplementationInstance!);
}
