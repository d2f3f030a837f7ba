using Microsoft.AspNetCore.Identity;
using TransferScheme.Identity.SigningIn;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Identity.Persons;

/// <summary>A person changes their own password.</summary>
/// <param name="Current">The one in force.</param>
/// <param name="New">The new one: 12 to 200 characters.</param>
public sealed record ChangePasswordRequest(string Current, string New) : IChecked
{
    /// <summary>NIST SP 800-63B section 5.1.1 asks for eight; without rules on characters, length is what counts.</summary>
    const int Shortest = 12;
    const int Longest = 200;

    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.When(Current.Length > Longest, "current", $"Must be at most {Longest} characters.");
        faults.When(New.Length is < Shortest or > Longest, "new", $"Must be {Shortest} to {Longest} characters.");
    }
}

/// <summary>Changes the password of whoever knows the one in force. Every session that began before is over, this one too.</summary>
static class ChangePassword
{
    const string WrongPassword = "password-wrong";

    internal static void Map(RouteGroupBuilder group) => group.MapPost("me/password", Handle).WithName("ChangePassword");

    /// <summary>Only who knows the present password changes it, and to another.</summary>
    internal static Decision<PersonEvent> Decide(bool knowsCurrent, bool isAnother, string newHash) =>
        !knowsCurrent ? Rejection.Conflict(WrongPassword, "The current password is not right.")
        : !isAnother ? Rejection.Conflict("password-same", "The new password is the current one: choose another.")
        : new PersonPasswordChanged(newHash);

    static Task<CommandResult> Handle(
        Command<ChangePasswordRequest> command, HttpContext http, IIdentityStore store, FailedSignIns failed, CancellationToken ct) =>
        OwnAccount.ActAsync(command, store, async (person, request) =>
        {
            var guarded = $"password/{person.Id}";
            if (failed.WaitOf(guarded) is { } wait)
            {
                return OwnAccount.Slow(http, wait);
            }

            var hasher = new PasswordHasher<Person>();
            var decision = Decide(
                person.PasswordHash is { } current && hasher.VerifyHashedPassword(person, current, request.Current) is not PasswordVerificationResult.Failed,
                request.New != request.Current, hasher.HashPassword(person, request.New));
            if (decision.Rejection is { } rejection)
            {
                if (rejection.Code == WrongPassword)
                {
                    failed.Count(guarded);
                }

                return rejection;
            }

            return await SaveAsync(store, person, decision.Events, ct);
        }, ct);

    static async Task<CommandResult> SaveAsync(IIdentityStore store, Person person, IReadOnlyList<PersonEvent> events, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = person.Id.ToString();
        session.Events.Append(person.Id, person.Version + events.Count, events);
        try
        {
            await session.SaveChangesAsync(ct);
            return Answer.Ok(person.Id, "active", person.Version + events.Count);
        }
        catch (ConcurrencyException)
        {
            return Problem.Stale;
        }
    }
}
