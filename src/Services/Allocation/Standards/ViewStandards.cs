using System.Text.Json.Serialization;
using TransferScheme.Allocation.Data;
using TransferScheme.Platform.Viewing;

namespace TransferScheme.Allocation.Standards;

/// <summary>A region's standards, open to every signed-in role.</summary>
/// <param name="Region">Slug of the region.</param>
/// <param name="Name">Its name.</param>
/// <param name="Edition">How many versions there have been, this one counted; 0 while none is set down.</param>
/// <param name="AsOf">Date of the text; null while none is set down.</param>
/// <param name="Standards">The standards; null while none are set down.</param>
/// <param name="AgeAssessmentPractice">How ages are assessed in the region; null while that is not set down.</param>
/// <param name="Version">Version for If-Match.</param>
public sealed record StandardsDetails(
    string Region, string Name, int Edition, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateOnly? AsOf,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Standards,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? AgeAssessmentPractice, long Version);

/// <summary>Answers a region's standards, now or as they stood at a time.</summary>
static class ViewStandards
{
    internal static void Map(RouteGroupBuilder regions) =>
        regions.MapGet("{slug}/standards", Get).WithName("GetStandards").Produces<StandardsDetails>();

    static async Task<IResult> Get(string slug, DateTimeOffset? asAt, HttpContext http, IAllocationStore store, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var id = Streams.Region(slug);
        var now = await session.LoadAsync<Region>(id, ct);
        return await session.AsAt(id, now, asAt, ct) is { } region
            ? http.Versioned(
                new StandardsDetails(
                    region.Slug, Regions.Name(region.Slug), region.Edition, region.Standards?.AsOf, region.Standards?.Standards,
                    region.Standards?.AgeAssessmentPractice, region.Version),
                region.Version)
            : TypedResults.NotFound();
    }
}
