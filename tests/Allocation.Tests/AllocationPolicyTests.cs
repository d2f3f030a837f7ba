using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Standards;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;

namespace TransferScheme.Allocation.Tests;

/// <summary>
/// The permission matrix of Allocation, row by row. The child is K1's (south-east); N1 (north-east) is recommended and offered.
/// Columns: sees the allocation while it waits, is offered, is completed; sees the offer; may offer; may answer; may make N1's return;
/// may set its participation; may set the standards of the north-east.
/// </summary>
public sealed class AllocationPolicyTests
{
    [Theory]
    [InlineData(Role.National, null, null, "facts facts facts facts", "yes", "forbidden", "yes", "yes", "yes")]
    [InlineData(Role.Auditor, null, null, "facts facts facts facts", "forbidden", "forbidden", "forbidden", "forbidden", "forbidden")]
    [InlineData(Role.Service, null, null, "facts facts facts facts", "forbidden", "forbidden", "forbidden", "forbidden", "forbidden")]
    [InlineData(Role.Portal, null, null, "- - - -", "hidden", "hidden", "forbidden", "forbidden", "forbidden")]
    [InlineData(Role.Coordinator, null, "north-east", "facts facts facts facts", "yes", "forbidden", "forbidden", "forbidden", "yes")]
    [InlineData(
        Role.Coordinator, null, "south-east", "facts facts facts facts", "forbidden", "forbidden", "forbidden", "forbidden", "forbidden")]
    [InlineData(Role.Coordinator, null, "scotland", "- - - -", "hidden", "hidden", "forbidden", "forbidden", "forbidden")]
    [InlineData(Role.Coordinator, null, null, "- - - -", "hidden", "hidden", "forbidden", "forbidden", "forbidden")]
    [InlineData(Role.DutyOfficer, "N1", null, "- facts facts facts", "hidden", "yes", "yes", "forbidden", "forbidden")]
    [InlineData(Role.ApiClient, "N1", null, "- facts facts facts", "hidden", "yes", "yes", "forbidden", "forbidden")]
    [InlineData(Role.Manager, "N1", null, "- facts facts facts", "hidden", "forbidden", "forbidden", "forbidden", "forbidden")]
    [InlineData(Role.Assessor, "N1", null, "- - - -", "hidden", "hidden", "forbidden", "forbidden", "forbidden")]
    [InlineData(Role.DutyOfficer, "K1", null, "facts facts status status", "forbidden", "forbidden", "forbidden", "forbidden", "forbidden")]
    [InlineData(Role.ApiClient, "K1", null, "facts facts status status", "forbidden", "forbidden", "forbidden", "forbidden", "forbidden")]
    [InlineData(Role.Manager, "K1", null, "facts facts status status", "forbidden", "forbidden", "forbidden", "forbidden", "forbidden")]
    [InlineData(Role.Assessor, "K1", null, "- - - -", "hidden", "hidden", "forbidden", "forbidden", "forbidden")]
    [InlineData(Role.DutyOfficer, "N2", null, "- - - -", "hidden", "hidden", "forbidden", "forbidden", "forbidden")]
    [InlineData(Role.ApiClient, "N2", null, "- - - -", "hidden", "hidden", "forbidden", "forbidden", "forbidden")]
    [InlineData(Role.Manager, "N2", null, "- - - -", "hidden", "hidden", "forbidden", "forbidden", "forbidden")]
    public void Each_role_sees_and_does_what_its_row_says(
        Role role, string? authority, string? region, string sees, string mayOffer, string mayAnswer, string mayDeclare,
        string maySet, string maySetStandards)
    {
        var actor = new Actor("someone", role, authority, region);
        string.Join(' ', Word(AllocationPolicy.Sees(actor, Waiting)), Word(AllocationPolicy.Sees(actor, Offered)),
            Word(AllocationPolicy.Sees(actor, Completed)), Word(AllocationPolicy.Sees(actor, Offer))).ShouldBe(sees);
        Word(AllocationPolicy.MayOffer(actor, Waiting)).ShouldBe(mayOffer);
        Word(AllocationPolicy.MayAnswer(actor, Offer)).ShouldBe(mayAnswer);
        Word(AllocationPolicy.MayDeclare(actor, Sample.Facts.Authority("N1"))).ShouldBe(mayDeclare);
        Word(AllocationPolicy.MaySetParticipation(actor, Sample.Facts.Authority("N1"))).ShouldBe(maySet);
        Word(AllocationPolicy.MaySetStandards(actor, new Region { Slug = "north-east" })).ShouldBe(maySetStandards);
    }

    static AllocationCase Waiting { get; } = Case(Sample.Recommended);

    static AllocationCase Offered { get; } = Case(Sample.Recommended, Sample.Offered);

    static AllocationCase Completed { get; } =
        Case(Sample.Recommended, Sample.Offered, new AllocationAccepted(Sample.OfferId, "N1"),
            new AllocationCompleted("N1", Sample.Monday));

    static Offer Offer { get; } = TransferScheme.Allocation.Offers.Offer.Evolve(null, Sample.Made())!;

    static AllocationCase Case(params AllocationEvent[] events) => events.Aggregate(default(AllocationCase), AllocationCase.Evolve)!;

    static string Word(Disclosure disclosure) => disclosure switch
    {
        Disclosure.MinimumFacts => "facts",
        Disclosure.Status => "status",
        _ => "-",
    };

    static string Word(Access access) => access is Access.Granted ? "yes" : access.ToString().ToLowerInvariant();
}
