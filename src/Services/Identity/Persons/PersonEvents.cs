using TransferScheme.Platform.Protection;

namespace TransferScheme.Identity.Persons;

/// <summary>What can happen to a person's account. E-mail address and name are an official's data: sealed under the person's own key.</summary>
public abstract record PersonEvent
{
    private protected PersonEvent()
    {
    }
}

/// <summary>A person was enrolled and may sign in.</summary>
/// <param name="Standing">What they are in the scheme.</param>
/// <param name="Details">Address and name.</param>
/// <param name="PasswordHash">Hash of the password, by ASP.NET Core Identity's hasher; null where an issuer outside signs people in.</param>
public sealed record PersonEnrolled(Standing Standing, Sealed<PersonDetails> Details, string? PasswordHash) : PersonEvent;

/// <summary>The issuer outside says something else of a person than before. A power that another authority delegated has ended.</summary>
/// <param name="Standing">What they are in the scheme now.</param>
/// <param name="Details">Address and name now.</param>
public sealed record PersonTold(Standing Standing, Sealed<PersonDetails> Details) : PersonEvent;

/// <summary>A person has a new password; the old one is void.</summary>
/// <param name="PasswordHash">Hash of the new password.</param>
public sealed record PersonPasswordChanged(string PasswordHash) : PersonEvent;

/// <summary>A manager said whether a person of the authority may decide statements of reasons for it.</summary>
/// <param name="MayDecline">Whether they may.</param>
public sealed record DelegationSet(bool MayDecline) : PersonEvent;

/// <summary>A person may not sign in or act any more. What they did stays theirs.</summary>
public sealed record PersonDeactivated : PersonEvent;

/// <summary>How a person signs in and is called; only ever inside a <c>Sealed</c>.</summary>
/// <param name="Email">E-mail address.</param>
/// <param name="Name">Name.</param>
public sealed record PersonDetails(string Email, string Name);
