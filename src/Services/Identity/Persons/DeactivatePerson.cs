using TransferScheme.Platform.Deciding;

namespace TransferScheme.Identity.Persons;

/// <summary>Ends a person's access, when they leave their office. Tokens already issued run out within their few minutes.</summary>
static class DeactivatePerson
{
    internal static void Map(RouteGroupBuilder group) => group.MapPost("{id:guid}/deactivation", Handle).WithName("DeactivatePerson");

    /// <summary>A person is deactivated once; a repeat changes nothing.</summary>
    internal static Decision<PersonEvent> Decide(Person person) => person.Active ? new PersonDeactivated() : Decision<PersonEvent>.Nothing;

    static Task<CommandResult> Handle(Guid id, Command<NoBody> command, IIdentityStore store, CancellationToken ct) =>
        store.Decide<Person, PersonEvent, NoBody>(
            command, id, IdentityPolicy.MayDeactivate, (person, _) => Task.FromResult(Decide(person)), ct);
}
