using TransferScheme.AgeAssessments.Tests.Api;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.AgeAssessments.Tests.Succeeding;

/// <summary>Assessments of an authority that is no more, over HTTP, on a real database and a real broker.</summary>
public sealed class SuccessionApiTests : IAsyncLifetime
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    readonly AgesHost host = new();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        await host.Tell(AgesHost.Position(A.Medway, "south-east"));
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task From_midnight_of_its_first_day_the_successor_goes_on_with_the_case_its_advice_and_its_documents()
    {
        var ages = await (await host.Doubt()).To("consequences");
        var later = await host.Doubt();
        using var kent = host.Manager();
        using var medway = host.As(Role.Manager, A.Medway, person: A.Officer);
        var advice = Guid.CreateVersion7();
        (await ages.Act(kent, "challenge", new { on = "2026-03-04", words = "letter" })).Word.ShouldBe("200 challenged");
        (await ages.Act(kent, "privileged", new { words = "the advice" })).Status.ShouldBe(200);
        (await ages.Attach(kent, advice, Files.APdf, kind: "legalAdvice")).Status.ShouldBe(201);
        await host.Tell(Succeeded(A.Medway) with { From = A.Today.AddDays(1) });
        await Task.Delay(TimeSpan.FromSeconds(4));
        (await ages.Get(kent)).Status.ShouldBe(200);

        await host.Tell(Succeeded(A.Medway) with { Version = 8 });
        foreach (var passed in new[] { ages, later })
        {
            await Poll.UntilAsync(async () => (await passed.Get(medway)).Status == 200, Limit, "the case to pass");
            ((string?)(await passed.Get(medway)).Body["owner"]).ShouldBe(A.Medway);
            (await passed.Get(kent)).Status.ShouldBe(404);
        }

        ((string?)(await ages.Get(medway)).Body["operative"]!["source"]).ShouldBe("laS50");
        ((string?)(await ages.Get(medway, $"age-assessments/{ages.Id}/privileged")).Body["items"]![0]!["words"]).ShouldBe("the advice");
        (await ages.Reads(medway, advice)).ShouldBe("200 200");

        // Advised before, so that the reply needs no more advice; and the page is of one record.
        (await ages.Act(medway, "challenge/maintenance", new { words = "we stand by it" })).Word.ShouldBe("200 challenged");
        (await ages.Get(medway, $"age-assessments/{ages.Id}/record.html")).Body.ToString().ShouldContain("Canary-answer");
        var words = (await ages.Get(medway, $"age-assessments/{ages.Id}/timeline")).Body["items"]!.AsArray().Select(i => (string)i!["words"]!);
        words.Count(w => w == "Age case passed to successor").ShouldBe(1);
    }

    [Fact]
    public async Task Of_several_nothing_passes_until_one_is_named_and_a_referral_takes_its_cases_along()
    {
        var (named, other) = (await host.Doubt(), await host.Doubt());
        using var kent = host.Manager();
        using var medway = host.As(Role.Manager, A.Medway, person: A.Officer);
        using var durham = host.Receiver();
        await host.Tell(Succeeded(null));
        var passed = new CasePassedToSuccessor
        {
            ReferralId = named.Referral, Version = 9, OccurredAt = A.Wednesday, Authority = A.Kent, Successor = A.Durham, Region = "north-east",
            WasEligible = true,
        };
        await host.Tell(passed, passed);
        (await named.Get(durham)).Status.ShouldBe(200);
        await Task.Delay(TimeSpan.FromSeconds(4));
        (await other.Get(kent)).Status.ShouldBe(200);
        await host.Tell(Succeeded(A.Medway) with { Version = 8 });
        await Poll.UntilAsync(async () => (await other.Get(medway)).Status == 200, Limit, "the other case to pass");
        ((string?)(await named.Get(durham)).Body["owner"]).ShouldBe(A.Durham);
    }

    static AuthoritySucceeded Succeeded(string? heir) => new()
    {
        AuthorityId = A.Next, Version = 7, OccurredAt = A.Wednesday, Authority = A.Kent, Successors = heir is null ? [A.Medway, A.Durham] : [heir],
        From = A.Today, OpenCases = heir,
    };
}
