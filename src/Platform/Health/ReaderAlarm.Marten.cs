using Microsoft.Extensions.DependencyInjection;

namespace TransferScheme.Platform.Health;

/// <summary>Red while a projection or subscription is paused: all that Marten tells of its readers.</summary>
/// <param name="services">The daemons.</param>
/// <param name="stores">The stores of this process.</param>
internal sealed class ReaderAlarm(IServiceProvider services, IEnumerable<ServiceStore> stores) : IAlarm
{
    public string Name => "readers";

    public Task<IReadOnlyList<string>> LookAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>(
        [.. stores.Where(s => IsPaused(s.Store)).Select(s => $"A reader of {s.Name} is paused.")]);

    private bool IsPaused(Type store)
    {
        dynamic coordinator = services.GetRequiredService(typeof(IProjectionCoordinator<>).MakeGenericType(store));
        return coordinator.DaemonForMainDatabase().HasAnyPaused();
    }
}
