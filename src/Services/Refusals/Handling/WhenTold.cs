using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Time;

namespace TransferScheme.Refusals.Handling;

/// <summary>Keeps the newest position of every authority.</summary>
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

/// <summary>Keeps every version of the scheme rules.</summary>
sealed class WhenSchemeRulesAdopted : IHandle<SchemeRulesAdopted>
{
    public async Task Handle(SchemeRulesAdopted message, IDocumentSession session, CancellationToken ct)
    {
        if (KnownRules.Newer(await session.LoadAsync<KnownRules>(message.RulesVersion, ct), message) is { } newer)
        {
            session.Store(newer);
        }
    }
}

/// <summary>Keeps who a referral is about.</summary>
sealed class WhenReferralFoundEligible : IHandle<ReferralFoundEligible>
{
    public async Task Handle(ReferralFoundEligible message, IDocumentSession session, CancellationToken ct)
    {
        if (KnownReferral.Newer(await session.LoadAsync<KnownReferral>(message.ReferralId, ct), message) is { } newer)
        {
            session.Store(newer);
        }
    }
}

/// <summary>The children have arrived: from now on they are in the receiving authority's own count.</summary>
sealed class WhenTransferCompleted : IHandle<TransferCompleted>
{
    public async Task Handle(TransferCompleted message, IDocumentSession session, CancellationToken ct)
    {
        var known = await session.LoadAsync<KnownReferral>(message.ReferralId, ct) ?? throw new NotYetException("the referral");
        session.Store(known with
        {
            Completed = true,
            CompletedOn = UkTime.DateOf(message.EffectiveAt),
            AtVersion = Math.Max(known.AtVersion, message.Version),
        });
    }
}
