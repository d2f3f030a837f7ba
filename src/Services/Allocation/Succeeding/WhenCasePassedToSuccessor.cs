using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Handling;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Allocation.Succeeding;

/// <summary>
/// Puts the successor where an authority that is no more has stood, in allocation and offer at once: from then on the one sees them and
/// the other does not. The referral decided which successor; here it is followed.
/// </summary>
/// <param name="rota">The rota.</param>
/// <param name="scheme">Rules and authorities.</param>
/// <param name="matching">Tells what bears on the place.</param>
/// <param name="clock">The scheme's clock.</param>
sealed class WhenCasePassedToSuccessor(LatestRota rota, LatestScheme scheme, MatchingFactsOf matching, TimeProvider clock)
    : IHandle<CasePassedToSuccessor>
{
    public async Task Handle(CasePassedToSuccessor message, IDocumentSession session, CancellationToken ct)
    {
        var allocation = await session.Events.FetchForWriting<AllocationCase>(message.ReferralId, ct);
        if (Pass(allocation.Aggregate, message) is not { } passed)
        {
            return;
        }

        var a = AllocationCase.Evolve(allocation.Aggregate, passed)!;
        var offer = a.OfferId is { } id ? await session.Events.FetchForWriting<Offer>(id, ct) : null;
        allocation.AppendOne(passed);
        if (Pass(offer?.Aggregate, message) is { } passedOffer)
        {
            offer!.AppendOne(passedOffer);
        }

        if (!LapsingTurn.IsOfEntry(a, offer?.Aggregate))
        {
            return;
        }

        // Before the rota is read, so that others do not go on meanwhile.
        var marked = await matching.AskAsync(a.Id, ct);
        var standing = await session.StandingAsync(a, ct);
        var (_, sight, book) = await Moment.ReadAsync(session, rota, scheme, Guid.Empty, ct);
        var (entries, outcome) = LapsingTurn.Decide(
            a, "authorities-merged", new DeclinedTurn(standing, marked, sight, book), Guid.CreateVersion7(), clock.GetUtcNow());
        rota.Append(session, book, entries);
        allocation.AppendMany(outcome);
        if (offer?.Aggregate is { } lapses)
        {
            offer.AppendOne((lapses with { Authority = a.OfferedAuthority! }).Withdrawing("authorities-merged"));
        }
    }

    /// <summary>
    /// An allocation that names the authority passes, also a completed one, whose record somebody must hold; one that was withdrawn or
    /// closed is over. The second time it names the authority no more.
    /// </summary>
    /// <exception cref="NotYetException">The referral was found eligible, and that has not arrived here.</exception>
    internal static AllocationPassedToSuccessor? Pass(AllocationCase? a, CasePassedToSuccessor message) => a switch
    {
        null when message.WasEligible => throw new NotYetException("the referral to be decided"),
        null or { Status: AllocationStatus.Withdrawn or AllocationStatus.Closed } => null,
        _ when a.Names(message.Authority) => new AllocationPassedToSuccessor(message.Authority, message.Successor, message.Region),
        _ => null,
    };

    /// <summary>The offer of such an allocation passes with it.</summary>
    internal static OfferPassedToSuccessor? Pass(Offer? offer, CasePassedToSuccessor message) =>
        offer is not null && (offer.Authority == message.Authority || offer.Group.EntryAuthority == message.Authority)
            ? new OfferPassedToSuccessor(offer.ReferralId, message.Authority, message.Successor, message.Region)
            : null;
}
