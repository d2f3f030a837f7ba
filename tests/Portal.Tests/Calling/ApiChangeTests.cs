using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Tests.Calling;

/// <summary>Whoever is told that a case has moved on reads when, by the clock on their wall.</summary>
public sealed class ApiChangeTests
{
    [Theory]
    [InlineData("2026-07-01T16:40:00Z", "Offer accepted (duty officer, 5:40pm).")]
    [InlineData("2026-12-01T16:40:00Z", "Offer accepted (duty officer, 4:40pm).")]
    public void Given_an_act_meanwhile_then_its_time_is_that_of_London(string at, string words) =>
        new ApiChange("offer accepted", DateTimeOffset.Parse(at, null), 2, new ApiChangedBy("duty-officer", null))
            .InWords(new Dates(new Text())).ShouldBe(words);
}
