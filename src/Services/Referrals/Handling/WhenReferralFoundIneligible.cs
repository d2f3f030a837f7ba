using TransferScheme.Platform.Messaging;
using TransferScheme.Referrals.Judging;
using Messages = TransferScheme.Contracts.Referrals;

namespace TransferScheme.Referrals.Handling;

/// <summary>
/// Looks once more at what was found ineligible: a count that cures it may have been noted while it was judged by the one before,
/// and found no ineligible referral yet.
/// </summary>
/// <param name="cure">Holds a referral against the rules again.</param>
sealed class WhenReferralFoundIneligible(Cure cure) : IHandle<Messages.ReferralFoundIneligible>
{
    public async Task Handle(Messages.ReferralFoundIneligible message, IDocumentSession session, CancellationToken ct)
    {
        var entry = await session.LoadAsync<AuthorityFigures>(message.EntryAuthority, ct)
            ?? throw new NotYetException($"the position of {message.EntryAuthority}");

        // Written back as it is: a count that is being noted at this moment comes wholly before this look or wholly after it.
        session.Store(entry);
        await cure.TryAsync(session, message.ReferralId, entry, ct);
    }
}
