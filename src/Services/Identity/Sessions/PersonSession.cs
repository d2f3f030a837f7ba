namespace TransferScheme.Identity.Sessions;

/// <summary>The state of the time for which somebody is signed in: what renewing it needs.</summary>
public sealed record PersonSession
{
    /// <summary>The stream: random, and told to nobody but within the family's refresh tokens.</summary>
    public Guid Id { get; init; }

    /// <summary>The stream's version.</summary>
    public long Version { get; init; }

    /// <summary>Who is signed in.</summary>
    public Guid Person { get; init; }

    /// <summary>The client that may renew it.</summary>
    public required string Client { get; init; }

    /// <summary>Hash of the refresh token in force.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Hash of the one before it.</summary>
    public string? FormerHash { get; init; }

    /// <summary>How often the person's password had been changed when they signed in.</summary>
    public int PasswordChanges { get; init; }

    /// <summary>Whether they gave a one-time code.</summary>
    public bool SecondFactor { get; init; }

    /// <summary>When they signed in, in real time.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When the token in force was given, in real time.</summary>
    public DateTimeOffset RenewedAt { get; init; }

    /// <summary>Whether it was ended before its time.</summary>
    public bool Ended { get; init; }

    internal static PersonSession? Evolve(PersonSession? state, SessionEvent e) => (state, e) switch
    {
        (null, SessionStarted started) => new PersonSession
        {
            Person = started.Person, Client = started.Client, TokenHash = started.TokenHash, PasswordChanges = started.PasswordChanges,
            SecondFactor = started.SecondFactor, StartedAt = started.At, RenewedAt = started.At,
        },
        ({ } session, SessionRenewed renewed) =>
            session with { TokenHash = renewed.TokenHash, FormerHash = session.TokenHash, RenewedAt = renewed.At },
        ({ } session, SessionEnded) => session with { Ended = true },
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in a session."),
    };
}

/// <summary>The fold that the store runs: the same as the decisions' and the tests'.</summary>
public sealed class PersonSessionProjection : SingleStreamProjection<PersonSession, Guid>
{
    /// <summary>Names the events of a session.</summary>
    public PersonSessionProjection()
    {
        IncludeType<SessionStarted>();
        IncludeType<SessionRenewed>();
        IncludeType<SessionEnded>();
    }

    /// <inheritdoc/>
    public override PersonSession? Evolve(PersonSession? snapshot, Guid id, IEvent e) =>
        PersonSession.Evolve(snapshot, (SessionEvent)e.Data);
}
