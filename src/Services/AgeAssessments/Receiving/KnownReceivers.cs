using TransferScheme.AgeAssessments.Guarding;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.AgeAssessments.Receiving;

/// <summary>An acceptance of an offer, by message. Each fact is a row of its own, so that no order among them matters.</summary>
/// <param name="Id">The offer.</param>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority that accepted.</param>
public sealed record KnownAcceptance(Guid Id, Guid ReferralId, string Authority);

/// <summary>The end of an offer, by message: whoever had accepted it has no part in the referral any more.</summary>
/// <param name="Id">The offer.</param>
public sealed record KnownOfferEnd(Guid Id);

/// <summary>The end of a referral before responsibility moved, by message.</summary>
/// <param name="Id">The referral.</param>
public sealed record KnownReferralEnd(Guid Id);

/// <summary>A child who left the group that was referred together, by message: the others go on.</summary>
/// <param name="Id">The child.</param>
public sealed record KnownLeaver(Guid Id);

/// <summary>The offered authority accepted: it is the receiving authority from then on.</summary>
sealed class WhenOfferAccepted : IHandle<OfferAccepted>
{
    public Task Handle(OfferAccepted message, IDocumentSession session, CancellationToken ct)
    {
        session.Store(new KnownAcceptance(message.OfferId, message.ReferralId, message.Authority));
        return Task.CompletedTask;
    }
}

/// <summary>The offer was withdrawn: the transfer to its authority falls.</summary>
sealed class WhenOfferWithdrawn : IHandle<OfferWithdrawn>
{
    public Task Handle(OfferWithdrawn message, IDocumentSession session, CancellationToken ct)
    {
        session.Store(new KnownOfferEnd(message.OfferId));
        return Task.CompletedTask;
    }
}

/// <summary>Another authority of the region takes the place of the one that had accepted.</summary>
sealed class WhenOfferSwapped : IHandle<OfferSwapped>
{
    public Task Handle(OfferSwapped message, IDocumentSession session, CancellationToken ct)
    {
        session.Store(new KnownOfferEnd(message.OfferId));
        session.Store(new KnownAcceptance(message.NewOfferId, message.ReferralId, message.NewAuthority));
        return Task.CompletedTask;
    }
}

/// <summary>The children left for the receiving authority.</summary>
/// <param name="guards">Looks whether a doubt crossed it.</param>
sealed class WhenDepartureRecorded(CrossedGuards guards) : IHandle<DepartureRecorded>
{
    public Task Handle(DepartureRecorded message, IDocumentSession session, CancellationToken ct) =>
        guards.NoteDepartureAsync(
            session, message.FormerChildren, new Crossing(message.ReferralId, message.OccurredAt, message.RecordedBy), ct);
}

/// <summary>The entry authority withdrew the referral.</summary>
/// <param name="guards">Looks whether a doubt crossed it.</param>
sealed class WhenReferralWithdrawn(CrossedGuards guards) : IHandle<ReferralWithdrawn>
{
    public Task Handle(ReferralWithdrawn message, IDocumentSession session, CancellationToken ct)
    {
        session.Store(new KnownReferralEnd(message.ReferralId));
        return guards.NoteEndAsync(
            session, null, message.FormerChildren, new Crossing(message.ReferralId, message.OccurredAt, message.EndedBy), ct);
    }
}

/// <summary>The referral was closed for what happened to the children.</summary>
/// <param name="guards">Looks whether a doubt crossed it.</param>
sealed class WhenReferralClosed(CrossedGuards guards) : IHandle<ReferralClosed>
{
    public Task Handle(ReferralClosed message, IDocumentSession session, CancellationToken ct)
    {
        session.Store(new KnownReferralEnd(message.ReferralId));
        return guards.NoteEndAsync(
            session, null, message.FormerChildren, new Crossing(message.ReferralId, message.OccurredAt, message.EndedBy), ct);
    }
}

/// <summary>One child left the group: whoever accepted the others does not receive this one.</summary>
/// <param name="guards">Looks whether a doubt crossed it.</param>
sealed class WhenChildLeftGroup(CrossedGuards guards) : IHandle<ChildLeftGroup>
{
    public Task Handle(ChildLeftGroup message, IDocumentSession session, CancellationToken ct)
    {
        session.Store(new KnownLeaver(message.ChildId));
        return guards.NoteEndAsync(
            session, message.ChildId, message.FormerChildren, new Crossing(message.ReferralId, message.OccurredAt, message.EndedBy), ct);
    }
}
