using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Rota;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Allocation.Handling;

/// <summary>Lets the rota decide whose turn it is, at once: the ledger's entry and the recommendation are one transaction.</summary>
/// <param name="rota">The rota.</param>
/// <param name="scheme">Rules and authorities.</param>
/// <param name="matching">Tells what bears on the place.</param>
/// <param name="clock">The scheme's clock.</param>
sealed class WhenReferralFoundEligible(LatestRota rota, LatestScheme scheme, MatchingFactsOf matching, TimeProvider clock)
    : IHandle<ReferralFoundEligible>
{
    public async Task Handle(ReferralFoundEligible message, IDocumentSession session, CancellationToken ct)
    {
        // Before the rota is read, so that others do not go on meanwhile.
        var facts = message.HasMatchingFacts ? await matching.AskAsync(message.ReferralId, ct) : MatchingFacts.None;
        var (isDecided, sight, book) = await Moment.ReadAsync(session, rota, scheme, message.ReferralId, ct);
        if (!isDecided)
        {
            var (entries, outcome) = Decide(message, facts, sight, book, Guid.CreateVersion7(), clock.GetUtcNow());
            rota.Append(session, book, entries);
            session.Events.StartStream<AllocationCase>(message.ReferralId, outcome);
        }
    }

    /// <summary>One decision of the rota (allocation by fair share): entries of the ledger, and what follows for the referral.</summary>
    /// <param name="message">The referral.</param>
    /// <param name="facts">What bears on the place.</param>
    /// <param name="sight">The rules in force now, and the authorities as they stand.</param>
    /// <param name="book">The rota as it stands.</param>
    /// <param name="decisionId">Identifier of the decision.</param>
    /// <param name="now">The time.</param>
    internal static (IReadOnlyList<RotaEvent> Entries, AllocationEvent Outcome) Decide(
        ReferralFoundEligible message, MatchingFacts facts, SchemeSight sight, RotaBook book, Guid decisionId, DateTimeOffset now)
    {
        var group = new GroupFacts(
            message.Reference, message.EntryAuthority, sight.Facts.Authority(message.EntryAuthority).Region, message.InAuthorityCare,
            [.. message.Children.Select(c => new ChildFacts(c.ChildId, c.AgeBand, c.Sex, c.Languages))], message.PlacementTypes,
            message.StatutoryStartedOn, message.StatutoryDueOn);
        var waiting = new WaitingReferral(message.ReferralId, group, message.RulesVersion, message.OccurredAt);
        var (turn, outcome) = Recommend.Decide(waiting, facts, sight, book, decisionId, now);
        return (turn.Entries, outcome);
    }
}
