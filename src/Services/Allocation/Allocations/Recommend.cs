using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Allocations;

/// <summary>What follows from a turn for the referral: a recommendation, which a coordinator confirms, or none.</summary>
static class Recommend
{
    internal static AllocationEvent Of(Turn turn, Guid decisionId, GroupFacts group, string pinnedRules, DateTimeOffset foundEligibleAt)
    {
        var (ledger, decision, position) = (turn.Receipt.Ledger, turn.Receipt.Decision, turn.Receipt.Facts.Position);
        return turn is { Chosen: { } chosen, Region: { } region }
            ? new AuthorityRecommended(
                decisionId, position, chosen, region,
                [
                    .. decision.Ranked(ledger.Roll).Select(place => new CandidateAccount(
                        ledger.Roll.Ids[place], decision.Shares[place], ledger.Owed(place) + decision.Shares[place], ledger.Taken(place))),
                ],
                turn.Excluded, turn.Sentence, group, pinnedRules, foundEligibleAt)
            : new NoAuthorityFound(decisionId, position, turn.Excluded, turn.Sentence, group, pinnedRules, foundEligibleAt);
    }
}
