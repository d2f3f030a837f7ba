using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Allocation.Handling;

/// <summary>
/// Goes on with those who remain. Before acceptance the decision is taken back and taken afresh at the new size, and an open offer is
/// withdrawn; after it the debit stays (fair share: from decision to debit). An authority that has declined is passed over: it declined
/// these children, and they do not wait for its review.
/// </summary>
/// <param name="rota">The rota.</param>
/// <param name="scheme">Rules and authorities.</param>
/// <param name="matching">Tells what bears on the place.</param>
/// <param name="clock">The scheme's clock.</param>
sealed class WhenChildLeftGroup(LatestRota rota, LatestScheme scheme, MatchingFactsOf matching, TimeProvider clock)
    : IHandle<ChildLeftGroup>
{
    public async Task Handle(ChildLeftGroup message, IDocumentSession session, CancellationToken ct)
    {
        var allocation = await session.Events.FetchForWriting<AllocationCase>(message.ReferralId, ct);
        if (allocation.Aggregate is null && message.WasEligible)
        {
            throw new NotYetException("the referral to be decided");
        }

        if (allocation.Aggregate is not { HasEnded: false } a || a.Group.Children.All(c => c.ChildId != message.ChildId))
        {
            return;
        }

        var offer = a.OfferId is { } id ? await session.Events.FetchForWriting<Offer>(id, ct) : null;
        if (a.Status is AllocationStatus.Accepted || offer?.Aggregate is { Status: OfferStatus.Accepted })
        {
            allocation.AppendOne(new ChildLeft(message.ChildId, IsTakenBack: false));
            return;
        }

        // Whatever the form said when it was found eligible: an authority may have been marked since.
        var facts = await matching.AskAsync(a.Id, ct);
        var standing = await session.StandingAsync(a, ct);
        var declined = offer?.Aggregate is { MayBeSettled: true } made ? PassingOn.End(made, isValid: false) : null;
        AllocationEvent[] stood = declined is null ? [] : [new DeclineStood(a.OfferId!.Value, a.OfferedAuthority!, IsValid: false)];
        a = stood.Aggregate(a, (state, e) => AllocationCase.Evolve(state, e)!);
        var (_, sight, book) = await Moment.ReadAsync(session, rota, scheme, Guid.Empty, ct);
        var (entries, outcome) = Decide(a, message.ChildId, standing, facts, sight, book, Guid.CreateVersion7(), clock.GetUtcNow());
        rota.Append(session, book, entries);
        allocation.AppendMany([.. stood, .. outcome]);
        if (declined is not null)
        {
            offer!.AppendOne(declined);
        }
        else if (offer?.Aggregate is { IsUnanswered: true } open)
        {
            offer.AppendOne(open.Withdrawing("child-left-group"));
        }
    }

    /// <summary>Takes the decision back where there is one, and decides afresh for those who remain.</summary>
    /// <param name="a">The allocation, not accepted yet.</param>
    /// <param name="childId">Who left.</param>
    /// <param name="standing">The turn that stands.</param>
    /// <param name="facts">What bears on the place, for those who remain.</param>
    /// <param name="sight">The rules in force now, and the authorities as they stand.</param>
    /// <param name="book">The rota as it stands.</param>
    /// <param name="decisionId">Identifier of the new decision.</param>
    /// <param name="now">The time.</param>
    internal static (IReadOnlyList<RotaEvent> Entries, IReadOnlyList<AllocationEvent> Outcome) Decide(
        AllocationCase a, Guid childId, RotaEvent standing, MatchingFacts facts, SchemeSight sight, RotaBook book, Guid decisionId,
        DateTimeOffset now)
    {
        RotaEvent[] back = standing is Unplaced ? [] : [Ending.Decide(a, standing)];
        var group = a.Group with { Children = [.. a.Group.Children.Where(c => c.ChildId != childId)] };
        var waiting = WaitingReferral.Again(a) with { Group = group };
        var (turn, outcome) = Recommend.Decide(waiting, facts, sight, back.Aggregate(book, RotaBook.Evolve), decisionId, now);
        return ([.. back, .. turn.Entries], [new ChildLeft(childId, IsTakenBack: true), outcome]);
    }
}
