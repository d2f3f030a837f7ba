using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Homes;

/// <summary>
/// More referrals of Kent's than any page shows at once: drafts, children who wait, and offers of one region. It leaves nothing behind.
/// </summary>
/// <param name="scheme">Where they are.</param>
sealed class Burst(TheScheme scheme) : IAsyncDisposable
{
    const int Drafts = 15, Children = 150, Offers = 6;

    readonly List<Guid> _all = [];

    /// <summary>The region in which most wait, with its council that has an offer and that offer.</summary>
    internal (string Region, string Council, Guid Offer) Offered { get; private set; }

    /// <summary>A referral of that region that waits still.</summary>
    internal Guid Waiting { get; private set; }

    /// <summary>How many of that region wait.</summary>
    internal int WaitingCount { get; private set; }

    /// <summary>Refers them all, and offers some.</summary>
    internal async Task<Burst> PrepareAsync()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        for (var i = 0; i < Drafts; i++)
        {
            _all.Add((await kent.Post("referrals", """{ "entryAuthority": "E10000016" }""")).Expect(201).Id);
        }

        for (var i = 0; i < Children; i++)
        {
            _all.Add((await kent.Post("referrals", Journey.Form)).Expect(201).Id);
        }

        using var national = await scheme.As("national");
        var decided = new List<(Guid Id, string Region)>();
        foreach (var id in _all.Skip(Drafts))
        {
            decided.Add((id, (await national.GetWhen($"allocations/{id}", r => r.Status == 200))["region"]));
        }

        var most = decided.GroupBy(d => d.Region).MaxBy(g => g.Count())!;
        using var coordinator = await scheme.As("coordinator", most.Key);
        foreach (var (id, _) in most.Take(Offers))
        {
            var allocation = (await coordinator.Get($"allocations/{id}")).Expect(200);
            var council = (string)allocation.Json["candidates"]![0]!["authority"]!;
            var offer = await coordinator.Post($"allocations/{id}/offer", $$"""{ "authority": "{{council}}" }""", allocation.Version);
            Offered = (most.Key, council, offer.Expect(201).Id);
        }

        (Waiting, WaitingCount) = (most.Last().Id, most.Count() - Offers);
        return this;
    }

    /// <summary>Withdraws them all, so that the lists of other tests are as they were.</summary>
    public async ValueTask DisposeAsync()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        foreach (var id in _all)
        {
            // An offer may come to the referral between the two calls: then they are made again.
            Reply withdrawn;
            do
            {
                var version = (await kent.Get($"referrals/{id}")).Version;
                withdrawn = await kent.Post($"referrals/{id}/withdrawal", """{ "reasonCode": "made-in-error" }""", version);
            }
            while (withdrawn.Status == 412);
            withdrawn.Expect(200);
        }

        // The queues are Allocation's, which is told of each in its own time.
        using var national = await scheme.As("national");
        foreach (var id in _all.Skip(Drafts))
        {
            await national.GetWhen($"allocations/{id}", r => r["status"] == "withdrawn");
        }
    }
}
