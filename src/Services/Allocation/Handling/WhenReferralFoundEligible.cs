using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Rules;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Handling;

/// <summary>Lets the rota decide whose turn it is, at once: the ledger's entry and the recommendation are one transaction.</summary>
/// <param name="clock">The scheme's clock, by which the rules in force are found.</param>
sealed class WhenReferralFoundEligible(TimeProvider clock) : IHandle<ReferralFoundEligible>
{
    public async Task Handle(ReferralFoundEligible message, IDocumentSession session, CancellationToken ct)
    {
        var allocation = await session.Events.FetchForWriting<AllocationCase>(message.ReferralId, ct);
        if (allocation.Aggregate is not null)
        {
            return;
        }

        var facts = await Standings.ReadAsync(session, ct) ?? throw new NotYetException("the rules and the authorities to be registered");
        var rota = await session.Events.FetchForWriting<RotaBook>(Streams.Rota, ct);
        var (entries, outcome) = Decide(
            message, facts, facts.Rules.InForceOn(UkTime.DateOf(clock.GetUtcNow())), rota.Aggregate ?? RotaBook.Empty,
            rota.StartingVersion.GetValueOrDefault(), Guid.CreateVersion7());
        rota.AppendMany(entries);
        session.Events.StartStream<AllocationCase>(message.ReferralId, outcome);
    }

    /// <summary>One decision of the rota (allocation by fair share): the entries of the ledger, and what follows for the referral.</summary>
    /// <param name="message">The referral.</param>
    /// <param name="facts">The authorities as they stand.</param>
    /// <param name="rules">The rules in force now.</param>
    /// <param name="book">The rota as it stands.</param>
    /// <param name="last">Number of its last entry.</param>
    /// <param name="decisionId">Identifier of the decision.</param>
    internal static (IReadOnlyList<RotaEvent> Entries, AllocationEvent Outcome) Decide(
        ReferralFoundEligible message, SchemeFacts facts, RulesAdopted rules, RotaBook book, long last, Guid decisionId)
    {
        var group = new GroupFacts(
            message.Reference, message.EntryAuthority, facts.Authority(message.EntryAuthority).Region, message.InAuthorityCare,
            [.. message.Children.Select(c => new ChildFacts(c.ChildId, c.AgeBand, c.Sex, c.Languages))], message.PlacementTypes,
            message.StatutoryStartedOn, message.StatutoryDueOn);
        var referral = new RotaReferral(message.Reference, group.Size, message.EntryAuthority, [], [], []);
        var positions = Standings.Seen(facts.Authorities, rules);
        RotaEvent[] before = book.Seeing(positions) is { } seen ? [seen] : [];
        var position = last + before.Length + 1;
        var decision = LargestDeficit.Decide(book.Ledger, Standings.Of(facts.Authorities, positions, book.Ledger), referral);
        return decision is { Chosen: { } chosen, Region: { } region }
            ? ([.. before, new Decided(decisionId, position, message.ReferralId, referral, rules.Name, decision.Accruals, chosen, region)],
                new AuthorityRecommended(
                    decisionId, position, chosen, region, decision.Candidates, decision.Excluded, decision.Sentence, group,
                    message.RulesVersion, message.OccurredAt))
            : ([.. before, new Unplaced(decisionId, position, message.ReferralId, referral, rules.Name, decision.Excluded)],
                new NoAuthorityFound(
                    decisionId, position, decision.Excluded, decision.Sentence, group, message.RulesVersion, message.OccurredAt));
    }
}
