using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Identity.Persons;

/// <summary>The state of a person's account: what signing in and its decisions need.</summary>
public sealed record Person : ICase<Person, PersonEvent>
{
    /// <summary>The person.</summary>
    public Guid Id { get; init; }

    /// <summary>The stream's version.</summary>
    public long Version { get; init; }

    /// <summary>What they are in the scheme.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Address and name, sealed.</summary>
    public required Sealed<PersonDetails> Details { get; init; }

    /// <summary>Hash of the password in force; null where an issuer outside signs people in.</summary>
    public required string? PasswordHash { get; init; }

    /// <summary>Whether they may sign in and act.</summary>
    public bool Active { get; init; }

    /// <summary>Whether they may decide statements of reasons for their authority.</summary>
    public bool MayDecline { get; init; }

    /// <summary>How often the password was changed: sessions that began before the last change are over.</summary>
    public int PasswordChanges { get; init; }

    /// <inheritdoc/>
    string ICase<Person, PersonEvent>.StatusName => Active ? "active" : "deactivated";

    /// <inheritdoc/>
    static Person? ICase<Person, PersonEvent>.After(Person? state, PersonEvent e) => Evolve(state, e);

    internal static Person? Evolve(Person? state, PersonEvent e) => (state, e) switch
    {
        (null, PersonEnrolled enrolled) =>
            new Person { Standing = enrolled.Standing, Details = enrolled.Details, PasswordHash = enrolled.PasswordHash, Active = true },
        ({ } person, PersonTold told) => person with
        {
            Standing = told.Standing,
            Details = told.Details,
            MayDecline = person.MayDecline && told.Standing.Authority == person.Standing.Authority,
        },
        ({ } person, PersonPasswordChanged changed) =>
            person with { PasswordHash = changed.PasswordHash, PasswordChanges = person.PasswordChanges + 1 },
        ({ } person, DelegationSet set) => person with { MayDecline = set.MayDecline },
        ({ } person, PersonDeactivated) => person with { Active = false },
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in a person's account."),
    };

    /// <summary>Enrols a person in a role of people.</summary>
    internal static Decision<PersonEvent> Enrol(Standing standing, Sealed<PersonDetails> details, string? passwordHash) =>
        standing.FaultOfPerson() is { } fault ? fault : new PersonEnrolled(standing, details, passwordHash);
}

/// <summary>The fold that the store runs: the same as the decisions' and the tests'.</summary>
public sealed class PersonProjection : SingleStreamProjection<Person, Guid>
{
    /// <summary>Names the events of a person.</summary>
    public PersonProjection()
    {
        IncludeType<PersonEnrolled>();
        IncludeType<PersonTold>();
        IncludeType<PersonPasswordChanged>();
        IncludeType<DelegationSet>();
        IncludeType<PersonDeactivated>();
    }

    /// <inheritdoc/>
    public override Person? Evolve(Person? snapshot, Guid id, IEvent e) => Person.Evolve(snapshot, (PersonEvent)e.Data);
}
