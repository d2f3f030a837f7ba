using TransferScheme.Allocation.Conditions;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Platform.Deadlines;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Conditions;

/// <summary>An acceptance under conditions: duties of either side, which never undo it by themselves.</summary>
public sealed class ConditionTests
{
    static readonly DateOnly Monday = new(2026, 3, 2);
    static readonly Sealed<ConditionText> Text = new("cipher", [new WrappedKey(Sample.ChildId, "key")]);
    static readonly AcceptanceCondition File = new(1, "entry", new DateOnly(2026, 3, 9), Text);
    static readonly AcceptanceCondition School = new(2, "receiving", new DateOnly(2026, 3, 2), Text);
    static readonly OfferAccepted Accepted = new(Sample.ReferralId, "N1", 1, "foster", Sample.Details, [File, School]);

    [Fact]
    public void Given_open_offer_when_accepted_under_conditions_then_accepted_with_them() =>
        Given.Events<Offer, OfferEvent>(Sample.Made()).When(o => AcceptOffer.Decide(o, "foster", Sample.Details, [File, School], Monday))
            .Then(Accepted);

    [Fact]
    public void Given_open_offer_when_a_day_has_passed_then_the_condition_is_named() =>
        Given.Events<Offer, OfferEvent>(Sample.Made())
            .When(o => AcceptOffer.Decide(o, "foster", Sample.Details, [File, School], Monday.AddDays(1)))
            .ThenRejected("conditions[1].dueOn", RejectionKind.Invalid);

    [Fact]
    public void Given_conditions_when_met_in_time_or_late_then_met_on_behalf_of_whose_duty_it_is()
    {
        Conditional().When(o => MeetCondition.Decide(o, 1, Text)).Then(new ConditionMet(Sample.ReferralId, "K1", 1, Text));
        Conditional(Overdue(2, "N1")).When(o => MeetCondition.Decide(o, 2, null)).Then(new ConditionMet(Sample.ReferralId, "N1", 2));
    }

    [Fact]
    public void Given_condition_met_when_met_again_then_rejected() =>
        Conditional(new ConditionMet(Sample.ReferralId, "K1", 1)).When(o => MeetCondition.Decide(o, 1, null)).ThenRejected("condition-met");

    [Fact]
    public void Given_acceptance_that_does_not_stand_when_met_then_rejected()
    {
        Conditional(new OfferWithdrawn(Sample.ReferralId, "N1", 1, "referral-closed")).When(o => MeetCondition.Decide(o, 1, null))
            .ThenRejected("offer-not-accepted");
        Conditional(Superseded).When(o => MeetCondition.Decide(o, 1, null)).ThenRejected("offer-not-accepted");
    }

    [Fact]
    public void Given_conditions_when_asked_then_each_is_overdue_at_midnight_after_its_day_until_it_is_met_or_the_acceptance_ends()
    {
        var school = new Deadline(DateTimeOffset.Parse("2026-03-03T00:00Z"), Overdue(2, "N1"));
        var file = new Deadline(DateTimeOffset.Parse("2026-03-10T00:00Z"), Overdue(1, "K1"));

        Due().ShouldBe([file, school]);
        Due(Overdue(2, "N1")).ShouldBe([file]);
        Due(new ConditionMet(Sample.ReferralId, "K1", 1)).ShouldBe([school]);
        Due(new OfferWithdrawn(Sample.ReferralId, "N1", 1, "referral-closed")).ShouldBeEmpty();
        Due(Superseded).ShouldBeEmpty();
    }

    [Fact]
    public void Given_conditions_overdue_then_the_acceptance_stands_and_they_are_shown_as_they_stand()
    {
        var offer = Conditional(Overdue(2, "N1"), new ConditionMet(Sample.ReferralId, "K1", 1)).State!;
        offer.Status.ShouldBe(OfferStatus.Accepted);
        offer.Conditions.Select(c => ConditionView.Of(c)).ShouldBe(
            [new(1, "entry", File.DueOn, "met"), new(2, "receiving", School.DueOn, "overdue")]);
    }

    [Fact]
    public void Given_a_request_with_conditions_that_cannot_be_used_then_each_member_is_named()
    {
        Faulty.Members(Request([new("", "somebody", Monday), new("Fine.", "entry", Monday)]))
            .ShouldBe("conditions[0].onBehalfOf conditions[0].text");
        Faulty.Members(Request([.. Enumerable.Repeat(new ConditionRequest("Fine.", "receiving", Monday), 11)])).ShouldBe("conditions");
        Faulty.Members(Request([.. Enumerable.Repeat(new ConditionRequest("Fine.", "receiving", Monday), 10)])).ShouldBe("");
        Faulty.Members(new MeetConditionRequest(" ")).ShouldBe("note");
    }

    static OfferSuperseded Superseded { get; } = new(Sample.ReferralId, "N1", 1, Sample.DecisionId, "N2", "north-east");

    static ConditionOverdue Overdue(int number, string authority) =>
        new(Sample.ReferralId, authority, number, number == 1 ? File.DueOn : School.DueOn);

    static AcceptOfferRequest Request(IReadOnlyList<ConditionRequest> conditions) =>
        new("foster", "1 High Street", new SocialWorker("Sam Lee", "sam@example.org", "0191 496 0000"), conditions);

    static History<Offer, OfferEvent> Conditional(params OfferEvent[] since) =>
        Given.Events<Offer, OfferEvent>([Sample.Made(), Accepted, .. since]);

    static IEnumerable<Deadline> Due(params OfferEvent[] since) => OfferDeadlines.Of(Conditional(since).State!);
}
