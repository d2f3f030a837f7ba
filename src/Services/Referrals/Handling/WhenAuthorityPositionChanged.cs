using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Referrals.Handling;

/// <summary>Keeps the newest position of every authority, for eligibility.</summary>
internal sealed class WhenAuthorityPositionChanged : IHandle<AuthorityPositionChanged>
{
    public async Task Handle(AuthorityPositionChanged message, IDocumentSession session, CancellationToken ct)
    {
        var known = await session.LoadAsync<AuthorityFigures>(message.Authority, ct);
        if (known is null || known.AtVersion < message.Version)
        {
            session.Store(new AuthorityFigures(
                message.Authority, message.Name, message.Region, message.Nation, message.ChildPopulation, message.PopulationYear,
                message.ChildrenLookedAfter, message.AsOf, message.Version));
        }
    }
}
