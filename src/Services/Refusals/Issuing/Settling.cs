using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;
using TransferScheme.Refusals.Directing;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Grounds;

namespace TransferScheme.Refusals.Issuing;

/// <summary>
/// Brings to its end what waits for Allocation's answer: asks, and records the answer. Requests do it at once; what they leave behind,
/// because something was away or the process died, <see cref="SettleUnfinished"/> does.
/// </summary>
/// <param name="store">The service's store.</param>
/// <param name="calls">Asks Allocation.</param>
/// <param name="sealer">Opens the placement of a withdrawal.</param>
/// <param name="lists">The grounds.</param>
sealed class Settling(IRefusalStore store, OfferCalls calls, Sealer<IRefusalStore> sealer, GroundLists lists)
{
    const int MostTries = 3;

    /// <summary>What follows from Allocation's answer to a decline; the third of one child calls a case conference.</summary>
    internal static IReadOnlyList<RefusalEvent> Declined(Refusal refusal, bool yes) =>
        !yes ? [new IssueTurnedDown()]
        : !CallsConference(refusal) ? [IssueStatement.Issued(refusal, refusal.Late)]
        :
        [
            IssueStatement.Issued(refusal, refusal.Late),
            new CaseConferenceOpened(
                refusal.Offer.ReferralId, refusal.Offer.Authority, refusal.Offer.EntryAuthority, refusal.DeclinesBefore + 1),
        ];

    /// <summary>What follows from Allocation's answer to a withdrawal.</summary>
    internal static IReadOnlyList<RefusalEvent> Withdrawn(Refusal refusal, bool yes, string? code = null) =>
        yes ? [new DeclineWithdrawn(refusal.Offer.ReferralId, refusal.Offer.Authority, refusal.Offer.EntryAuthority)]
            : [new WithdrawalTurnedDown(code)];

    /// <summary>Whose act Allocation's answer follows; null where it was no person's.</summary>
    internal static Guid? Person(Refusal refusal) =>
        refusal.Status is RefusalStatus.Withdrawing ? refusal.Withdrawal?.Person : refusal.DecisionMaker;

    /// <summary>The answer that a request gets once Allocation has said yes: nothing else can happen to the case in between.</summary>
    internal static Answer Foretell(Guid id, Refusal refusal, long version)
    {
        IReadOnlyList<RefusalEvent> follows = refusal.Status switch
        {
            RefusalStatus.Issuing => Declined(refusal, yes: true),
            RefusalStatus.Withdrawing => Withdrawn(refusal, yes: true),
            _ => [],
        };
        return Answer.Ok(id, follows.Aggregate(refusal, (r, e) => Refusal.Evolve(r, e)!).Status.Name(), version + follows.Count);
    }

    /// <summary>Asks and records.</summary>
    /// <returns>The case as it stands then.</returns>
    /// <exception cref="NoAnswerException">Allocation does not answer; the case waits.</exception>
    /// <exception cref="HttpRequestException">Allocation cannot be reached; the case waits.</exception>
    internal async Task<Refusal?> SettleAsync(Guid id, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var session = store.LightweightSession();
            var stream = await session.Events.FetchForWriting<Refusal>(id, ct);
            if (stream.Aggregate is not { Status: RefusalStatus.Issuing or RefusalStatus.Withdrawing } refusal)
            {
                return stream.Aggregate;
            }

            session.LastModifiedBy = Person(refusal)?.ToString() ?? "system";
            session.SetHeader("authority", refusal.Offer.Authority);
            var events = refusal.Status is RefusalStatus.Issuing
                ? Declined(refusal, await DeclineAsync(id, refusal.Draft!, ct))
                : await WithdrawAsync(id, refusal.Withdrawal!, ct) is { } no ? Withdrawn(refusal, yes: false, no)
                : Withdrawn(refusal, yes: true);
            stream.AppendMany(events);
            session.FollowDirection(refusal, events);
            try
            {
                await session.SaveChangesAsync(ct);
                return events.Aggregate(refusal, (r, e) => Refusal.Evolve(r, e)!);
            }
            catch (ConcurrencyException) when (attempt < MostTries)
            {
                // Somebody else recorded the same answer: it stands.
            }
        }
    }

    static bool CallsConference(Refusal refusal) =>
        refusal.DeclinesBefore + 1 >= GroundLists.Published.Of(refusal.Draft!.GroundsVersion).DeclinesToConfer;

    async Task<bool> DeclineAsync(Guid id, StatementDraft draft, CancellationToken ct) =>
        await calls.DeclineAsync(id, draft.Codes, lists.Of(draft.GroundsVersion).GroupsOf(draft.Codes), ct) is null;

    async Task<string?> WithdrawAsync(Guid id, WithdrawalBegun withdrawal, CancellationToken ct) =>
        await sealer.Open(withdrawal.Placement, ct) is not { } placement ? CommonRejections.NotOpen.Code
            : await calls.WithdrawAsync(id, withdrawal.PlacementType, placement, ct);
}
