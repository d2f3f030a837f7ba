using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Exporting;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Rota;
using TransferScheme.Rota.Receipts;

namespace TransferScheme.Allocation.Tests.Swapping;

/// <summary>One referral, one ledger: what a swap writes, and that every child stays charged once.</summary>
public sealed class PassedDebitTests
{
    [Fact]
    public void Given_a_taker_who_could_have_been_chosen_then_the_debit_alone_moves_and_the_shares_stay()
    {
        var passed = Of(Swap.Allocation, Swap.Standing);
        passed.IsOutOfTurn.ShouldBeFalse();
        passed.Entries.ShouldBe([new DebitMoved(Sample.ReferralId, "N1", "N2", 1)]);
        Accounts(Swap.Allocation, Swap.Standing).ShouldBe(
            [("K1", 0, 0, 0, 0), ("N1", Units.PerChild, 0, 0, 0), ("N2", -Units.PerChild, 1, 0, 1), ("S1", 0, 0, 0, 0)]);
    }

    [Fact]
    public void Given_a_taker_who_could_not_then_the_turn_is_taken_back_and_the_taker_charged_as_a_volunteer()
    {
        var a = Swap.Allocation with { Candidates = ["N1", "S1"] };
        var passed = Of(a, Swap.Standing);
        passed.IsOutOfTurn.ShouldBeTrue();
        var taken = passed.Entries[1].ShouldBeOfType<VoluntaryTaken>();
        passed.Entries.Select(e => e.Text()).ShouldBe(new RotaEvent[]
        {
            new DebitReversed(Sample.ReferralId, Sample.DecisionId, "N1", 1, [new("N1", Units.PerChild)], []),
            new VoluntaryTaken(Sample.ReferralId, "NTS-2026-000123", "N2", 1, taken.Accruals, taken.Arrears),
            new ReservationDebited(Sample.ReferralId, "N2", 1),
        }.Select(e => e.Text()));
        var accounts = Accounts(a, Swap.Standing);
        accounts.Sum(x => x.Balance).ShouldBe(0);
        taken.Accruals.Sum(x => x.Units).ShouldBe(Units.PerChild);
        accounts.Select(x => (x.Authority, x.Received, x.Reserved, x.InFlight)).ShouldBe(
            [("K1", 0, 0, 0), ("N1", 0, 0, 0), ("N2", 1, 0, 1), ("S1", 0, 0, 0)]);
    }

    [Fact]
    public void Given_a_seat_of_a_burst_then_the_taker_counts_as_a_volunteer_also_where_it_was_a_candidate() =>
        Of(Swap.Allocation with { Seat = new BurstSeat(2, "NTS-2026-000124", 2) }, Swap.Standing).IsOutOfTurn.ShouldBeTrue();

    [Fact]
    public void Given_a_volunteer_who_accepted_then_the_debit_moves_whoever_the_taker_is()
    {
        var taken = new VoluntaryTaken(Sample.ReferralId, "NTS-2026-000123", "N1", 1, [new("N1", Units.PerChild)], []);
        Of(Swap.Allocation with { Candidates = [] }, taken).Entries.ShouldBe([new DebitMoved(Sample.ReferralId, "N1", "N2", 1)]);
        TakingBack.Of(Sample.ReferralId, taken, "N2", isDebited: true)
            .ShouldBeText(new DebitReversed(Sample.ReferralId, Guid.Empty, "N2", 1, taken.Accruals, []));
    }

    [Fact]
    public void Given_a_taker_whom_the_rota_has_never_seen_then_it_is_seen_first()
    {
        var grown = Sample.Of(Sample.Facts with
        {
            Authorities = [.. Sample.Facts.Authorities, Sample.Authority("N3", "North East", "England", 50_000, 5)],
        });
        var taken = new VoluntaryTaken(Sample.ReferralId, "NTS-2026-000123", "N1", 1, [new("N1", Units.PerChild)], []);
        var passed = PassedDebit.Of(Swap.Allocation, taken, "N3", grown, Swap.Book)!;
        passed.Entries.Select(e => e.GetType().Name).ShouldBe(["PositionsSeen", "DebitMoved"]);
        passed.Entries.Aggregate(Swap.Book, RotaBook.Evolve).Ledger.Of("N3").Received.ShouldBe(1);
    }

    [Fact]
    public void Given_a_swap_when_the_referral_then_ends_then_every_account_is_as_before_the_decision()
    {
        var moved = Of(Swap.Allocation, Swap.Standing).Entries.Aggregate(Swap.Book, RotaBook.Evolve);
        var back = TakingBack.Of(Sample.ReferralId, Swap.Standing, "N2", isDebited: true);
        RotaBook.Evolve(moved, back).Ledger.Accounts().ShouldBe(Sample.Seen.Ledger.Accounts());
    }

    [Fact]
    public void Given_a_swap_in_either_way_then_one_turn_is_settled_and_the_export_has_one_line_of_the_case()
    {
        foreach (var a in new[] { Swap.Allocation, Swap.Allocation with { Candidates = ["N1", "S1"] } })
        {
            RotaEvent[] entries =
            [
                new PositionsSeen(Sample.Sight.Positions), Swap.Standing, new ReservationDebited(Sample.ReferralId, "N1", 1),
                .. Of(a, Swap.Standing).Entries,
            ];
            var settlements = entries.Aggregate(Settlements.None, Settlements.After);
            var (referral, settled) = settlements.ByReferral.ShouldHaveSingleItem();
            (referral, settled.IsSettled, settled.Receiver).ShouldBe((Sample.ReferralId, true, "N2"));
            var (export, lines) = (LedgerExport.Beginning, new List<string>());
            foreach (var entry in entries)
            {
                export = LedgerExport.After(export, entry, settlements);
                lines.AddRange(export.Lines.Select(line => line.ToJsonString()));
            }

            lines.Where(line => line.Contains(Sample.Child.Id, StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain("\"N2\"");
        }
    }

    static PassedDebit Of(AllocationCase a, RotaEvent standing) => PassedDebit.Of(a, standing, "N2", Sample.Sight, Swap.Book)!;

    static IReadOnlyList<(string Authority, long Balance, int Received, int Reserved, int InFlight)> Accounts(
        AllocationCase a, RotaEvent standing) =>
    [
        .. Of(a, standing).Entries.Aggregate(Swap.Book, RotaBook.Evolve).Ledger.Accounts()
            .Select(x => (x.Key, x.Value.Balance, x.Value.Received, x.Value.Reserved, x.Value.InFlight)),
    ];
}
