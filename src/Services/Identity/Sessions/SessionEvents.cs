namespace TransferScheme.Identity.Sessions;

/// <summary>
/// What can happen to the time for which somebody is signed in. Its times are real ones, as those of tokens are, and not the scheme's
/// own, which can be simulated.
/// </summary>
public abstract record SessionEvent
{
    private protected SessionEvent()
    {
    }
}

/// <summary>A person signed in through the portal, and was given the first refresh token of a family.</summary>
/// <param name="Person">The person.</param>
/// <param name="Client">The client that may use the tokens.</param>
/// <param name="TokenHash">SHA-256 of the refresh token, hexadecimal.</param>
/// <param name="PasswordChanges">How often the person's password had been changed by then.</param>
/// <param name="SecondFactor">Whether a one-time code was given beside the password.</param>
/// <param name="At">When, in real time.</param>
public sealed record SessionStarted(
    Guid Person, string Client, string TokenHash, int PasswordChanges, bool SecondFactor, DateTimeOffset At) : SessionEvent;

/// <summary>A refresh token was used, and the next of its family was given for it.</summary>
/// <param name="TokenHash">SHA-256 of the next one, hexadecimal.</param>
/// <param name="At">When, in real time.</param>
public sealed record SessionRenewed(string TokenHash, DateTimeOffset At) : SessionEvent;

/// <summary>No token of the family is good any more.</summary>
/// <param name="Reason"><c>signed-out</c>, or <c>reused</c>: one was sent a second time, so that somebody else has it.</param>
public sealed record SessionEnded(string Reason) : SessionEvent;
