using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Allocation.Viewing;

/// <summary>How a log tells of reads that show the minimum facts: age band, sex and languages of each child.</summary>
static class ReadAs
{
    /// <summary>The code of the minimum facts.</summary>
    internal const string MinimumFacts = "minimum-facts";

    /// <summary>A read of them.</summary>
    /// <param name="referralId">The referral.</param>
    /// <param name="projection">The view, by name.</param>
    /// <param name="purpose">Code of the purpose.</param>
    /// <param name="beside">What else is shown, by code.</param>
    internal static ViewedAs Facts(Guid referralId, string projection, string purpose, params IReadOnlyList<string> beside) =>
        new(referralId, projection, purpose, nameof(Disclosure.MinimumFacts), [MinimumFacts, .. beside]);
}

/// <summary>
/// Shows each authority and the national team their own staff's reads of an allocation or an offer, and auditors everybody's, so that a
/// child can be told who looked (UK GDPR Article 15).
/// </summary>
static class ViewAccessLogs
{
    internal static void Map(RouteGroupBuilder allocations, RouteGroupBuilder offers)
    {
        allocations.MapGet("{referralId:guid}/access-log", GetOfAllocation).WithName("GetAllocationAccessLog").Produces<AccessLines>();
        offers.MapGet("{id:guid}/access-log", GetOfOffer).WithName("GetOfferAccessLog").Produces<AccessLines>();
    }

    static async Task<IResult> GetOfAllocation(Guid referralId, HttpContext http, IAllocationStore store, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<AllocationCase>(referralId, ct) is { } now
            ? await LogAsync(session, referralId, http, AllocationPolicy.Sees(http.Actor(), now), ct)
            : new ProblemResult(Problem.NotFound);
    }

    static async Task<IResult> GetOfOffer(Guid id, HttpContext http, IAllocationStore store, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<Offer>(id, ct) is { } now
            ? await LogAsync(session, id, http, AllocationPolicy.Sees(http.Actor(), now), ct)
            : new ProblemResult(Problem.NotFound);
    }

    // Whoever has no part any more still sees what its own staff read; how often others have read since is not for them.
    static async Task<IResult> LogAsync(IQuerySession session, Guid id, HttpContext http, Disclosure disclosure, CancellationToken ct)
    {
        if (AllocationPolicy.SeesAccessLog(http.Actor()) is not { } isTheirs)
        {
            return new ProblemResult(Problem.NotFound);
        }

        var lines = await AccessLines.ReadAsync(session, id, ct);
        return disclosure is not Disclosure.Nothing || lines.Any(isTheirs)
            ? Results.Ok(AccessLines.Of(lines, isTheirs, hasPart: disclosure is Disclosure.MinimumFacts))
            : new ProblemResult(Problem.NotFound);
    }
}
