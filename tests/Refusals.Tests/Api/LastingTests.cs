using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Directing;
using TransferScheme.Refusals.Viewing;
using TransferScheme.TestKit;
using static TransferScheme.Refusals.Tests.Api.RefusalsHost;

namespace TransferScheme.Refusals.Tests.Api;

/// <summary>What lasts: rebuilt state, messages that come twice or early, erasure, days that pass.</summary>
public sealed class LastingTests(RefusalsHost fixture) : IClassFixture<RefusalsHost>
{
    [Fact]
    public async Task Every_state_rebuilt_from_its_events_is_the_state_that_stood()
    {
        var offer = await fixture.Offer();
        var issued = await fixture.Issue(offer);
        using var national = fixture.As(Role.National);
        await Send(national, HttpMethod.Post, $"refusals/{offer}/review", RefusalApiTests.Accepting(), issued.ETag);
        await Send(national, HttpMethod.Post, "directions", new { kind = "scheme", authority = A.Durham });
        var before = await States();
        using var daemon = await fixture.Host.Get<IRefusalStore>().BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync<Refusal>(default);
        await daemon.RebuildProjectionAsync<Direction>(default);
        before.Count.ShouldBeGreaterThan(1);
        (await States()).ShouldBe(before);
    }

    [Fact]
    public async Task A_message_that_comes_twice_changes_nothing_and_one_that_comes_early_waits()
    {
        var offer = await fixture.Offer();
        var overdue = new OfferResponseOverdue
        {
            OfferId = offer, Version = 3, OccurredAt = A.Wednesday, ReferralId = A.ReferralId, Authority = A.Durham, Region = "north-east",
            RespondBy = A.Wednesday,
        };
        await fixture.Tell(overdue, overdue, Made(offer, A.ReferralId));
        await using var session = fixture.Host.Get<IRefusalStore>().QuerySession();
        (await session.LoadAsync<Refusals.Handling.KnownOffer>(offer))!.AtVersion.ShouldBe(3);
        await Should.ThrowAsync<NotYetException>(fixture.Tell(overdue with { OfferId = Guid.CreateVersion7() }));
        await Should.ThrowAsync<NotYetException>(fixture.Tell(new OfferDeclined
        {
            OfferId = Guid.CreateVersion7(), Version = 2, OccurredAt = A.Wednesday, ReferralId = A.ReferralId, Authority = A.Durham, Size =
                1,
            RefusalId = offer, Codes = ["G04"],
        }));
    }

    [Fact]
    public async Task When_the_childs_key_is_gone_nothing_that_was_written_can_be_read()
    {
        var referral = Guid.CreateVersion7();
        var offer = await fixture.Offer(referral);
        await fixture.Issue(offer);
        await using (var session = fixture.Host.Get<IRefusalStore>().LightweightSession())
        {
            session.Delete<ChildKey>(referral);
            await session.SaveChangesAsync();
        }

        using var national = fixture.As(Role.National);
        var read = await Send(national, HttpMethod.Get, $"refusals/{offer}");
        (read.Word, read.Body["statement"], read.Body["codes"]!.ToJsonString()).ShouldBe(("200 declined", null, """["G04"]"""));
        (await Send(national, HttpMethod.Get, $"refusals/{offer}/statement.html")).Word.ShouldBe("404 not-found");
    }

    [Fact]
    public async Task A_reply_that_does_not_come_is_said_to_be_overdue_and_can_still_come()
    {
        var other = new RefusalsHost();
        await other.InitializeAsync();
        var offer = await other.Offer();
        var issued = await other.Issue(offer);
        using var national = other.As(Role.National);
        using var officer = other.Officer();
        var challenge = new { outcome = "challenged", perGround = new[] { new { code = "G04", outcome = "insufficient" } } };
        await Send(national, HttpMethod.Post, $"refusals/{offer}/review", challenge, issued.ETag);
        await Send(national, HttpMethod.Post, "development/clock", new { advanceTo = "2026-03-10T00:00:01Z" });
        var overdue = await Poll.ForAsync(
            () => Send(national, HttpMethod.Get, $"refusals/{offer}"), told => (bool?)told.Body["overdue"] == true, Limit,
                "the reply to be overdue");
        overdue.Word.ShouldBe("200 challenged");
        var reply = new { kind = "explanation", text = "It came late." };
        (await Send(officer, HttpMethod.Post, $"refusals/{offer}/reply", reply, overdue.ETag)).Word.ShouldBe("200 reasonsProvided");
        await other.DisposeAsync();
    }

    [Fact]
    public async Task A_statement_that_waits_for_an_answer_for_long_raises_an_alarm()
    {
        var other = new RefusalsHost();
        await other.InitializeAsync();
        var offer = await other.Offer();
        other.Allocation.Losing = int.MaxValue;
        (await other.Issue(offer)).Status.ShouldBe(503);
        await using (var session = other.Host.Get<IRefusalStore>().LightweightSession())
        {
            session.QueueSqlCommand("update refusals.mt_doc_refusal set mt_last_modified = now() - interval '6 minutes' where id = ?", offer);
            await session.SaveChangesAsync();
        }

        (await Alarm(other)).ShouldBe(["Statements that wait for Allocation's answer: 1."]);
        other.Allocation.Losing = 0;
        await Poll.UntilAsync(async () => (await Alarm(other)).Count == 0, Limit, "the statement to be issued");
        await other.DisposeAsync();
    }

    [Fact]
    public async Task The_timeline_tells_what_happened_and_how_it_was_written_only_to_the_authority()
    {
        var offer = await fixture.Offer();
        await fixture.Issue(offer);
        using var officer = fixture.Officer();
        using var kent = fixture.As(Role.DutyOfficer, A.Kent);
        using var stranger = fixture.As(Role.DutyOfficer, "E09000001");
        (await Items(officer, offer)).ShouldBe(
        [
            $"A statement was begun by {A.Drafter}", $"The statement was written or corrected by {A.Drafter}",
            $"It was decided to issue the statement by {A.Director}", $"A statement was issued: decline, G04 by {A.Director}",
        ]);
        (await Items(kent, offer)).ShouldBe(["A statement was issued: decline, G04 by "], "People are known by name on their own side.");
        var issued = (await Send(kent, HttpMethod.Get, $"refusals/{offer}/timeline")).Body["items"]![0]!;
        ((int)issued["number"]!, (string?)issued["act"], (string?)issued["role"], (string?)issued["authority"])
            .ShouldBe((1, "statement_issued", "system", A.Durham), "It was recorded as Allocation had answered.");
        (await Send(kent, HttpMethod.Get, $"refusals/{offer}/timeline?asAt=2020-01-01T00:00:00Z")).Word.ShouldBe("404 not-found");
        (await Send(kent, HttpMethod.Get, $"refusals/{offer}/timeline?asAt=2090-01-01T00:00:00Z")).Status.ShouldBe(400);
        (await Send(stranger, HttpMethod.Get, $"refusals/{offer}/timeline")).Word.ShouldBe("404 not-found");
        A.All.Select(GetTimeline.Words).ShouldAllBe(words => words.Length > 5);
    }

    static Task<IReadOnlyList<string>> Alarm(RefusalsHost host) =>
        host.Host.Get<IEnumerable<IAlarm>>().Single(a => a.Name == "awaited-answers").LookAsync(default);

    static async Task<IReadOnlyList<string>> Items(HttpClient client, Guid refusal) =>
        [.. (await Send(client, HttpMethod.Get, $"refusals/{refusal}/timeline")).Body["items"]!.AsArray().Select(
            i => $"{i!["words"]} by {i["by"]}")];

    async Task<IReadOnlyList<string>> States()
    {
        await using var session = fixture.Host.Get<IRefusalStore>().QuerySession();
        return
        [
            .. await session.QueryAsync<string>("select data::text from refusals.mt_doc_refusal order by id"),
            .. await session.QueryAsync<string>("select data::text from refusals.mt_doc_direction order by id"),
        ];
    }
}
