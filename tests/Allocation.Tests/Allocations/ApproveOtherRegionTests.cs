using TransferScheme.Allocation.Allocations;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Allocations;

public sealed class ApproveOtherRegionTests
{
    static readonly Actor National = new("national", Role.National);
    static readonly Actor Scotland = new("scotland", Role.Coordinator, Region: "scotland", Person: Sample.ChildId);

    [Fact]
    public void Given_recommended_when_the_receiving_regions_coordinator_approves_then_approved_by_that_person() =>
        Waiting().When(a => Decide(a, "S1", Scotland))
            .Then(new OtherRegionApproved(Sample.OfferId, "S1", "family-link", $"{Sample.ChildId}"));

    [Fact]
    public void Given_recommended_when_the_national_team_approves_then_approved() =>
        Waiting().When(a => Decide(a, "S1", National)).Then(new OtherRegionApproved(Sample.OfferId, "S1", "family-link", "national"));

    [Fact]
    public void Given_recommended_when_a_coordinator_of_a_third_region_approves_then_rejected() =>
        Waiting().When(a => Decide(a, "S1", Scotland with { Region = "wales" })).ThenRejected("not-your-region", RejectionKind.Forbidden);

    [Fact]
    public void Given_recommended_when_the_recommended_region_is_approved_then_rejected() =>
        Waiting().When(a => Decide(a, "N2", National)).ThenRejected("approval-not-needed");

    [Fact]
    public void Given_recommended_when_an_excluded_authority_is_approved_then_rejected() =>
        Waiting().When(a => Decide(a, "K1", National)).ThenRejected("not-a-candidate");

    [Fact]
    public void Given_offered_when_approved_then_rejected() =>
        Given.Events<AllocationCase, AllocationEvent>(Sample.Recommended, Sample.Offered).When(a => Decide(a, "S1", National))
            .ThenRejected("allocation-not-waiting");

    static History<AllocationCase, AllocationEvent> Waiting() => Given.Events<AllocationCase, AllocationEvent>(Sample.Recommended);

    static Decision<AllocationEvent> Decide(AllocationCase a, string authority, Actor actor) => ApproveOtherRegion.Decide(
        a, new ApproveOtherRegionRequest(authority, "family-link"), actor, Sample.Facts, Sample.OfferId);
}
