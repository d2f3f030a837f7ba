using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Conditions;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Succeeding;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Allocation.Tests.Answering;
using TransferScheme.Allocation.Tests.Swapping;
using TransferScheme.Allocation.Viewing;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Rota.Receipts;

namespace TransferScheme.Allocation.Tests.Viewing;

/// <summary>What a timeline says of each event of an allocation and of an offer, and to whom.</summary>
public sealed class TimelineTests
{
    static readonly Guid Other = new("0195a1c0-0000-7000-8000-000000000009");
    static readonly DateTimeOffset Due = Sample.Offered.RespondBy;

    static (AllocationEvent Event, string Sentence)[] OfAllocation =>
    [
        (Sample.Recommended, "The rota recommended N1. N1 was chosen."),
        (new NoAuthorityFound(Other, 1, [], "Nobody can take the group.", Sample.Group(), "r", Sample.Monday),
            "The rota found no authority. Nobody can take the group."),
        (new SeatGiven(Other, Other, 2, "N2", new BurstSeat(2, "r", 1), "N2 was chosen."),
            "In a burst that was matched as a whole it took the seat of N2. N2 was chosen."),
        (new OtherRegionApproved(Other, "S1", "family-link", "p"), "An offer to S1, of another region, was approved: family-link"),
        (Sample.Offered, "N1 was offered the children, to answer by 4 March 2026, 17:00"),
        (Sample.Offered with { Authority = "N2", ReasonCode = "family-link" },
            "N2 was offered the children out of order, to answer by 4 March 2026, 17:00: family-link"),
        (new AllocationVolunteered(Other, "S1", "scotland", Due, "p"),
            "S1 volunteered out of turn and has the offer, to answer by 4 March 2026, 17:00"),
        (new AllocationAccepted(Sample.OfferId, "N1"), "N1 accepted the children"),
        (new AllocationSwapped(Other, "N2", true), "N2 takes the children in place of the authority that had accepted"),
        (new AllocationDeclined(Sample.OfferId, "N1"), "N1 declined. Its turn stands until its reasons are settled"),
        (new AllocationOfferedAgain(Sample.OfferId, "N1", Due), "The obligation of N1 was reaffirmed: it answers by 4 March 2026, 17:00"),
        (new DeclineStood(Sample.OfferId, "N1", true), "The reasons of N1 were accepted: it is passed over, without a share of the referral"),
        (new DeclineStood(Sample.OfferId, "N1", false, "significant-delay"),
            "N1 is passed over, as the referral is not to wait: significant-delay"),
        (new DeclineStood(Sample.OfferId, "N1", false), "N1 is passed over, although its reasons were not accepted"),
        (new TurnLapsed("N1", "authority-abolished"), "N1 cannot take the children any more: authority-abolished. The rota decides anew"),
        (new AllocationPassedToSuccessor("N1", "N2", "north-east"), "N1 is no more: N2 stands in its place"),
        (new ChildLeft(Sample.ChildId, true), "A child left the group: the decision was taken back for those who remain"),
        (new ChildLeft(Sample.ChildId, false), "A child left the group"),
        (new AllocationWithdrawn("family-found"), "The referral was withdrawn: family-found. Turn and place were given back"),
        (new AllocationClosed("left-uk"), "The referral was closed: left-uk. Turn and place were given back"),
        (new AllocationCompleted("N1", Sample.Monday), "Responsibility moved to N1 on 2 March 2026, 10:00"),
    ];

    static (OfferEvent Event, string Sentence)[] OfOffer =>
    [
        (Sample.Made(), "Course: N1 was offered the children, to answer by 4 March 2026, 17:00"),
        (Sample.Made() with { IsSwap = true }, "Course: N1 takes the children over from another authority of its region"),
        (Asked.DueSoon, "Course: The answer of N1 is due soon, by 4 March 2026, 17:00"),
        (Asked.Overdue, "Course: N1 did not answer by 4 March 2026, 17:00. Silence is no answer: the offer stays open"),
        (Asked.Accepted, "Course: N1 accepted: foster"),
        (Asked.Accepted with { Conditions = [new AcceptanceCondition(1, "entry", new(2026, 3, 9), Condition)] },
            "Course: N1 accepted: foster, on conditions (1)"),
        (Sample.Declined, "Course: N1 declined: G04, G06"),
        (new DeclineWithdrawn(Sample.ReferralId, "N1", Other), "Course: N1 took its decline back"),
        (Asked.Reaffirmed, "Course: The obligation of N1 was reaffirmed: it answers by 11 March 2026, 17:00"),
        (new DeclineSettled(Sample.ReferralId, "N1", Other, true), "Course: The reasons of N1 were accepted"),
        (new DeclineSettled(Sample.ReferralId, "N1", Other, false), "Course: The referral goes on without N1; its reasons were not accepted"),
        (Asked.Withdrawn, "Course: The offer was withdrawn: referral-withdrawn"),
        (new OfferSuperseded(Sample.ReferralId, "N1", 1, Other, "N2", "north-east"), "Course: N2 takes the children in place of N1"),
        (new OfferPassedToSuccessor(Sample.ReferralId, "N1", "N2", "north-east"), "Course: N1 is no more: N2 stands in its place"),
        (Asked.Question(), "Question: N1 asked question 1. The response clock pauses, the statutory clock runs on"),
        (Asked.Question(2, null), "Question: N1 asked question 2"),
        (Asked.Answer("2026-03-06T17:00Z"), "Question: Question 1 was answered: the answer to the offer is due by 6 March 2026, 17:00"),
        (Asked.Requested, "Deferral: N1 asked to answer on 6 March 2026: G06"),
        (Asked.Granted("2026-03-06T17:00Z", 2), "Deferral: N1 was given more time, to 6 March 2026, 17:00"),
        (new DeferralNotGranted(Sample.ReferralId, "N1", "north-east", Due, null),
            "Deferral: N1 was not given more time: it answers by 4 March 2026, 17:00"),
        (new ConditionMet(Sample.ReferralId, "K1", 1), "Condition: K1 said that it has met condition 1"),
        (new ConditionOverdue(Sample.ReferralId, "K1", 1, new(2026, 3, 9)), "Condition: K1 had not met condition 1 by 9 March 2026"),
        (Swap.Proposed, "Swap: N2 was asked to take over from N1, to answer by 4 March 2026, 17:00"),
        (new SwapNotAgreed(Sample.ReferralId, "N1", "N2"), "Swap: N2 does not take over: N1 keeps the children"),
        (new SwapLapsed(Sample.ReferralId, "N1", "N2", Due), "Swap: N2 did not answer by 4 March 2026, 17:00: N1 keeps the children"),
    ];

    static Sealed<ConditionText> Condition { get; } = new("cipher", [new WrappedKey(Sample.ChildId, "key")]);

    [Fact]
    public void Every_event_of_an_allocation_has_its_sentence()
    {
        Missing<AllocationEvent>(OfAllocation.Select(g => g.Event)).ShouldBeEmpty("an event without a sentence");
        OfAllocation.Select(g => AllocationSentence.Of(g.Event)).ShouldBe(OfAllocation.Select(g => g.Sentence));
    }

    [Fact]
    public void Every_event_of_an_offer_has_its_sentence_and_nothing_of_what_is_sealed()
    {
        Missing<OfferEvent>(OfOffer.Select(g => g.Event)).ShouldBeEmpty("an event without a sentence");
        OfOffer.Select(g => OfferSentence.Of(g.Event)).Select(s => $"{s.Concern}: {s.Words}").ShouldBe(OfOffer.Select(g => g.Sentence));
        OfOffer.ShouldAllBe(g => !g.Sentence.Contains("cipher"));
    }

    // 1 recommended, 2 offered to N2, 3 declined, 4 stood, 5 recommended, 6 offered to N1, 7 accepted, 8 completed.
    [Theory]
    [InlineData(Role.National, null, null, "1 2 3 4 5 6 7 8")]
    [InlineData(Role.Auditor, null, null, "1 2 3 4 5 6 7 8")]
    [InlineData(Role.Coordinator, null, "north-east", "1 2 3 4 5 6 7 8")]
    [InlineData(Role.DutyOfficer, "K1", null, "1 2 3 4 5 6 7 8")]
    [InlineData(Role.DutyOfficer, "N1", null, "6 7 8")]
    public void An_allocation_is_told_to_each_as_far_as_it_is_theirs(Role role, string? authority, string? region, string shown)
    {
        AllocationEvent[] events =
        [
            Sample.Recommended, Sample.Offered with { OfferId = Other, Authority = "N2" }, new AllocationDeclined(Other, "N2"),
            new DeclineStood(Other, "N2", true), Sample.Recommended, Sample.Offered, new AllocationAccepted(Sample.OfferId, "N1"),
            new AllocationCompleted("N1", Sample.Monday),
        ];
        var now = Sample.Waiting() with { OfferId = Sample.OfferId, OfferedAuthority = "N1" };
        Numbers(ViewTimelines.Shown(Recorded(events), new Actor("someone", role, authority, region), now)).ShouldBe(shown);
    }

    // 1 made, 2 question, 3 deferral, 4 accepted, 5 condition, 6 swap proposed, 7 not agreed, 8 proposed again.
    [Theory]
    [InlineData(Role.National, null, null, "1 2 3 4 5 6 7 8", "1 2 3 4 5 6 7 8")]
    [InlineData(Role.Coordinator, null, "north-east", "1 2 3 4 5 6 7 8", "1 2 3 4 5 6 7 8")]
    [InlineData(Role.DutyOfficer, "N1", null, "1 2 3 4 5 6 7 8", "1 2 3 4 5 6 7 8")]
    [InlineData(Role.DutyOfficer, "K1", null, "1 2 4 5", "1 4")]
    [InlineData(Role.DutyOfficer, "N2", null, "8", "8")]
    public void An_offer_is_told_to_each_as_far_as_it_is_theirs(Role role, string? authority, string? region, string shown, string completed)
    {
        OfferEvent[] events =
        [
            Sample.Made(), Asked.Question(), Asked.Requested, Asked.Accepted, new ConditionOverdue(Sample.ReferralId, "K1", 1, new(2026, 3, 9)),
            Swap.Proposed, new SwapNotAgreed(Sample.ReferralId, "N1", "N2"), Swap.Proposed,
        ];
        var now = Swap.Given(Swap.Proposed).State!;
        var actor = new Actor("someone", role, authority, region);
        Numbers(ViewTimelines.Shown(Recorded(events), actor, now, isCompleted: false)).ShouldBe(shown);
        Numbers(ViewTimelines.Shown(Recorded(events), actor, now, isCompleted: true)).ShouldBe(completed);
    }

    static IEnumerable<Type> Missing<TUnion>(IEnumerable<TUnion> events) =>
        typeof(TUnion).Assembly.GetTypes().Where(t => t.BaseType == typeof(TUnion)).Except(events.Select(e => e!.GetType()));

    static string Numbers(IEnumerable<IEvent> events) => string.Join(' ', events.Select(e => e.Version));

    static IReadOnlyList<IEvent> Recorded(IReadOnlyList<object> events) =>
    [
        .. events.Index().Select(e =>
        {
            var recorded = (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(e.Item.GetType()), e.Item)!;
            recorded.Version = e.Index + 1;
            return recorded;
        }),
    ];
}
