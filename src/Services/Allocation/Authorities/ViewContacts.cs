using System.Text.Json.Serialization;

namespace TransferScheme.Allocation.Authorities;

/// <summary>The newest duty contacts of an authority, kept apart from its position so that a decision need not read them.</summary>
public sealed record AuthorityContacts
{
    /// <summary>The authority's stream.</summary>
    public Guid Id { get; init; }

    /// <summary>The contacts.</summary>
    public required ContactsSet Set { get; init; }
}

/// <summary>The fold that the store runs.</summary>
public sealed class AuthorityContactsProjection : SingleStreamProjection<AuthorityContacts, Guid>
{
    /// <summary>Names the one event that it reads.</summary>
    public AuthorityContactsProjection() => IncludeType<ContactsSet>();

    /// <inheritdoc/>
    public override AuthorityContacts? Evolve(AuthorityContacts? snapshot, Guid id, IEvent e) =>
        new() { Id = id, Set = (ContactsSet)e.Data };
}

/// <summary>Where an authority is reached, open to every signed-in role.</summary>
/// <param name="GssCode">Its code.</param>
/// <param name="Mailbox">The duty mailbox; null while none is known.</param>
/// <param name="Phone">Number of the duty desk.</param>
/// <param name="SecondContact">Who is asked when the duty desk does not answer; null while none is known.</param>
/// <param name="OutOfHours">Who is asked at night and at weekends; null while none is known.</param>
/// <param name="Police">The police desk that is told when children on their way do not arrive; null while none is known.</param>
/// <param name="Version">Version of the authority for If-Match.</param>
public sealed record ContactDetails(
    string GssCode, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Mailbox, string? Phone,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Office? SecondContact,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Office? OutOfHours,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Office? Police, long Version);

/// <summary>Answers an authority's contacts.</summary>
static class ViewContacts
{
    internal static void Map(RouteGroupBuilder authorities) =>
        authorities.MapGet("{code}/contacts", Get).WithName("GetContacts").Produces<ContactDetails>();

    static async Task<IResult> Get(string code, HttpContext http, IAllocationStore store, CancellationToken ct)
    {
        // The authority first: should its contacts be newer than that, its version is stale and nothing is overwritten unseen.
        await using var session = store.QuerySession();
        if (await session.LoadAsync<Authority>(Streams.Authority(code), ct) is not { } authority)
        {
            return TypedResults.NotFound();
        }

        var set = (await session.LoadAsync<AuthorityContacts>(authority.Id, ct))?.Set;
        return http.Versioned(
            new ContactDetails(
                code, set?.Duty.Mailbox, set?.Duty.Phone, set?.SecondContact, set?.OutOfHours, set?.Police, authority.Version),
            authority.Version);
    }
}
