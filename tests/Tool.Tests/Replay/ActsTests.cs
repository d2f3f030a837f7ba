using TransferScheme.Tool.Replay;

namespace TransferScheme.Tool.Tests.Replay;

/// <summary>What the partners send, where messages are late.</summary>
public sealed class ActsTests
{
    const string Id = "01900000-0000-7000-8000-0000000000aa";
    static readonly DateOnly Day = new(2022, 1, 4);

    [Fact]
    public async Task Given_a_count_on_its_way_when_referred_then_it_is_waited_for()
    {
        await using var scheme = await FakeScheme.StartAsync();
        scheme.Answers["POST /api/v1/referrals"] = new([(201, Referral("ineligible", 10))]);
        scheme.Answers[$"GET /api/v1/referrals/{Id}"] = new([(200, Referral("ineligible", 10)), (200, Referral("awaitingAllocation", 11))]);

        var journey = await ReferAsync(scheme);

        (journey.Id, journey.Version).ShouldBe((Guid.Parse(Id), 11));
    }

    [Fact]
    public async Task Given_a_service_whose_clock_stands_elsewhere_when_referred_then_the_replay_ends()
    {
        await using var scheme = await FakeScheme.StartAsync();
        scheme.Answers["POST /api/v1/referrals"] = new([(201, Referral("awaitingAllocation", 10, "2022-01-03"))]);

        (await Should.ThrowAsync<CommandFailedException>(() => ReferAsync(scheme))).Message
            .ShouldBe("A referral of 2022-01-04 was taken for one of 2022-01-03: do services stand at different times?");
    }

    [Fact]
    public async Task Given_another_version_than_counted_on_when_arranged_then_the_one_that_stands_is_used()
    {
        await using var scheme = await FakeScheme.StartAsync();
        scheme.Answers[$"POST /api/v1/transfers/{Id}/arrangement"] = new([(412, "{}"), (200, """{"version":15}""")]);
        scheme.Answers[$"GET /api/v1/transfers/{Id}"] = new([(200, """{"version":14}""")]);
        scheme.Answers[$"POST /api/v1/transfers/{Id}/signatures"] = new([(200, """{"version":16}"""), (200, """{"version":17}""")]);
        var journey = new Journey(Case()) { Id = Guid.Parse(Id), Version = 12, Receiver = RecordedYear.PortOfEntry };

        await Acts(scheme, acts => acts.ArrangeAsync(journey));

        journey.Version.ShouldBe(17);
        scheme.Asked.Where(a => a.Contains("/transfers/", StringComparison.Ordinal)).Select(a => string.Join(' ', a.Split(' ').Take(3)))
            .ShouldBe(
            [
                $"POST /api/v1/transfers/{Id}/arrangement \"12\"", $"GET /api/v1/transfers/{Id}",
                $"POST /api/v1/transfers/{Id}/arrangement \"14\"", $"POST /api/v1/transfers/{Id}/signatures \"15\"",
                $"POST /api/v1/transfers/{Id}/signatures \"16\"",
            ]);
    }

    [Fact]
    public async Task Given_a_sender_that_would_fall_below_its_threshold_then_it_declares_what_its_month_needs()
    {
        await using var scheme = await FakeScheme.StartAsync();
        const string Kent = "/api/v1/authorities/E10000016";
        scheme.Answers[$"GET {Kent}"] = new([(200, """{"threshold":250,"childrenLookedAfter":250,"version":3}""")]);
        scheme.Answers[$"PUT {Kent}/children-looked-after"] = new([(200, """{"version":4}""")]);
        scheme.Answers["GET /api/v1/dashboards/authorities/E10000016"] = new(
            [(404, "{}"), (200, """{"figures":{"childrenLookedAfter":{"value":null}}}"""), (200, """{"figures":{"childrenLookedAfter":{"value":252}}}""")]);

        // Today's child and one more of the month; the one from the port and that of February are no matter.
        ReplayCase[] plan = [Case(), Case() with { InAuthorityCare = false }, On(new(2022, 1, 31)), On(new(2022, 2, 1))];
        using var http = new SchemeHttp(() => DemoFile.Read(scheme.Demo).BaseUrl);
        await new Returns(new Partners(http, DemoFile.Read(scheme.Demo)), plan).OnAsync(Day);

        scheme.Asked.Single(a => a.StartsWith("PUT", StringComparison.Ordinal))
            .ShouldBe($$"""PUT {{Kent}}/children-looked-after "3" {"count":252,"asOf":"2022-01-04"}""");
        scheme.Asked.Count(a => a.StartsWith("GET /api/v1/dashboards", StringComparison.Ordinal)).ShouldBe(3);
    }

    static async Task<Journey> ReferAsync(FakeScheme scheme)
    {
        var journey = new Journey(Case());
        await Acts(scheme, acts => acts.ReferAsync(journey));
        return journey;
    }

    static async Task Acts(FakeScheme scheme, Func<Acts, Task> act)
    {
        using var http = new SchemeHttp(() => DemoFile.Read(scheme.Demo).BaseUrl);
        await act(new Acts(new Partners(http, DemoFile.Read(scheme.Demo))));
    }

    static ReplayCase Case() => On(Day);

    static ReplayCase On(DateOnly day) => new(
        1, RecordedYear.PortOfEntry, true, day,
        [new ReplayChild("Fake Rowan", "Fake Lantern", new DateOnly(2006, 1, 1), "female", new Nationality("ER", "ti"))],
        new CaseDays(day, day, day, day, day));

    static string Referral(string status, int version, string startedOn = "2022-01-04") =>
        $$"""{"id":"{{Id}}","status":"{{status}}","version":{{version}},"ineligible":[],"clocks":{"statutory":{"startedOn":"{{startedOn}}"} } }""";
}
