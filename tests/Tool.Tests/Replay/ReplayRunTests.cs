using TransferScheme.Tool.Replay;

namespace TransferScheme.Tool.Tests.Replay;

/// <summary>What is counted of a plan while it is played.</summary>
public sealed class ReplayRunTests
{
    const string Placed = "01900000-0000-7000-8000-0000000000aa";
    const string Unplaced = "01900000-0000-7000-8000-0000000000bb";
    const string Offer = "01900000-0000-7000-8000-0000000000cc";
    static readonly DateOnly Day = new(2022, 1, 4);

    [Fact]
    public async Task Given_a_referral_that_nobody_can_take_then_its_decline_was_planned_and_is_not_counted()
    {
        await using var scheme = await FakeScheme.StartAsync();
        scheme.Answers["GET /api/v1/authorities"] = new([(200, """{"items":[],"next":null}""")]);
        scheme.Answers["POST /api/v1/referrals"] = new([(201, Referral(Unplaced, Day)), (201, Referral(Placed, Day.AddDays(1)))]);
        scheme.Answers[$"GET /api/v1/allocations/{Unplaced}"] = new([(200, """{"status":"unplaced","region":null,"version":1,"candidates":[]}""")]);
        scheme.Answers[$"GET /api/v1/allocations/{Placed}"] =
            new([(200, Allocation("waiting")), (200, Allocation("waiting")), (200, Allocation("declined")), (200, Allocation("waiting"))]);
        scheme.Answers[$"POST /api/v1/allocations/{Placed}/offer"] = new([(201, $$"""{"id":"{{Offer}}"}""")]);
        scheme.Answers[$"GET /api/v1/referrals/{Placed}"] = new([(200, """{"status":"offered"}"""), (200, """{"status":"awaitingAllocation"}""")]);
        scheme.Answers["POST /api/v1/refusals"] = new([(201, """{"version":1}""")]);
        scheme.Answers[$"POST /api/v1/refusals/{Offer}/issue"] = new([(200, """{"status":"declined"}""")]);
        scheme.Answers[$"GET /api/v1/refusals/{Offer}"] = new([(200, """{"version":3}""")]);
        scheme.Answers[$"POST /api/v1/refusals/{Offer}/review"] = new([(200, """{"version":4}""")]);
        var moved = 0;

        using var http = new SchemeHttp(() => DemoFile.Read(scheme.Demo).BaseUrl);
        var run = new ReplayRun(new Partners(http, DemoFile.Read(scheme.Demo)), [Declining(1, Day), Declining(2, Day.AddDays(1))], () => moved++);
        await run.PlayAsync(new Dictionary<string, int>(), Day);

        (run.Declined, run.ReasonsAccepted, moved).ShouldBe((1, 1, 1));
        scheme.Asked.Count(a => a.Contains("/issue ", StringComparison.Ordinal)).ShouldBe(1);
    }

    // It ends with the review: an answer on the day of the referral comes before the offer, and is not given.
    static ReplayCase Declining(int number, DateOnly day) => new(
        number, RecordedYear.PortOfEntry, false, day,
        [new ReplayChild("Fake Rowan", "Fake Lantern", new DateOnly(2006, 1, 1), "female", new Nationality("ER", "ti"))],
        new CaseDays(day, day, day, day, day), new ReplayDecline(["G04"], true, Day.AddDays(2), Day.AddDays(2), null));

    static string Referral(string id, DateOnly startedOn) =>
        $$"""{"id":"{{id}}","status":"awaitingAllocation","version":1,"clocks":{"statutory":{"startedOn":"{{startedOn:yyyy-MM-dd}}"} } }""";

    static string Allocation(string status) =>
        $$"""{"status":"{{status}}","region":"south-east","version":1,"candidates":[{"authority":"E10000016"}]}""";
}
