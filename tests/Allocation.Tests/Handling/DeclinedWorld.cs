using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Handling;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Succeeding;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Contracts.Refusals;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Messaging;
using Messages = TransferScheme.Contracts.Allocation;

namespace TransferScheme.Allocation.Tests.Handling;

/// <summary>Referrals with their offers and one ledger, moved by the product's own decisions; what an offer tells is heard at any time.</summary>
sealed class DeclinedWorld
{
    /// <summary>Every entry of the ledger.</summary>
    internal List<RotaEvent> Entries { get; } = [];

    /// <summary>Every referral.</summary>
    internal List<OneReferral> Referrals { get; } = [];

    /// <summary>The authorities as they stand.</summary>
    internal SchemeSight Sight { get; set; } = Sample.Sight;

    /// <summary>The ledger.</summary>
    internal RotaBook Book { get; private set; } = RotaBook.Empty;

    /// <summary>A referral is found eligible and decided.</summary>
    internal void Refer(string entry, params string[] ageBands)
    {
        var id = Guid.CreateVersion7();
        var eligible = Sample.Eligible(id, entry, ageBands) with { Reference = $"NTS-2026-{Referrals.Count:000000}" };
        var (entries, outcome) = WhenReferralFoundEligible.Decide(
            eligible, MatchingFacts.None, Sight, Book, Guid.CreateVersion7(), Sample.Monday);
        Append(entries);
        Referrals.Add(new OneReferral(AllocationCase.Evolve(null, outcome)! with { Id = id }) { Standing = entries[^1] });
    }

    /// <summary>Its coordinator offers it to one of the candidates.</summary>
    internal void MakeOffer(OneReferral one, int pick)
    {
        if (one.Allocation is not { Status: AllocationStatus.Waiting, Chosen: { } chosen } a)
        {
            return;
        }

        var (id, authority) = (Guid.CreateVersion7(), a.Candidates[pick % a.Candidates.Count]);
        one.Hear(Sample.Offered with { OfferId = id, Authority = authority });
        one.Made.Add(Offer.Evolve(null, new OfferMade(a.Id, authority, "north-east", Sample.Monday, a.Group))! with { Id = id });
        if (authority != chosen)
        {
            Append([new ReservationMoved(a.Id, chosen, authority, a.Group.Size, "safety", "picker")]);
        }
    }

    /// <summary>The authority answers the newest offer, which decides.</summary>
    internal static void Answer(OneReferral one, Func<Offer, Decision<OfferEvent>> answer)
    {
        if (one.Made is [.., var offer])
        {
            var events = answer(offer).Events;
            one.Happen(events);

            // In one transaction with the decline.
            if (events is [OfferDeclined declined])
            {
                one.Hear(new AllocationDeclined(offer.Id, declined.Authority));
            }
        }
    }

    /// <summary>What an offer told is heard, once or twice, or waits on.</summary>
    internal void Hear(OneReferral one, int which, int times)
    {
        if (one.Told.Count == 0)
        {
            return;
        }

        var message = one.Told[which % one.Told.Count];
        try
        {
            for (var time = 0; time < times; time++)
            {
                Hear(one, message);
            }

            one.Told.Remove(message);
        }
        catch (NotYetException)
        {
            // It stays where it is.
        }
    }

    /// <summary>The referral goes on without the authority that declined.</summary>
    internal void PassOn(OneReferral one, bool isValid)
    {
        if (one.Made is not [.., var offer] || one.Allocation is not { IsWithAuthority: true } a || a.OfferId != offer.Id
            || PassingOn.End(offer, isValid) is not { } end)
        {
            return;
        }

        var (entries, outcome) = PassingOn.Decide(
            a, new DeclineStood(offer.Id, offer.Authority, isValid), new DeclinedTurn(one.Standing, MatchingFacts.None, Sight, Book),
            Guid.CreateVersion7(), Sample.Monday);
        Append(entries);
        one.Standing = entries[^1];
        one.Happen([end]);
        foreach (var e in outcome)
        {
            one.Hear(e);
        }
    }

    /// <summary>The obligation is reaffirmed.</summary>
    internal static void Reaffirm(OneReferral one)
    {
        if (one.Made is not [.., var offer] || WhenObligationReaffirmed.Decide(offer, Obligation(offer)) is not { } reaffirmed)
        {
            return;
        }

        one.Happen([reaffirmed]);
        if (one.Allocation is { IsWithAuthority: true } a && a.OfferId == offer.Id)
        {
            one.Hear(new AllocationOfferedAgain(offer.Id, offer.Authority, reaffirmed.RespondBy));
        }
    }

    /// <summary>The referral has passed to a successor, and Allocation follows.</summary>
    internal void Follow(OneReferral one, CasePassedToSuccessor message)
    {
        if (WhenCasePassedToSuccessor.Pass(one.Allocation, message) is not { } passed)
        {
            return;
        }

        one.Hear(passed);
        var offer = one.Allocation.OfferId is { } id && one.Made is [.., var newest] && newest.Id == id ? newest : null;
        if (WhenCasePassedToSuccessor.Pass(offer, message) is { } passedOffer)
        {
            one.Happen([passedOffer]);
            offer = one.Made[^1];
        }

        if (LapsingTurn.IsOfEntry(one.Allocation, offer))
        {
            Lapse(one, "authorities-merged");
            if (offer is not null)
            {
                one.Happen([offer.Withdrawing("authorities-merged")]);
            }
        }
    }

    /// <summary>A turn lapses, and the rota decides afresh.</summary>
    internal void Lapse(OneReferral one, string reason)
    {
        var (entries, outcome) = LapsingTurn.Decide(
            one.Allocation, reason, new DeclinedTurn(one.Standing, MatchingFacts.None, Sight, Book), Guid.CreateVersion7(), Sample.Monday);
        Append(entries);
        one.Standing = entries[^1];
        foreach (var e in outcome)
        {
            one.Hear(e);
        }
    }

    /// <summary>The entry authority withdraws the referral.</summary>
    internal void Withdraw(OneReferral one)
    {
        if (one.Allocation.HasEnded)
        {
            return;
        }

        var offer = one.Allocation.OfferId is null ? null : one.Made[^1];
        Append([Ending.Decide(one.Allocation, one.Standing)]);
        one.Hear(new AllocationWithdrawn("family-found"));
        if (offer is { Status: not OfferStatus.Withdrawn })
        {
            one.Happen([offer.Withdrawing("referral-withdrawn")]);
        }
    }

    void Hear(OneReferral one, Messages.OfferAccepted message)
    {
        if (WhenOfferAccepted.Decide(one.Allocation, message) is { } accepted)
        {
            one.Hear(accepted.Outcome);
            Append([accepted.Entry]);
        }
    }

    void Append(IReadOnlyList<RotaEvent> entries)
    {
        Entries.AddRange(entries);
        Book = entries.Aggregate(Book, RotaBook.Evolve);
    }

    static ObligationReaffirmed Obligation(Offer offer) => new()
    {
        RefusalId = offer.Id, Version = 7, OccurredAt = Sample.Monday, ReferralId = offer.ReferralId, Authority = offer.Authority,
        EntryAuthority = "K1", ComplyBy = new DateOnly(2026, 3, 10),
    };
}

/// <summary>A referral with its allocation and every offer of it.</summary>
sealed class OneReferral(AllocationCase allocation)
{
    /// <summary>The allocation.</summary>
    internal AllocationCase Allocation { get; private set; } = allocation;

    /// <summary>Every offer of it, the newest last.</summary>
    internal List<Offer> Made { get; } = [];

    /// <summary>What offers told and nobody has heard yet.</summary>
    internal List<Messages.OfferAccepted> Told { get; } = [];

    /// <summary>Its turn in the ledger.</summary>
    internal required RotaEvent Standing { get; set; }

    internal void Hear(AllocationEvent e) => Allocation = AllocationCase.Evolve(Allocation, e)!;

    internal void Happen(IReadOnlyList<OfferEvent> events)
    {
        var offer = Made[^1];
        Made[^1] = events.Aggregate(offer, (state, e) => Offer.Evolve(state, e)!);
        Told.AddRange(events.Select(e => Message(offer.Id, e)).OfType<Messages.OfferAccepted>());
    }

    Messages.OfferAccepted? Message(Guid offerId, OfferEvent e) => e switch
    {
        OfferAccepted a => Sample.Acceptance(Allocation.Id, offerId, a.Authority, a.Size),
        _ => null,
    };
}
