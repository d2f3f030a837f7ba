using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Time;

namespace TransferScheme.Refusals.Grounds;

/// <summary>Answers the list of grounds in force, or a version that a statement was drafted under.</summary>
static class ViewGrounds
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/refusal-grounds", Handle).WithName("GetRefusalGrounds").Produces<GroundList>();

    static IResult Handle(int? version, GroundLists lists, TimeProvider clock) =>
        lists.Shown(version, UkTime.DateOf(clock.GetUtcNow())) is { } list
            ? Results.Ok(list)
            : new ProblemResult(Problem.Invalid("version", "Must be a version that was published."));
}
