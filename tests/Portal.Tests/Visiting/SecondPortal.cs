using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Protection;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Visiting;

/// <summary>
/// Another instance of the portal, in this process, before the same services: they can be made silent for it alone. A session of the first
/// is one of this too, because both work out the same keys.
/// </summary>
sealed class SecondPortal : IAsyncDisposable
{
    readonly WebApplication _app;

    SecondPortal(WebApplication app) => _app = app;

    /// <summary>Where it serves.</summary>
    internal Uri Address => new(_app.Urls.Single());

    /// <summary>Paths of the API, by their begin, whose service does not answer.</summary>
    internal string[] Silent { get; set; } = [];

    /// <summary>Whether the issuer wants a second factor of everybody, as it does in production.</summary>
    internal bool WantsSecondFactor { get; set; }

    /// <summary>Every route of the portal, without what it asks of its values.</summary>
    internal static IReadOnlyList<string> Routes()
    {
        var app = Make(new Dictionary<string, string?> { ["Portal:ClientSecret"] = "asked for nothing" }, _ => { });
        return
        [
            .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                .Select(endpoint => NameOf(endpoint.RoutePattern)).Distinct().Order(StringComparer.Ordinal),
        ];
    }

    static string NameOf(RoutePattern pattern) =>
        $"/{string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(NameOf))))}";

    static string NameOf(RoutePatternPart part) => part is RoutePatternParameterPart parameter
        ? $"{{{(parameter.IsCatchAll ? "**" : "")}{parameter.Name}}}"
        : ((RoutePatternLiteralPart)part).Content;

    /// <summary>Starts it.</summary>
    internal static async Task<SecondPortal> StartAsync(TheScheme scheme)
    {
        var services = scheme.Processes.Address;
        var master = new MasterKey(Convert.FromBase64String(await File.ReadAllTextAsync(scheme.Surroundings.MasterKeyFile)));
        SecondPortal? portal = null;
        var settings = new Dictionary<string, string?>
        {
            ["Services:Address"] = services.ToString(),
            ["Portal:ClientSecret"] = PortalClient.Secret(new ConfigurationBuilder().Build(), master),
        };
        portal = new SecondPortal(Make(settings, builder =>
        {
            builder.Services.AddSingleton(_ => new HttpClient(new Line(() => portal!)) { BaseAddress = services });
            builder.Services.AddScoped(provider => new SchemeApi(
                provider.GetRequiredService<HttpClient>(), provider.GetRequiredService<IHttpContextAccessor>()));
            builder.Services.AddSingleton(provider => new Issuer(
                provider.GetRequiredService<HttpClient>(), provider.GetRequiredService<PortalSecret>(), TimeProvider.System));
        }));
        await portal._app.StartAsync();
        return portal;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    static WebApplication Make(Dictionary<string, string?> settings, Action<WebApplicationBuilder> change)
    {
        // Pages are found by way of the host's assembly.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "TransferScheme.AllInOne", EnvironmentName = "Development", ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddPortal();
        change(builder);
        var app = builder.Build();
        app.MapPortal();
        return app;
    }

    // The way to the services, on which some do not answer.
    sealed class Line(Func<SecondPortal> portal)
        : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            var path = request.RequestUri!.AbsolutePath;
            if (portal().Silent.Any(silent => path.StartsWith(silent, StringComparison.Ordinal)))
            {
                throw new HttpRequestException("It does not answer.");
            }

            var asked = path == "/connect/token" ? await request.Content!.ReadAsStringAsync(ct) : "";
            var answer = await base.SendAsync(request, ct);
            var isByPassword = asked.StartsWith("grant_type=password", StringComparison.Ordinal);
            if (portal().WantsSecondFactor && isByPassword && answer.IsSuccessStatusCode)
            {
                // A password alone was enough: where a second factor is wanted the issuer says what is lacking.
                var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync(ct))!;
                token["mfa_enrolment_required"] = true;
                answer.Content = new StringContent(token.ToJsonString(), Encoding.UTF8, "application/json");
            }

            return answer;
        }
    }
}
