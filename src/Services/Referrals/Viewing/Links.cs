using TransferScheme.Platform.Security;

namespace TransferScheme.Referrals.Viewing;

/// <summary>Links between a completed referral and the new ones of its children: each is told to those who may see both.</summary>
static class Links
{
    /// <summary>Those of some referrals that somebody may know of; null where there is none.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="linked">The referrals at the other end.</param>
    /// <param name="ct">Cancels the request.</param>
    internal static async Task<IReadOnlyList<Guid>?> KnownAsync(
        IQuerySession session, Actor actor, IReadOnlyList<Guid> linked, CancellationToken ct)
    {
        if (linked.Count == 0)
        {
            return null;
        }

        var known = (await session.LoadManyAsync<Referral>(ct, linked))
            .Where(other => ReferralsPolicy.Sees(actor, other) is not Disclosure.Nothing).Select(other => other.Id).ToHashSet();
        return known.Count == 0 ? null : [.. linked.Where(known.Contains)];
    }
}
