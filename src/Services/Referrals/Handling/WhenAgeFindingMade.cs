using TransferScheme.Contracts.AgeAssessments;
using TransferScheme.Platform.Messaging;
using TransferScheme.Referrals.Judging;

namespace TransferScheme.Referrals.Handling;

/// <summary>Holds a referral against the rules again by the age that was found.</summary>
/// <param name="age">Asks which age stands.</param>
sealed class WhenAgeFindingMade(RecomputeAge age) : IHandle<AgeFindingMade>
{
    public Task Handle(AgeFindingMade message, IDocumentSession session, CancellationToken ct) =>
        age.RunAsync(session, message.ReferralId, message.ChildId, message.OccurredAt, ct);
}

/// <summary>The same where a court quashed a decision, and the finding before it stands again.</summary>
/// <param name="age">Asks which age stands.</param>
sealed class WhenAgeDecisionQuashed(RecomputeAge age) : IHandle<AgeDecisionQuashed>
{
    public Task Handle(AgeDecisionQuashed message, IDocumentSession session, CancellationToken ct) =>
        age.RunAsync(session, message.ReferralId, message.ChildId, message.OccurredAt, ct);
}
