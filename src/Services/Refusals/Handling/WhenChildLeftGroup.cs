using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;
using TransferScheme.Refusals.Ending;

namespace TransferScheme.Refusals.Handling;

/// <summary>
/// A child left the group: from now on the cases of the referral are about those who remain. Where the offer was withdrawn for it, its
/// own message ends the case.
/// </summary>
/// <param name="store">The service's store.</param>
sealed class WhenChildLeftGroup(IRefusalStore store) : IHandle<ChildLeftGroup>
{
    public async Task Handle(ChildLeftGroup message, IDocumentSession session, CancellationToken ct)
    {
        if (!message.WasEligible)
        {
            return;
        }

        var known = await session.LoadAsync<KnownReferral>(message.ReferralId, ct) ?? throw new NotYetException("the referral");
        session.Store(known with
        {
            Children = [.. known.Children.Where(c => c.ChildId != message.ChildId)],
            AtVersion = Math.Max(known.AtVersion, message.Version),
        });
        foreach (var id in await store.CasesOfAsync(message.ReferralId, ct))
        {
            await session.FollowAsync(id, refusal => Endings.Leave(refusal, message.ChildId, message.Remaining), ct);
        }
    }
}
