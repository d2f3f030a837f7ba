using TransferScheme.Rota.Deciding;

namespace TransferScheme.Rota.Tests.Deciding;

/// <summary>A run that writes on the same memory again decides as one that keeps everything, also where a decision is taken twice.</summary>
public sealed class RunMemoryTests
{
    const int Authorities = 300;
    static readonly RotaRules Rules = new("test", "given", LargestGroup: 4);

    [Fact]
    public void Given_a_run_when_decided_on_memory_used_again_then_every_decision_and_ledger_is_the_same()
    {
        var random = new Random(7);
        var roll = Roll.Empty.With(Enumerable.Range(0, Authorities).Select(i => KeyValuePair.Create($"A{i:000}", $"R{i % 7}")));
        Position[] positions =
            [.. Enumerable.Range(0, Authorities).Select(_ => new Position(random.NextInt64(1, 1_000_000), true, 10, 40, random.Next(3)))];
        var (kept, used, memory) = (Ledger.Empty.On(roll), Ledger.Empty.On(roll), new RunMemory());
        var repaid = 0;
        for (var n = 0; n < 1_500; n++)
        {
            // Places come and go, so that there are arrears and some are repaid.
            var changed = random.Next(Authorities);
            positions[changed] = positions[changed] with { Room = random.Next(4), Uasc = random.Next(45) };
            var group = new RotaGroup(
                1 + random.Next(3), random.Next(Authorities), [random.Next(Authorities), random.Next(Authorities)],
                Mismatch: n % 2 == 0 ? null : [.. Enumerable.Range(0, Authorities).Select(_ => random.Next(10_000))]);
            var plain = GuardedRota.Decide(kept, positions, group, Rules);
            if (n % 5 == 0)
            {
                GuardedRota.Decide(used, positions, group with { Size = 4 }, Rules, memory);
            }

            var lean = GuardedRota.Decide(used, positions, group, Rules, memory);
            (lean.Chosen, lean.Rule, lean.Pick, lean.Least, lean.Weight, lean.Ahead)
                .ShouldBe((plain.Chosen, plain.Rule, plain.Pick, plain.Least, plain.Weight, plain.Ahead));
            lean.Exclusions.ShouldBe(plain.Exclusions);
            lean.Shares.ShouldBe(plain.Shares);
            lean.Balances.ShouldBe(plain.Balances);
            repaid += plain.Repaid.Any(units => units != 0) ? 1 : 0;
            if (plain.Chosen >= 0)
            {
                var accrued = kept.Accrue(plain.Shares, plain.ArrearsChanges);
                var everyone = Enumerable.Range(0, Authorities);
                everyone.Select(plain.Accrued.Owed).ShouldBe(everyone.Select(accrued.Owed));
                everyone.Select(plain.Accrued.Arrears).ShouldBe(everyone.Select(accrued.Arrears));
                kept = accrued.Reserve(plain.Chosen, group.Size).Debit(plain.Chosen, group.Size);
                used = lean.Accrued.Take(lean.Chosen, group.Size);
                everyone.Select(used.Balance).ShouldBe(everyone.Select(kept.Balance));
            }
        }

        repaid.ShouldBeGreaterThan(100);
    }
}
