using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Rules;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Allocations;

public sealed class MakeOfferTests
{
    const string Picker = "picker";

    static readonly DateTimeOffset Wednesday = new(2026, 3, 4, 17, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Given_recommended_when_offered_to_first_candidate_then_offered() =>
        Waiting().When(a => Decide(a, new("N1"))).Then(new AllocationOffered(Sample.OfferId, "N1", "north-east", Wednesday, null, null));

    [Fact]
    public void Given_recommended_when_offered_to_first_candidate_with_a_reason_then_no_reason_is_recorded() =>
        Waiting().When(a => Decide(a, new("N1", "safety"))).Then(new AllocationOffered(Sample.OfferId, "N1", "north-east", Wednesday, null,
            null));

    [Fact]
    public void Given_recommended_when_another_of_the_region_is_picked_with_reason_then_offered_out_of_order()
    {
        var note = new Sealed<PickNote>("cipher", []);
        Waiting().When(a => Decide(a, new("N2", "family-link", "An uncle lives there."), note))
            .Then(new AllocationOffered(Sample.OfferId, "N2", "north-east", Wednesday, "family-link", note, Picker));
    }

    [Fact]
    public void Given_recommended_when_another_is_picked_without_reason_then_rejected() =>
        Waiting().When(a => Decide(a, new("N2"))).ThenRejected("reasonCode", RejectionKind.Invalid);

    [Fact]
    public void Given_recommended_when_another_region_is_picked_then_approval_is_needed() =>
        Waiting().When(a => Decide(a, new("S1", "family-link"))).ThenRejected("approval-needed");

    [Fact]
    public void Given_an_approval_by_another_person_when_another_region_is_picked_then_offered_and_both_are_recorded() =>
        Given.Events<AllocationCase, AllocationEvent>(Sample.Recommended, Approval("somebody else"))
            .When(a => Decide(a, new("S1", "family-link", ApprovalId: Sample.DecisionId)))
            .Then(new AllocationOffered(Sample.OfferId, "S1", "scotland", Wednesday, "family-link", null, Picker, "somebody else"));

    [Fact]
    public void Given_an_approval_by_the_same_person_or_of_another_authority_when_picked_then_rejected()
    {
        Given.Events<AllocationCase, AllocationEvent>(Sample.Recommended, Approval(Picker))
            .When(a => Decide(a, new("S1", "family-link", ApprovalId: Sample.DecisionId))).ThenRejected("approval-needed");
        Given.Events<AllocationCase, AllocationEvent>(Sample.Recommended, Approval("somebody else") with { Authority = "N2" })
            .When(a => Decide(a, new("S1", "family-link", ApprovalId: Sample.DecisionId))).ThenRejected("approval-needed");
        Given.Events<AllocationCase, AllocationEvent>(Sample.Recommended, Approval("somebody else"))
            .When(a => Decide(a, new("S1", "family-link"))).ThenRejected("approval-needed");
    }

    [Fact]
    public void Given_recommended_when_an_excluded_authority_is_picked_then_rejected() =>
        Waiting().When(a => Decide(a, new("K1", "family-link"))).ThenRejected("not-a-candidate");

    [Fact]
    public void Given_the_first_candidate_marked_to_avoid_after_the_decision_when_offered_then_rejected() =>
        Waiting().When(a => Decide(a, new("N1"), marked: new([], [], ["N1"]))).ThenRejected("unsuitable");

    [Fact]
    public void Given_another_candidate_full_meanwhile_when_picked_then_rejected()
    {
        var full = Sample.Book with { Ledger = Sample.Book.Ledger.Reserve(Sample.Book.Ledger.Roll.PlaceOf("N2"), 45) };
        Waiting().When(a => MakeOffer.Decide(a, new("N2", "safety"), Picker, null, Sample.OfferId, MatchingFacts.None, Sample.Facts, full, Sample.Monday))
            .ThenRejected("no-longer-able");
    }

    [Fact]
    public void Given_rules_that_changed_since_the_referral_when_another_is_picked_then_it_is_held_to_those_in_force()
    {
        var old = Sample.Rules with { Name = "old", ValidFrom = new DateOnly(2016, 7, 1), ThresholdPer100000 = 70 };
        var facts = Sample.Facts with
        {
            Rules = new SchemeRules { Versions = [old, Sample.Rules] },
            Authorities = [.. Sample.Facts.Authorities.Select(a => a.Code == "N2" ? a.WithCount(40, new(2026, 1, 1), new(2026, 1, 1)) : a)],
        };
        Given.Events<AllocationCase, AllocationEvent>(Sample.Recommended with { PinnedRules = "old" })
            .When(a => MakeOffer.Decide(a, new("N2", "safety"), Picker, null, Sample.OfferId, MatchingFacts.None, facts, Sample.Book, Sample.Monday))
            .Then(new AllocationOffered(Sample.OfferId, "N2", "north-east", Wednesday, "safety", null, Picker));
    }

    [Fact]
    public void Given_offered_when_offered_again_then_rejected() =>
        Given.Events<AllocationCase, AllocationEvent>(Sample.Recommended, Sample.Offered).When(a => Decide(a, new("N1")))
            .ThenRejected("allocation-not-waiting");

    [Fact]
    public void Given_no_authority_found_when_offered_then_rejected() =>
        Given.Events<AllocationCase, AllocationEvent>(new NoAuthorityFound(Sample.DecisionId, 1, [], "No authority.", Sample.Group(),
            "2022-08-24", Sample.Monday))
            .When(a => Decide(a, new("N1"))).ThenRejected("allocation-not-waiting");

    [Fact]
    public void An_answer_is_due_at_17_00_on_the_second_working_day_of_the_nation_that_must_act()
    {
        MakeOffer.RespondBy("England", Sample.Rules, new DateTimeOffset(2026, 7, 30, 9, 0, 0, TimeSpan.Zero))
            .ShouldBe(new DateTimeOffset(2026, 8, 3, 16, 0, 0, TimeSpan.Zero));
        MakeOffer.RespondBy("Scotland", Sample.Rules, new DateTimeOffset(2026, 7, 30, 9, 0, 0, TimeSpan.Zero))
            .ShouldBe(new DateTimeOffset(2026, 8, 4, 16, 0, 0, TimeSpan.Zero));
        MakeOffer.RespondBy("England", Sample.Rules, new DateTimeOffset(2026, 3, 2, 17, 1, 0, TimeSpan.Zero))
            .ShouldBe(new DateTimeOffset(2026, 3, 5, 17, 0, 0, TimeSpan.Zero));
    }

    static OtherRegionApproved Approval(string by) => new(Sample.DecisionId, "S1", "family-link", by);

    static History<AllocationCase, AllocationEvent> Waiting() => Given.Events<AllocationCase, AllocationEvent>(Sample.Recommended);

    static Decision<AllocationEvent> Decide(
        AllocationCase a, MakeOfferRequest request, Sealed<PickNote>? note = null, MatchingFacts? marked = null) =>
        MakeOffer.Decide(
            a, request, Picker, note, Sample.OfferId, marked ?? MatchingFacts.None, Sample.Facts, Sample.Book, Sample.Monday);
}
