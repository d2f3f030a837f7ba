using System.Net;
using Microsoft.AspNetCore.Builder;
using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>Two officers of one authority accept the same offer at the same moment, over HTTP on a real database, two thousand times.</summary>
public sealed class RaceTests
{
    const int Races = 2000;
    static readonly object Acceptance = new
    {
        placementType = "foster", placement = "Race", socialWorker = new { name = "Race", email = "race@demo.invalid", phone = "0" },
    };

    [Fact]
    public async Task Of_two_acceptances_of_one_offer_exactly_one_wins_every_time()
    {
        // Without publisher and handlers: the race is between the two requests alone.
        await using var host = await SchemeTestHost.StartAsync(
            builder => builder.AddSchemeStore<IAllocationStore>("allocation", AllocationModule.Configure),
            app => AcceptOffer.Map(app.MapGroup("/api/v1/offers")));
        var offers = Enumerable.Range(0, Races).Select(_ => Guid.CreateVersion7()).ToList();
        await using (var session = host.Get<IAllocationStore>().LightweightSession())
        {
            offers.ForEach(id => session.Events.StartStream<Offer>(id, Sample.Made()));
            await session.SaveChangesAsync();
        }

        using var one = host.Client(Role.DutyOfficer, "N1", person: Guid.CreateVersion7());
        using var other = host.Client(Role.DutyOfficer, "N1", person: Guid.CreateVersion7());
        var outcomes = new Dictionary<string, int>();
        foreach (var offer in offers)
        {
            var both = await Task.WhenAll(Accept(one, offer), Accept(other, offer));
            var outcome = string.Join(' ', both.Order().Select(s => (int)s));
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        outcomes.ShouldBe(new Dictionary<string, int> { ["200 412"] = Races });
        await using var query = host.Get<IAllocationStore>().QuerySession();
        (await query.QueryAsync<long>("select count(*) from allocation.mt_events where type = 'offer_accepted'"))[0].ShouldBe(Races);
    }

    static async Task<HttpStatusCode> Accept(HttpClient client, Guid offer)
    {
        using var answer = await AllocationHost.Send(client, HttpMethod.Post, $"/api/v1/offers/{offer}/acceptance", Acceptance, "\"1\"");
        return answer.StatusCode;
    }
}
