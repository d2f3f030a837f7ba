using TransferScheme.Platform.Deciding;

namespace TransferScheme.Identity.Clients;

/// <summary>The state of an API client: what asking for a token needs.</summary>
public sealed record Client : ICase<Client, ClientEvent>
{
    /// <summary>The stream.</summary>
    public Guid Id { get; init; }

    /// <summary>The stream's version.</summary>
    public long Version { get; init; }

    /// <summary>Its client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>What it is in the scheme.</summary>
    public required Standing Standing { get; init; }

    /// <summary>SHA-256 of its secret, hexadecimal.</summary>
    public required string SecretHash { get; init; }

    /// <summary>The person whom it stands for; null for a council's system.</summary>
    public Guid? Person { get; init; }

    /// <inheritdoc/>
    string ICase<Client, ClientEvent>.StatusName => "active";

    /// <inheritdoc/>
    static Client? ICase<Client, ClientEvent>.After(Client? state, ClientEvent e) => Evolve(state, e);

    /// <summary>The stream of a client id.</summary>
    internal static Guid StreamOf(string clientId) => NamedStream.Of($"client/{clientId}");

    internal static Client? Evolve(Client? state, ClientEvent e) => (state, e) switch
    {
        (null, ClientEnrolled enrolled) => new Client
        {
            ClientId = enrolled.ClientId, Standing = enrolled.Standing, SecretHash = enrolled.SecretHash, Person = enrolled.Person,
        },
        ({ } client, ClientSecretRotated rotated) => client with { SecretHash = rotated.SecretHash },
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in a client."),
    };

    /// <summary>Enrols a client; the role of our own services is given to none.</summary>
    internal static Decision<ClientEvent> Enrol(string clientId, Standing standing, string secretHash, Guid? person) =>
        standing.FaultOfClient() is { } fault ? fault : new ClientEnrolled(clientId, standing, secretHash, person);
}

/// <summary>The fold that the store runs: the same as the decisions' and the tests'.</summary>
public sealed class ClientProjection : SingleStreamProjection<Client, Guid>
{
    /// <summary>Names the events of a client.</summary>
    public ClientProjection()
    {
        IncludeType<ClientEnrolled>();
        IncludeType<ClientSecretRotated>();
    }

    /// <inheritdoc/>
    public override Client? Evolve(Client? snapshot, Guid id, IEvent e) => Client.Evolve(snapshot, (ClientEvent)e.Data);
}
