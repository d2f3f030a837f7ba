using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Succeeding;

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
/// with their clocks running on (section 69(3); section 50(2)(a)). Referrals says which children moved: that one has left the group may be
/// told here after the completion. Where the receiving authority is no more by then, it is its successor's.
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
        var children = await episodes.ChildrenAsync(message.ReferralId, ct) ?? throw new NotYetException("the referral that was completed");
        var holder = await KnownPass.HolderAsync(session, message.ReferralId, message.ReceivingAuthority, ct);
        var receiver = await session.LoadAsync<KnownAuthority>(holder, ct) ?? throw new NotYetException("the receiving authority");
        session.Store(new ReferralTurn(message.ReferralId, message.ReferralId));
        session.Store(new KnownTransfer(message.ReferralId, message.ReceivingAuthority, message.EffectiveAt, children));
        foreach (var id in await episodes.OfReferralAsync(message.ReferralId, ct))
        {
            var stream = await session.Events.FetchForWriting<AgeAssessment>(id, ct);
            if (stream.Aggregate is { } a && children.Contains(a.ChildId)
                && HandOver(a, receiver.AsOwner(), message.EffectiveAt) is { } handedOver)
            {
                stream.AppendOne(handedOver);
            }
        }
    }
}
