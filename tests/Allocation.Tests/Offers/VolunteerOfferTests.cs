using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Rota;

namespace TransferScheme.Allocation.Tests.Offers;

public sealed class VolunteerOfferTests
{
    static readonly Actor Kent = new("kent", Role.ApiClient, Authority: "K1");

    // Turn of N1, before anybody answered.
    static readonly Decided Standing = Sample.Decided(2, Sample.Child, new Accrual("N1", Units.PerChild));

    [Fact]
    public void Given_a_referral_that_waits_when_an_authority_at_its_threshold_volunteers_then_it_has_the_offer_and_is_ahead_by_the_child()
    {
        var decision = Decide(Facts(), Kent with { Authority = "S1" }, "S1");
        decision.Rejection.ShouldBeNull();
        decision.Events.ShouldHaveSingleItem().ShouldBeText(Sample.Made() with
        {
            Authority = "S1",
            Region = "scotland",
            RespondBy = new DateTimeOffset(2026, 3, 4, 17, 0, 0, TimeSpan.Zero),
        });
    }

    [Fact]
    public void Given_a_decision_taken_back_and_a_volunteer_then_the_ledger_conserves_and_only_the_volunteer_is_charged()
    {
        RotaEvent[] entries =
        [
            new DecisionReversed(Sample.ReferralId, Sample.DecisionId, "N1", 1, Standing.Accruals, []),
            new VoluntaryTaken(
                Sample.ReferralId, "NTS-2026-000123", "K1", 1,
                [new("N1", 400_000_000_000), new("N2", 200_000_000_000), new("S1", 400_000_000_000)], []),
        ];
        var book = entries.Aggregate(Sample.Book, RotaBook.Evolve);
        book.Ledger.Accounts().Select(a => (a.Key, a.Value.Balance, a.Value.Reserved)).ShouldBe(
        [
            ("K1", -Units.PerChild, 1), ("N1", 400_000_000_000, 0), ("N2", 200_000_000_000, 0), ("S1", 400_000_000_000, 0),
        ]);
        RotaBook.Evolve(book, new ReservationDebited(Sample.ReferralId, "K1", 1)).Ledger.Of("K1").Received.ShouldBe(1);
    }

    [Fact]
    public void Given_an_unknown_authority_when_volunteering_then_named() =>
        Rejected(Facts(), new Actor("national", Role.National), "X1").ShouldBe("authority");

    [Fact]
    public void Given_another_authority_or_region_when_volunteering_then_forbidden()
    {
        Rejected(Facts(), Kent, "S1").ShouldBe("not-yours");
        Rejected(Facts(), new Actor("c", Role.Coordinator, Region: "wales"), "S1").ShouldBe("not-yours");
        Decide(Facts(), new Actor("c", Role.Coordinator, Region: "scotland"), "S1").Rejection.ShouldBeNull();
    }

    [Fact]
    public void Given_an_abolished_authority_when_volunteering_then_rejected()
    {
        var abolished = Sample.Facts.Authority("S1") with { Succession = new AuthoritySucceeded(["N1"], new DateOnly(2026, 3, 1)) };
        var sight = Sample.Of(Sample.Facts with { Authorities = [.. Sample.Facts.Authorities.SkipLast(1), abolished] });
        Rejected(Facts() with { Sight = sight }, Kent with { Authority = "S1" }, "S1").ShouldBe("authority-abolished");
    }

    [Fact]
    public void Given_children_who_must_avoid_it_when_an_authority_volunteers_then_rejected() =>
        Rejected(Facts() with { Marked = new([], [], ["K1"]) }, Kent, "K1").ShouldBe("unsuitable");

    [Fact]
    public void Given_nothing_that_waits_when_volunteering_then_rejected() =>
        Rejected(Facts() with { Allocation = null }, Kent, "K1").ShouldBe("nothing-waits");

    [Fact]
    public void Given_a_gift_then_no_balance_moves_and_the_children_count_for_the_giver_until_they_arrive()
    {
        var waiting = Sample.Waiting();
        var gift = OutOfTurn.Take(Sample.Seen, waiting, "K1", 1, Sample.Sight.Rules.Rota, counts: false).ShouldBeOfType<VoluntaryTaken>();
        gift.ShouldBeText(new VoluntaryTaken(
            Sample.ReferralId, "NTS-2026-000123", "K1", 1, [new("K1", Units.PerChild)], [], IsGift: true));
        var given = RotaBook.Evolve(Sample.Seen, gift);
        given.Ledger.Accounts().ShouldAllBe(a => a.Value.Balance == Sample.Seen.Ledger.Of(a.Key).Balance);
        (given.Ledger.Of("K1").Reserved, given.Ledger.Of("K1").InFlight).ShouldBe((1, 1));
        RotaBook.Evolve(given, TakingBack.Of(waiting.Id, gift, "K1", isDebited: false)).Ledger.Accounts()
            .ShouldBe(Sample.Seen.Ledger.Accounts());
        var debited = RotaBook.Evolve(given, new ReservationDebited(waiting.Id, "K1", 1));
        RotaBook.Evolve(debited, new TurnCompleted(waiting.Id, "K1", 1)).Ledger.Of("K1")
            .ShouldBe(new LedgerAccount(Units.PerChild, 1, 0, 0, 0));
    }

    [Fact]
    public void Given_a_gift_when_volunteering_then_offered_as_any_other() =>
        VolunteerOffer.Decide(Facts(), Kent, new VolunteerOfferRequest("K1", Counts: false), Sample.OfferId, Sample.Monday)
            .Events.ShouldHaveSingleItem().ShouldBeOfType<OfferMade>();

    [Fact]
    public void Given_nobody_in_the_rota_when_volunteering_then_it_is_a_gift()
    {
        var none = Sample.Of(Sample.Facts with { Authorities = [Sample.Facts.Authority("K1")] });
        Rejected(new VolunteerFacts(Sample.Waiting(), null, MatchingFacts.None, none, RotaBook.Empty), Kent, "K1").ShouldBeNull();
        var book = RotaBook.Evolve(RotaBook.Empty, RotaBook.Empty.Seeing(none.Positions)!);
        OutOfTurn.Take(book, Sample.Waiting(), "K1", 1, none.Rules.Rota).ShouldBeOfType<VoluntaryTaken>().IsGift.ShouldBeTrue();
    }

    [Fact]
    public void Given_unplaced_or_waiting_when_an_authority_volunteers_then_offered_to_it()
    {
        var volunteered = new AllocationVolunteered(Sample.OfferId, "S1", "scotland", Sample.Monday, "somebody");
        var a = AllocationCase.Evolve(Sample.Waiting(), volunteered)!;
        (a.Status, a.OfferedAuthority, a.Region, a.OfferId).ShouldBe((AllocationStatus.Offered, "S1", "scotland", Sample.OfferId));
        Should.Throw<InvalidOperationException>(() => AllocationCase.Evolve(a, volunteered));
    }

    static VolunteerFacts Facts() => new(Sample.Waiting(), Standing, MatchingFacts.None, Sample.Sight, Sample.Book);

    static string? Rejected(VolunteerFacts facts, Actor actor, string authority) => Decide(facts, actor, authority).Rejection?.Code;

    static Decision<OfferEvent> Decide(VolunteerFacts facts, Actor actor, string authority) =>
        VolunteerOffer.Decide(facts, actor, new VolunteerOfferRequest(authority), Sample.OfferId, Sample.Monday);
}
