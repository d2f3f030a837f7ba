using System.Data;
using TransferScheme.Platform.Succeeding;
using TransferScheme.Refusals.Directing;
using TransferScheme.Refusals.Handling;

namespace TransferScheme.Refusals.Succeeding;

/// <summary>
/// Passes what an authority that is no more still has here to its successor: directions, statements and reviews of referrals that have
/// gone on without it, and its copies of their offers.
/// </summary>
static class PassRefusals
{
    const string Cases =
        """
        where lower(data ->> 'status') not in ('closed', 'withdrawn')
            and (data -> 'offer' ->> 'authority' = ? or data -> 'offer' ->> 'entryAuthority' = ?) order by id
        """;

    const string Offers = "where data ->> 'authority' = ? and lower(data ->> 'status') not in ('withdrawn', 'superseded') order by id";

    internal static async Task OfAsync(IRefusalStore store, KnownSuccession succession, CancellationToken ct)
    {
        await using var query = store.QuerySession();
        foreach (var refusal in await query.QueryAsync<Refusal>(Cases, ct, succession.Id, succession.Id))
        {
            if (await query.HeirAsync<KnownAuthority>(succession, refusal.Offer.ReferralId, ct) is { } heir)
            {
                await store.PassAsync(
                    session => session.FollowAsync(refusal.Id, r => Successors.Pass(r, succession.Id, heir.Id, heir.Region), ct), ct);
            }
        }

        foreach (var direction in await query.QueryAsync<Direction>("where data ->> 'authority' = ? order by id", ct, succession.Id))
        {
            if (await query.HeirAsync<KnownAuthority>(succession, direction.ReferralId, ct) is { } heir)
            {
                await store.PassAsync(session => PassAsync(session, direction.Id, succession.Id, heir.Id, ct), ct);
            }
        }

        foreach (var offer in await query.QueryAsync<KnownOffer>(Offers, ct, succession.Id))
        {
            await store.PassAsync(session => CopyAsync(session, offer.Id, succession.Id, ct), ct, IsolationLevel.Serializable);
        }
    }

    static async Task PassAsync(IDocumentSession session, Guid direction, string authority, string heir, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Direction>(direction, ct);
        if (Successors.Pass(stream.Aggregate, authority, heir) is { } passed)
        {
            stream.AppendOne(passed);
        }
    }

    // A copy follows what the referral has decided, and nothing else. What is read here must still be so when it is written.
    static async Task CopyAsync(IDocumentSession session, Guid id, string authority, CancellationToken ct)
    {
        if (await session.LoadAsync<KnownOffer>(id, ct) is { } offer
            && await session.LoadAsync<KnownPass>(KnownPass.IdOf(offer.ReferralId, authority), ct) is { } named
            && await session.LoadAsync<KnownAuthority>(named.Successor, ct) is { } successor
            && Successors.Pass(offer, authority, successor.Id, successor.Region) is { } passed)
        {
            session.Store(passed);
        }
    }
}
