using System.Net;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rules;
using TransferScheme.Allocation.Standards;
using TransferScheme.Platform.Security;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>What is shown live is what a rebuild from the events gives, for every projection.</summary>
public sealed class RebuildTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    [Fact]
    public async Task Every_state_rebuilt_from_its_events_is_the_state_that_stood()
    {
        var decided = await fixture.Decide("16-17", "under-16");
        var picked = decided.LastOfRegion;
        var offer = await fixture.Offer(decided, picked, "safety");
        await fixture.Deliver("allocation-when-offer-accepted", Sample.Acceptance(decided.Referral, offer, picked, 2));
        await fixture.Deliver("allocation-when-transfer-completed", Sample.Completion(decided.Referral, AllocationHost.Kent, picked) with { Size = 2 });
        await fixture.Decide();
        await Set("/api/v1/authorities/S12000033/participation",
            new { able = false, reasonCode = "pause-agreed", until = "2999-12-31" }, 1);
        await Set("/api/v1/authorities/S12000033/capacity",
            new
            {
                places = new[] { new { placementType = "foster", sex = "any", ageFrom = 0, ageTo = 17, places = 2 } },
                validUntil = "2999-12-31",
            }, 2);
        await Set("/api/v1/authorities/S12000033/succession", new { successors = new[] { "S12000034" }, from = "2999-12-31" }, 3);
        await Set("/api/v1/authorities/S12000033/contacts", new { mailbox = "duty@aberdeen.gov.uk" }, 4);
        await Set("/api/v1/authorities/S12000033/services", new { asOf = "2026-01-31", form = "s70-2026", services = Array.Empty<object>() }, 5);
        await Set("/api/v1/regions/wales/standards", new { asOf = "2026-01-31", standards = "Ours.", ageAssessmentPractice = "Two." }, 1);

        var before = await States();
        var store = fixture.Host.Get<IAllocationStore>();
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync<SchemeRules>(default);
        await daemon.RebuildProjectionAsync<Authority>(default);
        await daemon.RebuildProjectionAsync<AuthorityContacts>(default);
        await daemon.RebuildProjectionAsync<AuthorityServices>(default);
        await daemon.RebuildProjectionAsync<Region>(default);
        await daemon.RebuildProjectionAsync<AllocationCase>(default);
        await daemon.RebuildProjectionAsync<Offer>(default);
        before.Count.ShouldBe(1 + 212 + 2 + 1 + 1 + 1 + 12);
        (await States()).ShouldBe(before);
    }

    async Task Set(string address, object body, int version)
    {
        using var national = fixture.Host.Client(Role.National);
        var method = address.EndsWith("succession", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Put;
        using var answer = await AllocationHost.Send(national, method, address, body, $"\"{version}\"");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    async Task<IReadOnlyList<string>> States()
    {
        await using var session = fixture.Host.Get<IAllocationStore>().QuerySession();
        return
        [
            .. await session.QueryAsync<string>(
                """
                select data::text from (
                    select data, 1 as kind, id from allocation.mt_doc_schemerules
                    union all select data, 2, id from allocation.mt_doc_authority
                    union all select data, 3, id from allocation.mt_doc_allocationcase
                    union all select data, 4, id from allocation.mt_doc_offer
                    union all select data, 5, id from allocation.mt_doc_authoritycontacts
                    union all select data, 6, id from allocation.mt_doc_authorityservices
                    union all select data, 7, id from allocation.mt_doc_region) as states
                order by kind, id
                """),
        ];
    }
}
