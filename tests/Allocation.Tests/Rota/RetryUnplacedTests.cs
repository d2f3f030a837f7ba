using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Tests.Rota;

public sealed class RetryUnplacedTests
{
    static readonly NoAuthorityFound Nobody = new(Sample.DecisionId, 2, [], "Nobody.", Sample.Group(), "2022-08-24", Sample.Monday);

    [Fact]
    public void Given_unplaced_when_somebody_can_take_it_now_then_recommended_at_the_second_attempt()
    {
        var decided = RetryUnplaced.Decide(Case(Nobody), MatchingFacts.None, Sample.Sight, Sample.Seen, Sample.OfferId, Sample.Monday)!.Value;
        var entry = decided.Entries.ShouldHaveSingleItem().ShouldBeOfType<Decided>();
        (entry.Attempt, entry.Chosen, entry.Position, entry.ReferralId).ShouldBe((2, "N1", 2, Sample.ReferralId));
        var outcome = decided.Outcome.ShouldBeOfType<AuthorityRecommended>();
        (outcome.DecisionId, outcome.Chosen, outcome.FoundEligibleAt).ShouldBe((Sample.OfferId, "N1", Sample.Monday));
        var waiting = Case(Nobody, outcome);
        (waiting.Status, waiting.Attempt, waiting.Chosen, waiting.Id).ShouldBe((AllocationStatus.Waiting, 2, "N1", Sample.ReferralId));
    }

    [Fact]
    public void Given_unplaced_when_still_nobody_can_take_it_then_nothing_happens()
    {
        var full = Sample.Of(Sample.Facts with { Authorities = [Sample.Facts.Authority("K1")] });
        RetryUnplaced.Decide(Case(Nobody), MatchingFacts.None, full, RotaBook.Empty, Sample.OfferId, Sample.Monday).ShouldBeNull();
    }

    [Fact]
    public void Given_anything_else_when_looked_at_then_nothing_happens() =>
        RetryUnplaced.Decide(Case(Sample.Recommended), MatchingFacts.None, Sample.Sight, Sample.Seen, Sample.OfferId, Sample.Monday).ShouldBeNull();

    static AllocationCase Case(params AllocationEvent[] events)
    {
        var folded = events.Aggregate(default(AllocationCase), (state, e) => AllocationCase.Evolve(state, e)! with { Id = Sample.ReferralId });
        return folded!;
    }
}
