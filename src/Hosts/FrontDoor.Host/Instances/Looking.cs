namespace TransferScheme.FrontDoor.Host.Instances;

/// <summary>Looks every half second whether each instance is ready, so that one which stops is left before it is gone.</summary>
/// <param name="fleet">The instances.</param>
/// <param name="questions">How they are asked.</param>
/// <param name="log">Where it tells who comes and goes.</param>
sealed partial class Looking(Fleet fleet, Questions questions, ILogger<Looking> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(fleet.Services.SelectMany(
            service => service.Instances, (service, instance) => WatchAsync(service, instance, stoppingToken)));

    async Task WatchAsync(Service service, Instance instance, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Every);
        var known = false;
        do
        {
            var ready = await questions.IsReadyAsync(instance, ct);
            service.Saw(instance, ready);
            if (ready != known)
            {
                Changed(service.Name, instance.Address, ready ? "ready" : "not ready");
                known = ready;
            }
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Service} at {Address} is {State}")]
    private partial void Changed(string service, string address, string state);
}
