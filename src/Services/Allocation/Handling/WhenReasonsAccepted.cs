using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Contracts.Refusals;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Allocation.Handling;

/// <summary>
/// Lets the rota decide afresh once the reasons of an authority are accepted, in one transaction: offer, turn and recommendation. An
/// acceptance that was first stands.
/// </summary>
/// <param name="rota">The rota.</param>
/// <param name="scheme">Rules and authorities.</param>
/// <param name="matching">Tells what bears on the place.</param>
/// <param name="clock">The scheme's clock.</param>
sealed class WhenReasonsAccepted(LatestRota rota, LatestScheme scheme, MatchingFactsOf matching, TimeProvider clock)
    : IHandle<ReasonsAccepted>
{
    public async Task Handle(ReasonsAccepted message, IDocumentSession session, CancellationToken ct)
    {
        // The case of an offer's reasons bears the offer's identifier.
        var offer = await session.Events.FetchForWriting<Offer>(message.RefusalId, ct);
        var made = offer.Aggregate ?? throw new NotYetException("the offer whose reasons were accepted");
        var allocation = await session.Events.FetchForWriting<AllocationCase>(made.ReferralId, ct);
        if (allocation.Aggregate is not { IsWithAuthority: true } a || a.OfferId != made.Id
            || PassingOn.End(made, isValid: true) is not { } end)
        {
            return;
        }

        // Whatever the form said before: an authority may have been marked since.
        var marked = await matching.AskAsync(a.Id, ct);
        var standing = await session.StandingAsync(a, ct);
        var (_, sight, book) = await Moment.ReadAsync(session, rota, scheme, Guid.Empty, ct);
        var (entries, outcome) = PassingOn.Decide(
            a, new DeclineStood(made.Id, made.Authority, IsValid: true), new DeclinedTurn(standing, marked, sight, book),
            Guid.CreateVersion7(), clock.GetUtcNow());
        rota.Append(session, book, entries);
        allocation.AppendMany(outcome);
        offer.AppendOne(end);
    }
}
