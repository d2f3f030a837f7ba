using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Standards;

/// <summary>A region's standards and its practice of age assessment.</summary>
/// <param name="AsOf">Date of the text, not in the future.</param>
/// <param name="Standards">The standards.</param>
/// <param name="AgeAssessmentPractice">How ages are assessed in the region.</param>
public sealed record SetStandardsRequest(DateOnly AsOf, string Standards, string AgeAssessmentPractice) : IChecked
{
    const int Longest = 20_000;

    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.When(AsOf.Year < 2000, "asOf", "Must not be before 2000.");
        faults.Text(Standards, "standards", Longest);
        faults.Text(AgeAssessmentPractice, "ageAssessmentPractice", Longest);
    }
}

/// <summary>Sets down a region's standards.</summary>
static class SetStandards
{
    internal static void Map(RouteGroupBuilder regions) => regions.MapPut("{slug}/standards", Handle).WithName("SetStandards");

    /// <summary>A new text is a new version of the standards; the same again changes nothing.</summary>
    internal static Decision<RegionEvent> Decide(Region region, SetStandardsRequest request, DateOnly today)
    {
        var set = new StandardsSet(request.AsOf, request.Standards, request.AgeAssessmentPractice);
        return request.AsOf > today ? Rejection.Invalid("asOf", "Must not be in the future.")
            : region.Standards == set ? Decision<RegionEvent>.Nothing
            : set;
    }

    static Task<CommandResult> Handle(
        string slug, Command<SetStandardsRequest> command, IAllocationStore store, TimeProvider clock, CancellationToken ct) =>
        store.Decide<Region, RegionEvent, SetStandardsRequest>(
            command, Streams.Region(slug), AllocationPolicy.MaySetStandards,
            (region, request) => Task.FromResult(Decide(region, request, UkTime.DateOf(clock.GetUtcNow()))), ct);
}
