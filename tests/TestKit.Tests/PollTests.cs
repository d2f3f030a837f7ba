namespace TransferScheme.TestKit.Tests;

public sealed class PollTests
{
    [Fact]
    public async Task Given_a_condition_that_comes_true_when_polled_then_the_wait_ends()
    {
        var asked = 0;

        await Poll.UntilAsync(() => Task.FromResult(++asked == 3), TimeSpan.FromSeconds(10), "the third time");

        asked.ShouldBe(3);
    }

    [Fact]
    public async Task Given_a_condition_that_stays_false_when_polled_then_the_message_says_what_was_waited_for() =>
        (await Should.ThrowAsync<TimeoutException>(() =>
            Poll.ForAsync(() => Task.FromResult(2), count => count == 3, TimeSpan.FromMilliseconds(50), "three messages")))
        .Message.ShouldBe("Not within 00:00:00.0500000: three messages. Last seen: 2.");
}
