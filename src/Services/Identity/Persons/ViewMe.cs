using TransferScheme.Identity.SecondFactors;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;

namespace TransferScheme.Identity.Persons;

/// <summary>What people are told of themselves.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Their name; absent when it was erased.</param>
/// <param name="Email">The address they sign in with; absent when it was erased.</param>
/// <param name="Role">What they are, such as <c>duty-officer</c>.</param>
/// <param name="Authority">Code of their authority.</param>
/// <param name="Region">Slug of their region.</param>
/// <param name="MayDecline">Whether they may decide statements of reasons for their authority.</param>
/// <param name="SecondFactor">Whether signing in needs a one-time code.</param>
/// <param name="RecoveryCodesLeft">How many recovery codes are left.</param>
/// <param name="Version">The version of their account.</param>
public sealed record MeAnswer(
    Guid Id, string? Name, string? Email, string Role, string? Authority, string? Region, bool MayDecline, bool SecondFactor,
    int RecoveryCodesLeft, long Version);

/// <summary>Tells the person who is signed in what they are.</summary>
static class ViewMe
{
    internal static void Map(RouteGroupBuilder group) => group.MapGet("me", Handle).WithName("GetMe").Produces<MeAnswer>();

    static async Task<IResult> Handle(
        HttpContext http, IIdentityStore store, Sealer<IIdentityStore> sealer, CancellationToken ct)
    {
        if (IdentityPolicy.Self(http.Features.GetRequiredFeature<Actor>()) is not { } id)
        {
            return new ProblemResult(Problem.Forbidden);
        }

        await using var session = store.QuerySession();
        if (await session.LoadAsync<Person>(id, ct) is not { } person)
        {
            return new ProblemResult(Problem.NotFound);
        }

        // The token of an issuer outside may outlive the access: the portal asks this before it renews a session.
        if (!person.Active)
        {
            return new ProblemResult(Problem.Forbidden);
        }

        var factor = await session.LoadAsync<SecondFactor>(SecondFactor.StreamOf(id), ct);
        var details = await sealer.Open(person.Details, ct);
        http.Response.Headers.ETag = Answer.ETag(person.Version);
        return TypedResults.Ok(new MeAnswer(
            id, details?.Name, details?.Email, person.Standing.Role, person.Standing.Authority, person.Standing.Region, person.MayDecline,
            factor is { On: true }, factor?.RecoveryHashes.Count ?? 0, person.Version));
    }
}
