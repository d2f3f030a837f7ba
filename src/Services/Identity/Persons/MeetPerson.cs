using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Identity.Persons;

/// <summary>How an issuer outside calls the person who has signed in there.</summary>
/// <param name="Email">E-mail address, at most 254 characters (RFC 5321).</param>
/// <param name="Name">Name, at most 200 characters.</param>
public sealed record MeetPersonRequest(string Email, string Name) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.When(Email.Length is 0 or > 254, "email", "Must be 1 to 254 characters.");
        faults.When(Name.Length is 0 or > 200, "name", "Must be 1 to 200 characters.");
    }
}

/// <summary>
/// Where an issuer outside signs people in, each is enrolled at the first sign-in, with what the token says they are; what it says otherwise
/// later is set down too. So managers can delegate to them, and councils' systems name them as acting.
/// </summary>
static class MeetPerson
{
    internal static void Map(RouteGroupBuilder group) => group.MapPut("me", Handle).WithName("MeetPerson");

    /// <summary>The same again changes nothing; whoever may not act any more is not let in by another issuer.</summary>
    internal static Decision<PersonEvent> Decide(Person? person, Standing standing, Sealed<PersonDetails> details) =>
        person is null ? Person.Enrol(standing, details, passwordHash: null)
        : !person.Active ? Rejection.Conflict("person-deactivated", "This person may not act any more.")
        : standing.FaultOfPerson() is { } fault ? fault
        : person.Standing == standing && person.Details == details ? Decision<PersonEvent>.Nothing
        : new PersonTold(standing, details);

    static async Task<CommandResult> Handle(
        Command<MeetPersonRequest> command, IIdentityStore store, Sealer<IIdentityStore> sealer, CancellationToken ct)
    {
        if (IdentityPolicy.Self(command.Actor) is not { } id)
        {
            return Problem.Forbidden;
        }

        if (command.Fault is { } fault)
        {
            return fault;
        }

        await using var session = store.LightweightSession();
        var person = await session.LoadAsync<Person>(id, ct);
        var told = new PersonDetails(command.Body.Email, command.Body.Name);
        var details = person is not null && await sealer.Open(person.Details, ct) == told
            ? person.Details
            : await sealer.Seal([id], told, ct);
        var decision = Decide(person, Standing.Of(command.Actor.Role, command.Actor.Authority, command.Actor.Region), details);
        return decision.Rejection is { } rejection ? rejection : await SaveAsync(session, id, person, decision.Events, ct);
    }

    // Two first sign-ins at one moment: one of them is told to try again, and finds the person.
    static async Task<CommandResult> SaveAsync(
        IDocumentSession session, Guid id, Person? person, IReadOnlyList<PersonEvent> events, CancellationToken ct)
    {
        var version = (person?.Version ?? 0) + events.Count;
        session.LastModifiedBy = id.ToString();
        if (person is null)
        {
            session.Events.StartStream<Person>(id, events);
        }
        else if (events.Count > 0)
        {
            session.Events.Append(id, version, events);
        }

        try
        {
            await session.SaveChangesAsync(ct);
            return Answer.Ok(id, "active", version);
        }
        catch (Exception lost) when (lost is ConcurrencyException or ExistingStreamIdCollisionException)
        {
            return Problem.Contended;
        }
    }
}
