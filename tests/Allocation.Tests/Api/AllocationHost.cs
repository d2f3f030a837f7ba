using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Allocation.Matching;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Parking;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>The Allocation service alone, with the 212 authorities: real database, real broker.</summary>
public sealed class AllocationHost : IAsyncLifetime
{
    internal const string Kent = "E10000016";
    SchemeTestHost? host;
    int decisions;

    /// <summary>The Referrals service, in its place.</summary>
    internal ReferralsInstead Referrals { get; } = new();

    internal SchemeTestHost Host => host ?? throw new InvalidOperationException("Not started.");

    /// <inheritdoc/>
    public async Task InitializeAsync() => host = await SchemeTestHost.StartAsync(
        b => b.AddAllocation().Services.AddSingleton(
            new ServiceCalls(new HttpClient(Referrals) { BaseAddress = new Uri("http://referrals.invalid") })),
        app => app.MapAllocation());

    /// <inheritdoc/>
    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>Hands a message to its handler as the bus does.</summary>
    internal Task Deliver(string queue, object message, Guid? id = null) => Host.Get<Deliveries>().DeliverAsync(
        Host.Services.GetServices<HandlerRegistration>().Single(h => h.Queue == queue), id ?? Guid.CreateVersion7(), message, default);

    /// <summary>A referral from Kent that the rota has decided.</summary>
    internal Task<Decided> Decide(params string[] ageBands) => Decide(null, ageBands);

    /// <summary>A referral from Kent that the rota has decided on what bears on the place.</summary>
    internal async Task<Decided> Decide(MatchingFacts? facts, params string[] ageBands)
    {
        var referral = Guid.CreateVersion7();
        Referrals.Tell(referral, facts);
        var number = Interlocked.Increment(ref decisions);
        await Deliver("allocation-when-referral-found-eligible", Sample.Eligible(referral, Kent, ageBands) with
        {
            Reference = $"NTS-2026-{number:000000}",
            OccurredAt = Sample.Monday.AddSeconds(number),
            HasMatchingFacts = facts is not null,

            // From a port, where they know nobody: nothing but what was told tells authorities apart.
            InAuthorityCare = false,
            Children = [.. Sample.Eligible(referral, Kent, ageBands).Children.Select(c => c with { ChildId = Guid.CreateVersion7() })],
        });
        using var national = Host.Client(Role.National);
        var allocation = await national.GetFromJsonAsync<JsonElement>($"/api/v1/allocations/{referral}");
        return new Decided(
            referral, allocation.GetProperty("reference").GetString()!, allocation.GetProperty("region").GetString()!,
            [.. allocation.GetProperty("candidates").EnumerateArray().Select(c => new Candidate(c.GetProperty("authority").GetString()!,
                c.GetProperty("region").GetString()!))]);
    }

    /// <summary>Offers a decided referral and answers the offer.</summary>
    internal async Task<Guid> Offer(Decided decided, string? authority = null, string? reasonCode = null, string etag = "\"1\"")
    {
        using var answer = await OfferAnswer(decided, authority, reasonCode, etag);
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    /// <summary>Asks for an offer as the coordinator of the region.</summary>
    internal async Task<HttpResponseMessage> OfferAnswer(Decided decided, string? authority = null, string? reasonCode = null,
        string etag = "\"1\"")
    {
        using var coordinator = Host.Client(Role.Coordinator, region: decided.Region);
        return await Send(coordinator, HttpMethod.Post, $"/api/v1/allocations/{decided.Referral}/offer",
            new { authority = authority ?? decided.Chosen, reasonCode }, etag);
    }

    /// <summary>Sends a command.</summary>
    internal static async Task<HttpResponseMessage> Send(HttpClient client, HttpMethod method, string address, object body, string? etag)
    {
        using var request = new HttpRequestMessage(method, address)
        {
            Content = new StringContent(JsonSerializer.Serialize(body, Platform.Problems.Json.Answers), null, "application/json"),
        };
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        }

        return await client.SendAsync(request);
    }

    /// <summary>Status, then where it stands, or the problem's code and the members that it names.</summary>
    internal static async Task<string> Told(HttpClient client, HttpMethod method, string address, object body, string? etag)
    {
        using var answer = await Send(client, method, address, body, etag);
        var text = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var members = text.TryGetProperty("errors", out var errors) ? errors.EnumerateObject().Select(e => e.Name) : [];
        var word = text.GetProperty(answer.IsSuccessStatusCode ? "status" : "code").GetString();
        return string.Join(' ', [$"{(int)answer.StatusCode}", word, .. members]);
    }

    /// <summary>A decided referral.</summary>
    internal sealed record Decided(Guid Referral, string Reference, string Region, IReadOnlyList<Candidate> Candidates)
    {
        internal string Chosen => Candidates[0].Authority;

        internal string LastOfRegion => Candidates.Last(c => c.Region == Region).Authority;
    }

    /// <summary>A candidate of a decision.</summary>
    internal sealed record Candidate(string Authority, string Region);
}
