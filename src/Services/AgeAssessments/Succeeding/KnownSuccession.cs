using TransferScheme.AgeAssessments.Handling;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.AgeAssessments.Succeeding;

/// <summary>This service's own copy of who takes over from an authority, by message.</summary>
/// <param name="Id">Code of the authority that is, or is to be, no more.</param>
/// <param name="From">First day on which it no longer exists.</param>
/// <param name="Heir">Code of the one that open cases pass to; null while nobody has said.</param>
/// <param name="AtVersion">Version of the authority's stream; an older message changes nothing.</param>
public sealed record KnownSuccession(string Id, DateOnly From, string? Heir, long AtVersion)
{
    /// <summary>The succession that a message tells; null when it is not newer than what is known.</summary>
    internal static KnownSuccession? Newer(KnownSuccession? known, AuthoritySucceeded m) =>
        known?.AtVersion >= m.Version ? null : new KnownSuccession(m.Authority, m.From, m.OpenCases, m.Version);
}

/// <summary>Who has taken over in one referral, by message: the referral decides it, also where all others pass to another.</summary>
/// <param name="Id">Referral and authority.</param>
/// <param name="Successor">Code of the successor.</param>
/// <param name="AtVersion">Version of the referral's stream; an older message changes nothing.</param>
public sealed record KnownPass(string Id, string Successor, long AtVersion)
{
    /// <summary>What a message tells; null when it is not newer than what is known.</summary>
    internal static KnownPass? Newer(KnownPass? known, CasePassedToSuccessor m) =>
        known?.AtVersion >= m.Version ? null : new KnownPass(IdOf(m.ReferralId, m.Authority), m.Successor, m.Version);

    /// <summary>Its identifier.</summary>
    internal static string IdOf(Guid referralId, string authority) => $"{referralId}/{authority}";
}

/// <summary>Keeps who takes over from an authority; what is its own here passes by <see cref="PassCases"/>.</summary>
sealed class WhenAuthoritySucceeded : IHandle<AuthoritySucceeded>
{
    public async Task Handle(AuthoritySucceeded message, IDocumentSession session, CancellationToken ct)
    {
        if (KnownSuccession.Newer(await session.LoadAsync<KnownSuccession>(message.Authority, ct), message) is { } newer)
        {
            session.Store(newer);
        }
    }
}

/// <summary>
/// The referral decided who takes over in it: every assessment of its children follows. One that is begun later follows by
/// <see cref="PassCases"/>.
/// </summary>
/// <param name="episodes">Finds the assessments of the referral.</param>
sealed class WhenCasePassedToSuccessor(Episodes episodes) : IHandle<CasePassedToSuccessor>
{
    public async Task Handle(CasePassedToSuccessor message, IDocumentSession session, CancellationToken ct)
    {
        var known = await session.LoadAsync<KnownPass>(KnownPass.IdOf(message.ReferralId, message.Authority), ct);
        if (KnownPass.Newer(known, message) is not { } newer)
        {
            return;
        }

        session.Store(newer);
        var successor = await session.LoadAsync<KnownAuthority>(message.Successor, ct) ?? throw new NotYetException("the successor");
        foreach (var id in await episodes.OfReferralAsync(message.ReferralId, ct))
        {
            var stream = await session.Events.FetchForWriting<AgeAssessment>(id, ct);
            if (stream.Aggregate is { } a && Successors.Follow(a, message.Authority, successor.AsOwner()) is { } passed)
            {
                stream.AppendOne(passed);
            }
        }
    }
}
