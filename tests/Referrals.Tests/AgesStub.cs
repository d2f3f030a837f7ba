using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Platform.Calling;

namespace TransferScheme.Referrals.Tests;

/// <summary>An AgeAssessments that knows of no doubt about anybody's age.</summary>
sealed class AgesStub : HttpMessageHandler
{
    /// <summary>The answer of its guard.</summary>
    internal static object Yes { get; } = new { ageCase = "none", travel = new { allowed = true }, end = new { allowed = true } };

    /// <summary>Referrals, with it beside.</summary>
    internal static void AddReferrals(WebApplicationBuilder builder) => builder.AddReferrals().Services.AddSingleton(Calls());

    internal static ServiceCalls Calls() => new(new HttpClient(new AgesStub()) { BaseAddress = new Uri("http://ages.invalid") });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(
            request.RequestUri!.AbsolutePath == "/api/v1/age-assessments/guard"
                ? new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(Yes) }
                : new HttpResponseMessage(HttpStatusCode.NotFound));
}
