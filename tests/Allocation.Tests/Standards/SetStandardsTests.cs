using TransferScheme.Allocation.Standards;
using TransferScheme.Platform.Deciding;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Standards;

public sealed class SetStandardsTests
{
    static readonly DateOnly Today = new(2026, 3, 10);
    static readonly StandardsSet First = new(Today, "Ours.", "Two assessors.");

    [Fact]
    public void Given_region_when_standards_are_set_then_set() => Wales().When(r => Set(r, Today)).Then(First);

    [Fact]
    public void Given_standards_when_the_same_are_set_then_nothing() => Wales(First).When(r => Set(r, Today)).ThenNothing();

    [Fact]
    public void Given_standards_when_others_are_set_then_a_new_edition() =>
        Wales(First).When(r => Set(r, Today.AddDays(-1))).Then(First with { AsOf = Today.AddDays(-1) });

    [Fact]
    public void Given_region_when_standards_of_tomorrow_are_set_then_rejected() =>
        Wales().When(r => Set(r, Today.AddDays(1))).ThenRejected("asOf", RejectionKind.Invalid);

    [Fact]
    public void Editions_are_counted()
    {
        Wales().State!.Edition.ShouldBe(0);
        Wales(First, First with { Standards = "Others." }).State!.Edition.ShouldBe(2);
    }

    [Theory]
    [InlineData(2026, "Ours.", "Two.", "")]
    [InlineData(1999, "Ours.", "Two.", "asOf")]
    [InlineData(2026, " ", "Two.", "standards")]
    [InlineData(2026, "Ours.", "", "ageAssessmentPractice")]
    public void A_request_names_the_member_that_is_wrong(int year, string standards, string practice, string members) =>
        Faulty.Members(new SetStandardsRequest(new DateOnly(year, 1, 1), standards, practice)).ShouldBe(members);

    static Decision<RegionEvent> Set(Region region, DateOnly asOf) =>
        SetStandards.Decide(region, new(asOf, "Ours.", "Two assessors."), Today);

    static History<Region, RegionEvent> Wales(params RegionEvent[] then) =>
        Given.Events<Region, RegionEvent>([new RegionRegistered("wales"), .. then]);
}
