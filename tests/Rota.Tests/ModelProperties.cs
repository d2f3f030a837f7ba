using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Rota.Tests.Cases;
using TransferScheme.Rota.Tests.Model;
using TransferScheme.TestKit;

namespace TransferScheme.Rota.Tests;

/// <summary>
/// Whole decisions compared with a model written straight from the specification in whole numbers without limit: codes, shares,
/// repayments, arrears, balances, regions, deadlines, horizon, rule, pick, chosen and ranking.
/// </summary>
public sealed class ModelProperties
{
    [Fact]
    public void Given_regions_near_their_band_when_decided_then_to_the_letter_as_in_the_model() => Agree(RotaCases.Tight);

    [Fact]
    public void Given_ties_and_exact_limits_when_decided_then_to_the_letter_as_in_the_model() => Agree(RotaCases.Coarse);

    [Fact]
    public void Given_usual_weights_and_balances_when_decided_then_to_the_letter_as_in_the_model() => Agree(RotaCases.Usual);

    [Fact]
    public void Given_balances_of_thousands_when_decided_then_to_the_letter_as_in_the_model() => Agree(RotaCases.FarAdrift);

    [Fact]
    public void Given_weights_of_one_beside_a_quadrillion_when_decided_then_to_the_letter_as_in_the_model() => Agree(RotaCases.Uneven);

    [Fact]
    public void Given_weights_near_the_most_that_a_long_holds_when_decided_then_to_the_letter_as_in_the_model() => Agree(RotaCases.Huge);

    [Fact]
    public void Given_random_cases_when_counted_then_every_rule_pick_and_code_is_common()
    {
        ModelDecision[] decisions = [.. RotaCases.Any.Generator.SameSample(6_000).Select(c => c.Model())];
        Dictionary<string, int> seen = new[]
            {
                decisions.Select(d => d.Rule), decisions.Select(d => d.Pick),
                decisions.SelectMany(d => d.Codes.Values.OfType<string>().Distinct()),
                decisions.Select(d => d.Binding > 0 ? "binding later" : "binding now or never"),
                decisions.Select(d => d.Shares?.Repaid.Values.Any(r => r != 0) is true ? "repaid" : "not repaid"),
                decisions.SelectMany(d => d.Regions.Where(r => r.Weight == 0).Take(1).Select(_ => "region without weight")),
            }
            .SelectMany(s => s).CountBy(s => s).ToDictionary();
        string[] wanted =
        [
            "none", "within-guard", "must-serve-soon", "earliest-deadline", "most-behind", "furthest-behind", "overdue", "best-match",
            "not-participating", "threshold", "no-room", "declined-valid", "declined", "entry", "capacity", "unsuitable",
            "binding later", "repaid", "region without weight",
        ];

        wanted.Where(w => seen.GetValueOrDefault(w) < 50).ShouldBeEmpty();
    }

    static void Agree(Arbitrary<RotaCase> cases) =>
        Many.Hold(cases, c => Told.By(c.Decide(), c.Roll).ShouldSay(Told.By(c.Model(), c.Authorities.Select(a => a.Id))));
}
