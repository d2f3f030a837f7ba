using TransferScheme.Allocation.Alerting;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Allocation.Handling;

/// <summary>
/// Raises the alert: to the duty desk, the out-of-hours contact and the police contact of the entry authority, then of the receiving one.
/// </summary>
sealed class WhenChildrenDidNotArrive : IHandle<ChildrenDidNotArrive>
{
    public async Task Handle(ChildrenDidNotArrive message, IDocumentSession session, CancellationToken ct)
    {
        var alert = await session.Events.FetchForWriting<Alert>(Streams.Alert(message.ReferralId, message.Version), ct);
        var entry = await session.LoadAsync<AuthorityContacts>(Streams.Authority(message.EntryAuthority), ct);
        var receiving = await session.LoadAsync<AuthorityContacts>(Streams.Authority(message.ReceivingAuthority), ct);
        if (Decide(alert.Aggregate, message, entry?.Set, receiving?.Set) is { } raised)
        {
            alert.AppendOne(raised);
        }
    }

    /// <summary>Each alarm is raised once; a repeat changes nothing.</summary>
    internal static AlertEvent? Decide(Alert? alert, ChildrenDidNotArrive message, ContactsSet? entry, ContactsSet? receiving) =>
        alert is not null ? null
        : new AlertRaised(
            message.ReferralId, message.Reference, message.EntryAuthority, message.ReceivingAuthority, message.ExpectedAt,
            message.OccurredAt,
            [.. Desks(message.EntryAuthority, entry), .. Desks(message.ReceivingAuthority, receiving)]);

    // Somebody must be told for the duty desk and for the police, even if the authority has named neither.
    static IEnumerable<AlertedDesk> Desks(string authority, ContactsSet? contacts) =>
    [
        new(authority, DeskKind.Duty),
        .. contacts?.OutOfHours is null ? Array.Empty<AlertedDesk>() : [new(authority, DeskKind.OutOfHours)],
        new(authority, DeskKind.Police),
    ];
}
