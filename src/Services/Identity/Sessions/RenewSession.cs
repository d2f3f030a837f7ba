using TransferScheme.Identity.Persons;
using TransferScheme.Platform.Deciding;

namespace TransferScheme.Identity.Sessions;

/// <summary>How long people stay signed in.</summary>
/// <param name="Idle">How long after the last renewal.</param>
/// <param name="Longest">How long at most, however often it is renewed.</param>
sealed record SessionTerms(TimeSpan Idle, TimeSpan Longest);

/// <summary>A refresh token is used: the next one takes its place (RFC 6749 section 6, RFC 9700 section 4.14.2).</summary>
static class RenewSession
{
    /// <summary>Two pages that ask at one moment, or a lost answer that is asked for again, are not a theft.</summary>
    static readonly TimeSpan Leeway = TimeSpan.FromSeconds(10);

    static Rejection Over { get; } = Rejection.Conflict("session-over", "This session is over.");

    /// <summary>
    /// Each token is good once. One that was used before ends the whole family, because then two have it; for ten seconds, while the
    /// next one is unused, its repeat is given the same next one.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="client">Who sends the token.</param>
    /// <param name="tokenHash">Hash of the token that was sent.</param>
    /// <param name="nextHash">Hash of the one to be given for it.</param>
    /// <param name="person">The person as they are now; null when gone.</param>
    /// <param name="terms">How long people stay signed in.</param>
    /// <param name="now">Real time.</param>
    internal static Decision<SessionEvent> Decide(
        PersonSession session, string client, string tokenHash, string nextHash, Person? person, SessionTerms terms, DateTimeOffset now) =>
        session.Ended || session.Client != client || person is not { Active: true } || person.PasswordChanges != session.PasswordChanges
            || now >= session.RenewedAt + terms.Idle || now >= session.StartedAt + terms.Longest ? Over
        : tokenHash == session.TokenHash ? new SessionRenewed(nextHash, now)
        : tokenHash == session.FormerHash && now < session.RenewedAt + Leeway ? Decision<SessionEvent>.Nothing
        : new SessionEnded("reused");
}
