using TransferScheme.Allocation.Succeeding;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Offers;

/// <summary>A question of the offered authority to the entry authority.</summary>
/// <param name="Number">1 for the first of the offer.</param>
/// <param name="Items">Paths of the form that it is about.</param>
/// <param name="Text">The question in words.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="Answer">The answer; null while it is open.</param>
/// <param name="AnsweredAt">When it was answered.</param>
public sealed record Question(
    int Number, IReadOnlyList<string> Items, Sealed<QuestionText>? Text, DateTimeOffset AskedAt = default,
    Sealed<QuestionText>? Answer = null, DateTimeOffset? AnsweredAt = null)
{
    /// <summary>Whether it waits for its answer.</summary>
    internal bool IsOpen => Answer is null;
}

/// <summary>What became of a request for more time.</summary>
public enum DeferralState
{
    /// <summary>It waits for its decision. Meanwhile the time to answer is what it was.</summary>
    Requested,

    /// <summary>The time is given.</summary>
    Granted,

    /// <summary>It is not.</summary>
    NotGranted,
}

/// <summary>The latest request for more time.</summary>
/// <param name="GroundCode">Code of the ground.</param>
/// <param name="Until">Day on which the authority would answer.</param>
/// <param name="State">What became of it.</param>
/// <param name="Note">Why, in words.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="DecisionNote">What was decided, in words.</param>
public sealed record Deferral(
    string GroundCode, DateOnly Until, DeferralState State, Sealed<QuestionText>? Note, DateTimeOffset RequestedAt = default,
    Sealed<QuestionText>? DecisionNote = null);

/// <summary>What questions and requests for more time change in an offer. Only an authority's answer changes where it stands.</summary>
static class Waiting
{
    internal static Offer Asked(this Offer offer, ReferralQueried e) => offer with
    {
        Questions = [.. offer.Questions, new Question(e.Number, e.Items, e.Text)],
        DaysLeft = e.DaysLeft,
    };

    internal static Offer Answered(this Offer offer, QueryAnswered e)
    {
        var answered = offer.With(e.Number, q => q with { Answer = e.Text });
        return answered with { RespondBy = e.RespondBy, DaysLeft = answered.HasOpenQuestion ? offer.DaysLeft : null };
    }

    internal static Offer Asked(this Offer offer, DeferralRequested e) =>
        offer with { Deferral = new Deferral(e.GroundCode, e.Until, DeferralState.Requested, e.Note) };

    // While a question is open, the days granted are left beside those that were when the clock paused.
    internal static Offer Decided(this Offer offer, DeferralGranted e) => offer with
    {
        RespondBy = e.RespondBy,
        DaysLeft = offer.DaysLeft + e.Days,
        DaysDeferred = offer.DaysDeferred + e.Days,
        Deferral = offer.Deferral! with { State = DeferralState.Granted, DecisionNote = e.Note },
    };

    internal static Offer Decided(this Offer offer, DeferralNotGranted e) =>
        offer with { Deferral = offer.Deferral! with { State = DeferralState.NotGranted, DecisionNote = e.Note } };

    /// <summary>The times that only the recorded event tells.</summary>
    internal static Offer Timed(this Offer offer, OfferEvent e, DateTimeOffset at) => e switch
    {
        OfferMade => offer with { MadeAt = at },
        ReferralQueried asked => offer.With(asked.Number, q => q with { AskedAt = at }),
        QueryAnswered answered => offer.With(answered.Number, q => q with { AnsweredAt = at }),
        DeferralRequested => offer with { Deferral = offer.Deferral! with { RequestedAt = at } },
        OfferPassedToSuccessor => offer with { Passed = offer.Passed! with { At = at } },
        SwapProposed => offer with { Swap = offer.Swap! with { ProposedAt = at } },
        _ => offer,
    };

    static Offer With(this Offer offer, int number, Func<Question, Question> change) =>
        offer with { Questions = [.. offer.Questions.Select(q => q.Number == number ? change(q) : q)] };
}
