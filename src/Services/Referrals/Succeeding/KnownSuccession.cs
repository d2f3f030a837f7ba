using System.Globalization;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Messaging;
using TransferScheme.Referrals.Handling;

namespace TransferScheme.Referrals.Succeeding;

/// <summary>Referrals' own copy of who takes over from an authority, by message.</summary>
/// <param name="Id">Code of the authority that is, or is to be, no more.</param>
/// <param name="Successors">Codes of the authorities that take over.</param>
/// <param name="From">First day on which it no longer exists.</param>
/// <param name="Heir">Code of the one that open cases pass to; null while nobody has said.</param>
/// <param name="AtVersion">Version of the authority's stream; an older message changes nothing.</param>
public sealed record KnownSuccession(string Id, IReadOnlyList<string> Successors, DateOnly From, string? Heir, long AtVersion)
{
    /// <summary>The succession that a message tells; null when it is not newer than what is known.</summary>
    internal static KnownSuccession? Newer(KnownSuccession? known, AuthoritySucceeded m) => known?.AtVersion >= m.Version
        ? null
        : new KnownSuccession(m.Authority, m.Successors, m.From, m.OpenCases, m.Version);

    /// <summary>Why its authority refers nobody any more, with who does; null where it still exists.</summary>
    /// <param name="today">The day.</param>
    /// <param name="nameOf">What an authority is called.</param>
    internal Rejection? Against(DateOnly today, Func<string, string> nameOf) => From > today ? null : Rejection.Conflict(
        "authority-abolished",
        string.Create(CultureInfo.InvariantCulture, $"{nameOf(Id)} has not existed since {From:d MMMM yyyy}: ")
        + "refer the children in the name of " + string.Join(" or ", Successors.Select(code => $"{nameOf(code)} ({code})")) + ".");
}

/// <summary>Keeps who takes over from an authority; the cases pass by <see cref="PassCases"/>.</summary>
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

/// <summary>Reads who takes over from authorities.</summary>
/// <param name="store">The service's store.</param>
sealed class Successions(IReferralStore store)
{
    /// <summary>The succession of an authority; null while none is known.</summary>
    internal async Task<KnownSuccession?> OfAsync(string authority, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<KnownSuccession>(authority, ct);
    }

    /// <summary>Why an authority refers nobody any more; null where it exists.</summary>
    internal async Task<Rejection?> AgainstAsync(string authority, DateOnly today, CancellationToken ct) =>
        await AgainstAsync(await OfAsync(authority, ct), today, ct);

    /// <summary>The same where its succession has been read.</summary>
    internal async Task<Rejection?> AgainstAsync(KnownSuccession? succession, DateOnly today, CancellationToken ct)
    {
        if (succession is null || succession.From > today)
        {
            return null;
        }

        await using var session = store.QuerySession();
        var names = (await session.LoadManyAsync<AuthorityFigures>(ct, [succession.Id, .. succession.Successors]))
            .ToDictionary(a => a.Id, a => a.Name);
        return succession.Against(today, code => names.GetValueOrDefault(code, code));
    }

    /// <summary>The successions that are in effect on a day.</summary>
    internal async Task<IReadOnlyList<KnownSuccession>> InEffectAsync(DateOnly today, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.QueryAsync<KnownSuccession>(
            "where data ->> 'from' <= ? order by id", ct, today.ToString("O", CultureInfo.InvariantCulture));
    }
}
