using System.Net;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>What lists count: neither more nor fewer than each reader may see, whatever is asked for.</summary>
public sealed class ListCountTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    static readonly string[] Allocations =
    [
        "allocations?", "allocations?order=due", "allocations?status=waiting&order=due", "allocations?status=declined",
        $"allocations?authority={AllocationHost.Kent}", "allocations?entryRegion=south-east&order=due",
    ];

    static readonly string[] Offers =
    [
        "offers?", "offers?order=due", "offers?status=open,overdue&order=due", "offers?status=accepted,declined,superseded",
        "offers?status=open&paused=true", "offers?status=open,overdue&deferral=requested",
    ];

    static readonly Role[] OfAuthorities = [Role.DutyOfficer, Role.ApiClient, Role.Manager, Role.Assessor];

    readonly SchemeTestHost host = fixture.Host;

    [Fact]
    public async Task Given_cases_at_every_stage_then_each_readers_lists_count_what_their_pages_show_and_show_what_may_be_read()
    {
        await fixture.Decide();
        var offered = await fixture.Decide();
        var open = await fixture.Offer(offered);
        var declined = await fixture.Declined();
        var settled = await fixture.Declined();
        await fixture.AcceptReasons(settled.Decided, settled.Offer);
        var accepted = await fixture.Decide();
        var acceptance = await AcceptedAsync(accepted);
        var asked = await fixture.Decide();
        var swap = await AcceptedAsync(asked);
        var taker = asked.Candidates.Skip(1).First(c => c.Region == asked.Region).Authority;
        using var coordinator = host.Client(Role.Coordinator, region: asked.Region);
        (await AllocationHost.Told(coordinator, HttpMethod.Post, $"/api/v1/offers/{swap}/swap", new { authority = taker }, "\"2\""))
            .ShouldBe("200 accepted");

        using var national = host.Client(Role.National);
        var cases = (await WholeList.ReadAsync(national, "allocations?", "referralId", 200)).Ids;
        var offers = (await WholeList.ReadAsync(national, "offers?", limit: 200)).Ids;
        offers.ShouldBe([open, declined.Offer, settled.Offer, acceptance, swap], ignoreOrder: true);
        foreach (var (role, authority, region) in Readers([offered, declined.Decided, settled.Decided, accepted, asked], taker))
        {
            using var reader = host.Client(role, authority, region);
            var who = $"{role} of {authority ?? region}";
            foreach (var list in Allocations)
            {
                (await WholeList.ReadAsync(reader, list, "referralId")).IsWhole.ShouldBeTrue($"{who}: {list}");
            }

            foreach (var list in Offers)
            {
                (await WholeList.ReadAsync(reader, list)).IsWhole.ShouldBeTrue($"{who}: {list}");
            }

            (await WholeList.ReadAsync(reader, "allocations?", "referralId")).Ids
                .ShouldBe(await ReadableAsync(reader, "allocations", cases), ignoreOrder: true, customMessage: who);
            (await WholeList.ReadAsync(reader, "offers?")).Ids
                .ShouldBe(await ReadableAsync(reader, "offers", offers), ignoreOrder: true, customMessage: who);
        }
    }

    static IEnumerable<(Role Role, string? Authority, string? Region)> Readers(
        IReadOnlyList<AllocationHost.Decided> decided, string taker) =>
    [
        (Role.National, null, null), (Role.Auditor, null, null), (Role.Service, null, null), (Role.Coordinator, null, "south-east"),
        .. decided.Select(d => d.Region).Distinct().Except(["south-east"]).Select(r => (Role.Coordinator, (string?)null, (string?)r)),
        .. decided.Select(d => d.Chosen).Append(taker).Append(AllocationHost.Kent).Distinct()
            .SelectMany(code => OfAuthorities, (code, role) => (role, (string?)code, (string?)null)),
    ];

    static async Task<IReadOnlyList<Guid>> ReadableAsync(HttpClient reader, string kind, IReadOnlyList<Guid> all)
    {
        var readable = new List<Guid>();
        foreach (var id in all)
        {
            using var answer = await reader.GetAsync($"/api/v1/{kind}/{id}");
            if (answer.StatusCode is HttpStatusCode.OK)
            {
                readable.Add(id);
            }
        }

        return readable;
    }

    async Task<Guid> AcceptedAsync(AllocationHost.Decided decided)
    {
        var offer = await fixture.Offer(decided);
        using var officer = host.Client(Role.ApiClient, decided.Chosen);
        (await AllocationHost.Told(officer, HttpMethod.Post, $"/api/v1/offers/{offer}/acceptance", Declining.Acceptance, "\"1\""))
            .ShouldBe("200 accepted");
        fixture.Referrals.Tell(decided.Referral, new TransferStage("accepted", decided.Chosen, []));
        await fixture.Deliver("allocation-when-offer-accepted", Sample.Acceptance(decided.Referral, offer, decided.Chosen));
        await fixture.Reaches(decided.Referral, "accepted");
        return offer;
    }
}
