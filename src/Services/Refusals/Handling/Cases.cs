using TransferScheme.Refusals.Directing;

namespace TransferScheme.Refusals.Handling;

/// <summary>Finds and ends the cases that a message is about.</summary>
static class Cases
{
    /// <summary>Appends to the case of an offer what follows for it.</summary>
    /// <param name="session">Where to append; it is not saved.</param>
    /// <param name="id">The case, which bears the offer's identifier.</param>
    /// <param name="decide">What follows; null for nothing.</param>
    /// <param name="ct">Cancels the work.</param>
    internal static async Task FollowAsync(
        this IDocumentSession session, Guid id, Func<Refusal?, RefusalEvent?> decide, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Refusal>(id, ct);
        if (decide(stream.Aggregate) is { } e)
        {
            stream.AppendOne(e);
            if (stream.Aggregate is { } before)
            {
                session.FollowDirection(before, [e]);
            }
        }
    }

    /// <summary>
    /// The cases of a referral. They are looked up beside the handler's session, which would otherwise stand against every case that is
    /// written meanwhile; one that begins just now is ended by the withdrawal of its offer.
    /// </summary>
    internal static async Task<IReadOnlyList<Guid>> CasesOfAsync(this IRefusalStore store, Guid referralId, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.QueryAsync<Guid>(
            "select id from refusals.mt_doc_refusal where data -> 'offer' ->> 'referralId' = ? order by id", ct, referralId.ToString());
    }
}
