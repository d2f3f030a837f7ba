using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Succeeding;
using TransferScheme.Allocation.Tests.Handling;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Succeeding;

/// <summary>
/// An authority is abolished in the midst of offers, answers and reviews; referrals pass one by one, early or late and also twice, while
/// people go on. In the end no open case names it, and no unit of the ledger is lost.
/// </summary>
public sealed class SuccessionProperties
{
    static readonly IReadOnlyList<(string From, string To, string Region)> Mergers =
        [("N1", "N2", "north-east"), ("N2", "N1", "north-east"), ("S1", "N1", "north-east"), ("K1", "S1", "scotland"), ("N1", "K1", "south-east")];

    static readonly Gen<int[]> Acts = Gen.ListOf(Gen.Choose(0, int.MaxValue - 1), 120).Select(acts => acts.ToArray());

    [Fact]
    public void Given_any_open_cases_when_an_authority_is_succeeded_then_none_names_it() => Check((world, gone) =>
        world.Referrals.All(one => one.Allocation.HasEnded || !Names(one, gone)));

    [Fact]
    public void Given_any_open_cases_when_an_authority_is_succeeded_then_nobody_is_offered_its_own_children() => Check((world, _) =>
        world.Referrals.All(one => one.Allocation.HasEnded
            || one.Allocation.Group.EntryAuthority != (one.Allocation.OfferedAuthority ?? one.Allocation.Chosen)));

    [Fact]
    public void Given_any_open_cases_when_an_authority_is_succeeded_then_the_ledger_is_conserved_after_every_entry() => Check((world, _) =>
    {
        var book = RotaBook.Empty;
        foreach (var entry in world.Entries)
        {
            book = RotaBook.Evolve(book, entry);
            if (book.Ledger.Accounts().Values is var accounts && (accounts.Sum(a => a.Balance) != 0 || accounts.Sum(a => a.Arrears) != 0))
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void Given_any_open_cases_when_an_authority_is_succeeded_then_each_turn_stands_on_the_account_that_it_was_entered_on() =>
        Check((world, _) => world.Book.Ledger.Accounts().All(account =>
            account.Value.Reserved == Sum(world, account.Key, a => a is { Status: AllocationStatus.Waiting } or { IsWithAuthority: true })
            && account.Value.Received == Sum(world, account.Key, a => a is { Status: AllocationStatus.Accepted })));

    [Fact]
    public void Given_many_worlds_then_every_way_that_a_case_can_pass_is_among_them()
    {
        // Many, so that what is rare comes too.
        var worlds = Acts.SameSample(600).Select(acts => Move(acts).World).ToList();
        var all = worlds.SelectMany(w => w.Referrals).ToList();
        all.Count(one => one.Allocation is { Account: not null, Status: AllocationStatus.Accepted }).ShouldBePositive();
        all.Count(one => one.Allocation is { Account: not null, Status: AllocationStatus.Offered }).ShouldBePositive();
        all.Count(one => one.Allocation is { Account: not null, Status: AllocationStatus.Declined }).ShouldBePositive();
        all.Count(one => one.Made.Any(o => o is { Status: OfferStatus.Withdrawn, Passed: not null })).ShouldBePositive();
        worlds.SelectMany(w => w.Entries).OfType<DebitReversed>().Count().ShouldBePositive();
    }

    static bool Names(OneReferral one, string authority) =>
        one.Allocation.Names(authority)
        || (one.Allocation is { Status: AllocationStatus.Waiting } && one.Allocation.Chosen == authority)
        || (one.Made is [.., { Status: OfferStatus.Open or OfferStatus.Accepted } offer]
            && (offer.Authority == authority || offer.Group.EntryAuthority == authority));

    static int Sum(DeclinedWorld world, string account, Func<AllocationCase, bool> counts) =>
        world.Referrals.Select(r => r.Allocation).Where(a => counts(a) && a.Holder == account).Sum(a => a.Group.Size);

    static void Check(Func<DeclinedWorld, string, bool> property) => Prop.ForAll(Acts.ToArbitrary(), acts =>
    {
        var (world, gone) = Move(acts);
        return property(world, gone);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    // Each number is an act, on a referral, with a choice. In the end everything has been heard and everything has passed.
    static (DeclinedWorld World, string Gone) Move(int[] acts)
    {
        var world = new DeclinedWorld();
        var (from, to, region) = Mergers[acts[0] % Mergers.Count];
        var at = 20 + (acts[1] % 60);
        foreach (var (turn, act) in acts.Index())
        {
            var about = act / 12;
            if (turn == at)
            {
                world.Sight = Sample.Of(Sample.Facts with
                {
                    Authorities = [.. Sample.Facts.Authorities.Select(a =>
                        a.Code == from ? Authority.Evolve(a, new AuthoritySucceeded([to], new DateOnly(2026, 3, 1), to, from))! : a)],
                });
            }

            if (act % 12 == 0 || world.Referrals.Count == 0)
            {
                var entry = about % 2 == 0 ? "K1" : "S1";
                world.Refer(turn >= at && entry == from ? to : entry, [.. Enumerable.Repeat("16-17", (about % 3) + 1)]);
            }
            else if (turn >= at && about % 3 == 0)
            {
                Pass(world, world.Referrals[about % world.Referrals.Count]);
            }
            else
            {
                Act(world, world.Referrals[about % world.Referrals.Count], act % 12, about, turn >= at ? from : null);
            }
        }

        foreach (var one in world.Referrals)
        {
            Pass(world, one);
            while (one.Told.Count > 0)
            {
                world.Hear(one, 0, 1);
            }

            // An acceptance that crossed is heard only now: the referral between two that are one is withdrawn.
            Pass(world, one);
        }

        return (world, from);

        void Pass(DeclinedWorld passing, OneReferral one)
        {
            passing.Follow(one, Succession.Passed(from, to, region, one.Allocation.Id));
            if (one.Allocation is { Status: AllocationStatus.Waiting } waiting && waiting.Chosen == from)
            {
                passing.Lapse(one, "authority-abolished");
            }

            if (one.Allocation is { Status: AllocationStatus.Accepted } a && a.OfferedAuthority == a.Group.EntryAuthority)
            {
                passing.Withdraw(one);
            }
        }
    }

    static void Act(DeclinedWorld world, OneReferral one, int act, int about, string? gone)
    {
        switch (act)
        {
            // Nobody confirms an authority that is no more.
            case 1 or 2 when one.Allocation.Candidates is [var first, ..] && first != gone && one.Allocation.Chosen != gone:
                world.MakeOffer(one, 0);
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
            case 7 or 8:
                world.PassOn(one, isValid: act == 7);
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
