using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Viewing;
using TransferScheme.Refusals.Ending;
using TransferScheme.Refusals.Evidencing;
using TransferScheme.Refusals.Succeeding;

namespace TransferScheme.Refusals.Viewing;

/// <summary>Tells what happened to a case, as far as the caller may know it: how a statement was written is its authority's own.</summary>
static class GetTimeline
{
    internal static void Map(IEndpointRouteBuilder refusals) =>
        refusals.MapGet("{id:guid}/timeline", Handle).WithName("GetRefusalTimeline").Produces<Timeline>();

    /// <summary>Whether only the authority itself is to know of it.</summary>
    internal static bool IsOwn(RefusalEvent e) => e is RefusalOpened { Unanswered: false } or StatementDrafted or EvidenceAttached { WithDraft: true }
        or EvidenceAttached { Part: Evidence.Annex } or SecondReadingRecorded
        or EqualityReviewRecorded or IssueBegun or IssueTurnedDown or WithdrawalBegun or WithdrawalTurnedDown;

    /// <summary>An event in words.</summary>
    /// <exception cref="InvalidOperationException">The event is not named here: a new one must be.</exception>
    internal static string Words(RefusalEvent e) => e switch
    {
        RefusalOpened { Unanswered: true } => "The offer was never answered",
        RefusalOpened => "A statement was begun",
        StatementDrafted => "The statement was written or corrected",
        EvidenceAttached { Part: Evidence.Annex } => "A document was attached to the annex",
        EvidenceAttached attached => $"Evidence was attached: {attached.Document.Kind}",
        SecondReadingRecorded => "A second person read the statement",
        EqualityReviewRecorded => "The statement had its equality review",
        IssueBegun => "It was decided to issue the statement",
        IssueTurnedDown => "The offer was not open any more",
        StatementIssued s => $"A statement was issued: {s.Response}, {string.Join(", ", s.Codes)}",
        ReceiptLogged { Recipient: "national" } => "The national team confirmed the receipt",
        ReceiptLogged => "The entry authority confirmed the receipt",
        LatenessExplained => "The authority explained why it was late",
        AnnexReleased => "The annex was released to the entry authority",
        OfferTaken => "The offer was accepted",
        CaseEnded ended => $"The case ended: {Endings.Words(ended.Reason)}",
        ChildNoLongerOffered => "A child left the group that was offered",
        ReferralMovedOn => "The referral went on to another authority, with the reasons not accepted",
        NonComplianceReported { Declined: true } => "Non-compliance was reported after the decline",
        NonComplianceReported => "Non-compliance was reported: no answer came",
        ReasonsDirected d => $"Written reasons were directed, due on {d.DueOn:yyyy-MM-dd}",
        WrittenReasonsProvided { Late: true } => "The written reasons were given, late",
        WrittenReasonsProvided => "The written reasons were given",
        ReasonsChallenged c => $"The reasons were challenged, reply by {c.ReplyBy:yyyy-MM-dd}",
        ReasonsSupplemented { ReplyToChallenge: true } => "The authority replied to the challenge",
        ReasonsSupplemented s => $"The authority added to its reasons: {s.Kind}",
        AwaitedOverdue o => $"Overdue since {o.DueOn:yyyy-MM-dd}: {o.Awaited}",
        ReasonsAccepted => "The reasons were accepted",
        ObligationReaffirmed o => $"The obligation was reaffirmed, comply by {o.ComplyBy:yyyy-MM-dd}",
        WithdrawalBegun => "It was decided to take the decline back",
        WithdrawalTurnedDown => "The decline could not be taken back any more",
        DeclineWithdrawn => "The decline was taken back and the offer accepted",
        DirectionBreached => "A breach was stated",
        DeclineChallengedInCourt => "The decline was challenged in court",
        DeclineQuashed => "A court quashed the decline",
        DeclineUpheld => "A court upheld the decline",
        CaseConferenceOpened c => $"Decline number {c.Declines} of the child: a case conference is called",
        CaseConferenceHeld c => $"The case conference was held: {c.Outcome}",
        RefusalPassedToSuccessor p => $"{p.Authority} is no more: {p.Successor} stands in its place",
        _ => throw new InvalidOperationException($"{e.GetType().Name} has no words."),
    };

    static async Task<IResult> Handle(
        Guid id, DateTimeOffset? asAt, HttpContext http, IRefusalStore store, TimeProvider clock, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        await using var session = store.QuerySession();
        if (await session.LoadAsync<Refusal>(id, ct) is not { } refusal || RefusalsPolicy.Sees(actor, refusal) is Disclosure.Nothing)
        {
            return new ProblemResult(Problem.NotFound);
        }

        if (PastCase.Fault(asAt, clock) is { } fault)
        {
            return new ProblemResult(fault);
        }

        var own = actor.Authority == refusal.Offer.Authority;
        var events = await session.Events.FetchStreamAsync(id, timestamp: asAt, token: ct);
        return events.Count == 0
            ? new ProblemResult(Problem.NotFound)
            : Results.Ok(Timeline.Of(
                events.Where(e => own || !IsOwn((RefusalEvent)e.Data)), e => Words((RefusalEvent)e.Data), actor));
    }
}
