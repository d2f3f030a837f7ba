using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Platform.Succeeding;

/// <summary>A service's own copy of who takes over from an authority, by message.</summary>
/// <param name="Id">Code of the authority that is, or is to be, no more.</param>
/// <param name="From">First day on which it no longer exists.</param>
/// <param name="Heir">Code of the one that open cases pass to; null while nobody has said.</param>
/// <param name="AtVersion">Version of the authority's stream; an older message changes nothing.</param>
public sealed record KnownSuccession(string Id, DateOnly From, string? Heir, long AtVersion)
{
    /// <summary>The succession that a message tells; null when it is not newer than what is known.</summary>
    public static KnownSuccession? Newer(KnownSuccession? known, AuthoritySucceeded m) =>
        known?.AtVersion >= m.Version ? null : new KnownSuccession(m.Authority, m.From, m.OpenCases, m.Version);
}

/// <summary>Who has taken over in one referral, by message: the referral decides it, also where all others pass to another.</summary>
/// <param name="Id">Referral and authority.</param>
/// <param name="Successor">Code of the successor.</param>
/// <param name="AtVersion">Version of the referral's stream; an older message changes nothing.</param>
public sealed record KnownPass(string Id, string Successor, long AtVersion)
{
    /// <summary>What a message tells; null when it is not newer than what is known.</summary>
    public static KnownPass? Newer(KnownPass? known, CasePassedToSuccessor m) =>
        known?.AtVersion >= m.Version ? null : new KnownPass(IdOf(m.ReferralId, m.Authority), m.Successor, m.Version);

    /// <summary>Its identifier.</summary>
    public static string IdOf(Guid referralId, string authority) => $"{referralId}/{authority}";

    /// <summary>
    /// Who stands in a referral where an authority has stood: itself, or, however often that has passed on, the last of its successors.
    /// </summary>
    /// <param name="session">Where to read.</param>
    /// <param name="referralId">The referral.</param>
    /// <param name="authority">Code of the authority.</param>
    /// <param name="ct">Cancels the reading.</param>
    public static async Task<string> HolderAsync(IQuerySession session, Guid referralId, string authority, CancellationToken ct)
    {
        while (await session.LoadAsync<KnownPass>(IdOf(referralId, authority), ct) is { } passed)
        {
            authority = passed.Successor;
        }

        return authority;
    }
}

/// <summary>Keeps who takes over from an authority; what a service has of its own passes by <see cref="Passing"/>.</summary>
public sealed class WhenAuthoritySucceeded : IHandle<AuthoritySucceeded>
{
    /// <inheritdoc/>
    public async Task Handle(AuthoritySucceeded message, IDocumentSession session, CancellationToken ct)
    {
        if (KnownSuccession.Newer(await session.LoadAsync<KnownSuccession>(message.Authority, ct), message) is { } newer)
        {
            session.Store(newer);
        }
    }
}
