using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

namespace TransferScheme.Refusals.Directing;

/// <summary>The register of directions under sections 70 to 72, the oldest first, open to everybody who is signed in.</summary>
static class ListDirections
{
    internal static void Map(IEndpointRouteBuilder directions) =>
        directions.MapGet("", Handle).WithName("ListDirections").Produces<Page<DirectionView>>();

    static async Task<IResult> Handle(
        string? authority, string? region, string? kind, string? status, bool? inForce, bool? overdue, HttpContext http,
        IRefusalStore store, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        faults.Text(authority, "authority", 20);
        faults.Text(region, "region", 40);
        faults.OneOf(kind, "kind", "information", "reasons", "scheme");
        faults.OneOf(status, "status", [.. Enum.GetValues<DirectionStatus>().Select(Direction.Name)]);
        if (!faults.None)
        {
            return new ProblemResult(faults.ToProblem());
        }

        var (actor, now) = (http.Features.GetRequiredFeature<Actor>(), clock.GetUtcNow());
        var (of, place, wanted, stands) = (authority ?? "", region ?? "", kind ?? "", status ?? "");
        await using var session = store.QuerySession();
        return await Paging.AnswerAsync<Direction, Guid, DirectionView>(
            http,
            (after, limit) => session.QueryAsync<Direction>(
                """
                where id > ? and (? = '' or data ->> 'authority' = ?) and (? = '' or data ->> 'kind' = ?)
                and (? = '' or lower(data ->> 'status') = lower(?))
                and (? = '' or data ->> 'authority' in (select id from refusals.mt_doc_knownauthority where data ->> 'region' = ?))
                order by id limit ?
                """,
                ct, after, of, of, wanted, wanted, stands, stands, place, place, limit),
            direction => direction.Id,
            direction => (inForce is null || direction.IsInForce == inForce) && (overdue is null || direction.IsOverdue(now) == overdue),
            direction => DirectionView.Of(direction, actor, now));
    }
}
