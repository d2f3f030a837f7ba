using System.Reflection;
using TransferScheme.TestKit;

namespace TransferScheme.Portal.Tests.Visiting;

/// <summary>The two ways of a plain run take turns.</summary>
public sealed class InTurnTests
{
    static readonly List<MethodInfo> Journeys =
    [
        .. typeof(InTurnTests).Assembly.GetTypes().SelectMany(t => t.GetMethods()).Where(m => m.IsDefined(typeof(InTurnAttribute))),
    ];

    [Fact]
    public void Given_all_journeys_then_each_way_is_walked_by_at_least_a_third()
    {
        Journeys.Count.ShouldBeGreaterThan(40);
        Journeys.Count(j => InTurnAttribute.Of(j) == Way.Usual).ShouldBeInRange(Journeys.Count / 3, Journeys.Count * 2 / 3);
    }

    [Fact]
    public void Given_a_journey_then_a_plain_run_walks_it_once_and_a_long_run_six_times()
    {
        Journeys.ShouldAllBe(j => new InTurnAttribute().GetData(j).Count() == (LongRun.IsThis ? 6 : 1));
        Way.All.ShouldBeUnique();
    }
}
