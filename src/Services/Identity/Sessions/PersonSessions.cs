using Microsoft.Extensions.Options;
using TransferScheme.Identity.Persons;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Identity.Sessions;

/// <summary>A session as the portal is told of it.</summary>
/// <param name="Token">The refresh token.</param>
/// <param name="Idle">For how long it is good.</param>
/// <param name="Left">For how long the session can be renewed at most.</param>
sealed record Renewal(RefreshToken Token, TimeSpan Idle, TimeSpan Left);

/// <summary>Who is signed in, kept as events: begun by a password, renewed by refresh tokens, ended by signing out.</summary>
/// <param name="store">The sessions.</param>
/// <param name="master">Makes each next token.</param>
/// <param name="options">How long people stay signed in.</param>
/// <param name="time">Real time.</param>
sealed class PersonSessions(IIdentityStore store, MasterKey master, IOptions<IdentityOptions> options, RealTime time)
{
    const int MostAttempts = 5;
    readonly SessionTerms _terms = new(options.Value.SessionIdle, options.Value.SessionLength);

    /// <summary>Begins a session.</summary>
    /// <param name="person">Who has proved who they are.</param>
    /// <param name="client">The client that may renew it.</param>
    /// <param name="secondFactor">Whether they gave a one-time code.</param>
    /// <param name="ct">Cancels the request.</param>
    internal async Task<Renewal> StartAsync(Person person, string client, bool secondFactor, CancellationToken ct)
    {
        var token = RefreshToken.First();
        var now = time.Now;
        await using var session = store.LightweightSession();
        session.LastModifiedBy = person.Id.ToString();
        session.Events.StartStream<PersonSession>(
            token.Session, new SessionStarted(person.Id, client, token.Hash, person.PasswordChanges, secondFactor, now));
        await session.SaveChangesAsync(ct);
        return Told(token, now, now);
    }

    /// <summary>Uses a refresh token.</summary>
    /// <param name="text">The token.</param>
    /// <param name="client">Who sends it.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <returns>Null when it is good for nothing.</returns>
    internal async Task<(Person Person, PersonSession Session, Renewal Renewal)?> RenewAsync(
        string text, string client, CancellationToken ct)
    {
        if (RefreshToken.Read(text) is not { } token)
        {
            return null;
        }

        var next = token.Next(master);
        for (var attempt = 1; ; attempt++)
        {
            await using var session = store.LightweightSession();
            var stream = await session.Events.FetchForWriting<PersonSession>(token.Session, ct);
            if (stream.Aggregate is not { } state)
            {
                return null;
            }

            var person = await session.LoadAsync<Person>(state.Person, ct);
            var now = time.Now;
            var decision = RenewSession.Decide(state, client, token.Hash, next.Hash, person, _terms, now);
            if (decision.Rejection is not null)
            {
                return null;
            }

            session.LastModifiedBy = state.Person.ToString();
            stream.AppendMany(decision.Events);
            try
            {
                await session.SaveChangesAsync(ct);
                return decision.Events is [SessionEnded] ? null
                    : (person!, state, Told(next, decision.Events.Count > 0 ? now : state.RenewedAt, state.StartedAt));
            }
            catch (ConcurrencyException) when (attempt < MostAttempts)
            {
                // Two pages asked at one moment: what the other did is decided on.
            }
        }
    }

    /// <summary>Ends the session of a refresh token; of one that is known to nobody, nothing.</summary>
    /// <param name="text">The token.</param>
    /// <param name="client">Who sends it.</param>
    /// <param name="ct">Cancels the request.</param>
    internal async Task EndAsync(string text, string client, CancellationToken ct)
    {
        for (var attempt = 1; RefreshToken.Read(text) is { } token; attempt++)
        {
            await using var session = store.LightweightSession();
            var stream = await session.Events.FetchForWriting<PersonSession>(token.Session, ct);
            if (stream.Aggregate is not { } state)
            {
                return;
            }

            session.LastModifiedBy = state.Person.ToString();
            stream.AppendMany(EndSession.Decide(state, client).Events);
            try
            {
                await session.SaveChangesAsync(ct);
                return;
            }
            catch (ConcurrencyException) when (attempt < MostAttempts)
            {
                // It was renewed at the same moment: it is ended all the same.
            }
        }
    }

    Renewal Told(RefreshToken token, DateTimeOffset renewedAt, DateTimeOffset startedAt)
    {
        var left = startedAt + _terms.Longest - time.Now;
        var idle = renewedAt + _terms.Idle - time.Now;
        return new Renewal(token, idle < left ? idle : left, left);
    }
}
