using System.Text.Json;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Platform.Tests.Deciding;

/// <summary>Times in requests have their offset: which instant is meant never depends on where they are read.</summary>
public sealed class OffsetTimesTests
{
    sealed record Sent(DateTimeOffset At, DateTimeOffset? Perhaps = null);

    [Theory]
    [InlineData("2026-10-25T01:10:00Z", "2026-10-25T01:10:00Z")]
    [InlineData("2026-10-25T01:10:00+01:00", "2026-10-25T00:10:00Z")]
    [InlineData("2026-10-25T01:10:00.5-05:00", "2026-10-25T06:10:00.5Z")]
    public void Given_an_offset_then_the_instant(string text, string instant)
    {
        var sent = JsonSerializer.Deserialize<Sent>($$"""{ "at": "{{text}}", "perhaps": "{{text}}" }""", Json.Requests)!;
        (sent.At, sent.Perhaps).ShouldBe((DateTimeOffset.Parse(instant), DateTimeOffset.Parse(instant)));
    }

    [Theory]
    [InlineData("2026-10-25T01:10:00", true)]
    [InlineData("2026-10-25T01:10", true)]
    [InlineData("2026-10-25", true)]
    [InlineData("yesterday", false)]
    public void Given_none_then_the_member_is_named_and_what_a_time_is(string text, bool isTime)
    {
        var no = Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Sent>($$"""{ "at": "{{text}}" }""", Json.Requests));
        Faults.Of(no).Errors!["at"].Single().ShouldBe(isTime ? OffsetTimes.Missing : "Is not valid JSON for this member.");
    }
}
