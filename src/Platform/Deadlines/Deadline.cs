using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Health;

namespace TransferScheme.Platform.Deadlines;

/// <summary>
/// What happens to a case by itself once the scheme's clock reaches a time. The event takes its deadline away: after it the case must
/// not have the same one any more.
/// </summary>
/// <param name="At">When, by the scheme's clock.</param>
/// <param name="Event">What is recorded then. It says what fell due when, since it may be recorded late.</param>
public sealed record Deadline(DateTimeOffset At, object Event);

/// <summary>Registers the deadlines of a service.</summary>
public static class DeadlineRegistration
{
    /// <summary>
    /// Registers the deadlines of one kind of case. Which they are follows from its state alone; so a corrected case has other ones, and
    /// one that has ended has none. Register them beside the service's store.
    /// </summary>
    /// <typeparam name="TStore">The service's store.</typeparam>
    /// <typeparam name="TState">The case, an inline projection.</typeparam>
    /// <typeparam name="TEvent">Its closed union of events.</typeparam>
    /// <param name="builder">The host.</param>
    /// <param name="service">The service's name, which is also its schema.</param>
    /// <param name="deadlines">The deadlines of a case, in any order.</param>
    public static WebApplicationBuilder AddDeadlines<TStore, TState, TEvent>(
        this WebApplicationBuilder builder, string service, Func<TState, IEnumerable<Deadline>> deadlines)
        where TStore : class, IDocumentStore
        where TState : class, ICase<TState, TEvent>
        where TEvent : class
    {
        builder.Services.AddSingleton<TimedCases>(new TimedCases<TState, TEvent>(service, typeof(TStore), deadlines));
        builder.Services.AddSingleton(DeadlineRows.Schema(service));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, DeadlineSweep>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlarm, DeadlineAlarm>());
        return builder;
    }
}
