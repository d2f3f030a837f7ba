using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Tests.Cases;
using TransferScheme.TestKit;

namespace TransferScheme.Rota.Tests;

/// <summary>Nothing is ever lost or made: exact after a hundred thousand decisions, and after ten million in the long run.</summary>
public sealed class ConservationTests
{
    const int Authorities = 16;
    static readonly RotaRules Rules = new("conservation", "population");
    static readonly int Decisions = LongRun.IsThis ? 10_000_000 : 100_000;

    [Fact]
    public void Given_millions_of_decisions_when_everyone_comes_and_goes_then_both_accounts_are_exact_to_the_unit()
    {
        var random = new Random(20_260_701);
        var everyone = Enumerable.Range(0, Authorities);
        var roll = Roll.Empty.With(everyone.Select(at => KeyValuePair.Create(RotaCases.Id(at), RotaCases.Region(at % 4))));
        Position[] positions = [.. everyone.Select(_ => new Position(random.Next(1, 1_000_000), true, null, null, null))];
        var ledger = Ledger.Empty.On(roll);
        long children = 0;
        for (var decision = 1; decision <= Decisions; decision++)
        {
            Change(random, positions);
            var group = new RotaGroup(random.From(1, 4), random.Next(Authorities));
            var decided = GuardedRota.Decide(ledger, positions, group, Rules);
            if (decided.Chosen >= 0)
            {
                children += group.Size;
                ledger = ledger.Accrue(decided.Shares, decided.ArrearsChanges).Reserve(decided.Chosen, group.Size)
                    .Debit(decided.Chosen, group.Size).Arrive(decided.Chosen, group.Size);
            }

            if (decision % (Decisions / 1_000) == 0)
            {
                (Sum(ledger.Owed), Sum(ledger.Arrears), Sum(ledger.Balance), Sum(i => ledger.Received(i)))
                    .ShouldBe((children * (Int128)Units.PerChild, 0, 0, children));
            }
        }

        children.ShouldBeGreaterThan(2L * Decisions);
    }

    // One in three decisions, an authority pauses or comes back, or its room runs out or returns.
    static void Change(Random random, Position[] positions)
    {
        if (random.Once(3))
        {
            ref var one = ref positions[random.Next(Authorities)];
            one = random.Once(2) ? one with { Participates = !one.Participates || random.Once(2) }
                : one with { Room = one.Room is null ? random.From(0, 3) : null };
        }
    }

    static Int128 Sum(Func<int, long> account) => Enumerable.Range(0, Authorities).Aggregate((Int128)0, (sum, i) => sum + account(i));
}
