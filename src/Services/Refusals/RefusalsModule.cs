using TransferScheme.Platform.Hosting;

namespace TransferScheme.Refusals;

/// <summary>The Refusals service: statements of reasons, their review, and directions under sections 70 to 72.</summary>
public static class RefusalsModule
{
    /// <summary>Registers the service. It has its own schema; no act is recorded in it yet.</summary>
    /// <param name="builder">The host.</param>
    public static WebApplicationBuilder AddRefusals(this WebApplicationBuilder builder) =>
        builder.AddSchemeStore<IRefusalStore>("refusals", _ => { });

    /// <summary>Maps the service's routes. It has none yet.</summary>
    /// <param name="routes">Where to map them.</param>
    public static IEndpointRouteBuilder MapRefusals(this IEndpointRouteBuilder routes) => routes;
}
