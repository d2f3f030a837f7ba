using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;
using TransferScheme.Referrals.Judging;

namespace TransferScheme.Referrals.Handling;

/// <summary>Keeps the newest position of every authority; a count that cures an ineligible referral makes it eligible at once (E04).</summary>
/// <param name="cure">Holds a referral against the rules again.</param>
sealed class WhenAuthorityPositionChanged(Cure cure) : IHandle<AuthorityPositionChanged>
{
    public async Task Handle(AuthorityPositionChanged message, IDocumentSession session, CancellationToken ct)
    {
        if (AuthorityFigures.Newer(await session.LoadAsync<AuthorityFigures>(message.Authority, ct), message) is not { } position)
        {
            return;
        }

        session.Store(position);
        var ineligible = await session.QueryAsync<Referral>(
            "where data ->> 'status' = 'Ineligible' and data ->> 'entryAuthority' = ? order by id", ct, message.Authority);
        foreach (var referral in ineligible)
        {
            await cure.TryAsync(session, referral.Id, position, ct);
        }
    }
}
