using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using TransferScheme.Identity.Clients;
using TransferScheme.Identity.Persons;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;

namespace TransferScheme.Identity.SigningIn;

/// <summary>Who asks for a token, once known.</summary>
/// <param name="Subject">The person or client.</param>
/// <param name="Standing">What they are in the scheme.</param>
/// <param name="Person">The person who acts by the token.</param>
/// <param name="Proofs">How a person has proved who they are (RFC 8176); of a client nothing.</param>
sealed record Holder(string Subject, Standing Standing, Guid? Person = null, string[]? Proofs = null)
{
    /// <summary>A person who has given a password, and perhaps a code.</summary>
    internal static Holder Of(Person person, bool secondFactor) =>
        new(person.Id.ToString(), person.Standing, person.Id, secondFactor ? ["pwd", "otp"] : ["pwd"]);
}

/// <summary>What came of checking a client and its secret: the holder, or an error.</summary>
sealed record Checked(Holder? Holder, OAuthError? Error = null);

/// <summary>What came of checking a name and its password: the person, or an error and how long to wait.</summary>
sealed record CheckedPerson(Person? Person, OAuthError? Error = null, TimeSpan? Wait = null);

/// <summary>Checks secrets and passwords. A name that is not known costs the same work as one that is.</summary>
/// <param name="store">People and clients.</param>
/// <param name="master">Finds sign-in names; makes the secret of our own services.</param>
/// <param name="failed">Slows down guessing.</param>
/// <param name="settings">May hold the portal's secret.</param>
sealed class Credentials(IIdentityStore store, MasterKey master, FailedSignIns failed, IConfiguration settings)
{
    readonly PasswordHasher<Person> _hasher = new();

    // The clients that are enrolled nowhere: our own.
    readonly Dictionary<string, (Role Role, string Hash)> _own = new(StringComparer.Ordinal)
    {
        [ServiceCalls.ServiceClientId] = (Role.Service, ClientSecret.HashOf(ServiceCalls.ServiceSecret(master))),
        [PortalClient.Id] = (Role.Portal, ClientSecret.HashOf(PortalClient.Secret(settings, master))),
    };

    readonly Lazy<string> _nobodysHash = new(() => new PasswordHasher<Person>().HashPassword(null!, Convert.ToHexString(RandomNumberGenerator.GetBytes(16))));

    /// <summary>
    /// Checks a client. Never closed for failures: a secret is 256 bits, and anybody who knows a client's name could otherwise
    /// stop a council's system, or every sign-in through the portal, by failing on purpose.
    /// </summary>
    internal async Task<Checked> ClientAsync(string clientId, string secret, CancellationToken ct)
    {
        if (_own.TryGetValue(clientId, out var own))
        {
            return ClientSecret.Matches(secret, own.Hash)
                ? new Checked(new Holder(clientId, Standing.Of(own.Role)))
                : new Checked(null, OAuthError.InvalidClient());
        }

        await using var session = store.QuerySession();
        var client = await session.LoadAsync<Client>(Client.StreamOf(clientId), ct);
        if (ClientSecret.Matches(secret, client?.SecretHash) && await MayActAsync(session, client!.Person, ct))
        {
            return new Checked(new Holder(clientId, client.Standing, client.Person));
        }

        return new Checked(null, OAuthError.InvalidClient());
    }

    /// <summary>Checks a person.</summary>
    internal async Task<CheckedPerson> PersonAsync(string email, string password, CancellationToken ct)
    {
        var name = SignInName.IdOf(master, email);
        var guarded = $"person/{name}";
        if (failed.WaitOf(guarded) is { } wait)
        {
            return new CheckedPerson(null, OAuthError.SlowDown, wait);
        }

        await using var session = store.QuerySession();
        var known = await session.LoadAsync<SignInName>(name, ct) is { } row ? await session.LoadAsync<Person>(row.PersonId, ct) : null;
        if (Matches(known, password) && known is { Active: true } person)
        {
            return new CheckedPerson(person);
        }

        failed.Count(guarded);
        return new CheckedPerson(null, OAuthError.InvalidGrant);
    }

    /// <summary>A person whose password was right a moment ago.</summary>
    /// <returns>Null when they may not act any more, or the password was changed.</returns>
    internal async Task<Person?> StillAsync(Guid id, int passwordChanges, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<Person>(id, ct) is { Active: true } person && person.PasswordChanges == passwordChanges ? person : null;
    }

    static async Task<bool> MayActAsync(IQuerySession session, Guid? person, CancellationToken ct) =>
        person is not { } id || await session.LoadAsync<Person>(id, ct) is { Active: true };

    bool Matches(Person? person, string password) =>
        _hasher.VerifyHashedPassword(person!, person?.PasswordHash ?? _nobodysHash.Value, password) is not PasswordVerificationResult.Failed;
}
