using TransferScheme.Allocation.Conditions;
using TransferScheme.Allocation.Notifying;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Allocation.Tests.Answering;
using TransferScheme.Allocation.Tests.Swapping;
using TransferScheme.Platform.Protection;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Notifying;

/// <summary>
/// Which office is told of a question, its answer, a request for more time, a swap and an overdue condition. The child is K1's, of the
/// south-east.
/// </summary>
public sealed class OccasionTests
{
    [Theory]
    [InlineData("2026-03-02T11:00Z", "2026-03-02T11:00Z")]
    [InlineData("2026-03-06T18:00Z", "2026-03-09T08:00Z")] // On a Friday night.
    public void Given_open_question_when_asked_then_the_entry_authority_while_it_is_at_work(string asked, string at) =>
        Occasion.Next(At(Asked.Offered(Asked.Question()).State!, asked), [])
            .ShouldBe(new Occasion("question-1", Rung.Duty, "K1", Asked.At(at), "question 1 of N1 waits for your answer"));

    [Fact]
    public void Given_answer_or_request_for_more_time_when_asked_then_the_offered_authority_and_its_coordinator()
    {
        var offer = At(Asked.Offered(Asked.Question(), Asked.Answer("2026-03-09T17:00Z"), Asked.Requested).State!, "2026-03-05T11:00Z");
        var answer = new Occasion("answer-1", Rung.Duty, "N1", Asked.At("2026-03-05T11:00Z"), "your question 1 has been answered");

        Occasion.Next(offer, []).ShouldBe(answer);
        Occasion.Next(offer, ["question-1", "answer-1"]).ShouldBe(new Occasion(
            "deferral-20260305110000", Rung.Coordinator, "north-east", Asked.At("2026-03-05T11:00Z"),
            "N1 asks for more time, and waits for your decision"));
        Occasion.Next(offer, ["answer-1", "deferral-20260305110000"]).ShouldBeNull();
    }

    [Fact]
    public void Given_swap_proposed_when_asked_then_the_authority_that_is_asked_until_the_swap_is_over()
    {
        var proposed = Swap.Given(Swap.Proposed).State!;
        var offer = proposed with { Swap = proposed.Swap! with { ProposedAt = Asked.At("2026-03-06T18:00Z") } };

        Occasion.Next(offer, []).ShouldBe(new Occasion(
            "swap-20260306180000", Rung.Duty, "N2", Asked.At("2026-03-09T08:00Z"),
            "you are asked to take over from N1, and your answer is waited for"));
        Occasion.Next(offer, ["swap-20260306180000"]).ShouldBeNull();
        Occasion.Next(Swap.Given(Swap.Proposed, new SwapNotAgreed(Sample.ReferralId, "N1", "N2")).State!, []).ShouldBeNull();
    }

    [Fact]
    public void Given_condition_overdue_when_asked_then_the_authority_whose_duty_it_is_in_the_morning()
    {
        var due = new DateOnly(2026, 3, 6);
        var condition = new AcceptanceCondition(1, "entry", due, new Sealed<ConditionText>("cipher", []));
        OfferEvent[] events = [Sample.Made(), Swap.Accepted with { Conditions = [condition] }, new ConditionOverdue(Sample.ReferralId, "K1", 1, due)];

        Occasion.Next(Given.Events<Offer, OfferEvent>(events).State!, []).ShouldBe(new Occasion(
            "condition-1", Rung.Duty, "K1", Asked.At("2026-03-09T08:00Z"), "condition 1 was yours to meet by 6 March 2026"));
        Occasion.Next(Given.Events<Offer, OfferEvent>(events[..2]).State!, []).ShouldBeNull();
        Occasion.Next(Given.Events<Offer, OfferEvent>([.. events, new ConditionMet(Sample.ReferralId, "K1", 1)]).State!, []).ShouldBeNull();
    }

    [Fact]
    public void Given_offer_that_is_answered_when_asked_then_nobody() =>
        Occasion.Next(Asked.Offered(Asked.Question(), Asked.Accepted).State!, []).ShouldBeNull();

    [Fact]
    public void Given_any_office_when_told_then_nothing_but_the_referral_and_what_it_is_for()
    {
        var offer = At(Asked.Offered(Asked.Question()).State!, "2026-03-02T11:00Z") with { Id = Sample.OfferId };
        Notice.Of(offer, Occasion.Next(offer, [])!, "duty@k1.example", "https://nts.example").ShouldBe(new Notice(
            $"{offer.Id:N}.question-1", "duty@k1.example", "NTS-2026-000123: question 1 of N1 waits for your answer",
            $"""
            NTS-2026-000123: question 1 of N1 waits for your answer.

            Open the offer (you will be asked to sign in): https://nts.example/offers/{offer.Id}

            This notice holds nothing of the children, and cannot be answered by e-mail.
            """));
    }

    // All of it at one time.
    static Offer At(Offer offer, string time) => offer with
    {
        Questions = [.. offer.Questions.Select(q => q with { AskedAt = Asked.At(time), AnsweredAt = q.IsOpen ? null : Asked.At(time) })],
        Deferral = offer.Deferral is { } deferral ? deferral with { RequestedAt = Asked.At(time) } : null,
    };
}
