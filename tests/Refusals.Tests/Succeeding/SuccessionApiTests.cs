using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Tests.Api;
using TransferScheme.TestKit;
using static TransferScheme.Refusals.Tests.Api.RefusalsHost;

namespace TransferScheme.Refusals.Tests.Succeeding;

/// <summary>Statements and directions of an authority that is no more, over HTTP, on a real database and a real broker.</summary>
public sealed class SuccessionApiTests : IAsyncLifetime
{
    const string Medway = SuccessorTests.Medway;
    readonly RefusalsHost fixture = new();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await fixture.InitializeAsync();
        await fixture.Tell(Position(Medway, "Medway", "south-east", 60_000, 30));
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task Given_statements_and_directions_then_all_that_is_open_passes_to_the_successor_and_the_authority_sees_it_no_more()
    {
        var (declined, drafted) = (await fixture.Offer(), await fixture.Offer());
        (await fixture.Issue(declined)).Word.ShouldBe("200 declined");
        (await fixture.Draft(drafted)).Word.ShouldBe("201 draft");
        using var national = fixture.As(Role.National);
        var direction = (Guid)(await Send(national, HttpMethod.Post, "directions", new { kind = "scheme", authority = A.Durham })).Body["id"]!;
        using var durham = fixture.As(Role.Manager, A.Durham, person: A.Director);
        using var medway = fixture.As(Role.Manager, Medway, person: A.Drafter);

        await fixture.Tell(Succeeded(Medway), Succeeded(Medway));
        foreach (var path in new[] { $"refusals/{declined}", $"refusals/{drafted}" })
        {
            await Poll.UntilAsync(
                async () => (await medway.GetAsync($"/api/v1/{path}")).IsSuccessStatusCode, Limit, $"{path.Split('/')[0]} to pass");
            ((int)(await durham.GetAsync($"/api/v1/{path}")).StatusCode).ShouldBe(404);
        }

        // The register of directions is everybody's.
        await Poll.UntilAsync(
            async () => (string?)(await Send(durham, HttpMethod.Get, $"directions/{direction}")).Body["authority"] == Medway,
            Limit, "the direction to pass");

        // A draft is the successor's own to go on with, and what follows for it is told to it.
        var now = await Send(medway, HttpMethod.Get, $"refusals/{drafted}");
        ((string?)now.Body["authority"]).ShouldBe(Medway);
        var timeline = (await Send(medway, HttpMethod.Get, $"refusals/{declined}/timeline")).Body["items"]!.AsArray();
        ((string?)timeline[^1]!["words"]).ShouldBe($"{A.Durham} is no more: {Medway} stands in its place");
        var given = await Send(medway, HttpMethod.Get, $"directions/{direction}");
        (await Send(medway, HttpMethod.Post, $"directions/{direction}/representations", new { text = "We inherited this." }, given.ETag))
            .Status.ShouldBe(200);
    }

    [Fact]
    public async Task Given_several_successors_then_nothing_passes_until_one_is_named_and_a_referral_takes_its_cases_along()
    {
        var referral = Guid.CreateVersion7();
        var offer = await fixture.Offer(referral);
        (await fixture.Issue(offer)).Word.ShouldBe("200 declined");
        var other = await fixture.Offer();
        (await fixture.Issue(other)).Word.ShouldBe("200 declined");
        await fixture.Tell(Succeeded(null));
        using var durham = fixture.As(Role.Manager, A.Durham);
        using var medway = fixture.As(Role.Manager, Medway);
        var passed = new CasePassedToSuccessor
        {
            ReferralId = referral, Version = 9, OccurredAt = A.Wednesday, Authority = A.Durham, Successor = Medway, Region = "south-east",
            WasEligible = true,
        };
        await fixture.Tell(passed, passed);
        (await Send(medway, HttpMethod.Get, $"refusals/{offer}")).Status.ShouldBe(200);
        (await Send(durham, HttpMethod.Get, $"refusals/{offer}")).Status.ShouldBe(404);
        await Task.Delay(TimeSpan.FromSeconds(4));
        (await Send(durham, HttpMethod.Get, $"refusals/{other}")).Status.ShouldBe(200);

        await fixture.Tell(Succeeded(Medway) with { Version = 8 });
        await Poll.UntilAsync(
            async () => (await Send(medway, HttpMethod.Get, $"refusals/{other}")).Status == 200, Limit, "the other case to pass");
        await using var session = fixture.Host.Get<IRefusalStore>().QuerySession();
        (await session.Events.FetchStreamAsync(offer)).Count(e => e.EventTypeName == "refusal_passed_to_successor").ShouldBe(1);
        (await session.LoadAsync<Refusals.Handling.KnownOffer>(offer))!.Authority.ShouldBe(Medway);
        (await session.LoadAsync<Refusals.Handling.KnownReferral>(referral))!.EntryAuthority.ShouldBe(A.Kent);
    }

    static AuthoritySucceeded Succeeded(string? heir) => new()
    {
        AuthorityId = A.DirectionId, Version = 7, OccurredAt = A.Wednesday, Authority = A.Durham,
        Successors = heir is null ? [Medway, A.Kent] : [heir], From = A.Today, OpenCases = heir,
    };
}
