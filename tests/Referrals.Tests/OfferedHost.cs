using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests;

/// <summary>The Referrals service beside an Allocation that says what a test has it say, on a Monday morning.</summary>
public sealed class OfferedHost : IAsyncLifetime
{
    SchemeTestHost? _host;
    WebApplication? _allocation;

    /// <summary>The host.</summary>
    public SchemeTestHost Host => _host ?? throw new InvalidOperationException("Not started.");

    /// <summary>Allocation's answer to a question about an offer.</summary>
    public Func<IResult> OfferAnswer { get; set; } = () => Results.NotFound();

    /// <summary>AgeAssessments' answer to a question about a child.</summary>
    public Func<IResult> AgeAnswer { get; set; } = () => Results.Json(AgesStub.Yes);

    /// <summary>AgeAssessments' answer to which age stands for a child.</summary>
    public Func<Guid, IResult> OperativeAnswer { get; set; } = _ => Results.NotFound();

    /// <summary>How often Allocation was asked.</summary>
    public int Asked { get; private set; }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var address = $"http://127.0.0.1:{FakeIssuer.FreePort()}";
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls(address);
        builder.Logging.ClearProviders();
        _allocation = builder.Build();
        _allocation.MapPost("/token", () => new { access_token = "of-a-service", expires_in = 600 });
        _allocation.MapGet("/api/v1/offers/{id:guid}", (HttpContext http) =>
        {
            Asked++;
            http.Request.Headers.Authorization.ToString().ShouldBe("Bearer of-a-service");
            return OfferAnswer();
        });
        _allocation.MapGet("/api/v1/age-assessments/guard", () => AgeAnswer());
        _allocation.MapGet("/api/v1/age-assessments/operative", (Guid childId) => OperativeAnswer(childId));
        await _allocation.StartAsync();
        var secret = Path.GetTempFileName();
        await File.WriteAllTextAsync(secret, "secret");
        _host = await SchemeTestHost.StartAsync(
            b => b.AddReferrals(), app => app.MapReferrals(), Told, $"--Services:Address={address}", $"--Services:TokenAddress={address}/token",
            "--Services:ClientId=referrals", $"--Services:ClientSecretFile={secret}", $"--Development:Clock={A.Monday:O}");
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await _allocation!.DisposeAsync();
    }

    /// <summary>A referral of Kent's; it is eligible.</summary>
    public async Task<Guid> ReferAsync()
    {
        using var kent = Host.Client(Role.ApiClient, A.Kent);
        var form = (JsonObject)JsonSerializer.SerializeToNode(A.Form(), Json.Answers)!;
        form["children"]![0]!["givenName"] = "Canary-given";
        form["needs"]!["medical"] = "Canary-medical";
        form["legal"]!["solicitor"] = "Canary-solicitor";
        using var answer = await kent.PostAsJsonAsync("/api/v1/referrals", form);
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        return (Guid)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!;
    }

    /// <summary>The same, offered to Durham.</summary>
    public async Task<(Guid Id, Guid OfferId)> OfferAsync()
    {
        var (id, offer) = (await ReferAsync(), Guid.CreateVersion7());
        await AppendAsync(id, new OfferNoted(offer, A.Durham, "north-east"));
        OfferAnswer = () => Results.Json(new { id = offer, authority = A.Durham, status = "open" });
        return (id, offer);
    }

    /// <summary>Appends what other services or authorities would have led to.</summary>
    public async Task AppendAsync(Guid id, params object[] events)
    {
        await using var session = Host.Get<IReferralStore>().LightweightSession();
        session.LastModifiedBy = "system";
        session.Events.Append(id, events);
        await session.SaveChangesAsync();
    }

    /// <summary>Sends a command.</summary>
    public static async Task<(int Status, JsonNode Answer)> Post(HttpClient client, string path, object body, long? version = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{path}")
        {
            Content = new StringContent(JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, "application/json"),
        };
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        }

        using var response = await client.SendAsync(request);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    /// <summary>Reads.</summary>
    public static async Task<(int Status, JsonNode Answer)> Get(HttpClient client, string path, string? purpose = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/{path}");
        if (purpose is not null)
        {
            request.Headers.Add("Purpose", purpose);
        }

        using var response = await client.SendAsync(request);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    static async Task Told(IServiceProvider services)
    {
        await using var session = services.GetRequiredService<IReferralStore>().LightweightSession();
        session.Store(A.Authority(), A.Authority() with { Id = A.Durham, Name = "County Durham", Region = "north-east" });
        session.Store(A.Rules with { Authorities = 2 });
        await session.SaveChangesAsync();
    }
}
