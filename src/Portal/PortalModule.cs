using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Protection;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Serving;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal;

/// <summary>The portal: pages for people. It asks the services over HTTP as whoever is signed in, and stores nothing.</summary>
public static class PortalModule
{
    /// <summary>Registers the portal.</summary>
    /// <param name="builder">The host.</param>
    public static WebApplicationBuilder AddPortal(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(provider => new PortalSecret(
            PortalClient.Secret(provider.GetRequiredService<IConfiguration>(), provider.GetService<MasterKey>())));
        services.AddSingleton<IDataProtectionProvider, SessionProtection>().AddSingleton<KeptForm>();
        services.AddHttpContextAccessor().AddScoped<Text>().AddScoped<Dates>().AddScoped<Codes>().AddScoped<ContentPolicy>();
        services.AddAuthorization();
        services.AddAuthentication().AddCookie(Session.Scheme);
        services.Configure<CookieAuthenticationOptions>(Session.Scheme, cookie =>
        {
            cookie.Cookie.Name = "session";
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = Session.Idle;
            cookie.TimeProvider = TimeProvider.System;
            cookie.Events.OnCheckSlidingExpiration = context => Session.ExtendAsync(context, TimeProvider.System);
            cookie.Events.OnValidatePrincipal = context => Session.RenewAsync(
                context, context.HttpContext.RequestServices.GetRequiredService<Issuer>(), TimeProvider.System);
        });
        services.AddAntiforgery(options => options.Cookie.Name = "form");
        services.AddRazorPages().AddMvcOptions(options =>
        {
            options.Filters.Add<SignedIn>();
            options.Filters.Add<ApiFaults>();
        });
        if (OutsideIssuer.Of(builder.Configuration) is { } outside)
        {
            services.AddSingleton(_ => outside);
        }

        services.AddSingleton<PortalTransport>().AddSingleton<Attempts>();
        services.AddSingleton(provider => new Issuer(
            provider.GetRequiredService<PortalTransport>().Client(), provider.GetRequiredService<PortalSecret>(), TimeProvider.System,
            provider.GetService<OutsideIssuer>()));
        services.AddSingleton<Authorities>().AddScoped<SchemeTime>();
        services.AddScoped(provider => new SchemeApi(
            provider.GetRequiredService<PortalTransport>().Client(), provider.GetRequiredService<IHttpContextAccessor>()));
        return builder;
    }

    /// <summary>Maps the pages.</summary>
    /// <param name="routes">Where to map them.</param>
    public static IEndpointRouteBuilder MapPortal(this IEndpointRouteBuilder routes)
    {
        // Who a page is for is its own affair (SignedIn): the services' check of tokens does not apply to it.
        routes.MapRazorPages().AllowAnonymous();
        Assets.Map(routes);
        LiveStream.Map(routes);
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
