using TransferScheme.FrontDoor.Host.Instances;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Hosting;

namespace TransferScheme.FrontDoor.Host.Health;

/// <summary>
/// Health of the scheme as its callers see it: ready once every service was; after that a service that is away degrades it, and is
/// an alarm, but takes nobody else's service with it.
/// </summary>
static class DoorHealth
{
    internal static void MapDoorHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => new HealthAnswer("live", []));
        app.MapGet("/health/ready", (Fleet fleet, Drain drain) => Ready(fleet, drain));
        app.MapGet("/health/alarms", (Fleet fleet, Questions questions, CancellationToken ct) => AlarmsAsync(fleet, questions, ct));
    }

    static IResult Ready(Fleet fleet, Drain drain)
    {
        List<string> missing =
        [
            .. drain.HasBegun ? ["It is being stopped."] : Array.Empty<string>(),
            .. fleet.Services.Where(s => !s.WasReady).Select(s => $"Not ready yet: {s.Name}."),
        ];
        if (missing.Count > 0)
        {
            return Results.Json(new HealthAnswer("unavailable", missing), statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        List<string> away = [.. fleet.Services.Where(s => !s.IsReady).Select(s => $"{s.Name} is not ready.")];
        return Results.Json(new HealthAnswer(away.Count == 0 ? "ready" : "degraded", away));
    }

    static async Task<HealthAnswer> AlarmsAsync(Fleet fleet, Questions questions, CancellationToken ct)
    {
        var found = await Task.WhenAll(fleet.Services.Select(service => AlarmsAsync(service, questions, ct)));
        List<string> red = [.. found.SelectMany(alarms => alarms)];
        return new HealthAnswer(red.Count == 0 ? "green" : "red", red);
    }

    // Instances of a service share their database, and mostly say the same.
    static async Task<IEnumerable<string>> AlarmsAsync(Service service, Questions questions, CancellationToken ct)
    {
        var answers = await Task.WhenAll(service.Instances.Select(i => questions.ReadAsync<HealthAnswer>(i, "/health/alarms", ct)));
        var away = answers.Count(answer => answer is null);
        var whole = away == answers.Length ? "cannot be reached." : $"{away} of {answers.Length} instances cannot be reached.";
        return answers.SelectMany(answer => answer?.Details ?? []).Distinct().Concat(away == 0 ? [] : [whole])
            .Select(alarm => $"{service.Name}: {alarm}");
    }
}
