using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Interleaving.Tests.Running;
using Said = TransferScheme.Refusals;

namespace TransferScheme.Interleaving.Tests.Checking;

/// <summary>
/// Sees every event of all three services in the order in which they were saved, and says at once when one must never have come. It knows
/// the rules from the scheme alone: nothing of the services' states or decisions is used.
/// </summary>
sealed class Witness
{
    /// <summary>Who records what falls due by itself.</summary>
    internal const string Sweep = "sweep";

    // What may be said when a time has passed. None of it decides anything.
    static readonly string[] Sayings =
        ["OfferResponseDueSoon", "OfferResponseOverdue", "AwaitedOverdue", "SwapLapsed", "StatutoryDueSoon", "StatutoryBreached", "OutcomeDue"];

    readonly List<string> _story = [];
    readonly Dictionary<Guid, OfferSeen> _offers = [];

    internal IReadOnlyDictionary<Guid, OfferSeen> Offers => _offers;

    /// <summary>The turn of the one referral.</summary>
    internal TurnSeen Turn { get; } = new();

    /// <summary>Everything that was saved, in its order.</summary>
    internal string Story => string.Join("; ", _story);

    internal void See(string service, IEvent e)
    {
        _story.Add($"{service} {Short(e.StreamId)} {e.Data.GetType().Name}{(e.UserName == Sweep ? " (sweep)" : "")}");
        Never(e.UserName == Sweep && !Sayings.Contains(e.Data.GetType().Name), "Silence was taken for an act.");
        switch (e.Data)
        {
            case OfferEvent o:
                See(e.StreamId, o);
                break;
            case RotaEvent r:
                See(r);
                break;
            case Said.RefusalEvent said:
                See(e.StreamId, said);
                break;
        }
    }

    internal void Never(bool wrong, string what)
    {
        if (wrong)
        {
            throw new BrokenException($"{what} It came to this: {Story}");
        }
    }

    void See(Guid id, OfferEvent e)
    {
        if (e is OfferMade)
        {
            Never(_offers.Values.Any(o => o.IsLive), "A second authority has a part in the referral.");
            _offers.Add(id, new OfferSeen());
            return;
        }

        var offer = _offers[id];
        switch (e)
        {
            case OfferAccepted:
                Never(offer.Winner is not Winner.None, $"An offer has two winners: {offer.Winner} and Accepted.");
                offer.Winner = Winner.Accepted;
                break;
            case OfferDeclined declined:
                Never(offer.Winner is not Winner.None, $"An offer has two winners: {offer.Winner} and Declined.");
                Never(declined.RefusalId != id, "An offer is declined by another's statement.");
                Never(++offer.Declined > 1, "An offer is declined twice.");
                offer.Winner = Winner.Declined;
                break;
            case DeclineWithdrawn:
                Never(offer.Declined == 0 || offer.TakenBack || offer.Settled, "A decline is taken back that does not stand.");
                Never(offer.Winner is not (Winner.Declined or Winner.None), $"A decline is taken back of an offer that is {offer.Winner}.");
                (offer.Winner, offer.TakenBack) = (Winner.None, true);
                break;
            case OfferReaffirmed:
                Never(offer.Settled || offer.Winner is not (Winner.Declined or Winner.None), $"An offer is reaffirmed that is {offer.Winner}.");
                offer.Winner = Winner.None;
                break;
            case DeclineSettled:
                Never(offer.Declined == 0 || offer.TakenBack || offer.Settled, "A decline is settled that does not stand.");
                Never(offer.Winner is not (Winner.Declined or Winner.None), $"A decline is settled of an offer that is {offer.Winner}.");
                (offer.Winner, offer.Settled) = (Winner.Declined, true);
                break;
            case OfferWithdrawn:
                Never(offer.Winner is Winner.Withdrawn, "An offer is withdrawn twice.");
                offer.Winner = Winner.Withdrawn;
                break;
            case OfferSuperseded:
                Never(offer.Winner is not Winner.Accepted, $"An offer is swapped that is {offer.Winner}.");
                offer.Winner = Winner.Superseded;
                break;
        }
    }

    void See(Guid id, Said.RefusalEvent e)
    {
        switch (e)
        {
            case Said.RefusalOpened:
                _offers[id].BegunTooLate = _offers[id].Winner is not (Winner.None or Winner.Declined);
                break;
            case Said.StatementIssued { Response: "decline" }:
                var declined = _offers[id];
                Never(declined.Declined == 0, "A statement is served of an offer that is not declined.");
                Never(declined.Winner is Winner.Accepted, "A statement is served of an offer that is accepted.");
                Never(++declined.Statements > 1, "A second statement declines an offer.");
                break;
            case Said.ReasonsAccepted:
                Never(_offers[id].TakenBack, "Reasons are accepted of a decline that was taken back.");
                _offers[id].ReasonsAccepted = true;
                break;
            case Said.DeclineWithdrawn:
                Never(!_offers[id].TakenBack, "A statement is taken back of an offer that is not accepted.");
                Never(_offers[id].ReasonsAccepted, "A decline is taken back whose reasons are accepted.");
                break;
        }
    }

    void See(RotaEvent e)
    {
        switch (e)
        {
            case Decided or VoluntaryTaken:
                Never(Turn.Stands, "The rota decided a referral whose turn stands.");
                (Turn.Stands, Turn.Decided) = (true, Turn.Decided + 1);
                break;
            case DecisionReversed:
                Never(!Turn.Stands || Turn.Debited, "A turn is taken back that does not stand, or was used up.");
                (Turn.Stands, Turn.Reversed) = (false, Turn.Reversed + 1);
                break;
            case ReservationDebited:
                Never(!Turn.Stands || Turn.Debited, "A turn is used up twice, or does not stand.");
                Turn.Debited = true;
                break;
            case DebitMoved:
                Never(!Turn.Debited, "A debit passes on that there is not.");
                break;
            case DebitReversed:
                Never(!Turn.Stands || !Turn.Debited, "A debit is taken back that there is not.");
                (Turn.Stands, Turn.Debited, Turn.Reversed) = (false, false, Turn.Reversed + 1);
                break;
        }
    }

    static string Short(Guid id) => $"{id}"[..8].TrimStart('0');
}
