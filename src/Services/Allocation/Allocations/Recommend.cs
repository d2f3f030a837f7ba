using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Rota;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Allocations;

/// <summary>What follows from a turn for the referral: a recommendation, which a coordinator confirms, or none.</summary>
static class Recommend
{
    /// <summary>One decision of the rota on a referral: entries of the ledger, and what follows.</summary>
    /// <param name="waiting">The referral.</param>
    /// <param name="facts">What bears on the place.</param>
    /// <param name="sight">The rules in force now, and the authorities as they stand.</param>
    /// <param name="book">The rota as it stands.</param>
    /// <param name="decisionId">Identifier of the decision.</param>
    /// <param name="now">The time.</param>
    internal static (Turn Turn, AllocationEvent Outcome) Decide(
        WaitingReferral waiting, MatchingFacts facts, SchemeSight sight, RotaBook book, Guid decisionId, DateTimeOffset now)
    {
        var group = waiting.Group;
        var fits = Suitability.Of(facts, group, sight, UkTime.DateOf(now));
        var referral = new RotaReferral(group.Reference, group.Size, group.EntryAuthority, facts.Unsuitable, waiting.Declines ?? []);
        var turn = Turn.Take(book, sight, waiting.Id, referral, decisionId, waiting.Attempt, now, fits);
        var (ledger, decision, position) = (turn.Receipt.Ledger, turn.Receipt.Decision, turn.Receipt.Facts.Position);
        return (turn, turn is { Chosen: { } chosen, Region: { } region }
            ? new AuthorityRecommended(
                decisionId, position, chosen, region,
                [
                    .. decision.Ranked(ledger.Roll).Select(place => new CandidateAccount(
                        ledger.Roll.Ids[place], decision.Shares[place], ledger.Owed(place) + decision.Shares[place], ledger.Taken(place),
                        fits?[ledger.Roll.Ids[place]])),
                ],
                turn.Excluded, turn.Sentence, group, waiting.PinnedRules, waiting.FoundEligibleAt,
                fits is null ? null : sight.Rules.MatchingInForce)
            : new NoAuthorityFound(
                decisionId, position, turn.Excluded, turn.Sentence, group, waiting.PinnedRules, waiting.FoundEligibleAt));
    }
}

/// <summary>A referral that waits for a decision.</summary>
/// <param name="Id">The referral.</param>
/// <param name="Group">Its minimum facts.</param>
/// <param name="PinnedRules">The scheme rules pinned to it.</param>
/// <param name="FoundEligibleAt">When it was found eligible.</param>
/// <param name="Attempt">1 for the first decision.</param>
/// <param name="Declines">Authorities that were passed over for it; null where none was.</param>
sealed record WaitingReferral(
    Guid Id, GroupFacts Group, string PinnedRules, DateTimeOffset FoundEligibleAt, int Attempt = 1,
    IReadOnlyList<RotaDecline>? Declines = null)
{
    /// <summary>A referral that is decided once more.</summary>
    internal static WaitingReferral Again(AllocationCase a) =>
        new(a.Id, a.Group, a.PinnedRules, a.FoundEligibleAt, a.Attempt + 1, a.Declines);
}
