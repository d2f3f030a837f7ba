namespace TransferScheme.Tool.Tests.Replay;

public sealed class ReplayCommandTests
{
    [Theory]
    [InlineData("replay", "Which year? replay needs --year, 2016 to 2023.")]
    [InlineData("replay --year 2015", "The recorded years are 2016 to 2023; 2015 is none of them.")]
    [InlineData("replay --year last", "--year takes a whole number, and last is none.")]
    [InlineData("replay --year 2022 --seed -1", "--seed takes a whole number, and -1 is none.")]
    [InlineData("replay --year 2022 --days 0", "On the first 0 working days of 2022 nobody is referred: give more --days.")]
    [InlineData("replay --year 2022 --declines 101", "--declines takes 0 to 100.")]
    [InlineData("replay now --year 2022", "scheme does not know 'replay now'. Try scheme --help.")]
    [InlineData("clock --seed 1", "Only replay and sandbox know --seed. Try scheme --help.")]
    public async Task Given_wrong_arguments_then_it_says_what_is_wrong(string command, string message)
    {
        await using var scheme = await FakeScheme.StartAsync();
        (await scheme.RunAsync(command.Split(' '))).ShouldBe((1, "", message));
        scheme.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_a_clock_that_has_passed_the_start_then_nothing_is_played()
    {
        await using var scheme = await FakeScheme.StartAsync();
        (await scheme.RunAsync("replay", "--year", "2022")).ShouldBe(
        (
            1, "", "The scheme's clock stands at 2026-03-02T09:00:00Z: a replay of 2022 needs a simulated clock that has not passed "
            + "2022-01-01. deploy/run --replay 2022 starts such an installation."
        ));
    }

    [Fact]
    public async Task Given_the_real_clock_then_nothing_is_played()
    {
        await using var scheme = await FakeScheme.StartAsync();
        scheme.Clock = """{"now":"2022-01-01T00:00:00Z","simulated":false}""";
        (await scheme.RunAsync("replay", "--year", "2022")).Errors.ShouldStartWith(
            "The scheme's clock stands at 2022-01-01T00:00:00Z and is the real one: ");
    }

    [Fact]
    public async Task Given_an_installation_with_referrals_then_nothing_is_played()
    {
        await using var scheme = await FakeScheme.StartAsync();
        scheme.Clock = """{"now":"2022-01-01T00:00:00Z","simulated":true}""";
        (await scheme.RunAsync("replay", "--year", "2022")).ShouldBe(
        (
            1, "", "This installation holds referrals already: a replay needs a fresh one. deploy/run --replay 2022 starts one."
        ));
        scheme.Asked.ShouldNotContain(asked => asked.StartsWith("PUT") || asked.StartsWith("POST /api"));
    }
}
