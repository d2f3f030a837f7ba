using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Parking;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using Messages = TransferScheme.Contracts.Referrals;

namespace TransferScheme.Referrals.Tests.Handling;

/// <summary>A count that cures reaches every ineligible referral, also one that is being judged at the same moment.</summary>
public sealed class CureTests(ReferralsHost referrals) : IClassFixture<ReferralsHost>
{
    const int TooFew = 346;
    const int Enough = 347;

    [Fact]
    public async Task Given_count_noted_while_the_one_before_was_judged_by_when_looked_at_again_then_the_referral_is_eligible()
    {
        await KnowAsync("cure", TooFew, 1);
        var id = await ReferAsync("cure");
        await KnowAsync("cure", Enough, 2);
        (await StatusAsync("cure", id)).ShouldBe("ineligible");

        await DeliverAsync(Found("cure", id));
        await DeliverAsync(Found("cure", id));

        (await StatusAsync("cure", id)).ShouldBe("awaitingAllocation");
    }

    [Fact]
    public async Task Given_referral_that_stays_ineligible_when_looked_at_again_then_nothing_follows()
    {
        await KnowAsync("still", TooFew, 1);
        var id = await ReferAsync("still");

        await DeliverAsync(Found("still", id));

        (await StatusAsync("still", id)).ShouldBe("ineligible");
    }

    [Fact]
    public async Task Given_count_and_referral_at_the_same_moment_when_all_is_handled_then_none_is_left_ineligible()
    {
        for (var i = 0; i < 40; i++)
        {
            var code = $"at-once-{i}";
            await KnowAsync(code, TooFew, 1);
            var id = Guid.Empty;
            await Task.WhenAll(
                Task.Run(async () =>
                {
                    id = await ReferAsync(code);
                    await DeliverAsync(Found(code, id));
                }),
                Task.Run(() => DeliverAsync(Position(code))));

            (await StatusAsync(code, id)).ShouldBe("awaitingAllocation", code);
        }
    }

    async Task KnowAsync(string code, int count, long version)
    {
        await using var session = referrals.Host.Get<IReferralStore>().LightweightSession();
        session.Store(A.Authority(count) with { Id = code, Name = code, AtVersion = version });
        await session.SaveChangesAsync();
    }

    async Task<Guid> ReferAsync(string code)
    {
        using var entry = referrals.Host.Client(Role.ApiClient, code);
        var answer = await entry.PostAsJsonAsync("/api/v1/referrals", A.Form() with { EntryAuthority = code }, Json.Answers);
        return (Guid)JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["id"]!;
    }

    async Task<string> StatusAsync(string code, Guid id)
    {
        using var entry = referrals.Host.Client(Role.ApiClient, code);
        return (string)JsonNode.Parse(await entry.GetStringAsync($"/api/v1/referrals/{id}"))!["status"]!;
    }

    Task DeliverAsync(object message) => referrals.Host.Get<Deliveries>().DeliverAsync(
        referrals.Host.Get<IEnumerable<HandlerRegistration>>().Single(h => h.Message == message.GetType()), Guid.CreateVersion7(), message,
        CancellationToken.None);

    static Messages.ReferralFoundIneligible Found(string code, Guid id) => new()
    {
        ReferralId = id, Version = 1, OccurredAt = A.Monday, EntryAuthority = code, Codes = ["threshold-not-exceeded"], RulesVersion = A.Rules.Id,
    };

    static AuthorityPositionChanged Position(string code) => new()
    {
        AuthorityId = Guid.Empty, Version = 2, OccurredAt = A.Monday, Authority = code, Name = code, Region = "london", Nation = "England",
        ChildPopulation = 346_000, PopulationYear = "mid-2024", ChildrenLookedAfter = Enough,
    };
}
