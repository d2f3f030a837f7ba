using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Referrals.Handling;

/// <summary>Keeps every version of the scheme rules: a case keeps the one in force on the day it was referred.</summary>
sealed class WhenSchemeRulesAdopted : IHandle<SchemeRulesAdopted>
{
    public async Task Handle(SchemeRulesAdopted message, IDocumentSession session, CancellationToken ct)
    {
        if (RulesInForce.Newer(await session.LoadAsync<RulesInForce>(message.RulesVersion, ct), message) is { } rules)
        {
            session.Store(rules);
        }
    }
}
