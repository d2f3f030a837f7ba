using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Tests.Succeeding;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;
using TransferScheme.TestKit.Ledgers;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>An authority is abolished while it has turns, offers and acceptances, over HTTP, on a real database and a real broker.</summary>
public sealed class SuccessionTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    static readonly object Acceptance = new
    {
        placementType = "foster", placement = "1 High Street", socialWorker = new { name = "Sam Lee", email = "sam@example.org", phone = "0191 496 0000" },
    };

    readonly SchemeTestHost host = fixture.Host;

    [Fact]
    public async Task Given_an_open_offer_when_its_authority_is_abolished_then_the_successor_answers_it_and_the_ledger_keeps_the_turn()
    {
        var (decided, successor) = await DecideAsync();
        var offer = await fixture.Offer(decided);
        using var old = host.Client(Role.ApiClient, decided.Chosen);
        using var heir = host.Client(Role.ApiClient, successor.Authority);
        await Succeed(decided.Chosen, successor.Authority);
        var passed = Succession.Passed(decided.Chosen, successor.Authority, successor.Region, decided.Referral);
        await fixture.Deliver("allocation-when-case-passed-to-successor", passed);
        await fixture.Deliver("allocation-when-case-passed-to-successor", passed);

        foreach (var path in new[] { $"offers/{offer}", $"allocations/{decided.Referral}" })
        {
            (await old.GetAsync($"/api/v1/{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await heir.GetAsync($"/api/v1/{path}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await Events(offer)).ShouldBe("offer_made offer_passed_to_successor");
        var acceptance = $"/api/v1/offers/{offer}/acceptance";
        (await AllocationHost.Told(old, HttpMethod.Post, acceptance, Acceptance, "\"2\"")).ShouldBe("404 not-found");
        (await AllocationHost.Told(heir, HttpMethod.Post, acceptance, Acceptance, "\"2\"")).ShouldBe("200 accepted");
        await Poll.ForAsync(() => Status(decided.Referral), status => status == "accepted", TimeSpan.FromSeconds(20), "the debit");
        await fixture.Deliver(
            "allocation-when-transfer-completed",
            Sample.Completion(decided.Referral, AllocationHost.Kent, successor.Authority) with { EffectiveAt = DateTimeOffset.UtcNow });
        (await Entries(decided.Referral)).ShouldBe("decided reservation_debited turn_completed");
        (await Book()).Ledger.Accounts().Values.Sum(a => a.Balance).ShouldBe(0);
        using var national = host.Client(Role.National);
        var lines = (await national.GetStringAsync("/api/v1/rota/export")).TrimEnd('\n').Split('\n');
        LedgerChecker.Check(lines).Faults.ShouldBeEmpty();
        lines.Count(line => line.Contains($"\"{decided.Reference}\"", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Given_a_recommendation_that_nobody_confirmed_when_its_authority_is_abolished_then_the_rota_decides_afresh()
    {
        var (decided, successor) = await DecideAsync();
        await Succeed(decided.Chosen, successor.Authority);
        await Poll.ForAsync(
            () => Recommended(decided.Referral), chosen => chosen is not null && chosen != decided.Chosen, TimeSpan.FromSeconds(20),
            "another decision");
        (await Events(decided.Referral)).ShouldBe("authority_recommended turn_lapsed authority_recommended");
        (await Entries(decided.Referral)).ShouldBe("decided decision_reversed decided");
        using var national = host.Client(Role.National);
        (await national.GetAsync($"/api/v1/allocations/{decided.Referral}/receipt")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Given_an_open_offer_when_its_authority_becomes_one_with_the_entry_authority_then_it_falls_and_the_rota_decides_afresh()
    {
        var (decided, _) = await DecideAsync();
        var offer = await fixture.Offer(decided);
        await Succeed(decided.Chosen, AllocationHost.Kent);
        await fixture.Deliver(
            "allocation-when-case-passed-to-successor", Succession.Passed(decided.Chosen, AllocationHost.Kent, "south-east", decided.Referral));
        (await Events(offer)).ShouldBe("offer_made offer_passed_to_successor offer_withdrawn");
        (await Events(decided.Referral)).ShouldBe(
            "authority_recommended allocation_offered allocation_passed_to_successor turn_lapsed authority_recommended");
        (await Entries(decided.Referral)).ShouldBe("decided decision_reversed decided");
        (await Recommended(decided.Referral)).ShouldNotBe(decided.Chosen);
        await using var session = host.Get<IAllocationStore>().QuerySession();
        (await session.LoadAsync<Offer>(offer))!.Status.ShouldBe(OfferStatus.Withdrawn);
    }

    [Fact]
    public async Task Given_a_split_when_nobody_is_named_for_open_cases_then_it_is_said_later_and_once()
    {
        var (decided, successor) = await DecideAsync();
        var other = decided.Candidates.First(c => c.Authority != decided.Chosen && c != successor).Authority;
        using var national = host.Client(Role.National);
        var path = $"/api/v1/authorities/{decided.Chosen}/succession";
        string[] both = [successor.Authority, other];
        (await Post(null)).ShouldBe("200 abolished");
        (await Post(other)).ShouldBe("200 abolished");
        (await Post(successor.Authority)).ShouldBe("409 authority-abolished");
        (await Post("X1")).ShouldBe("400 invalid openCases");
        var shown = (await national.GetFromJsonAsync<JsonElement>($"/api/v1/authorities/{decided.Chosen}")).GetProperty("succession");
        shown.GetProperty("openCases").GetString().ShouldBe(other);

        async Task<string> Post(string? openCases)
        {
            var version = (await national.GetFromJsonAsync<JsonElement>($"/api/v1/authorities/{decided.Chosen}")).GetProperty("version").GetInt64();
            return await AllocationHost.Told(
                national, HttpMethod.Post, path, new { successors = both, from = Today, openCases }, $"\"{version}\"");
        }
    }

    [Fact]
    public async Task Given_a_pass_before_the_referral_itself_then_it_waits_and_of_one_never_eligible_there_is_nothing()
    {
        var referral = Guid.CreateVersion7();
        await fixture.Deliver(
            "allocation-when-case-passed-to-successor", Succession.Passed("E1", "E2", referral: referral, wasEligible: false));
        var parked = await Parked();
        await fixture.Deliver("allocation-when-case-passed-to-successor", Succession.Passed("E1", "E2", referral: referral));
        (await Parked()).ShouldBe(parked + 1);
    }

    static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    async Task<(AllocationHost.Decided Decided, AllocationHost.Candidate Successor)> DecideAsync()
    {
        var decided = await fixture.Decide();
        return (decided, decided.Candidates.First(c => c.Authority != decided.Chosen && c.Region == decided.Region));
    }

    async Task Succeed(string code, string successor)
    {
        using var national = host.Client(Role.National);
        var version = (await national.GetFromJsonAsync<JsonElement>($"/api/v1/authorities/{code}")).GetProperty("version").GetInt64();
        (await AllocationHost.Told(
            national, HttpMethod.Post, $"/api/v1/authorities/{code}/succession", new { successors = new[] { successor }, from = Today },
            $"\"{version}\"")).ShouldBe("200 abolished");
    }

    async Task<RotaBook> Book()
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        return await host.Get<LatestRota>().ReadAsync(session, default);
    }

    async Task<string> Events(Guid stream)
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        return string.Join(' ', (await session.Events.FetchStreamAsync(stream)).Select(e => e.EventTypeName));
    }

    async Task<string> Entries(Guid referral)
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        var ledger = await session.Events.FetchStreamAsync(Streams.Rota);
        return string.Join(' ', ledger.Where(e => e.Data.Text().Contains(referral.ToString(), StringComparison.Ordinal)).Select(e => e.EventTypeName));
    }

    async Task<long> Parked()
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        return (await session.QueryAsync<long>("select count(*) from allocation.mt_doc_parkedmessage")).Single();
    }

    async Task<AllocationCase> Allocation(Guid referral)
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        return (await session.LoadAsync<AllocationCase>(referral))!;
    }

    async Task<string?> Recommended(Guid referral) => (await Allocation(referral)).Chosen;

    async Task<string> Status(Guid referral) => Wire.Name((await Allocation(referral)).Status);
}
