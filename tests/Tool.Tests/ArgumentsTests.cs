namespace TransferScheme.Tool.Tests;

public sealed class ArgumentsTests
{
    [Fact]
    public void Given_options_anywhere_when_parsed_then_the_words_are_left_in_order()
    {
        var parsed = Arguments.Parse(["parked", "--base-url", "http://127.0.0.1:8080", "replay", "--demo", "a.json", "referrals"]);

        parsed.Words.ShouldBe(["parked", "replay", "referrals"]);
        parsed.BaseUrl.ShouldBe(new Uri("http://127.0.0.1:8080"));
        parsed.Demo.ShouldBe("a.json");
        parsed.Help.ShouldBeFalse();
    }

    [Theory]
    [InlineData("--loud", "scheme does not know --loud. Try scheme --help.")]
    [InlineData("--demo", "--demo needs a value.")]
    [InlineData("--base-url", "--base-url needs a value.")]
    [InlineData("--base-url=x", "scheme does not know --base-url=x. Try scheme --help.")]
    public void Given_an_option_that_is_not_known_or_has_no_value_then_it_says_so(string option, string message) =>
        Should.Throw<CommandFailedException>(() => Arguments.Parse(["clock", option])).Message.ShouldBe(message);

    [Theory]
    [InlineData("localhost")]
    [InlineData("file:///etc")]
    public void Given_an_address_that_is_none_of_the_web_then_it_says_so(string address) =>
        Should.Throw<CommandFailedException>(() => Arguments.Parse(["clock", "--base-url", address]))
            .Message.ShouldBe($"{address} is not an address such as http://127.0.0.1:8080.");
}
