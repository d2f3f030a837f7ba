using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Hosting;

namespace TransferScheme.Portal;

/// <summary>The portal: pages for people.</summary>
public static class PortalModule
{
    /// <summary>Maps the pages.</summary>
    /// <param name="routes">Where to map them.</param>
    public static IEndpointRouteBuilder MapPortal(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", FirstPage.Answer).AllowAnonymous().ExcludeFromDescription();
        return routes;
    }

    /// <summary>Maps the health of a process that has nothing but the portal: it needs neither database nor broker.</summary>
    /// <param name="routes">Where to map it.</param>
    public static void MapPortalHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => new HealthAnswer("live", []));
        routes.MapGet("/health/ready", (Drain drain) => drain.HasBegun
            ? Results.Json(new HealthAnswer("unavailable", ["It is being stopped."]), statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Json(new HealthAnswer("ready", [])));
        routes.MapGet("/health/alarms", () => new HealthAnswer("green", []));
    }
}
