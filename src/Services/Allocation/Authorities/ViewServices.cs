using System.Text.Json.Serialization;
using TransferScheme.Allocation.Handling;

namespace TransferScheme.Allocation.Authorities;

/// <summary>The newest return of services of an authority, kept apart from its position so that a decision need not read it.</summary>
public sealed record AuthorityServices
{
    /// <summary>The authority's stream.</summary>
    public Guid Id { get; init; }

    /// <summary>The return.</summary>
    public required ServicesReturned Returned { get; init; }
}

/// <summary>The fold that the store runs.</summary>
public sealed class AuthorityServicesProjection : SingleStreamProjection<AuthorityServices, Guid>
{
    /// <summary>Names the one event that it reads.</summary>
    public AuthorityServicesProjection() => IncludeType<ServicesReturned>();

    /// <inheritdoc/>
    public override AuthorityServices? Evolve(AuthorityServices? snapshot, Guid id, IEvent e) =>
        new() { Id = id, Returned = (ServicesReturned)e.Data };
}

/// <summary>Services and accommodation available to an authority's looked-after children, open to every signed-in role.</summary>
/// <param name="GssCode">The authority's code.</param>
/// <param name="AsOf">Day that the return describes; null while there is none.</param>
/// <param name="Form">The form that was asked for; null while there is no return.</param>
/// <param name="Services">The services.</param>
/// <param name="Version">Version of the authority for If-Match.</param>
/// <param name="Directed">Returns that the authority is directed to make and has not made; absent where there are none.</param>
public sealed record ServicesDetails(
    string GssCode, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateOnly? AsOf,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Form, IReadOnlyList<ServiceOffered> Services, long Version,
    IReadOnlyList<ReturnDirected>? Directed = null);

/// <summary>A return that is directed (section 70).</summary>
/// <param name="DirectionId">The direction.</param>
/// <param name="Form">The form asked for.</param>
/// <param name="DueAt">When it is due.</param>
public sealed record ReturnDirected(Guid DirectionId, string Form, DateTimeOffset? DueAt);

/// <summary>Answers an authority's newest return of services.</summary>
static class ViewServices
{
    internal static void Map(RouteGroupBuilder authorities) =>
        authorities.MapGet("{code}/services", Get).WithName("GetServices").Produces<ServicesDetails>();

    static async Task<IResult> Get(string code, HttpContext http, IAllocationStore store, CancellationToken ct)
    {
        // The authority first: should its return be newer than that, its version is stale and nothing is overwritten unseen.
        await using var session = store.QuerySession();
        if (await session.LoadAsync<Authority>(Streams.Authority(code), ct) is not { } authority)
        {
            return TypedResults.NotFound();
        }

        var returned = (await session.LoadAsync<AuthorityServices>(authority.Id, ct))?.Returned;
        var directed = await session.QueryAsync<DirectedReturn>(
            """
            where data ->> 'authority' = ? and data ->> 'form' is not null and not coalesce((data ->> 'isOver')::boolean, false) order by id
            """,
            ct, code);
        return http.Versioned(
            new ServicesDetails(
                code, returned?.AsOf, returned?.Form, returned?.Services ?? [], authority.Version,
                directed.Count == 0 ? null : [.. directed.Select(d => new ReturnDirected(d.Id, d.Form!, d.DueAt))]),
            authority.Version);
    }
}
