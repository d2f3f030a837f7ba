using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Succeeding;
using TransferScheme.Refusals.Handling;

namespace TransferScheme.Refusals.Succeeding;

/// <summary>
/// The referral decided who takes over in it: every statement and review on its offers follows. This service's copies of the offers, also
/// of one that is only told later, follow by <see cref="PassRefusals"/>.
/// </summary>
/// <param name="store">The service's store.</param>
sealed class WhenCasePassedToSuccessor(IRefusalStore store) : IHandle<CasePassedToSuccessor>
{
    public async Task Handle(CasePassedToSuccessor message, IDocumentSession session, CancellationToken ct)
    {
        var known = await session.LoadAsync<KnownPass>(KnownPass.IdOf(message.ReferralId, message.Authority), ct);
        if (KnownPass.Newer(known, message) is not { } newer)
        {
            return;
        }

        session.Store(newer);
        if (await session.LoadAsync<KnownReferral>(message.ReferralId, ct) is { } referral && referral.EntryAuthority == message.Authority)
        {
            session.Store(referral with { EntryAuthority = message.Successor });
        }

        foreach (var id in await store.CasesOfAsync(message.ReferralId, ct))
        {
            await session.FollowAsync(
                id, refusal => Successors.Follow(refusal, message.Authority, message.Successor, message.Region), ct);
        }
    }
}
