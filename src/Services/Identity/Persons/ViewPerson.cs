using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;

namespace TransferScheme.Identity.Persons;

/// <summary>What may be told of a person: no name and no address.</summary>
/// <param name="Id">The person.</param>
/// <param name="Role">What they are, such as <c>duty-officer</c>.</param>
/// <param name="Authority">Code of their authority.</param>
/// <param name="Region">Slug of their region.</param>
/// <param name="Active">Whether they may act.</param>
/// <param name="Version">The version of their account, the number of its ETag.</param>
/// <param name="MayDecline">True where they may decide statements of reasons for their authority; otherwise absent.</param>
public sealed record PersonAnswer(Guid Id, string Role, string? Authority, string? Region, bool Active, long Version, bool? MayDecline = null);

/// <summary>Tells our services, and those who manage a person, what the person is.</summary>
static class ViewPerson
{
    internal static void Map(RouteGroupBuilder group) => group.MapGet("{id:guid}", Handle).WithName("GetPerson");

    static async Task<Results<Ok<PersonAnswer>, NotFound>> Handle(
        Guid id, HttpContext http, IIdentityStore store, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        await using var session = store.QuerySession();
        if (await session.LoadAsync<Person>(id, ct) is not { } person || IdentityPolicy.Sees(actor, person) is not Access.Granted)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.ETag = Answer.ETag(person.Version);
        return TypedResults.Ok(
            new PersonAnswer(
                id, person.Standing.Role, person.Standing.Authority, person.Standing.Region, person.Active, person.Version,
                person.MayDecline ? true : null));
    }
}
