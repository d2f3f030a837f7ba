using Microsoft.Extensions.Options;
using TransferScheme.Identity.Persons;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Identity.SecondFactors;

/// <summary>
/// Takes a second factor off: a person their own, for a code of it; whoever manages them, when phone and recovery codes are lost.
/// </summary>
static class RemoveSecondFactor
{
    internal static void Map(RouteGroupBuilder group)
    {
        group.MapPost("me/second-factor/removal", Own).WithName("RemoveOwnSecondFactor");
        group.MapPost("{id:guid}/second-factor/removal", Anothers).WithName("RemoveSecondFactor");
    }

    /// <summary>For a code, which is used up; not where the person's role must have one.</summary>
    internal static Decision<SecondFactorEvent> Decide(SecondFactor? factor, SentCode code, bool required) => required
        ? Rejection.Conflict(
            "second-factor-required", "Your role must have a second factor. With a new phone, ask who manages your account.")
        : UseOneTimeCode.For(factor, code, new SecondFactorRemoved());

    /// <summary>Once; a repeat changes nothing. A secret that was only begun goes as well.</summary>
    internal static Decision<SecondFactorEvent> Decide(SecondFactor? factor) =>
        factor is { Secret: not null } ? new SecondFactorRemoved() : Decision<SecondFactorEvent>.Nothing;

    static Task<CommandResult> Own(
        Command<OtpRequest> command, HttpContext http, IIdentityStore store, PersonFactors factors, IOptions<IdentityOptions> options,
        CancellationToken ct) =>
        OwnAccount.ActAsync(command, store, async (person, request) =>
        {
            var required = options.Value.NeedsSecondFactor(person.Standing);
            var change = await factors.ProveAsync(person.Id, request.Otp, (factor, code) => Decide(factor, code, required), ct);
            return change.Answered(http, version => Answer.Ok(person.Id, "removed", version));
        }, ct);

    static async Task<CommandResult> Anothers(
        Guid id, Command<NoBody> command, HttpContext http, IIdentityStore store, PersonFactors factors, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var person = await session.LoadAsync<Person>(id, ct);
        return person is null || IdentityPolicy.Sees(command.Actor, person) is Access.Hidden ? Problem.NotFound
            : IdentityPolicy.MayDeactivate(command.Actor, person) is not Access.Granted || command.Actor.Person == id ? Problem.Forbidden
            : command.Fault is { } fault ? fault
            : (await factors.ChangeAsync(id, command.Actor.Name, factor => Task.FromResult(Decide(factor)), ct))
                .Answered(http, version => Answer.Ok(id, "removed", version));
    }
}
