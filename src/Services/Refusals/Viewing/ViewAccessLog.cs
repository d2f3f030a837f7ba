using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Directing;

namespace TransferScheme.Refusals.Viewing;

/// <summary>
/// Shows each authority and the national team their own staff's reads, and auditors everybody's, so that a child can be told who looked
/// (UK GDPR Article 15).
/// </summary>
static class ViewAccessLog
{
    internal static void Map(IEndpointRouteBuilder refusals) =>
        refusals.MapGet("{id:guid}/access-log", Handle).WithName("GetRefusalAccessLog").Produces<AccessLines>();

    internal static void MapOfDirections(IEndpointRouteBuilder directions) =>
        directions.MapGet("{id:guid}/access-log", OfDirection).WithName("GetDirectionAccessLog").Produces<AccessLines>();

    static async Task<IResult> OfDirection(Guid id, HttpContext http, IRefusalStore store, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        await using var session = store.QuerySession();
        return await session.LoadAsync<Direction>(id, ct) is { } direction && RefusalsPolicy.SeesAccessLog(actor, direction) is { } isTheirs
            ? Results.Ok(AccessLines.Of(await AccessLines.ReadAsync(session, id, ct), isTheirs, hasPart: true))
            : new ProblemResult(Problem.NotFound);
    }

    static async Task<IResult> Handle(Guid id, HttpContext http, IRefusalStore store, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        await using var session = store.QuerySession();
        return await session.LoadAsync<Refusal>(id, ct) is { } refusal && RefusalsPolicy.SeesAccessLog(actor, refusal) is { } isTheirs
            ? Results.Ok(AccessLines.Of(await AccessLines.ReadAsync(session, id, ct), isTheirs, hasPart: true))
            : new ProblemResult(Problem.NotFound);
    }
}
