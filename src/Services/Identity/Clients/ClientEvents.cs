namespace TransferScheme.Identity.Clients;

/// <summary>What can happen to an API client.</summary>
public abstract record ClientEvent
{
    private protected ClientEvent()
    {
    }
}

/// <summary>A client was enrolled and may ask for tokens.</summary>
/// <param name="ClientId">Its client id.</param>
/// <param name="Standing">What it is in the scheme.</param>
/// <param name="SecretHash">SHA-256 of its secret, hexadecimal: the secret is 32 random bytes, so a slow hash would add nothing.</param>
/// <param name="Person">The person whom it stands for; null for a council's system.</param>
public sealed record ClientEnrolled(string ClientId, Standing Standing, string SecretHash, Guid? Person = null) : ClientEvent;

/// <summary>A client has a new secret; the old one is void.</summary>
/// <param name="SecretHash">SHA-256 of the new secret, hexadecimal.</param>
public sealed record ClientSecretRotated(string SecretHash) : ClientEvent;
