using TransferScheme.Platform.Deciding;

namespace TransferScheme.Identity.Persons;

/// <summary>What a manager delegates to a person.</summary>
/// <param name="MayDecline">Whether they may decide statements of reasons for their authority.</param>
public sealed record SetDelegationRequest(bool MayDecline);

/// <summary>A manager delegates the power to decline to a person of the same authority, or takes it back (refusals, rule R10).</summary>
static class SetDelegation
{
    internal static void Map(RouteGroupBuilder group) => group.MapPut("{id:guid}/delegation", Handle).WithName("SetDelegation");

    /// <summary>Whoever may act can be a delegate; the same again changes nothing.</summary>
    internal static Decision<PersonEvent> Decide(Person person, bool mayDecline) =>
        person.MayDecline == mayDecline ? Decision<PersonEvent>.Nothing
        : mayDecline && !person.Active ? Rejection.Conflict("person-deactivated", "This person may not act any more.")
        : new DelegationSet(mayDecline);

    static Task<CommandResult> Handle(Guid id, Command<SetDelegationRequest> command, IIdentityStore store, CancellationToken ct) =>
        store.Decide<Person, PersonEvent, SetDelegationRequest>(
            command, id, IdentityPolicy.MayDelegate, (person, request) => Task.FromResult(Decide(person, request.MayDecline)), ct);
}
