using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Handling;

/// <summary>Answers, reviews and withdrawals in any order, heard late, twice or the wrong way round: one outcome each, and no unit is lost.</summary>
public sealed class DeclineProperties
{
    static readonly Gen<int[]> Acts = Gen.ListOf(Gen.Choose(0, int.MaxValue - 1), 120).Select(acts => acts.ToArray());

    [Fact]
    public void Given_any_answers_and_reviews_then_the_ledger_is_conserved_after_every_entry() => Check(world =>
    {
        var book = RotaBook.Empty;
        foreach (var entry in world.Entries)
        {
            book = RotaBook.Evolve(book, entry);
            var accounts = book.Ledger.Accounts().Values;
            if (accounts.Sum(a => a.Balance) != 0 || accounts.Sum(a => a.Arrears) != 0)
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void Given_any_answers_and_reviews_then_each_account_holds_the_children_of_the_referrals_that_it_stands_for() => Check(world =>
        world.Book.Ledger.Accounts().All(account =>
            account.Value.Reserved == Sum(world, account.Key, a => a is { Status: AllocationStatus.Waiting or AllocationStatus.Offered or AllocationStatus.Declined })
            && account.Value.Received == Sum(world, account.Key, a => a is { Status: AllocationStatus.Accepted })));

    [Fact]
    public void Given_any_answers_and_reviews_then_every_offer_has_one_outcome_and_its_allocation_the_same() => Check(world =>
        world.Referrals.All(one => (one.Made is [.., var newest] && one.Allocation.OfferId == newest.Id ? newest.Status : (OfferStatus?)null, one.Allocation.Status)
            is (null, AllocationStatus.Waiting or AllocationStatus.Unplaced or AllocationStatus.Withdrawn)
            or (OfferStatus.Open, AllocationStatus.Offered) or (OfferStatus.Declined, AllocationStatus.Declined)
            or (OfferStatus.Accepted, AllocationStatus.Accepted) or (OfferStatus.Withdrawn, AllocationStatus.Withdrawn)
            && one.Made.SkipLast(1).All(o => o
                is { Status: OfferStatus.Declined, Decline.IsValid: not null } or { Status: OfferStatus.Withdrawn, Decline: null })));

    [Fact]
    public void Given_any_answers_and_reviews_then_nobody_who_declined_a_referral_has_it() => Check(world =>
        world.Referrals.All(one => one.Allocation is not { Status: AllocationStatus.Waiting or AllocationStatus.Accepted } a
            || a.Declines.All(d => d.Authority != (a.OfferedAuthority ?? a.Chosen))));

    [Fact]
    public void Given_worlds_when_counted_then_every_outcome_is_common()
    {
        var worlds = Acts.SameSample(50).Select(Move).ToList();
        worlds.SelectMany(w => w.Referrals).Select(r => r.Allocation.Status).Distinct().Order().ShouldBe(
        [
            AllocationStatus.Waiting, AllocationStatus.Unplaced, AllocationStatus.Offered, AllocationStatus.Accepted, AllocationStatus.Withdrawn,
            AllocationStatus.Declined,
        ]);
        var offers = worlds.SelectMany(w => w.Referrals).SelectMany(r => r.Made).ToList();
        bool[] often =
        [
            offers.Count(o => o.Decline is { IsTakenBack: true }) > 10, offers.Count(o => o.Decline is { IsValid: true }) > 10,
            offers.Count(o => o.Decline is { IsValid: false }) > 10, offers.Count(o => o is { IsReaffirmed: true, Status: OfferStatus.Accepted }) > 5,
        ];
        often.ShouldBe([true, true, true, true]);
    }

    static int Sum(DeclinedWorld world, string authority, Func<AllocationCase, bool> counts) => world.Referrals.Select(r => r.Allocation)
        .Where(a => counts(a) && (a.OfferedAuthority ?? a.Chosen) == authority).Sum(a => a.Group.Size);

    static void Check(Func<DeclinedWorld, bool> property) =>
        Prop.ForAll(Acts.ToArbitrary(), acts => property(Move(acts))).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    // Each number is an act, on a referral, with a choice. In the end everything has been heard.
    static DeclinedWorld Move(int[] acts)
    {
        var world = new DeclinedWorld();
        foreach (var act in acts)
        {
            var about = act / 12;
            if (act % 12 == 0 || world.Referrals.Count == 0)
            {
                world.Refer(about % 2 == 0 ? "K1" : "S1", [.. Enumerable.Repeat("16-17", (about % 3) + 1)]);
                continue;
            }

            Move(world, world.Referrals[about % world.Referrals.Count], act % 12, about);
        }

        foreach (var one in world.Referrals)
        {
            while (one.Told.Count > 0)
            {
                world.Hear(one, 0, 1);
            }
        }

        return world;
    }

    static void Move(DeclinedWorld world, OneReferral one, int act, int about)
    {
        switch (act)
        {
            case 1 or 2:
                world.MakeOffer(one, about % 5 == 0 ? about : 0);
                break;
            case 3 or 4:
                DeclinedWorld.Answer(one, o => DeclineOffer.Decide(o, one.Allocation, o.Id, ["G04"], []));
                break;
            case 5:
                DeclinedWorld.Answer(one, o => AcceptOffer.Decide(o, "foster", Sample.Details));
                break;
            case 6:
                DeclinedWorld.Answer(one, o => TakeDeclineBack.Decide(o, o.Id, "foster", Sample.Details));
                break;
            case 7:
                world.PassOn(one, isValid: true);
                break;
            case 8:
                world.PassOn(one, isValid: false);
                break;
            case 9:
                DeclinedWorld.Reaffirm(one);
                break;
            case 10 when about % 4 == 0:
                world.Withdraw(one);
                break;
            default:
                world.Hear(one, about, (about % 2) + 1);
                break;
        }
    }
}
