using TransferScheme.Allocation.Conditions;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Succeeding;
using TransferScheme.Allocation.Swapping;
using static TransferScheme.Platform.Printing.Page;

namespace TransferScheme.Allocation.Viewing;

/// <summary>What an event of an offer is about, on which it depends who is told of it.</summary>
enum OfferConcern
{
    /// <summary>Where the offer stands.</summary>
    Course,

    /// <summary>A question to the entry authority.</summary>
    Question,

    /// <summary>A request for more time, which is between the authority and those who decide on it.</summary>
    Deferral,

    /// <summary>A condition of the acceptance, which is between its two authorities.</summary>
    Condition,

    /// <summary>A swap that is not agreed, which is between the authority that accepted and the one that is asked.</summary>
    Swap,
}

/// <summary>What happened to an offer, as a timeline tells it.</summary>
/// <param name="Concern">What it is about.</param>
/// <param name="Words">What happened, in plain words with codes and dates; nothing of what was written, and no child.</param>
sealed record OfferSentence(OfferConcern Concern, string Words)
{
    /// <summary>The sentence of an event.</summary>
    /// <exception cref="InvalidOperationException">The event is not named here: a new one must be.</exception>
    internal static OfferSentence Of(OfferEvent e) => e switch
    {
        OfferMade { IsSwap: true } o => new(
            OfferConcern.Course, $"{o.Authority} takes the children over from another authority of its region"),
        OfferMade o => new(OfferConcern.Course, $"{o.Authority} was offered the children, to answer by {Moment(o.RespondBy)}"),
        OfferResponseDueSoon s => new(OfferConcern.Course, $"The answer of {s.Authority} is due soon, by {Moment(s.RespondBy)}"),
        OfferResponseOverdue o => new(
            OfferConcern.Course, $"{o.Authority} did not answer by {Moment(o.RespondBy)}. Silence is no answer: the offer stays open"),
        OfferAccepted { Conditions.Count: > 0 } a => new(
            OfferConcern.Course, $"{a.Authority} accepted: {a.PlacementType}, on conditions ({a.Conditions!.Count})"),
        OfferAccepted a => new(OfferConcern.Course, $"{a.Authority} accepted: {a.PlacementType}"),
        OfferDeclined d => new(OfferConcern.Course, $"{d.Authority} declined: {string.Join(", ", d.Codes)}"),
        DeclineWithdrawn d => new(OfferConcern.Course, $"{d.Authority} took its decline back"),
        OfferReaffirmed r => new(
            OfferConcern.Course, $"The obligation of {r.Authority} was reaffirmed: it answers by {Moment(r.RespondBy)}"),
        DeclineSettled { IsValid: true } d => new(OfferConcern.Course, $"The reasons of {d.Authority} were accepted"),
        DeclineSettled d => new(OfferConcern.Course, $"The referral goes on without {d.Authority}; its reasons were not accepted"),
        OfferWithdrawn w => new(OfferConcern.Course, $"The offer was withdrawn: {w.Reason}"),
        OfferSuperseded s => new(OfferConcern.Course, $"{s.NewAuthority} takes the children in place of {s.Authority}"),
        OfferPassedToSuccessor p => new(OfferConcern.Course, $"{p.Authority} is no more: {p.Successor} stands in its place"),
        ReferralQueried { DaysLeft: not null } q => new(
            OfferConcern.Question, $"{q.Authority} asked question {q.Number}. The response clock pauses, the statutory clock runs on"),
        ReferralQueried q => new(OfferConcern.Question, $"{q.Authority} asked question {q.Number}"),
        QueryAnswered q => new(
            OfferConcern.Question, $"Question {q.Number} was answered: the answer to the offer is due by {Moment(q.RespondBy)}"),
        DeferralRequested d => new(OfferConcern.Deferral, $"{d.Authority} asked to answer on {Day(d.Until)}: {d.GroundCode}"),
        DeferralGranted d => new(OfferConcern.Deferral, $"{d.Authority} was given more time, to {Moment(d.RespondBy)}"),
        DeferralNotGranted d => new(OfferConcern.Deferral, $"{d.Authority} was not given more time: it answers by {Moment(d.RespondBy)}"),
        ConditionMet c => new(OfferConcern.Condition, $"{c.Authority} said that it has met condition {c.Number}"),
        ConditionOverdue c => new(OfferConcern.Condition, $"{c.Authority} had not met condition {c.Number} by {Day(c.DueOn)}"),
        SwapProposed s => new(
            OfferConcern.Swap, $"{s.Taker} was asked to take over from {s.Authority}, to answer by {Moment(s.RespondBy)}"),
        SwapNotAgreed s => new(OfferConcern.Swap, $"{s.Taker} does not take over: {s.Authority} keeps the children"),
        SwapLapsed s => new(OfferConcern.Swap, $"{s.Taker} did not answer by {Moment(s.RespondBy)}: {s.Authority} keeps the children"),
        _ => throw new InvalidOperationException($"{e.GetType().Name} has no sentence."),
    };
}
