using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;
using TransferScheme.Refusals.Directing;

namespace TransferScheme.Refusals.Handling;

/// <summary>An authority returned its services: that answers the directions to give this information (section 70).</summary>
/// <param name="store">The service's store.</param>
sealed class WhenServicesReturned(IRefusalStore store) : IHandle<ServicesReturned>
{
    public async Task Handle(ServicesReturned message, IDocumentSession session, CancellationToken ct)
    {
        foreach (var id in await DirectedAsync(message.Authority, ct))
        {
            var stream = await session.Events.FetchForWriting<Direction>(id, ct);
            if (Decide(stream.Aggregate, message) is { } answered)
            {
                stream.AppendOne(answered);
            }
        }
    }

    /// <summary>
    /// A return in the form that is directed, made since. It is late where it did not come before the time; one that was made earlier, or
    /// in another form, leaves the direction as it stands.
    /// </summary>
    internal static DirectionEvent? Decide(Direction? direction, ServicesReturned message) =>
        direction is { Kind: "information", Status: DirectionStatus.Given } && direction.Authority == message.Authority
            && direction.Form == message.Form && !(message.OccurredAt < direction.GivenAt)
            ? new DirectionAnswered(direction.Kind, direction.Authority, direction.IsLate(message.OccurredAt), message.OccurredAt)
            : null;

    // Beside the handler's session, which would otherwise stand against every direction that is written meanwhile.
    async Task<IReadOnlyList<Guid>> DirectedAsync(string authority, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.QueryAsync<Guid>(
            """
            select id from refusals.mt_doc_direction
            where data ->> 'kind' = 'information' and data ->> 'authority' = ? and lower(data ->> 'status') = 'given' order by id
            """,
            ct, authority);
    }
}
