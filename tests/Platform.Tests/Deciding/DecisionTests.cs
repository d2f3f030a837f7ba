using TransferScheme.Platform.Deciding;

namespace TransferScheme.Platform.Tests.Deciding;

public sealed class DecisionTests
{
    [Fact]
    public void Given_a_decision_that_changes_more_than_its_stream_when_more_is_told_in_its_events_then_the_rest_stays()
    {
        Decision<string> decision = "raised";
        var told = decision.Appending(Guid.NewGuid(), 1, "elsewhere").Telling(e => $"{e} by two");
        told.Events.ShouldBe(["raised by two"]);
        told.Elsewhere.Count.ShouldBe(1);
        ((Decision<string>)Rejection.Conflict("code", "No.")).Telling(e => e).Rejection!.Code.ShouldBe("code");
    }
}
