using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;
using TransferScheme.Referrals.Handling;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Handling;

/// <summary>
/// Offers of one referral as Allocation may come to tell of them, one after the other, and what people do under them here: whatever order
/// its messages come in, and how often, all of them are taken in the end and the referral stands where it would have.
/// </summary>
public sealed class AnyOrderTests
{
    static readonly Gen<(object[] InOrder, object[] Disordered)> Deliveries =
        from choices in Gen.ListOf(Gen.Choose(0, 12), 12)
        let inOrder = Tell([.. choices])
        from repeats in Gen.SubListOf(inOrder)
        from disordered in Gen.Shuffle(inOrder.Concat(repeats).ToArray())
        select (inOrder, disordered);

    [Fact]
    public void Given_offers_when_their_messages_are_shuffled_and_repeated_then_the_referral_stands_where_it_would_have() =>
        Prop.ForAll(Deliveries.ToArbitrary(), d => Stand(d.Disordered) == Stand(d.InOrder))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

    [Fact]
    public void Given_many_deliveries_then_each_way_that_offers_can_go_is_among_them()
    {
        var told = Deliveries.SameSample(500).ToList();
        foreach (var status in (string[])["Offered", "Queried", "Declined", "AwaitingAllocation", "Accepted"])
        {
            told.ShouldContain(d => Stand(d.InOrder).StartsWith($"{status} ", StringComparison.Ordinal), status);
        }

        told.ShouldContain(d => d.InOrder.OfType<OfferDeclined>().Count() > 2);
        told.ShouldContain(d => d.InOrder.OfType<OfferSwapped>().Any());
        told.ShouldContain(d => d.InOrder.OfType<OfferDeclined>().Any() && d.InOrder.OfType<OfferAccepted>().Any());
        told.ShouldContain(d => Stand(d.InOrder).EndsWith("; opened True, terms False, signatures 0", StringComparison.Ordinal));
        told.ShouldContain(d => Stand(d.InOrder).EndsWith("; opened False, terms True, signatures 1", StringComparison.Ordinal));
    }

    // A message that has to wait comes again, until all are taken.
    static string Stand(IEnumerable<object> messages)
    {
        var referral = Given.Events<Referral, ReferralEvent>(A.Eligible).State!;
        var waiting = new Queue<object>(messages);
        for (var waited = 0; waiting.Count > 0 && waited <= waiting.Count; waited++)
        {
            var message = waiting.Dequeue();
            try
            {
                referral = Decide(referral, message) is { } e ? Referral.Evolve(referral, e)! : referral;
                waited = -1;
            }
            catch (NotYetException)
            {
                waiting.Enqueue(message);
            }
        }

        waiting.ShouldBeEmpty("Every message is taken in the end.");
        return $"{referral.Stage ?? referral.Status} {referral.OfferId} {referral.OfferedAuthority} {referral.ReceivingAuthority} "
            + string.Join(' ', referral.PastOffers.Order())
            + $"; opened {referral.IsBeforeAcceptance && referral.HasOpened(A.Weigher)}, terms {referral.Terms is not null}, "
            + $"signatures {referral.Signatures.Count}";
    }

    static ReferralEvent? Decide(Referral referral, object message) => message switch
    {
        OfferMade m => WhenOfferMade.Decide(referral, m),
        OfferAccepted m => WhenOfferAccepted.Decide(referral, m),
        OfferWithdrawn m => WhenOfferWithdrawn.Decide(referral, m),
        OfferDeclined m => WhenOfferDeclined.Decide(referral, m),
        OfferReaffirmed m => WhenOfferReaffirmed.Decide(referral, m),
        DeclineSettled m => WhenDeclineSettled.Decide(referral, m),
        ReferralQueried m => WhenReferralQueried.Decide(referral, m),
        QueryAnswered m => WhenQueryAnswered.Decide(referral, m),
        OfferSwapped m => WhenOfferSwapped.Decide(referral, m),
        Done d when !referral.PastOffers.Contains(d.OfferId) => Decide(referral, d),
        Done => null,
        _ => throw new InvalidOperationException($"{message.GetType().Name} is no message on an offer."),
    };

    // Whoever acts sees the offer as it stands here; what they would have done before that, they do no more.
    static ReferralEvent? Decide(Referral referral, Done done) => done.What switch
    {
        _ when referral.OfferId != done.OfferId => throw new NotYetException("the offer"),
        IdentityOpened when !referral.IsBeforeAcceptance || referral.OfferVersion > done.NotedAt => null,
        IdentityOpened when referral.OfferVersion < done.NotedAt => throw new NotYetException("the turn that the offer took before"),
        IdentityOpened when referral.HasOpened(A.Weigher) => null,
        not IdentityOpened when referral.ReceivingAuthority is null => throw new NotYetException("the acceptance"),
        ArrangementProposed when referral.Terms is not null => null,
        ArrangementSigned when referral.Terms is null => throw new NotYetException("the terms"),
        ArrangementSigned when referral.Signatures.Count > 0 => null,
        var what => what,
    };

    static object[] Tell(IReadOnlyList<int> choices)
    {
        var (offer, version, noted, asked, answered, stage, told) = (1, 1L, 1L, 0, 0, "open", new List<object> { Said.Made(Id(1), Code(1)) });
        foreach (var choice in choices)
        {
            switch (stage, choice)
            {
                case ("open", 0 or 1):
                    Say("declined", Said.Declined(version + 1, Id(offer)), 1);
                    noted = version;
                    break;
                case ("open", 2):
                    Say("open", Said.Queried(version + 1, ++asked, Id(offer)), 1);
                    break;
                case ("open", 3) when asked > answered:
                    Say("open", Said.Answered(version + 1, ++answered, Id(offer)), 1);
                    break;
                case ("open" or "declined", 4 or 5):
                    Say("open", Said.Reaffirmed(version + 1, Id(offer)), 1);
                    noted = version;
                    break;
                case ("declined" or "open", 6 or 7 or 8):
                    told.Add(Said.Settled(version + 1, Id(offer)));
                    Next();
                    break;
                case ("open" or "declined", 9) when choices[0] % 2 == 0:
                    told.Add(Said.Withdrawn(Id(offer), version + 1));
                    Next();
                    break;
                case ("open" or "declined", 10):
                    Say("accepted", Said.Accepted(version + 2, Id(offer)), 2);
                    break;
                case ("open" or "declined", 11) when choices[0] % 3 == 0:
                    told.Add(Said.Withdrawn(Id(offer), version + 1));
                    return [.. told];
                case ("declined", 11):
                    told.Add(Said.Settled(version + 1, Id(offer)));
                    return [.. told];
                case ("accepted", 0 or 1 or 2):
                    told.Add(Said.Swapped(Id(offer), Id(offer + 1), Code(offer + 1), version + 1));
                    (offer, version) = (offer + 1, 2);
                    break;
                case ("open", 12):
                    told.Add(new Done(Id(offer), noted, A.Opened with { OfferId = Id(offer) }));
                    break;
                case ("accepted", 12):
                    told.AddRange([new Done(Id(offer), 0, A.Terms), new Done(Id(offer), 0, Signature)]);
                    break;
                default:
                    break;
            }
        }

        return [.. told];

        void Say(string next, object message, int events)
        {
            told.Add(message);
            (stage, version) = (next, version + events);
        }

        void Next()
        {
            (offer, version, noted, asked, answered, stage) = (offer + 1, 1, 1, 0, 0, "open");
            told.Add(Said.Made(Id(offer), Code(offer)));
        }
    }

    static ArrangementSigned Signature { get; } = new(A.Kent, A.Weigher, A.Sealed<SigningOfficer>());

    static Guid Id(int offer) => new(offer, 2, 0, new byte[8]);

    static string Code(int offer) => $"E{offer:00}";

    /// <summary>What somebody did here under an offer.</summary>
    /// <param name="OfferId">The offer.</param>
    /// <param name="NotedAt">Its version when it was last noted as open or declined.</param>
    /// <param name="What">Identity opened by name, terms proposed, or a signature to them.</param>
    sealed record Done(Guid OfferId, long NotedAt, ReferralEvent What);
}
