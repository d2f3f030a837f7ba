using TransferScheme.Rota.Tests.Model;

namespace TransferScheme.Rota.Tests.Cases;

/// <summary>Regions of one authority each, near their band: here the guard has most to do.</summary>
static class TightCases
{
    internal static RotaCase Draw(Random random)
    {
        var drawn = RotaCases.Draw(random, random.From(3, 14), random.Of<Weights.Kind>(Weights.Few, Weights.Usual), Balances.Usual);
        var apart = drawn.Authorities.Select((a, at) => a with { Region = RotaCases.Region(at) });
        return drawn with
        {
            Authorities = random.Once(2) ? [.. apart] : Due(random, [.. apart]),
            Referral = drawn.Referral with { Size = random.Of(1, 1, 1, 2), DeclinedValid = [] },
            Rules = drawn.Rules with { LargestGroup = random.Of(1, 1, 1, 2) },
        };
    }

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
}
