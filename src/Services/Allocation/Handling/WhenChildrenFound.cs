using TransferScheme.Allocation.Alerting;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Allocation.Handling;

/// <summary>Ends the alerts about children who did not arrive: whoever was told of one is told that they are found.</summary>
sealed class WhenChildrenFound : IHandle<ChildrenFound>
{
    const string OfReferral = "where data -> 'raised' ->> 'referralId' = ? order by id";

    public async Task Handle(ChildrenFound message, IDocumentSession session, CancellationToken ct)
    {
        var alerts = await session.QueryAsync<Alert>(OfReferral, ct, $"{message.ReferralId}");
        if (alerts.Count == 0)
        {
            throw new NotYetException("the alarm");
        }

        foreach (var alert in alerts)
        {
            var stream = await session.Events.FetchForWriting<Alert>(alert.Id, ct);
            if (Decide(stream.Aggregate!, message) is { } cleared)
            {
                stream.AppendOne(cleared);
            }
        }
    }

    /// <summary>Each alert ends once; a repeat changes nothing, nor does it end one that was raised afterwards.</summary>
    internal static AlertEvent? Decide(Alert alert, ChildrenFound message) =>
        alert.Cleared is not null || alert.Raised.RaisedAt > message.OccurredAt ? null
        : new AlertCleared(message.FoundAt, message.OccurredAt);
}
