using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Referrals.Handling;

/// <summary>Keeps every version of the scheme rules: a case keeps the one in force on the day it was referred.</summary>
sealed class WhenSchemeRulesAdopted : IHandle<SchemeRulesAdopted>
{
    public Task Handle(SchemeRulesAdopted message, IDocumentSession session, CancellationToken ct)
    {
        session.Store(new RulesInForce(
            message.RulesVersion, message.ValidFrom, message.ThresholdPer100000, message.WorkingDaysInCare, message.WorkingDaysNotInCare, message.CutOff, message.Authorities));
        return Task.CompletedTask;
    }
}
