using System.Net.Http.Json;
using System.Text.Json;
using TransferScheme.Allocation.Rota;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Security;
using TransferScheme.Rota;
using TransferScheme.TestKit;
using TransferScheme.TestKit.Ledgers;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>What becomes of turn, place and offer when a referral ends or shrinks, on a real database and a real broker.</summary>
public sealed class EndingTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    static readonly object Acceptance = new
    {
        placementType = "foster", placement = "1 High Street", socialWorker = new { name = "Sam Lee", email = "sam@example.org", phone = "0191 496 0000" },
    };

    readonly SchemeTestHost host = fixture.Host;

    [Fact]
    public async Task Given_a_referral_that_waits_when_withdrawn_then_every_account_is_as_before_and_a_repeat_changes_nothing()
    {
        var before = await Accounts();
        var decided = await fixture.Decide();
        await fixture.Deliver("allocation-when-referral-withdrawn", Withdrawn(decided.Referral));
        (await Accounts()).ShouldBe(before);
        await fixture.Deliver("allocation-when-referral-withdrawn", Withdrawn(decided.Referral));
        await fixture.Deliver("allocation-when-referral-closed", Closed(decided.Referral));
        (await Entries(decided.Referral)).ShouldBe("decided decision_reversed");
        (await Status(decided.Referral)).ShouldBe("withdrawn");
        (await fixture.OfferAnswer(decided, etag: "\"2\"")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Given_an_open_offer_when_closed_then_the_offer_is_withdrawn_and_its_authority_sees_no_child_any_more()
    {
        var before = await Accounts();
        var decided = await fixture.Decide();
        var other = decided.Candidates.First(c => c.Region == decided.Region && c.Authority != decided.Chosen).Authority;
        var offer = await fixture.Offer(decided, other, "family-link");
        await fixture.Deliver("allocation-when-referral-closed", Closed(decided.Referral));
        (await Accounts()).ShouldBe(before);
        (await Entries(decided.Referral)).ShouldBe("decided reservation_moved decision_reversed");

        using var officer = host.Client(Role.ApiClient, other);
        (await OfferStatus(offer)).ShouldBe("withdrawn");
        (await officer.GetAsync($"/api/v1/offers/{offer}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await officer.GetAsync($"/api/v1/allocations/{decided.Referral}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await AllocationHost.Told(officer, HttpMethod.Post, $"/api/v1/offers/{offer}/acceptance", Acceptance, "\"2\"")).ShouldBe("409 offer-not-open");
    }

    [Fact]
    public async Task Given_an_acceptance_that_crosses_when_withdrawn_then_it_is_reversed_whichever_message_comes_first()
    {
        foreach (var acceptanceFirst in new[] { true, false })
        {
            var before = await Accounts();
            var decided = await fixture.Decide();
            var offer = await fixture.Offer(decided);
            using var officer = host.Client(Role.ApiClient, decided.Chosen);
            using var accepted = await AllocationHost.Send(officer, HttpMethod.Post, $"/api/v1/offers/{offer}/acceptance", Acceptance, "\"1\"");
            accepted.EnsureSuccessStatusCode();
            if (acceptanceFirst)
            {
                await Poll.ForAsync(() => Status(decided.Referral), status => status == "accepted", TimeSpan.FromSeconds(20), "the debit");
            }

            await fixture.Deliver("allocation-when-referral-withdrawn", Withdrawn(decided.Referral));
            await fixture.Deliver("allocation-when-offer-accepted", Sample.Acceptance(decided.Referral, offer, decided.Chosen));
            (await Accounts()).ShouldBe(before);
            (await Status(decided.Referral)).ShouldBe("withdrawn");
            (await OfferStatus(offer)).ShouldBe("withdrawn");
        }
    }

    [Fact]
    public async Task Given_a_volunteer_when_withdrawn_then_its_credit_is_taken_back_too()
    {
        const string manchester = "E08000003";
        var before = await Accounts();
        var decided = await fixture.Decide();
        using var client = host.Client(Role.ApiClient, manchester);
        (await AllocationHost.Told(client, HttpMethod.Post, "/api/v1/offers/voluntary", new { authority = manchester, referralId = decided.Referral }, null))
            .ShouldBe("201 open");
        await fixture.Deliver("allocation-when-referral-withdrawn", Withdrawn(decided.Referral));
        (await Accounts()).ShouldBe(before);
        (await Entries(decided.Referral)).ShouldBe("decided decision_reversed voluntary_taken decision_reversed");
    }

    [Fact]
    public async Task Given_an_offered_group_when_a_child_leaves_then_decided_afresh_at_the_new_size_and_the_offer_falls()
    {
        var decided = await fixture.Decide("16-17", "under-16");
        var offer = await fixture.Offer(decided);
        var child = (await Allocation(decided.Referral)).GetProperty("children")[1].GetProperty("childId").GetGuid();
        var left = new ChildLeftGroup
        {
            ReferralId = decided.Referral, Version = 9, OccurredAt = Sample.Monday, ChildId = child, Remaining = 1, ReasonCode = "found-adult", WasEligible = true,
        };
        await fixture.Deliver("allocation-when-child-left-group", left);
        await fixture.Deliver("allocation-when-child-left-group", left);
        (await Entries(decided.Referral)).ShouldBe("decided decision_reversed decided");
        var after = await Allocation(decided.Referral);
        (after.GetProperty("status").GetString(), after.GetProperty("size").GetInt32()).ShouldBe(("waiting", 1));
        (await OfferStatus(offer)).ShouldBe("withdrawn");
        using var national = host.Client(Role.National);
        (await national.GetAsync($"/api/v1/allocations/{decided.Referral}/receipt")).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        await fixture.Deliver("allocation-when-referral-withdrawn", Withdrawn(decided.Referral));
        (await Entries(decided.Referral)).ShouldBe("decided decision_reversed decided decision_reversed");
    }

    [Fact]
    public async Task Given_a_hold_when_offered_then_rejected_until_it_is_released()
    {
        var decided = await fixture.Decide();
        await fixture.Deliver("allocation-when-referral-held", new ReferralHeld
        {
            ReferralId = decided.Referral, Version = 6, OccurredAt = Sample.Monday, ReasonCode = "in-hospital", ReviewOn = new DateOnly(2026, 3, 9),
        });
        using var coordinator = host.Client(Role.Coordinator, region: decided.Region);
        var (address, body) = ($"/api/v1/allocations/{decided.Referral}/offer", new { authority = decided.Chosen });
        (await AllocationHost.Told(coordinator, HttpMethod.Post, address, body, "\"1\"")).ShouldBe("409 referral-held");
        using var client = host.Client(Role.ApiClient, "E08000003");
        (await AllocationHost.Told(
            client, HttpMethod.Post, "/api/v1/offers/voluntary", new { authority = "E08000003", referralId = decided.Referral }, null)).ShouldBe("409 nothing-waits");
        await fixture.Deliver("allocation-when-hold-released", new HoldReleased { ReferralId = decided.Referral, Version = 7, OccurredAt = Sample.Monday });
        (await AllocationHost.Told(coordinator, HttpMethod.Post, address, body, "\"1\"")).ShouldBe("201 open");
    }

    [Fact]
    public async Task Given_a_withdrawal_before_the_referral_itself_then_it_waits_and_one_that_was_never_eligible_is_done()
    {
        var referral = Guid.CreateVersion7();
        var parked = await Parked();
        await fixture.Deliver("allocation-when-referral-withdrawn", Withdrawn(referral) with { WasEligible = false });
        (await Parked()).ShouldBe(parked);
        await fixture.Deliver("allocation-when-referral-withdrawn", Withdrawn(referral));
        (await Parked()).ShouldBe(parked + 1);
    }

    [Fact]
    public async Task Given_turns_that_were_taken_back_when_exported_then_an_independent_checker_finds_no_fault_and_they_have_no_line()
    {
        var withdrawn = await fixture.Decide();
        var accepted = await fixture.Decide();
        var offer = await fixture.Offer(accepted);
        await fixture.Deliver("allocation-when-referral-withdrawn", Withdrawn(withdrawn.Referral));
        await fixture.Deliver("allocation-when-offer-accepted", Sample.Acceptance(accepted.Referral, offer, accepted.Chosen));
        using var national = host.Client(Role.National);
        var lines = (await national.GetStringAsync("/api/v1/rota/export")).TrimEnd('\n').Split('\n');
        LedgerChecker.Check(lines).Faults.ShouldBeEmpty();
        var reference = (await Allocation(withdrawn.Referral)).GetProperty("reference").GetString()!;
        lines.ShouldAllBe(line => !line.Contains(reference, StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains("\"accepted\"", StringComparison.Ordinal));
    }

    static ReferralWithdrawn Withdrawn(Guid referral) => new()
    {
        ReferralId = referral, Version = 20, OccurredAt = Sample.Monday, EntryAuthority = AllocationHost.Kent, ReasonCode = "family-found", WasEligible = true,
    };

    static ReferralClosed Closed(Guid referral) => new()
    {
        ReferralId = referral, Version = 20, OccurredAt = Sample.Monday, EntryAuthority = AllocationHost.Kent, ReasonCode = "left-uk", WasEligible = true,
    };

    // Accounts that say something: an authority that was never seen and one whose account is empty are the same.
    async Task<IReadOnlyList<(string, LedgerAccount)>> Accounts()
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        var book = await host.Get<LatestRota>().ReadAsync(session, default);
        return [.. book.Ledger.Accounts().Where(a => a.Value != LedgerAccount.None).Select(a => (a.Key, a.Value))];
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

    async Task<JsonElement> Allocation(Guid referral)
    {
        using var national = host.Client(Role.National);
        return await national.GetFromJsonAsync<JsonElement>($"/api/v1/allocations/{referral}");
    }

    // Its authority is told nothing any more.
    async Task<string?> OfferStatus(Guid offer)
    {
        using var national = host.Client(Role.National);
        return (await national.GetFromJsonAsync<JsonElement>($"/api/v1/offers/{offer}")).GetProperty("status").GetString();
    }

    async Task<string> Status(Guid referral) => (await Allocation(referral)).GetProperty("status").GetString()!;
}
