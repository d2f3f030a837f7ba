using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Rota.Batches;

namespace TransferScheme.Rota.Tests.Batches;

public sealed class SeatMatchingTests
{
    static readonly Config Thousand = Config.QuickThrowOnFailure.WithMaxTest(1_000);

    // Few authorities and mismatches, so that many matchings are equally good. Each referral can take its own seat.
    static readonly Arbitrary<(Seat[] Seats, BatchReferral[] Referrals)> Small = (
        from rows in Row().ListOf().Where(rows => rows.Count <= 6)
        select (rows.Select(r => r.Seat).ToArray(), rows.Select((r, at) => r.Referral with { Id = $"r{at}" }).ToArray())).ToArbitrary();

    [Fact]
    public void Given_seats_when_matched_then_the_first_of_the_cheapest_matchings_is_found() =>
        Check((seats, referrals) =>
        {
            var all = All(seats, referrals, []).ToList();
            var least = all.Min(m => Cost(seats, referrals, m));
            var first = all.Where(m => Cost(seats, referrals, m) == least)
                .Order(Comparer<int[]>.Create((one, other) => Compare(seats, one, other))).First();
            SeatMatching.Match(seats, referrals).ShouldBe(first);
        });

    [Fact]
    public void Given_seats_when_matched_then_it_never_costs_more_than_each_taking_its_own() =>
        Check((seats, referrals) => Cost(seats, referrals, SeatMatching.Match(seats, referrals))
            .ShouldBeLessThanOrEqualTo(Cost(seats, referrals, [.. Enumerable.Range(0, seats.Length)])));

    [Fact]
    public void Given_options_in_another_order_when_matched_then_the_same_seats() =>
        Check((seats, referrals) =>
        {
            BatchReferral[] other = [.. referrals.Select(r => r with { Options = [.. r.Options.Reverse()] })];
            SeatMatching.Match(seats, other).ShouldBe(SeatMatching.Match(seats, referrals));
        });

    [Fact]
    public void Given_everyone_suits_everywhere_alike_when_matched_then_the_first_referrals_take_the_first_authorities_seats_in_order()
    {
        string[] turns = ["c", "B", "a", "c", "B", "a"];
        BatchReferral[] referrals =
        [
            .. turns.Select((_, at) => new BatchReferral($"r{at}", 1, [.. turns.Distinct().Select(a => new BatchOption(a, 5_000))])),
        ];
        SeatMatching.Match([.. turns.Select(t => new Seat(t, 1))], referrals).ShouldBe([1, 4, 2, 5, 0, 3]);
    }

    [Fact]
    public void Given_a_burst_of_650_where_all_suit_alike_when_matched_then_in_order()
    {
        Seat[] seats = [.. Enumerable.Range(0, 650).Select(at => new Seat($"E{211 - (at % 212):000}", 1))];
        BatchOption[] everywhere = [.. seats.Select(s => s.Authority).Distinct().Select(a => new BatchOption(a, 1))];
        var matched = SeatMatching.Match(seats, [.. seats.Select((_, at) => new BatchReferral($"r{at}", 1, everywhere))]);
        matched.ShouldBe(seats.Index().OrderBy(s => s.Item.Authority, StringComparer.Ordinal).Select(s => s.Index));
    }

    [Fact]
    public void Given_groups_when_matched_then_only_to_seats_of_their_size()
    {
        Seat[] seats = [new("a", 2), new("b", 1), new("c", 2)];
        BatchOption[] options = [new("a", 9), new("b", 0), new("c", 1)];
        BatchReferral[] referrals = [new("r0", 2, options), new("r1", 1, options), new("r2", 2, [new("a", 8), new("c", 8)])];
        SeatMatching.Match(seats, referrals).ShouldBe([2, 1, 0]);
    }

    [Fact]
    public void Given_a_referral_that_can_take_no_seat_when_matched_then_it_is_named() =>
        Should.Throw<ArgumentException>(() => SeatMatching.Match([new("a", 1)], [new("r7", 1, [new("b", 0)])]))
            .Message.ShouldStartWith("No seat is left for referral r7 at any of its options.");

    [Fact]
    public void Given_other_sizes_than_seats_when_matched_then_said() =>
        Should.Throw<ArgumentException>(() => SeatMatching.Match([new("a", 1)], [new("r0", 2, [new("a", 0)])]))
            .Message.ShouldStartWith("There are not as many seats of each size as referrals.");

    static void Check(Action<Seat[], BatchReferral[]> property) =>
        Prop.ForAll(Small, c => property(c.Seats, c.Referrals)).Check(Thousand);

    static Gen<(Seat Seat, BatchReferral Referral)> Row() =>
        from own in Gen.Choose(0, 3)
        from size in Gen.Frequency((4, Gen.Constant(1)), (1, Gen.Constant(2)))
        from open in Gen.ArrayOf(Gen.Choose(0, 2), 4)
        from mismatches in Gen.ArrayOf(Gen.Choose(0, 3), 4)
        select (new Seat(Id(own), size), new BatchReferral("", size,
            [.. Enumerable.Range(0, 4).Where(at => at == own || open[at] > 0).Select(at => new BatchOption(Id(at), mismatches[at]))]));

    static string Id(int at) => at % 2 == 0 ? $"a{at}" : $"B{at}";

    // Every matching that gives the seats of one authority and size out in their order.
    static IEnumerable<int[]> All(Seat[] seats, BatchReferral[] referrals, int[] taken)
    {
        if (taken.Length == referrals.Length)
        {
            return [taken];
        }

        var referral = referrals[taken.Length];
        return Enumerable.Range(0, seats.Length)
            .Where(s => !taken.Contains(s) && seats[s].Size == referral.Size)
            .Where(s => referral.Options.Any(o => o.Authority == seats[s].Authority))
            .GroupBy(s => seats[s].Authority).Select(g => g.Min())
            .SelectMany(s => All(seats, referrals, [.. taken, s]));
    }

    static long Cost(Seat[] seats, BatchReferral[] referrals, int[] matched) => referrals.Zip(matched)
        .Sum(m => (long)m.First.Size * m.First.Options.Single(o => o.Authority == seats[m.Second].Authority).Mismatch);

    static int Compare(Seat[] seats, int[] one, int[] other) => one.Zip(other)
        .Select(p => string.CompareOrdinal(seats[p.First].Authority, seats[p.Second].Authority)).FirstOrDefault(c => c != 0);
}
