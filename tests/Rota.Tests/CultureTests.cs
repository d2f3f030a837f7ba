using TransferScheme.Rota.Tests.Cases;
using TransferScheme.Rota.Tests.Runs;

namespace TransferScheme.Rota.Tests;

/// <summary>No decision depends on the culture it is taken in.</summary>
public sealed class CultureTests
{
    [Fact]
    public void Given_a_hostile_culture_when_any_case_is_decided_then_the_same_to_the_letter() => Many.Hold(RotaCases.Any, c =>
    {
        var (decision, ranked) = HostileCulture.Under(() =>
        {
            var roll = c.Roll;
            var under = c.Decide(roll);
            return (under, under.Chosen < 0 ? [] : under.Ranked(roll));
        });

        Told.By(decision, c.Roll).ShouldSay(Told.By(c.Decide(), c.Roll));
        ranked.ShouldBe(decision.Chosen < 0 ? [] : decision.Ranked(c.Roll));
    });

    [Fact]
    public void Given_a_hostile_culture_when_any_run_is_played_then_the_same_to_the_unit() => Many.Hold(RunPlan.Any, plan =>
        HostileCulture.Under(plan.Play).SelectMany(e => ModelLedger.Told(e.After))
            .ShouldSay(plan.Play().SelectMany(e => ModelLedger.Told(e.After))));

    [Fact]
    public void Given_a_hostile_culture_when_something_asks_it_then_that_throws()
    {
        Should.Throw<InvalidOperationException>(() => HostileCulture.Under(() => new[] { "b", "a" }.Order().First()));
        Should.Throw<InvalidOperationException>(() => HostileCulture.Under(() => (-1).ToString()));
    }
}
