using FsCheck;
using FsCheck.Fluent;
using TransferScheme.TestKit;
using Xunit.Abstractions;

namespace TransferScheme.Referrals.Tests.Model.Moving;

/// <summary>
/// Responsibility changes hands at most once a case, never without two signatures of two persons of two authorities and an arrival that
/// both confirm, and at every instant exactly one authority holds it (Immigration Act 2016, section 69).
/// </summary>
/// <param name="output">Shows how soon each rule that is switched off is caught.</param>
public sealed class ResponsibilityTests(ITestOutputHelper output)
{
    const int Acts = 70;

    // Each number is an act and what it is about. Some runs cross the hour that is missing in March, some the one that October has twice.
    static readonly Gen<(int Start, int Children, bool Counted, int[] Acts)> Runs =
        from start in Gen.Choose(0, 2)
        from children in Gen.Choose(1, 3)
        from counted in Gen.Elements(true, true, true, false)
        from acts in Gen.ArrayOf(Gen.Choose(0, int.MaxValue - 1), Acts)
        select (start, children, counted, acts);

    static readonly DateTimeOffset[] Starts =
        [A.Monday, new(2026, 3, 28, 20, 0, 0, TimeSpan.Zero), new(2026, 10, 24, 20, 0, 0, TimeSpan.FromHours(1))];

    public static TheoryData<string> SwitchedOff => [.. Rules.Without.Keys];

    [Fact]
    public void Given_any_acts_of_anybody_in_any_order_then_responsibility_moves_once_at_most_as_both_agreed_and_one_alone_holds_it() =>
        Prop.ForAll(Runs.ToArbitrary(), run =>
        {
            var course = Play(run, Rules.Own);
            course.Holders.Faults.ShouldBeEmpty();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

    [Fact]
    public void Given_many_runs_when_counted_then_many_move_the_children_and_every_act_is_taken_and_turned_down()
    {
        // Many, so that what is rare comes too.
        var runs = Runs.SameSample(8_000).Select(run => Play(run, Rules.Own)).ToList();
        runs.Count(c => c.Holders.Moves == 1).ShouldBeGreaterThan(500);
        runs.Count(c => c.State.FailedMoves > 0 && c.Holders.Moves == 1).ShouldBeGreaterThan(10);
        var met = runs.SelectMany(c => c.Met).ToHashSet();
        foreach (var act in MovingActs.All.Select(a => a.Name).Where(name => name != MovingActs.ToCome).Append("again"))
        {
            met.ShouldContain($"{act} ");
        }

        foreach (var code in new[]
        {
            "not-yours", "no-accepted-offer", "effectiveAt", "no-terms", "already-signed", "same-person", "not-your-authority",
            "acting-person-required", "drafter-of-other-side", "departed-before-arrangement", "item-open", "not-received", "already-disputed", "not-disputed",
            "not-arranged", "departedAt", "referral-held", "child-missing", "objection-open", "review-stale",
            "not-in-transit", "arrivedAt", "already-confirmed", "arrival-confirmed", "transfer-completed", "referral-withdrawn",
            "referral-closed", "not-completed", "departed-before-arrangement", "drafter-of-other-side",
        })
        {
            met.ShouldContain(m => m.EndsWith($" {code}", StringComparison.Ordinal), code);
        }
    }

    [Theory]
    [MemberData(nameof(SwitchedOff))]
    public void Given_a_rule_switched_off_then_it_is_caught(string rule)
    {
        // Some faults need a rare run: as many are tried as it takes, up to a hundred thousand.
        for (var tried = 0; tried < 100_000; tried += 100)
        {
            if (Runs.Sample(100).Select(run => Play(run, Rules.Without[rule]).Holders.Faults).FirstOrDefault(f => f.Count > 0) is { } caught)
            {
                output.WriteLine($"{rule}: caught after {tried:N0} runs, such as: {caught[0]}");
                return;
            }
        }

        Assert.Fail($"{rule}: not caught in 100,000 runs");
    }

    static Course Play((int Start, int Children, bool Counted, int[] Acts) run, Rules rules)
    {
        var course = new Course(rules, Starts[run.Start], run.Children, run.Counted);
        foreach (var number in run.Acts)
        {
            var dice = new Dice(number);
            switch (dice.Below(16))
            {
                case 0:
                    MovingActs.Rest(course, dice);
                    break;
                case 1:
                    course.Again(dice);
                    break;
                case < 10 when MovingActs.All.Where(a => a.Leads?.Invoke(course.State) is true).ToList() is { Count: > 0 } on:
                    course.Take(dice.Of(on), dice);
                    break;
                default:
                    course.Take(dice.Of(MovingActs.All), dice);
                    break;
            }

            if (course.Holders.Faults.Count > 0)
            {
                return course;
            }
        }

        course.Holders.AgreesThroughout(course.State);
        return course;
    }
}
