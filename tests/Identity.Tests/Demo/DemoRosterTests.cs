using TransferScheme.Identity.Demo;

namespace TransferScheme.Identity.Tests.Demo;

/// <summary>The people of the demo bear the names of their places.</summary>
public sealed class DemoRosterTests
{
    [Theory]
    [InlineData("london", "Coordinator, London")]
    [InlineData("south-east", "Coordinator, South East")]
    [InlineData("east-of-england", "Coordinator, East of England")]
    [InlineData("yorkshire-and-the-humber", "Coordinator, Yorkshire and The Humber")]
    public void Given_a_region_then_its_coordinator_is_named_for_it_as_people_say_it(string slug, string name) =>
        DemoRoster.People([new DemoAuthority("X001", "Authority 1", slug)]).Single(p => p.Standing.Region == slug).Name.ShouldBe(name);
}
