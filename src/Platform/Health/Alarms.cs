using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Platform.Health;

/// <summary>Something that a person must look at. It never takes an instance out of service: that is what readiness is for.</summary>
public interface IAlarm
{
    /// <summary>Its name on <c>/health/alarms</c>.</summary>
    string Name { get; }

    /// <summary>Looks.</summary>
    /// <param name="ct">Cancels the look.</param>
    /// <returns>What is wrong, without personal data; empty when nothing is.</returns>
    Task<IReadOnlyList<string>> LookAsync(CancellationToken ct);
}

/// <summary>Red while the broker cannot be reached.</summary>
/// <param name="broker">The bus.</param>
internal sealed class BrokerAlarm(BrokerHealth broker) : IAlarm
{
    public string Name => "broker";

    public Task<IReadOnlyList<string>> LookAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>(broker.Trouble is { } trouble ? [$"The message broker is {trouble}."] : []);
}

/// <summary>Red while a message is parked without a due time, or has been parked for a day.</summary>
/// <param name="services">The stores.</param>
/// <param name="stores">The services of this process.</param>
internal sealed class ParkedAlarm(IServiceProvider services, IEnumerable<ServiceStore> stores) : IAlarm
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    public string Name => "parked-messages";

    public async Task<IReadOnlyList<string>> LookAsync(CancellationToken ct)
    {
        var found = new List<string>();
        foreach (var service in stores)
        {
            var parked = await ParkedMessages.ListAsync((IDocumentStore)services.GetRequiredService(service.Store), ct);
            var waiting = parked.Count(m => m.DueAt is null || TimeProvider.System.GetUtcNow() - m.ParkedAt > Patience);
            if (waiting > 0)
            {
                found.Add($"{waiting} parked messages of {service.Name} wait for a person.");
            }
        }

        return found;
    }
}
