using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Tests.Cases;
using TransferScheme.Rota.Tests.Model;

namespace TransferScheme.Rota.Tests.Runs;

/// <summary>From what a run follows: the same plan gives the same run, whatever the order in which its authorities are named.</summary>
/// <param name="Seed">Of all its chances.</param>
/// <param name="Steps">How many.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Volunteers">Whether authorities take groups out of turn.</param>
/// <param name="Limits">Whether there are thresholds, limits of room and pauses.</param>
/// <param name="Split">At which step nothing decided earlier is taken back any more: the run can be split there.</param>
sealed record RunPlan(int Seed, int Steps, ModelRules Rules, bool Volunteers = true, bool Limits = true, int Split = -1)
{
    internal static readonly Arbitrary<RunPlan> Any = (
        from seed in Gen.Choose(0, int.MaxValue)
        from steps in Gen.Choose(1, 40)
        from largest in Gen.Choose(1, 4)
        from percent in Gen.Elements(0, 25, 100)
        from twoAccounts in Gen.Elements(true, true, false)
        select new RunPlan(seed, steps, new(largest, percent, ModelUnits.U, 4096, twoAccounts))).ToArbitrary();

    internal RotaRules LibraryRules => new(
        "run", "population", Rules.LargestGroup, Rules.RepaymentPercent, (long)Rules.AuthorityBand, Rules.HorizonCap, Rules.TwoAccounts);

    /// <summary>The run, its authorities put on the roll in order of their ids.</summary>
    internal List<RunEntry> Play() => RotaRun.Play(this, Roll.Empty.With(Members()));

    /// <summary>Id and region of everyone.</summary>
    internal KeyValuePair<string, string>[] Members()
    {
        var random = new Random(Seed);
        var regions = random.From(1, 6);
        return
        [
            .. Enumerable.Range(0, random.From(2, 14))
                .Select(at => KeyValuePair.Create(RotaCases.Id(at), RotaCases.Region(random.Next(regions)))),
        ];
    }
}
