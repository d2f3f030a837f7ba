using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace TransferScheme.AgeAssessments.Tests.Stating;

/// <summary>
/// Random acts by random persons in random order, some that help on their way so that every stage is reached: whatever is tried, the
/// invariants of the specification hold; and with a rule switched off, each of them is caught.
/// </summary>
/// <param name="output">Shows how soon each rule that is switched off is caught.</param>
public sealed class RandomRunTests(ITestOutputHelper output)
{
    const int Runs = 10_000;
    const int Steps = 60;

    static readonly Gen<int[]> Acts = Gen.ArrayOf(Gen.Choose(0, 999_999), Steps);

    public static TheoryData<string> SwitchedOff => [.. Decisions.Without.Keys];

    [Fact]
    public void Whatever_is_tried_the_invariants_hold()
    {
        var served = 0;
        Prop.ForAll(Acts.ToArbitrary(), steps =>
        {
            var run = Play(steps, Decisions.Own);
            run.Faults.ShouldBeEmpty(run.ToString());
            served += run.IsServed ? 1 : 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));

        // Otherwise the runs would prove nothing about what comes after service.
        served.ShouldBeGreaterThan(Runs / 50);
    }

    [Theory]
    [MemberData(nameof(SwitchedOff))]
    public void With_a_rule_switched_off_some_run_is_caught_by_that_invariant(string rule)
    {
        var sign = rule.StartsWith('(') ? rule[..(rule.IndexOf(')', StringComparison.Ordinal) + 1)] : "(guard)";

        // Some faults need a rare run: as many are tried as it takes, up to a hundred thousand.
        for (var tried = 0; tried < 100_000; tried += 100)
        {
            if (Acts.Sample(100).Any(steps => Play(steps, Decisions.Without[rule]).Faults.Any(f => f.StartsWith(sign, StringComparison.Ordinal))))
            {
                output.WriteLine($"{rule}: caught after {tried:N0} runs");
                return;
            }
        }

        Assert.Fail($"{rule}: not caught in 100,000 runs");
    }

    static Run Play(int[] steps, Decisions decisions)
    {
        var run = new Run(decisions, steps.FirstOrDefault() % 2 == 0);
        foreach (var step in steps)
        {
            run.Take(step);
        }

        return run;
    }
}
