using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Conditions;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Standards;
using TransferScheme.Allocation.Swapping;
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

    // Old links tell the offered authority nothing; whoever had a part beside it keeps theirs.
    [Theory]
    [InlineData(Role.ApiClient, "N1", null, "- -")]
    [InlineData(Role.Manager, "N1", null, "- -")]
    [InlineData(Role.ApiClient, "K1", null, "facts status")]
    [InlineData(Role.Coordinator, null, "north-east", "facts facts")]
    [InlineData(Role.National, null, null, "facts facts")]
    public void With_a_withdrawal_the_offered_authoritys_part_ends(Role role, string? authority, string? region, string sees)
    {
        var actor = new Actor("someone", role, authority, region);
        var fallen = TransferScheme.Allocation.Offers.Offer.Evolve(Offer, new OfferWithdrawn(Sample.ReferralId, "N1", 1, "referral-withdrawn"))!;
        foreach (var end in new AllocationEvent[] { new AllocationWithdrawn("family-found"), new AllocationClosed("left-uk") })
        {
            var ended = Case(Sample.Recommended, Sample.Offered, end);
            $"{Word(AllocationPolicy.Sees(actor, ended))} {Word(AllocationPolicy.Sees(actor, fallen))}".ShouldBe(sees);
        }
    }

    // Columns: sees the offer before a swap is proposed, while it is, after it was agreed; may propose; may answer; reads the texts;
    // may meet the entry authority's condition, the receiving one's, and one that is not there.
    [Theory]
    [InlineData(Role.National, null, null, "facts facts facts", "yes", "forbidden", false, "forbidden forbidden hidden")]
    [InlineData(Role.Auditor, null, null, "facts facts facts", "forbidden", "forbidden", false, "forbidden forbidden hidden")]
    [InlineData(Role.Service, null, null, "facts facts facts", "forbidden", "forbidden", false, "forbidden forbidden hidden")]
    [InlineData(Role.Coordinator, null, "north-east", "facts facts facts", "yes", "forbidden", false, "forbidden forbidden hidden")]
    [InlineData(Role.Coordinator, null, "south-east", "facts facts facts", "forbidden", "forbidden", false, "forbidden forbidden hidden")]
    [InlineData(Role.Coordinator, null, "scotland", "- - -", "hidden", "hidden", false, "hidden hidden hidden")]
    [InlineData(Role.ApiClient, "N1", null, "facts facts -", "forbidden", "forbidden", true, "forbidden yes hidden")]
    [InlineData(Role.Manager, "N1", null, "facts facts -", "forbidden", "forbidden", true, "forbidden forbidden hidden")]
    [InlineData(Role.DutyOfficer, "N2", null, "- facts -", "forbidden", "yes", true, "forbidden forbidden hidden")]
    [InlineData(Role.Manager, "N2", null, "- facts -", "forbidden", "forbidden", true, "forbidden forbidden hidden")]
    [InlineData(Role.Assessor, "N2", null, "- - -", "hidden", "hidden", false, "hidden hidden hidden")]
    [InlineData(Role.ApiClient, "K1", null, "status status status", "forbidden", "forbidden", true, "yes forbidden hidden")]
    [InlineData(Role.ApiClient, "S1", null, "- - -", "hidden", "hidden", false, "hidden hidden hidden")]
    public void While_a_swap_waits_the_authority_that_is_asked_has_a_part_too(
        Role role, string? authority, string? region, string sees, string maySwap, string mayAnswer, bool reads, string mayMeet)
    {
        var actor = new Actor("someone", role, authority, region);
        var text = new TransferScheme.Platform.Protection.Sealed<ConditionText>("cipher", []);
        var accepted = After(Offer, new OfferAccepted(Sample.ReferralId, "N1", 1, "foster", Sample.Details,
            [new(1, "entry", new(2026, 3, 9), text), new(2, "receiving", new(2026, 3, 9), text)]));
        var proposed = After(accepted, new SwapProposed(Sample.ReferralId, "N1", "N2", Sample.Monday));
        var superseded = After(proposed, new OfferSuperseded(Sample.ReferralId, "N1", 1, Sample.OfferId, "N2", "north-east"));
        string.Join(' ', new[] { accepted, proposed, superseded }.Select(o => Word(AllocationPolicy.Sees(actor, o)))).ShouldBe(sees);
        Word(AllocationPolicy.MaySwap(actor, proposed)).ShouldBe(maySwap);
        Word(AllocationPolicy.MayAnswerSwap(actor, proposed)).ShouldBe(mayAnswer);
        var (agreed, after) = (AllocationPolicy.Reads(actor, proposed), AllocationPolicy.Reads(actor, superseded));
        (agreed.Conditions || agreed.Swap).ShouldBe(reads);
        (after.Conditions || after.Swap).ShouldBeFalse();
        agreed.Conditions.ShouldBe(reads && authority is not "N2");
        agreed.Swap.ShouldBe(reads && authority is not "K1");
        AllocationPolicy.Reads(actor, proposed, isCompleted: true).Conditions.ShouldBe(reads && authority is "N1");
        string.Join(' ', new[] { 1, 2, 3 }.Select(n => Word(AllocationPolicy.MayMeet(actor, proposed, n)))).ShouldBe(mayMeet);
    }

    static Offer After(Offer offer, OfferEvent e) => TransferScheme.Allocation.Offers.Offer.Evolve(offer, e)!;

    // Only our own service declines. The authority that did still learns where its offer stands, until the referral goes on without it.
    [Theory]
    [InlineData(Role.National, null, null, "facts facts facts", "forbidden", "yes", "yes")]
    [InlineData(Role.Auditor, null, null, "facts facts facts", "forbidden", "forbidden", "forbidden")]
    [InlineData(Role.Service, null, null, "facts facts facts", "yes", "forbidden", "forbidden")]
    [InlineData(Role.Portal, null, null, "- - -", "hidden", "hidden", "hidden")]
    [InlineData(Role.Coordinator, null, "north-east", "facts facts facts", "forbidden", "yes", "forbidden")]
    [InlineData(Role.Coordinator, null, "south-east", "facts facts facts", "forbidden", "yes", "forbidden")]
    [InlineData(Role.Coordinator, null, "scotland", "- - -", "hidden", "hidden", "hidden")]
    [InlineData(Role.DutyOfficer, "N1", null, "- status -", "forbidden", "yes", "hidden")]
    [InlineData(Role.ApiClient, "N1", null, "- status -", "forbidden", "yes", "hidden")]
    [InlineData(Role.Manager, "N1", null, "- status -", "forbidden", "yes", "hidden")]
    [InlineData(Role.Assessor, "N1", null, "- - -", "hidden", "hidden", "hidden")]
    [InlineData(Role.DutyOfficer, "K1", null, "facts status status", "forbidden", "forbidden", "forbidden")]
    [InlineData(Role.DutyOfficer, "N2", null, "- - -", "hidden", "hidden", "hidden")]
    public void With_a_decline_each_role_sees_and_does_what_its_row_says(
        Role role, string? authority, string? region, string sees, string mayDecline, string mayPreview, string mayReroute)
    {
        var actor = new Actor("someone", role, authority, region);
        var declined = Case(Sample.Recommended, Sample.Offered, new AllocationDeclined(Sample.OfferId, "N1"));
        var settled = TransferScheme.Allocation.Offers.Offer.Evolve(
            Sample.DeclinedOffer, new DeclineSettled(Sample.ReferralId, "N1", Sample.OfferId, true))!;
        string.Join(' ', Word(AllocationPolicy.Sees(actor, declined)), Word(AllocationPolicy.Sees(actor, Sample.DeclinedOffer)),
            Word(AllocationPolicy.Sees(actor, settled))).ShouldBe(sees);
        Word(AllocationPolicy.MayDecline(actor, Offer)).ShouldBe(mayDecline);
        Word(AllocationPolicy.MayPreviewDecline(actor, Offer)).ShouldBe(mayPreview);
        Word(AllocationPolicy.MayReroute(actor, declined)).ShouldBe(mayReroute);
        AllocationPolicy.Sees(actor, TransferScheme.Allocation.Offers.Offer.Evolve(
            Sample.DeclinedOffer, new OfferReaffirmed(Sample.ReferralId, "N1", "north-east", Sample.OfferId, Sample.Monday))!)
            .ShouldBe(AllocationPolicy.Sees(actor, Offer));
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
