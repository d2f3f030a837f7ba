using TransferScheme.Allocation.Answering;
using TransferScheme.Allocation.Offers;

namespace TransferScheme.Allocation.Tests.Answering;

/// <summary>Questions and answers: who asks what when, and what it does to the response clock.</summary>
public sealed class QuestionTests
{
    [Fact]
    public void Given_open_offer_when_asked_then_a_question_with_the_days_that_were_left() =>
        Asked.Offered().When(o => AskQuestion.Decide(o, ["needs.medical", "family", "family"], Asked.Text, Asked.At("2026-03-02T11:00Z")))
            .Then(new ReferralQueried(Sample.ReferralId, "N1", 1, ["needs.medical", "family"], Asked.Text, 2));

    [Fact]
    public void Given_open_question_when_asked_again_then_a_second_one_and_the_clock_stands_as_it_did() =>
        Asked.Offered(Asked.Question()).When(o => AskQuestion.Decide(o, [], Asked.Text, Asked.At("2026-03-05T11:00Z")))
            .Then(new ReferralQueried(Sample.ReferralId, "N1", 2, [], Asked.Text, 2));

    [Theory]
    [InlineData("2026-03-04T17:00Z", 0)] // To the last moment there is time.
    [InlineData("2026-03-04T17:01Z", null)] // Overdue, though nobody has recorded it yet.
    public void Given_the_last_minute_when_asked_then_the_clock_pauses_only_in_time(string now, int? daysLeft) =>
        Asked.Offered().When(o => AskQuestion.Decide(o, ["needs"], null, Asked.At(now)))
            .Then(new ReferralQueried(Sample.ReferralId, "N1", 1, ["needs"], null, daysLeft));

    [Fact]
    public void Given_overdue_offer_when_asked_and_answered_then_it_stays_overdue_and_no_time_is_won()
    {
        var asked = new ReferralQueried(Sample.ReferralId, "N1", 1, ["needs"], null);
        Asked.Offered(Asked.Overdue).When(o => AskQuestion.Decide(o, ["needs"], null, Asked.At("2026-03-05T10:00Z"))).Then(asked);
        Asked.Offered(Asked.Overdue, asked).When(o => AnswerQuestion.Decide(o, 1, Asked.Text, Asked.At("2026-03-06T10:00Z")))
            .Then(Asked.Answer("2026-03-04T17:00Z"));

        var offer = Asked.Offered(Asked.Overdue, asked).State!;
        (offer.Status, offer.Clock.IsPaused, offer.RespondBy).ShouldBe((OfferStatus.Overdue, false, Asked.RespondBy));
    }

    [Fact]
    public void Given_answered_or_withdrawn_offer_when_asked_or_answered_then_rejected()
    {
        foreach (var end in new OfferEvent[] { Asked.Accepted, Asked.Withdrawn, Asked.Declined })
        {
            Asked.Offered(Asked.Question(), end).When(o => AskQuestion.Decide(o, ["needs"], null, Sample.Monday))
                .ThenRejected("offer-not-open");
            Asked.Offered(Asked.Question(), end).When(o => AnswerQuestion.Decide(o, 1, Asked.Text, Sample.Monday))
                .ThenRejected("offer-not-open");
        }
    }

    [Fact]
    public void Given_reaffirmed_obligation_when_asked_and_answered_then_its_time_to_answer_runs_on()
    {
        var offer = Asked.Offered(Asked.Question(), Asked.Declined, Asked.Reaffirmed);
        (offer.State!.Clock.IsPaused, offer.State.RespondBy).ShouldBe((false, Asked.Reaffirmed.RespondBy));
        offer.When(o => AskQuestion.Decide(o, ["needs"], null, Asked.At("2026-03-10T10:00Z")))
            .Then(new ReferralQueried(Sample.ReferralId, "N1", 2, ["needs"], null));
        offer.When(o => AnswerQuestion.Decide(o, 1, Asked.Text, Asked.At("2026-03-10T10:00Z"))).Then(Asked.Answer("2026-03-11T17:00Z"));
    }

    [Fact]
    public void Given_open_question_when_answered_then_the_clock_runs_on() =>
        Asked.Offered(Asked.Question()).When(o => AnswerQuestion.Decide(o, 1, Asked.Text, Asked.At("2026-03-05T10:00Z")))
            .Then(Asked.Answer("2026-03-09T17:00Z"));

    [Fact]
    public void Given_two_open_questions_when_answered_then_the_clock_runs_on_with_the_second()
    {
        var both = Asked.Offered(Asked.Question(), Asked.Question(2));
        both.When(o => AnswerQuestion.Decide(o, 2, Asked.Text, Asked.At("2026-03-03T10:00Z")))
            .Then(Asked.Answer("2026-03-04T17:00Z", 2));

        var one = Asked.Offered(Asked.Question(), Asked.Question(2), Asked.Answer("2026-03-04T17:00Z", 2));
        (one.State!.Clock.IsPaused, one.State.HasOpenQuestion).ShouldBe((true, true));
        one.When(o => AnswerQuestion.Decide(o, 1, Asked.Text, Asked.At("2026-03-05T10:00Z"))).Then(Asked.Answer("2026-03-09T17:00Z"));

        var none = Asked.Offered(
            Asked.Question(), Asked.Question(2), Asked.Answer("2026-03-04T17:00Z", 2), Asked.Answer("2026-03-09T17:00Z")).State!;
        (none.Clock.IsPaused, none.RespondBy).ShouldBe((false, Asked.At("2026-03-09T17:00Z")));
    }

    [Fact]
    public void Given_answered_question_or_none_of_its_number_when_answered_then_rejected()
    {
        Asked.Offered(Asked.Question(), Asked.Answer("2026-03-09T17:00Z")).When(o => AnswerQuestion.Decide(o, 1, Asked.Text, Sample.Monday))
            .ThenRejected("question-not-open");
        Asked.Offered(Asked.Question()).When(o => AnswerQuestion.Decide(o, 2, Asked.Text, Sample.Monday)).ThenRejected("question-not-open");
    }

    // By the calendar of the authority that must act. Good Friday is 3 April 2026, Easter Monday a working day in Scotland alone.
    [Theory]
    [InlineData("north-east", "2026-04-08T16:00Z", "2026-04-02T09:30Z", 2, "2026-04-07T09:00Z", "2026-04-09T16:00Z")]
    [InlineData("scotland", "2026-04-07T16:00Z", "2026-04-02T09:30Z", 2, "2026-04-06T09:00Z", "2026-04-08T16:00Z")]
    [InlineData("northern-ireland", "2026-03-19T17:00Z", "2026-03-16T11:00Z", 2, "2026-03-17T10:00Z", "2026-03-20T17:00Z")]
    [InlineData("wales", "2026-03-18T17:00Z", "2026-03-16T11:00Z", 2, "2026-03-17T10:00Z", "2026-03-19T17:00Z")]
    [InlineData("london", "2026-03-30T16:00Z", "2026-03-27T10:00Z", 1, "2026-03-30T09:00Z", "2026-03-31T16:00Z")] // Into summer time.
    [InlineData("london", "2026-03-27T17:00Z", "2026-03-27T10:00Z", 0, "2026-03-30T09:00Z", "2026-03-30T16:00Z")]
    [InlineData("london", "2026-10-26T17:00Z", "2026-10-23T09:00Z", 1, "2026-10-26T10:00Z", "2026-10-27T17:00Z")] // And out of it.
    [InlineData("london", "2026-10-23T16:00Z", "2026-10-23T15:00Z", 0, "2026-10-24T10:00Z", "2026-10-26T17:00Z")]
    public void Given_question_over_holidays_and_clock_changes_when_answered_then_as_many_working_days_are_left_as_were(
        string region, string respondBy, string asked, int left, string answered, string due)
    {
        var made = Sample.Made() with { Region = region, RespondBy = Asked.At(respondBy) };
        var offer = Offer.Evolve(null, made)!;
        var question = (ReferralQueried)AskQuestion.Decide(offer, ["needs"], null, Asked.At(asked)).Events.Single();
        question.DaysLeft.ShouldBe(left);

        var paused = Offer.Evolve(offer, question)!;
        (paused.Clock.IsPaused, paused.RespondBy).ShouldBe((true, made.RespondBy));
        var answer = (QueryAnswered)AnswerQuestion.Decide(paused, 1, Asked.Text, Asked.At(answered)).Events.Single();
        var resumed = Offer.Evolve(paused, answer)!;
        (resumed.Clock.IsPaused, resumed.RespondBy).ShouldBe((false, Asked.At(due)));
    }

    [Fact]
    public void Given_requests_when_checked_then_each_member_is_named_that_is_not_valid()
    {
        Faulty.Members(new AskQuestionRequest()).ShouldBe("text");
        Faulty.Members(new AskQuestionRequest(Items: [])).ShouldBe("text");
        Faulty.Members(new AskQuestionRequest(" ")).ShouldBe("text");
        Faulty.Members(new AskQuestionRequest(new string('a', 4001))).ShouldBe("text");
        Faulty.Members(new AskQuestionRequest("Which?", [.. Enumerable.Repeat("needs", 51)])).ShouldBe("items");
        Faulty.Members(new AskQuestionRequest("Which?")).ShouldBe("");
        string[] paths = ["needs", "children[0].health.medication", "family[1].place", "arrivalPlace", "needs.riskDetail.goingMissing"];
        Faulty.Members(new AskQuestionRequest(Items: paths)).ShouldBe("");
        Faulty.Members(new AskQuestionRequest(Items: ["needs", "Is Amal ill?", "needs.", "weather", "needs.a.b.c.d", "needs\n"]))
            .ShouldBe("items[1] items[2] items[3] items[4] items[5]");
        Faulty.Members(new AnswerQuestionRequest("")).ShouldBe("text");
        Faulty.Members(new AnswerQuestionRequest("Yes.")).ShouldBe("");
    }
}
