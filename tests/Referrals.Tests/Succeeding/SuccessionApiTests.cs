using System.Text.Json;
using System.Text.Json.Nodes;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Succeeding;

/// <summary>Referrals of an authority that is no more, over HTTP, on a real database and a real broker, on Monday 2 March 2026.</summary>
public sealed class SuccessionApiTests : IAsyncLifetime
{
    const string Medway = SuccessorTests.Medway;
    static readonly DateOnly Today = new(2026, 3, 2);
    readonly OfferedHost fixture = new();

    SchemeTestHost Host => fixture.Host;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await fixture.InitializeAsync();
        await using var session = Host.Get<IReferralStore>().LightweightSession();
        session.Store(A.Authority() with { Id = Medway, Name = "Medway" });
        await session.SaveChangesAsync();
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task Given_an_entry_authority_that_is_no_more_then_its_successor_has_its_referrals_and_it_refers_nobody()
    {
        var id = await fixture.ReferAsync();
        using var kent = Host.Client(Role.ApiClient, A.Kent);
        using var medway = Host.Client(Role.ApiClient, Medway);
        (await OfferedHost.Get(kent, $"referrals/{id}")).Status.ShouldBe(200);
        await Told(A.Kent, Today, Medway, Medway);
        await Told(A.Kent, Today, Medway, Medway);
        await Poll.UntilAsync(
            async () => (await OfferedHost.Get(medway, $"referrals/{id}")).Status == 200, TimeSpan.FromSeconds(20), "the referral to pass");
        (await OfferedHost.Get(kent, $"referrals/{id}")).Status.ShouldBe(404);
        (await OfferedHost.Get(medway, $"referrals/{id}")).Answer.ToJsonString().ShouldContain("Canary-given");
        (await Events(id)).Count(e => e == "case_passed_to_successor").ShouldBe(1);

        // The log keeps both: the successor answers for the reads of its predecessor's staff, and for its own.
        var (status, log) = await OfferedHost.Get(medway, $"referrals/{id}/access-log");
        status.ShouldBe(200);
        log["items"]!.AsArray().Select(l => (string?)l!["authority"]).Distinct().ShouldBe([A.Kent, Medway], ignoreOrder: true);

        var (refused, answer) = await OfferedHost.Post(kent, "referrals", Form(A.Kent));
        (refused, (string?)answer["code"]).ShouldBe((409, "authority-abolished"));
        ((string?)answer["detail"]).ShouldBe(
            "Kent has not existed since 2 March 2026: refer the children in the name of Medway (E06000035).");
        (await OfferedHost.Post(medway, "referrals", Form(Medway))).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Given_an_authority_split_in_two_when_nobody_is_named_then_its_case_waits_for_the_national_team()
    {
        var (id, _) = await fixture.OfferAsync();
        await Told(A.Durham, Today, null, Medway, A.Kent);
        using var durham = Host.Client(Role.ApiClient, A.Durham);
        using var medway = Host.Client(Role.ApiClient, Medway);
        using var kent = Host.Client(Role.ApiClient, A.Kent);
        using var national = Host.Client(Role.National);
        var version = (long)(await OfferedHost.Get(national, $"referrals/{id}")).Answer["version"]!;
        var named = new { authority = A.Durham, successor = Medway };
        var path = $"referrals/{id}/successor";
        (await OfferedHost.Get(durham, $"referrals/{id}")).Status.ShouldBe(200);
        (await OfferedHost.Post(medway, path, named, version)).Status.ShouldBe(404);
        (await OfferedHost.Post(kent, path, named, version)).Status.ShouldBe(403);
        (await OfferedHost.Post(national, path, named)).Status.ShouldBe(428);
        (await OfferedHost.Post(national, path, named, version + 1)).Status.ShouldBe(412);
        (await OfferedHost.Post(national, path, new { authority = A.Durham, successor = "" }, version)).Status.ShouldBe(400);
        var (invalid, why) = await OfferedHost.Post(national, path, new { authority = A.Durham, successor = A.Durham }, version);
        (invalid, ((JsonObject)why["errors"]!).Select(e => e.Key).Single()).ShouldBe((400, "successor"));
        var (none, code) = await OfferedHost.Post(national, path, new { authority = A.Kent, successor = Medway }, version);
        (none, (string?)code["code"]).ShouldBe((409, "no-succession"));

        (await OfferedHost.Post(national, path, named, version)).Status.ShouldBe(200);
        (await OfferedHost.Get(medway, $"referrals/{id}")).Status.ShouldBe(200);
        (await OfferedHost.Get(durham, $"referrals/{id}")).Status.ShouldBe(404);
        (await Events(id)).TakeLast(2).ShouldBe(["successor_named", "case_passed_to_successor"]);
    }

    [Fact]
    public async Task Given_a_successor_from_tomorrow_then_nothing_passes_before_local_midnight()
    {
        var id = await fixture.ReferAsync();
        await Told(A.Kent, Today.AddDays(1), Medway, Medway);
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        using var kent = Host.Client(Role.ApiClient, A.Kent);
        using var medway = Host.Client(Role.ApiClient, Medway);
        (await OfferedHost.Get(kent, $"referrals/{id}")).Status.ShouldBe(200);
        (await OfferedHost.Get(medway, $"referrals/{id}")).Status.ShouldBe(404);
        using var anybody = Host.Client();
        (await OfferedHost.Post(anybody, "development/clock", new { advanceTo = "2026-03-03T00:00:01Z" })).Status.ShouldBe(200);
        await Poll.UntilAsync(
            async () => (await OfferedHost.Get(medway, $"referrals/{id}")).Status == 200, TimeSpan.FromSeconds(20), "the referral to pass");
        (await OfferedHost.Get(kent, $"referrals/{id}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Given_two_sides_that_become_one_then_the_referral_is_withdrawn_with_its_reason()
    {
        var (id, offer) = await fixture.OfferAsync();
        await fixture.AppendAsync(id, new AcceptanceNoted(offer, A.Durham));
        await Told(A.Durham, Today, A.Kent, A.Kent);
        using var kent = Host.Client(Role.ApiClient, A.Kent);
        await Poll.UntilAsync(
            async () => (string?)(await OfferedHost.Get(kent, $"referrals/{id}")).Answer["status"] == "withdrawn", TimeSpan.FromSeconds(20),
            "the referral to end");
        (await Events(id)).TakeLast(2).ShouldBe(["case_passed_to_successor", "referral_withdrawn"]);
    }

    static JsonNode Form(string entry) => JsonSerializer.SerializeToNode(A.Form() with { EntryAuthority = entry }, Json.Answers)!;

    async Task Told(string authority, DateOnly from, string? heir, params string[] successors) =>
        await Host.Get<IEnumerable<HandlerRegistration>>().Single(h => h.Message == typeof(AuthoritySucceeded)).Deliver(
            Host.Services, Guid.CreateVersion7(),
            new AuthoritySucceeded
            {
                AuthorityId = Guid.NewGuid(), Version = 2, OccurredAt = A.Monday, Authority = authority, Successors = successors, From = from,
                OpenCases = heir,
            },
            CancellationToken.None);

    async Task<IReadOnlyList<string>> Events(Guid id)
    {
        await using var session = Host.Get<IReferralStore>().QuerySession();
        return [.. (await session.Events.FetchStreamAsync(id)).Select(e => e.EventTypeName).Where(name => name != "record_viewed")];
    }
}
