using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Platform.Security;

/// <summary>
/// Checks tokens. The issuer is the Identity service, or any OAuth 2 issuer: <c>Identity:Metadata</c> names its discovery
/// document, from which issuer and keys are read, and read again when a token names a key that is not known.
/// </summary>
public static class SignIn
{
    /// <summary>The audience that every token must name.</summary>
    public const string Audience = "transfer-scheme";

    /// <summary>Registers the token check: nothing is served to anybody unknown unless a route says so.</summary>
    /// <param name="builder">The host.</param>
    internal static void AddSignIn(this WebApplicationBuilder builder)
    {
        var outside = builder.Configuration["Identity:Metadata"] is { Length: > 0 } configured ? configured : null;
        var inside = ServiceCalls.Address(builder.Configuration);
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.MetadataAddress = outside ?? $"{inside}/.well-known/openid-configuration";
            // Our own issuer is asked inside the installation, where TLS has already ended; one outside never without it.
            options.RequireHttpsMetadata = outside is not null && builder.Environment.IsProduction();
            options.BackchannelHttpHandler = outside is null ? new Inside(inside) : null;
            options.Audience = Audience;
            options.MapInboundClaims = false;
            options.RefreshInterval = TimeSpan.FromSeconds(30);
            options.TimeProvider = TimeProvider.System;
            options.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
            options.TokenValidationParameters.ValidAlgorithms = ["ES256", "RS256", "PS256"];
        });
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.Services.AddSingleton<People>();
    }

    /// <summary>Checks the token, then who acts by it.</summary>
    /// <param name="app">The host.</param>
    internal static void UseSignIn(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(async (http, next) =>
        {
            if (Actor.From(http.User) is not { } actor)
            {
                await (http.User.Identity?.IsAuthenticated == true ? Problem.Forbidden.WriteAsync(http) : next(http));
                return;
            }

            var named = http.Request.Headers["Acting-Person"].ToString();
            if (named.Length > 0 && actor.Role is Role.ApiClient)
            {
                if (!Guid.TryParse(named, out var person) || !await http.RequestServices.GetRequiredService<People>().BelongsAsync(person, actor.Authority, http.RequestAborted))
                {
                    await new Problem(403, "acting-person-unknown", "Not yours to do", "Acting-Person must name a person of your authority.").WriteAsync(http);
                    return;
                }

                actor = actor with { Person = person };
            }

            http.Features.Set(actor);
            await next(http);
        });
    }

    // Our own issuer tells its keys' address as people reach it, which its fellow services may have no way to.
    sealed class Inside(string address) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(new Uri(address), request.RequestUri!.AbsolutePath);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
