using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

namespace TransferScheme.Refusals.Directing;

/// <summary>A direction, without what was written.</summary>
/// <param name="Id">The direction.</param>
/// <param name="Kind"><c>information</c>, <c>reasons</c> or <c>scheme</c>.</param>
/// <param name="Authority">Code of the authority.</param>
/// <param name="Status"><c>notice</c>, <c>given</c>, <c>changeNotice</c>, <c>notGiven</c> or <c>withdrawn</c>.</param>
/// <param name="Version">Its version.</param>
/// <param name="DueAt">When what is directed is due.</param>
/// <param name="Form">The form and manner asked for.</param>
/// <param name="ReferralId">The referral.</param>
/// <param name="NoticeOn">Day of the last notice.</param>
/// <param name="RepresentationsUntil">Last day for representations on it.</param>
/// <param name="Representations">How many were made.</param>
public sealed record DirectionDetails(
    Guid Id, string Kind, string Authority, string Status, long Version, DateTimeOffset? DueAt, string? Form, Guid? ReferralId,
    DateOnly? NoticeOn, DateOnly? RepresentationsUntil, int Representations);

/// <summary>A direction, to the authority directed and those who oversee.</summary>
static class GetDirection
{
    internal static void Map(IEndpointRouteBuilder directions) =>
        directions.MapGet("{id:guid}", Handle).WithName("GetDirection").Produces<DirectionDetails>();

    static async Task<IResult> Handle(Guid id, HttpContext http, IRefusalStore store, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var direction = await session.LoadAsync<Direction>(id, ct);
        if (direction is null || !RefusalsPolicy.SeesDirection(http.Features.GetRequiredFeature<Actor>(), direction))
        {
            return new ProblemResult(Problem.NotFound);
        }

        http.Response.Headers.ETag = Answer.ETag(direction.Version);
        return Results.Ok(new DirectionDetails(
            id, direction.Kind, direction.Authority, ((ICase<Direction, DirectionEvent>)direction).StatusName, direction.Version,
            direction.DueAt, direction.Form, direction.ReferralId, direction.NoticeOn, direction.RepresentationsUntil,
            direction.Representations.Count));
    }
}
