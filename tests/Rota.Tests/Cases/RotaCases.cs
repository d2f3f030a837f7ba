using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Rota.Tests.Model;

namespace TransferScheme.Rota.Tests.Cases;

/// <summary>Random decisions to take. Each kind is drawn from a seed, and what fails is made smaller.</summary>
static class RotaCases
{
    /// <summary>Few authorities with coarse weights and balances: ties and limits are common.</summary>
    internal static readonly Arbitrary<RotaCase> Coarse = Drawn(DrawCoarse);

    /// <summary>Regions of one authority each, within little more than the band: the guard has most to do.</summary>
    internal static readonly Arbitrary<RotaCase> Tight = Drawn(TightCases.Draw);

    /// <summary>As in the scheme: up to 240 authorities, balances within a child or so.</summary>
    internal static readonly Arbitrary<RotaCase> Usual = Drawn(DrawUsual);

    /// <summary>Thousands of children behind and ahead.</summary>
    internal static readonly Arbitrary<RotaCase> FarAdrift = Drawn(DrawFarAdrift);

    /// <summary>Weights of 1 next to 10^15.</summary>
    internal static readonly Arbitrary<RotaCase> Uneven = Drawn(DrawUneven);

    /// <summary>Weights that sum to 10^18 and more.</summary>
    internal static readonly Arbitrary<RotaCase> Huge = Drawn(DrawHuge);

    /// <summary>Of all kinds.</summary>
    internal static readonly Arbitrary<RotaCase> Any = Drawn(random =>
        random.Of<Func<Random, RotaCase>>(
            DrawCoarse, TightCases.Draw, TightCases.Draw, DrawUsual, DrawFarAdrift, DrawUneven, DrawHuge)(random));

    internal static Arbitrary<RotaCase> Drawn(Func<Random, RotaCase> draw) =>
        Arb.From(Gen.Choose(0, int.MaxValue).Select(seed => draw(new Random(seed))), Smaller.Of);

    static RotaCase DrawCoarse(Random random) =>
        Draw(random, random.From(1, 9), WeightKinds.Few, random.Of<BalanceKinds.Kind>(BalanceKinds.None, BalanceKinds.Coarse));

    static RotaCase DrawUsual(Random random) =>
        Draw(random, random.Once(3) ? random.From(30, 240) : random.From(2, 30), WeightKinds.Usual, BalanceKinds.Usual);

    static RotaCase DrawFarAdrift(Random random) =>
        Draw(
            random, random.From(2, 20), random.Of<WeightKinds.Kind>(WeightKinds.Few, WeightKinds.Usual, WeightKinds.Uneven),
            BalanceKinds.Large);

    static RotaCase DrawUneven(Random random) =>
        Draw(random, random.From(2, 20), WeightKinds.Uneven, random.Of<BalanceKinds.Kind>(BalanceKinds.Coarse, BalanceKinds.Usual));

    static RotaCase DrawHuge(Random random) =>
        Draw(
            random, random.From(1, 12), WeightKinds.Huge,
            random.Of<BalanceKinds.Kind>(BalanceKinds.Coarse, BalanceKinds.Usual, BalanceKinds.Large));

    internal static RotaCase Draw(Random random, int count, WeightKinds.Kind weight, BalanceKinds.Kind balance)
    {
        var balances = BalanceKinds.Draw(random, balance, count, balanced: random.Once(2));
        var owing = random.Of<BalanceKinds.Kind>(BalanceKinds.None, BalanceKinds.Coarse, BalanceKinds.Usual, BalanceKinds.Large);
        var arrears = BalanceKinds.Draw(random, owing, count, balanced: true);
        var regions = random.From(1, 12);
        var limited = random.Once(2);
        ModelAuthority[] authorities =
        [
            .. Enumerable.Range(0, count).Select(at => new ModelAuthority(Id(at), Region(random.Next(regions)), weight(random, count))
            {
                Participates = !random.Once(10),
                Uasc = random.Once(3) ? random.Of<int?>(null, 8, 9, 10, 11) : null,
                Threshold = random.Once(2) ? 10 : null,
                Room = limited ? random.Of<int?>(null, null, -1, 0, 1, 2, 3, 9) : null,
                Balance = balances[at],
                Arrears = arrears[at],
            }),
        ];
        return new(authorities, Groups.Draw(random, authorities), Rules(random));
    }

    static ModelRules Rules(Random random) => new(
        random.From(1, 4), random.Of(0, 25, 25, 100), random.Of(1, 1, 1, 0, 2) * Units.PerChild, random.Of(4096, 4096, 64, 1),
        !random.Once(3));

    // Upper and lower case, and letters with accents, mixed: where order depended on a culture, it would show.
    internal static string Id(int at) => at % 3 == 0 ? $"i{at}" : at % 3 == 1 ? $"I{at}" : $"é{at}";

    internal static string Region(int at) => at % 2 == 0 ? $"north-{at}" : $"South-{at}";
}
