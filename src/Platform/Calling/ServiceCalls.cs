using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Platform.Calling;

/// <summary>
/// Calls from service to service, by the paths of the HTTP contract and with a token of role <c>service</c>.
/// </summary>
/// <param name="client">The client, with token and resilience.</param>
public sealed class ServiceCalls(HttpClient client)
{
    /// <summary>Client id of our own services at the embedded issuer.</summary>
    public const string ServiceClientId = "scheme-service";

    /// <summary>The client; its base address is the scheme's one host name.</summary>
    public HttpClient Client { get; } = client;

    /// <summary>The secret of our own services: every process that holds the master key can work it out, and nobody stores it.</summary>
    /// <param name="master">The master key.</param>
    public static string ServiceSecret(MasterKey master) => master.Hash("service-client", Encoding.UTF8.GetBytes(ServiceClientId));

    /// <summary>The one host name in front of all services: <c>Services:Address</c>, or this host's own first address.</summary>
    /// <param name="configuration">The settings.</param>
    public static string Address(IConfiguration configuration) =>
        (configuration["Services:Address"] ?? configuration["urls"]?.Split(';')[0] ?? "http://127.0.0.1:5000").TrimEnd('/');

    internal static ServiceCalls Create(IServiceProvider provider)
    {
        var address = new Uri(Address(provider.GetRequiredService<IConfiguration>()));
        var transport = new ResilientHandler(new Resilience())
        {
            InnerHandler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) },
        };
        var holder = Holder(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<MasterKey>(), address);
        var authorised = new Authorised(holder) { InnerHandler = transport };
        return new ServiceCalls(new HttpClient(authorised) { BaseAddress = address });
    }

    // At an outside issuer our services are a client like any other; without its settings nothing can be asked of another service.
    static TokenClient Holder(IConfiguration settings, MasterKey master, Uri address) =>
        settings["Identity:Metadata"] is not { Length: > 0 }
        ? new TokenClient(new Uri(address, "/connect/token"), ServiceClientId, ServiceSecret(master))
        : new TokenClient(
            Uri.TryCreate(settings["Services:TokenAddress"], UriKind.Absolute, out var outside) ? outside : null,
            settings["Services:ClientId"] ?? "",
            settings["Services:ClientSecretFile"] is { Length: > 0 } file ? File.ReadAllText(file).Trim() : "");

    sealed record TokenClient(Uri? Address, string Id, string Secret);

    sealed class Authorised(TokenClient client) : DelegatingHandler
    {
        readonly SemaphoreSlim _one = new(1);
        (string Value, long Until) _token;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(cancellationToken));
            return await base.SendAsync(request, cancellationToken);
        }

        async Task<string> TokenAsync(CancellationToken ct)
        {
            if (!await _one.WaitAsync(TimeSpan.FromSeconds(10), ct))
            {
                throw new HttpRequestException("No token could be had in time.");
            }

            try
            {
                if (Environment.TickCount64 < _token.Until)
                {
                    return _token.Value;
                }

                var issuer = client.Address ?? throw new InvalidOperationException(
                    "With an outside issuer, set Services:TokenAddress, Services:ClientId and Services:ClientSecretFile.");
                using var request = new HttpRequestMessage(HttpMethod.Post, issuer)
                {
                    Content = new FormUrlEncodedContent(
                        [new("grant_type", "client_credentials"), new("client_id", client.Id), new("client_secret", client.Secret)]),
                };
                using var answer = await base.SendAsync(request, ct);
                var token = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<TokenAnswer>(ct);
                _token = (token!.AccessToken, Environment.TickCount64 + ((token.ExpiresIn - 60) * 1000L));
                return _token.Value;
            }
            finally
            {
                _one.Release();
            }
        }
    }

    sealed record TokenAnswer(
        [property: JsonPropertyName("access_token")] string AccessToken, [property: JsonPropertyName("expires_in")] int ExpiresIn);
}

/// <summary>Registers the calls between services.</summary>
static class ServiceCallsRegistration
{
    internal static void AddServiceCalls(this WebApplicationBuilder builder) => builder.Services.AddSingleton(ServiceCalls.Create);
}
