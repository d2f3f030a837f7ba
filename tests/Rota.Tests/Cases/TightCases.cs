using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Tests.Model;

namespace TransferScheme.Rota.Tests.Cases;

/// <summary>Regions of one authority each, near their band: here the guard has most to do.</summary>
static class TightCases
{
    internal static RotaCase Draw(Random random)
    {
        var weights = random.Of<WeightKinds.Kind>(WeightKinds.Few, WeightKinds.Usual);
        var drawn = RotaCases.Draw(random, random.From(3, 14), weights, BalanceKinds.Usual);
        var apart = drawn.Authorities.Select((a, at) => a with { Region = RotaCases.Region(at) });
        return drawn with
        {
            Authorities = random.Of<Func<Random, ModelAuthority[], ModelAuthority[]>>(Adrift, Due, Walked, Walked)(random, [.. apart]),
            Referral = drawn.Referral with { Size = random.Of(1, 1, 1, 2), DeclinedValid = [] },
            Rules = drawn.Rules with { LargestGroup = random.Of(1, 1, 1, 2) },
        };
    }

    static ModelAuthority[] Adrift(Random random, ModelAuthority[] apart) => apart;

    // Everyone accrues, and each must be served by one of the next few children: more of them, at times, than there are children.
    static ModelAuthority[] Due(Random random, ModelAuthority[] apart)
    {
        var total = apart.Select(a => a.Weight).Sum();
        var most = random.From(1, 20);
        return
        [
            .. apart.Select(a => new ModelAuthority(a.Id, a.Region, a.Weight)
            {
                Balance = ModelUnits.U - (((2 * random.From(1, most)) + 1) * a.Weight * ModelUnits.U / (2 * total)),
                Arrears = a.Arrears,
            }),
        ];
    }

    // Everyone accrues, from the beginning, and whatever is picked inside the guard: all that is due can be met, and only just.
    static ModelAuthority[] Walked(Random random, ModelAuthority[] apart)
    {
        ModelAuthority[] beginning = [.. apart.Select(a => new ModelAuthority(a.Id, a.Region, a.Weight))];
        var walk = new RotaCase(beginning, new(1), new(1, 0, ModelUnits.U, 4096, TwoAccounts: true));
        var (roll, ledger, rules) = (walk.Roll, Ledger.Empty.On(walk.Roll), walk.LibraryRules);
        var positions = walk.PositionsOn(roll);
        for (var children = random.From(1, 60); children > 0; children--)
        {
            var decision = GuardedRota.Decide(ledger, positions, new RotaGroup(1), rules);
            int[] inTurn = [.. Enumerable.Range(0, roll.Count).Where(i => decision.IsInTurn(i, roll))];
            ledger = ledger.Accrue(decision.Shares).Reserve(inTurn[random.Next(inTurn.Length)], 1);
        }

        return [.. beginning.Select(a => a with { Balance = ledger.Balance(roll.PlaceOf(a.Id)) })];
    }
}
