using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TransferScheme.AgeAssessments.Rules;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.AgeAssessments.Tests.Api;

/// <summary>The AgeAssessments service alone: real database, real broker, and a stub for Referrals.</summary>
public sealed class AgesHost : IAsyncLifetime
{
    SchemeTestHost? _host;

    internal SchemeTestHost Host => _host ?? throw new InvalidOperationException("Not started.");

    internal StubReferrals Referrals { get; } = new();

    /// <summary>Where the host's log goes in place of the console, from Debug on.</summary>
    internal ILoggerProvider? Logs { get; init; }

    /// <summary>Rules in the place of the published ones, for what those turn off.</summary>
    internal AgeRuleBook? Rules { get; init; }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _host = await SchemeTestHost.StartAsync(
            builder =>
            {
                builder.AddAgeAssessments();
                builder.Services.AddSingleton(Referrals.Calls());
                if (Rules is not null)
                {
                    builder.Services.AddSingleton(Rules);
                }

                if (Logs is not null)
                {
                    builder.Logging.ClearProviders().AddProvider(Logs);
                    builder.Services.PostConfigure<LoggerFilterOptions>(filter =>
                    {
                        filter.Rules.Clear();
                        filter.MinLevel = LogLevel.Debug;
                    });
                }
            },
            app => app.MapAgeAssessments(), null, "--Development:Clock=2026-03-04T10:00:00Z");
        await Tell(Position(A.Kent, "south-east"), Position(A.Durham, "north-east"));
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Referrals.Dispose();
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

    internal HttpClient As(Role role, string? authority = null, string? region = null, Guid? person = null) =>
        Host.Client(role, authority, region, person);

    internal HttpClient Lead() => As(Role.Assessor, A.Kent, person: A.Lead);

    internal HttpClient Second() => As(Role.Assessor, A.Kent, person: A.Second);

    /// <summary>What stands on the alarms of overrides about an assessment.</summary>
    internal async Task<IReadOnlyList<string>> OverrideAlarms(AgeCase ages) =>
        [.. (await Host.Get<IEnumerable<IAlarm>>().Single(a => a.Name == "age-override").LookAsync(default))
            .Where(a => a.Contains($"{ages.Id}", StringComparison.Ordinal))];

    internal HttpClient Manager() => As(Role.Manager, A.Kent, person: A.Manager);

    internal HttpClient Receiver(Role role = Role.Manager) => As(role, A.Durham, person: A.Officer);

    internal static TransferCompleted Completed(Guid referral) => new()
    {
        ReferralId = referral, Version = 20, OccurredAt = A.Wednesday, EntryAuthority = A.Kent, ReceivingAuthority = A.Durham, Size = 1,
        InAuthorityCare = true, EffectiveAt = A.Wednesday, WorkingDays = 5, WithinLimit = true,
    };

    internal static OfferAccepted Accepted(Guid referral, Guid offer, string by = A.Durham) => new()
    {
        OfferId = offer, Version = 2, OccurredAt = A.Wednesday, ReferralId = referral, Authority = by, Size = 1,
    };

    internal static AuthorityPositionChanged Position(string code, string region) => new()
    {
        AuthorityId = Guid.NewGuid(), Version = 1, OccurredAt = A.Wednesday, Authority = code, Name = code, Region = region,
        Nation = "England", ChildPopulation = 300_000, PopulationYear = "mid-2024", ChildrenLookedAfter = 100, AsOf = new(2026, 1, 1),
    };

    /// <summary>A referral of Kent with one child, whose age somebody doubts.</summary>
    internal async Task<AgeCase> Doubt(object? trigger = null)
    {
        var (referral, child) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Referrals.Children[referral] = child;
        var ages = new AgeCase(this, referral, child);
        using var officer = As(Role.DutyOfficer, A.Kent, person: A.Officer);
        var told = await AgeCase.Send(officer, HttpMethod.Post, "age-assessments", new
        {
            referralId = referral,
            childId = child,
            trigger = trigger ?? new { raisedBy = "key worker", on = "2026-03-04", grounds = "An account of school years that does not fit." },
        });
        told.Word.ShouldBe("201 doubtRaised");
        ages.Id = (Guid)told.Body["id"]!;
        return ages;
    }
}

/// <summary>What Referrals answers, as its contract says.</summary>
sealed class StubReferrals : HttpMessageHandler
{
    /// <summary>The child of each referral.</summary>
    internal ConcurrentDictionary<Guid, Guid> Children { get; } = [];

    /// <summary>Children who left their group: Referrals tells of the others alone.</summary>
    internal ConcurrentDictionary<Guid, bool> Left { get; } = [];

    internal ServiceCalls Calls() =>
        new(new HttpClient(this, disposeHandler: false) { BaseAddress = new Uri("http://referrals.invalid") });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(
            Guid.TryParse(request.RequestUri!.Segments[^1], out var id) && Children.TryGetValue(id, out var child)
                ? new HttpResponseMessage(HttpStatusCode.OK)
                {
                    Content = JsonContent.Create(
                        new { id, status = "awaitingAllocation", entryAuthority = A.Kent, children = new[] { child, Guid.NewGuid() }.Where(c => !Left.ContainsKey(c)).Select(c => new { id = c }) }),
                }
                : new HttpResponseMessage(HttpStatusCode.NotFound));
}

/// <summary>An answer.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Body">Its body.</param>
/// <param name="ETag">Its version.</param>
sealed record Told(int Status, JsonNode Body, string? ETag)
{
    /// <summary>Status, then where the case stands, or the problem's code with the items that fail.</summary>
    internal string Word => string.Join(' ', [
        $"{Status}", Body["status"] is JsonValue v && v.TryGetValue<string>(out var s) ? s : (string?)Body["code"] ?? "",
        .. Body["errors"]?.AsObject().Select(e => e.Key) ?? [],
    ]);
}
