using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Grounds;
using TransferScheme.TestKit;

namespace TransferScheme.Refusals.Tests.Api;

/// <summary>The Refusals service alone: real database, real broker, and a stub for the services that it asks.</summary>
public sealed class RefusalsHost : IAsyncLifetime
{
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    SchemeTestHost? _host;

    /// <summary>The grounds, where a test publishes others.</summary>
    internal GroundLists Lists { get; init; } = GroundLists.Published;

    internal StubAllocation Allocation { get; } = new();

    internal SchemeTestHost Host => _host ?? throw new InvalidOperationException("Not started.");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _host = await SchemeTestHost.StartAsync(
            builder =>
            {
                builder.AddRefusals();
                builder.Services.AddSingleton(Allocation.Calls()).AddSingleton(Lists);
            },
            app => app.MapRefusals(), null, "--Development:Clock=2026-03-04T10:00:00Z");
        Allocation.Delegates[A.Director] = A.Durham;
        await Tell(Position(A.Durham, "Durham", "north-east", 346_000, 345), Position(A.Kent, "Kent", "south-east", 333_000, 400), Rules);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Allocation.Dispose();
    }

    /// <summary>Hands messages to their handlers as the bus does.</summary>
    internal async Task Tell(params object[] messages)
    {
        var handlers = Host.Get<IEnumerable<HandlerRegistration>>().ToDictionary(h => h.Message);
        foreach (var message in messages)
        {
            await handlers[message.GetType()].Deliver(Host.Services, Guid.CreateVersion7(), message, CancellationToken.None);
        }
    }

    /// <summary>A referral from Kent that is offered to Durham; more than once where it is declined between.</summary>
    internal async Task<Guid> Offer(Guid? referral = null)
    {
        var (referralId, offerId) = (referral ?? Guid.CreateVersion7(), Guid.CreateVersion7());
        Allocation.Offers[offerId] = "open";
        await Tell(Eligible(referralId), Made(offerId, referralId));
        return offerId;
    }

    internal static SchemeRulesAdopted Rules => new()
    {
        SchemeRulesId = A.DirectionId, Version = 1, OccurredAt = A.Wednesday, RulesVersion = "2025-06-09", ValidFrom = new(2025, 6, 9),
        ThresholdPer100000 = 100, WorkingDaysInCare = 10, WorkingDaysNotInCare = 5, WorkingDaysToRespond = 2, CutOff = new(17, 0),
        Authorities = 2,
    };

    internal static ReferralFoundEligible Eligible(Guid referral) => new()
    {
        ReferralId = referral, Version = 3, OccurredAt = A.Wednesday, Reference = "NTS-2026-000001", EntryAuthority = A.Kent,
        InAuthorityCare = true,
        Children = [new MinimumFacts { ChildId = referral, AgeBand = "16-17", Sex = "female", Languages = ["ti"] }],
        PlacementTypes = ["foster"], RulesVersion = "2025-06-09", StatutoryStartedOn = A.Today, StatutoryDueOn = A.Today.AddDays(14),
    };

    /// <summary>The director issues a draft as it stands.</summary>
    internal async Task<Told> Decide(Guid offer, string? etag)
    {
        using var director = Director();
        return await Send(director, HttpMethod.Post, $"refusals/{offer}/issue", etag: etag);
    }

    internal static OfferMade Made(Guid offer, Guid referral) => new()
    {
        OfferId = offer, Version = 1, OccurredAt = A.Wednesday, ReferralId = referral, Authority = A.Durham, Region = "north-east",
        Size = 1, RespondBy = A.Offer.RespondBy.AddYears(1),
    };

    internal HttpClient As(Role role, string? authority = null, string? region = null, Guid? person = null) =>
        Host.Client(role, authority, region, person);

    /// <summary>The drafter's client.</summary>
    internal HttpClient Officer() => As(Role.DutyOfficer, A.Durham, person: A.Drafter);

    /// <summary>The decision-maker's client.</summary>
    internal HttpClient Director() => As(Role.Manager, A.Durham, person: A.Director);

    /// <summary>Sends a command on the version that stands; answers status and body.</summary>
    internal static async Task<Told> Send(
        HttpClient client, HttpMethod method, string path, object? body = null, string? etag = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}");
        if (body is not null)
        {
            request.Content = new StringContent(JsonSerializer.Serialize(body, body.GetType(), Json.Answers), null, "application/json");
        }

        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new Told(
            (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType == "text/html" ? text : JsonNode.Parse(text)!,
            answer.Headers.ETag?.ToString());
    }

    /// <summary>A statement that every rule lets pass, but for what is changed.</summary>
    internal static JsonObject Form(object? change = null)
    {
        var form = JsonSerializer.SerializeToNode(A.Form, Json.Answers)!.AsObject();
        var given = JsonSerializer.SerializeToNode(change ?? new { }, Json.Answers)!.AsObject();
        foreach (var (name, _) in JsonSerializer.SerializeToNode(change ?? new { }, JsonSerializerOptions.Web)!.AsObject())
        {
            form[name] = given[name]?.DeepClone();
        }

        return form;
    }

    /// <summary>Drafts a statement on an offer.</summary>
    internal async Task<Told> Draft(Guid offer, object? change = null)
    {
        using var officer = Officer();
        var form = Form(change);
        form["offerId"] = offer.ToString();
        return await Send(officer, HttpMethod.Post, "refusals", form);
    }

    /// <summary>Drafts and issues.</summary>
    internal async Task<Told> Issue(Guid offer)
    {
        var drafted = await Draft(offer);
        drafted.Word.ShouldBe("201 draft");
        using var director = Director();
        return await Send(director, HttpMethod.Post, $"refusals/{offer}/issue", etag: drafted.ETag);
    }

    internal static AuthorityPositionChanged Position(string code, string name, string region, int population, int count) => new()
    {
        AuthorityId = Guid.NewGuid(), Version = 1, OccurredAt = A.Wednesday, Authority = code, Name = name, Region = region,
        Nation = "England", ChildPopulation = population, PopulationYear = "mid-2024", ChildrenLookedAfter = count, AsOf = new(2026, 1, 1),
    };
}

/// <summary>An answer.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Body">Its body.</param>
/// <param name="ETag">Its version.</param>
sealed record Told(int Status, JsonNode Body, string? ETag)
{
    /// <summary>Status, then where the case stands, or the problem's code.</summary>
    internal string Word =>
        $"{Status} {Body["status"] switch { JsonValue v when v.TryGetValue<string>(out var s) => s, _ => (string?)Body["code"] }}";

    /// <summary>Rules that block.</summary>
    internal IReadOnlyList<string> Blocking => Ids("blocking");

    /// <summary>Rules that were not met, of one severity.</summary>
    internal IReadOnlyList<string> Ids(string severity) => [.. Body[severity]!.AsArray().Select(f => (string)f!["id"]!)];

    /// <summary>What is said of a rule.</summary>
    internal string Said(string rule) => string.Join(' ', new[] { "blocking", "closing", "warnings" }
        .SelectMany(s => Body[s]!.AsArray()).Where(f => (string?)f!["id"] == rule).Select(f => (string?)f!["detail"]));
}
