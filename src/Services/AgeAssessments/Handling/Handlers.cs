using TransferScheme.AgeAssessments.Receiving;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.AgeAssessments.Handling;

/// <summary>Keeps where every authority lies.</summary>
sealed class WhenAuthorityPositionChanged : IHandle<AuthorityPositionChanged>
{
    public async Task Handle(AuthorityPositionChanged message, IDocumentSession session, CancellationToken ct)
    {
        if (KnownAuthority.Newer(await session.LoadAsync<KnownAuthority>(message.Authority, ct), message) is { } newer)
        {
            session.Store(newer);
        }
    }
}

/// <summary>
/// Responsibility moved: the receiving authority alone has the children's functions, so the assessments are its own from that instant,
/// with their clocks running on (section 69(3); section 50(2)(a)).
/// </summary>
/// <param name="episodes">Finds the assessments of the referral.</param>
sealed class WhenTransferCompleted(Episodes episodes) : IHandle<TransferCompleted>
{
    /// <summary>The hand-over; null where there is nothing to hand over any more, or it was done.</summary>
    internal static AgeCaseHandedOver? HandOver(AgeAssessment a, AgeOwner to, DateTimeOffset effectiveAt) =>
        a.IsEnded || a.Owner.Authority == to.Authority ? null
        : new AgeCaseHandedOver(a.ReferralId, a.ChildId, a.Owner.Authority, to, effectiveAt);

    public async Task Handle(TransferCompleted message, IDocumentSession session, CancellationToken ct)
    {
        var receiver = await session.LoadAsync<KnownAuthority>(message.ReceivingAuthority, ct)
            ?? throw new NotYetException("the receiving authority");
        session.Store(new ReferralTurn(message.ReferralId, message.ReferralId));
        session.Store(new KnownTransfer(message.ReferralId, message.ReceivingAuthority, message.EffectiveAt));
        foreach (var id in await episodes.OfReferralAsync(message.ReferralId, ct))
        {
            var stream = await session.Events.FetchForWriting<AgeAssessment>(id, ct);
            if (stream.Aggregate is { } a && await session.LoadAsync<KnownLeaver>(a.ChildId, ct) is null
                && HandOver(a, receiver.AsOwner(), message.EffectiveAt) is { } handedOver)
            {
                stream.AppendOne(handedOver);
            }
        }
    }
}
