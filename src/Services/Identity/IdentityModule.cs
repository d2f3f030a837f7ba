using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TransferScheme.Identity.Clients;
using TransferScheme.Identity.Demo;
using TransferScheme.Identity.Keys;
using TransferScheme.Identity.Persons;
using TransferScheme.Identity.SecondFactors;
using TransferScheme.Identity.Sessions;
using TransferScheme.Identity.SigningIn;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Hosting;

namespace TransferScheme.Identity;

/// <summary>The Identity service: people, roles, API clients and, unless an issuer outside is named, tokens.</summary>
public static class IdentityModule
{
    /// <summary>Registers the service.</summary>
    /// <param name="builder">The host.</param>
    public static WebApplicationBuilder AddIdentity(this WebApplicationBuilder builder)
    {
        builder.AddSchemeStore<IIdentityStore>("identity", options =>
        {
            options.Projections.Add<PersonProjection>(ProjectionLifecycle.Inline);
            options.Projections.Add<ClientProjection>(ProjectionLifecycle.Inline);
            options.Events.MapEventType<PersonEnrolled>("person_enrolled");
            options.Events.MapEventType<PersonTold>("person_told");
            options.Events.MapEventType<PersonPasswordChanged>("person_password_changed");
            options.Events.MapEventType<DelegationSet>("delegation_set");
            options.Events.MapEventType<PersonDeactivated>("person_deactivated");
            options.Projections.Add<PersonSessionProjection>(ProjectionLifecycle.Inline);
            options.Projections.Add<SecondFactorProjection>(ProjectionLifecycle.Inline);
            options.Events.MapEventType<SessionStarted>("session_started");
            options.Events.MapEventType<SessionRenewed>("session_renewed");
            options.Events.MapEventType<SessionEnded>("session_ended");
            options.Events.MapEventType<SecondFactorBegun>("second_factor_begun");
            options.Events.MapEventType<SecondFactorConfirmed>("second_factor_confirmed");
            options.Events.MapEventType<OneTimeCodeUsed>("one_time_code_used");
            options.Events.MapEventType<RecoveryCodeUsed>("recovery_code_used");
            options.Events.MapEventType<RecoveryCodesReplaced>("recovery_codes_replaced");
            options.Events.MapEventType<SecondFactorRemoved>("second_factor_removed");
            options.Events.MapEventType<ClientEnrolled>("client_enrolled");
            options.Events.MapEventType<ClientSecretRotated>("client_secret_rotated");
            options.Schema.For<SignInName>();
            options.Schema.For<SigningKey>();
            options.Schema.For<Succession>();
        });
        builder.Services.AddOptions<IdentityOptions>().BindConfiguration("Identity")
            .PostConfigure<IConfiguration, IHostEnvironment>((options, configuration, environment) =>
            {
                options.Issuer ??= ServiceCalls.Address(configuration);
                options.SecondFactor ??= environment.IsProduction() ? SecondFactorRule.Required : SecondFactorRule.Optional;
            })
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<DemoClientsCheck>().AddHostedService(provider => provider.GetRequiredService<DemoClientsCheck>());
        builder.Services.AddSingleton<IReadiness>(provider => provider.GetRequiredService<DemoClientsCheck>());
        if (!IsOutside(builder.Configuration["Identity:Metadata"]))
        {
            builder.AddIssuer();
        }

        return builder;
    }

    /// <summary>Maps the service's routes.</summary>
    /// <param name="routes">Where to map them.</param>
    public static IEndpointRouteBuilder MapIdentity(this IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/api/v1/people");
        ViewMe.Map(people);
        ViewPerson.Map(people);
        DeactivatePerson.Map(people);
        SetDelegation.Map(people);
        if (!IsOutside(routes.ServiceProvider.GetRequiredService<IOptions<IdentityOptions>>().Value.Metadata))
        {
            var tokens = routes.MapGroup("").AddEndpointFilter(routes.ServiceProvider.GetRequiredService<DemoClientsCheck>());
            IssueToken.Map(tokens);
            RevokeToken.Map(tokens);
            ChangePassword.Map(people);
            BeginSecondFactor.Map(people);
            ConfirmSecondFactor.Map(people);
            ReplaceRecoveryCodes.Map(people);
            RemoveSecondFactor.Map(people);
            Discovery.Map(routes);
        }
        else
        {
            MeetPerson.Map(people);
        }

        return routes;
    }

    static bool IsOutside(string? metadata) => metadata is { Length: > 0 };

    static void AddIssuer(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new RealTime(TimeProvider.System));
        builder.Services.AddSingleton<SigningKeys>().AddHostedService<KeyRotation>();
        builder.Services.AddSingleton<FailedSignIns>().AddSingleton<Credentials>().AddSingleton<TokenWriter>();
        builder.Services.AddSingleton<PersonSessions>().AddSingleton<PersonFactors>().AddSingleton<Grants>();
        if (builder.Environment.IsDevelopment() && builder.Configuration["Demo:File"] is { Length: > 0 })
        {
            builder.Services.AddSingleton<DemoEnrolment>().AddSingleton<DemoAuthorities>();
            builder.Services.AddSingleton<DemoSignIns>().AddHostedService(provider => provider.GetRequiredService<DemoSignIns>());
            builder.Services.AddSingleton<IReadiness>(provider => provider.GetRequiredService<DemoSignIns>());
        }
    }
}
