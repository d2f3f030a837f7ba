using TransferScheme.Dashboards.Following;
using TransferScheme.Dashboards.Keeping;
using TransferScheme.Dashboards.Returning;
using TransferScheme.Dashboards.Scoring;
using TransferScheme.Dashboards.Streaming;
using TransferScheme.Dashboards.Viewing;
using TransferScheme.Platform.Hosting;

namespace TransferScheme.Dashboards;

/// <summary>
/// The Dashboards service: it keeps the messages it receives as events of its own, follows referrals and authorities through
/// them, and tells figures with their definition and the time at which they were true.
/// </summary>
public static class DashboardsModule
{
    /// <summary>Name of the service and of its schema.</summary>
    internal const string Schema = "dashboards";

    /// <summary>Registers the service.</summary>
    /// <param name="builder">The host.</param>
    public static WebApplicationBuilder AddDashboards(this WebApplicationBuilder builder)
    {
        builder.AddSchemeStore<IDashboardStore>(Schema, Configure);
        builder.Services.AddKeptMessages();
        builder.Services.AddSingleton<Documents>().AddSingleton<Known>().AddSingleton<ChangeLog>().AddSingleton<Changes>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Changes>());
        return builder;
    }

    /// <summary>Maps the service's routes.</summary>
    /// <param name="routes">Where to map them.</param>
    public static IEndpointRouteBuilder MapDashboards(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/dashboards");
        NationalDashboard.Map(group);
        RegionDashboard.Map(group);
        AllRegions.Map(group);
        AuthorityDashboard.Map(group);
        FoiReturn.Map(group);
        GetScorecard.Map(group);
        FollowChanges.Map(group);
        return routes;
    }

    internal static void Configure(StoreOptions options)
    {
        options.MapKeptMessages();
        options.Projections.Add<ReferralProgressProjection>(ProjectionLifecycle.Async);
        options.Projections.Add<AuthorityPositionProjection>(ProjectionLifecycle.Async);
        options.Projections.Add<ThresholdInForceProjection>(ProjectionLifecycle.Async);
        options.Projections.Add<DirectionProgressProjection>(ProjectionLifecycle.Async);
        options.Projections.Add<AgeProgressProjection>(ProjectionLifecycle.Async);
    }
}
