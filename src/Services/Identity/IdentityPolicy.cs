using TransferScheme.Identity.Persons;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;

namespace TransferScheme.Identity;

/// <summary>The one place that says who may see and do what in Identity.</summary>
static class IdentityPolicy
{
    /// <summary>Our services, the national team, and the managers of the person's own authority see a person.</summary>
    internal static Access Sees(Actor actor, Person person) => actor.Role switch
    {
        Role.Service or Role.National => Access.Granted,
        Role.Manager when actor.Authority is not null && actor.Authority == person.Standing.Authority => Access.Granted,
        _ => Access.Hidden,
    };

    /// <summary>Whose account the actor's own is: a person's by their own token, never one that a council's system names.</summary>
    internal static Guid? Self(Actor actor) => actor.Role is Role.ApiClient or Role.Service or Role.Portal ? null : actor.Person;

    /// <summary>Those who see a person may end the person's access, but our services decide nothing.</summary>
    internal static Access MayDeactivate(Actor actor, Person person) =>
        actor.Role is Role.Service ? Access.Forbidden : Sees(actor, person);

    /// <summary>Only the managers of the person's own authority delegate its power to decline.</summary>
    internal static Access MayDelegate(Actor actor, Person person) =>
        actor.Role is Role.Manager || Sees(actor, person) is Access.Hidden ? Sees(actor, person) : Access.Forbidden;
}
