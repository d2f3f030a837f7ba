using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Tests.Offers;

/// <summary>What a decline would do, worked out before it is made. Nothing is recorded.</summary>
public sealed class PreviewDeclineTests
{
    static readonly Decided Standing = Sample.Decided(
        2, Sample.Child, new Accrual("N1", 444_444_450_001), new Accrual("N2", 222_222_216_666), new Accrual("S1", 333_333_333_333));

    static readonly DateTimeOffset Thursday = new(2026, 3, 5, 10, 0, 0, TimeSpan.Zero);

    // Offered on Monday; on Thursday another would have until Monday: five working days.
    [Fact]
    public void Given_an_open_offer_then_who_is_next_what_the_children_lose_and_both_balances() =>
        Of(Case(), Offer(), Sample.Child).ShouldBe(new DeclinePreview(
            "S1", new DateTimeOffset(2026, 3, 9, 17, 0, 0, TimeSpan.Zero), 5, new DateOnly(2026, 3, 16), "444444450001", "0.44", "0", "0.00", 0));

    [Fact]
    public void Given_a_better_place_then_it_is_next_as_the_last_decision_knew_it() =>
        Of(Case(), Offer(), Sample.Child with { Mismatch = [5000, 0, 100, 5000] }).NextAuthority.ShouldBe("N2");

    [Fact]
    public void Given_those_who_must_be_avoided_or_declined_before_then_they_are_not_next()
    {
        Of(Case(), Offer(), Sample.Child with { Unsuitable = ["S1"] }).NextAuthority.ShouldBe("N2");
        var preview = Of(Case() with { Declines = [new RotaDecline("S1", true)] }, Offer(), Sample.Child);
        (preview.NextAuthority, preview.DeclinesOfThisChild).ShouldBe(("N2", 1));
    }

    [Fact]
    public void Given_nobody_else_then_no_answer_is_due_and_the_balance_is_what_it_was_before_the_turn()
    {
        var preview = Of(Case(), Offer(), Sample.Child with { Unsuitable = ["S1", "N2"] });
        (preview.NextAuthority, preview.AnswerDueAt, preview.WorkingDaysAdded, preview.BalanceAfter).ShouldBe((null, null, null, "0"));
    }

    static DeclinePreview Of(AllocationCase a, Offer offer, RotaReferral known) =>
        PreviewDecline.Of(a, offer, known, Standing, Sample.Sight, RotaBook.Evolve(Sample.Seen, Standing), Thursday);

    static AllocationCase Case() => AllocationCase.Evolve(Sample.Waiting(), Sample.Offered)!;

    static Offer Offer() => TransferScheme.Allocation.Offers.Offer.Evolve(null, Sample.Made())! with { Id = Sample.OfferId, MadeAt = Sample.Monday };
}
