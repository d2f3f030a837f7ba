using System.Net.Http.Json;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.BreakingGlass;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.BreakingGlass;

/// <summary>An auditor opens a record in an emergency: for an hour, with a reason, on the alarms until somebody else has judged it.</summary>
public sealed class BreakGlassTests(OfferedHost fixture) : IClassFixture<OfferedHost>
{
    static readonly Actor Auditor = new("auditor", Role.Auditor);

    static readonly GlassBroken Broken = new(A.ChildId, "auditor", A.Sealed<AccessReason>(), A.Monday.AddHours(1), new(2026, 3, 4));

    [Theory]
    [InlineData("2026-03-02T10:00:00Z", "2026-03-04")]
    [InlineData("2026-03-02T17:00:01Z", "2026-03-05")]
    [InlineData("2026-03-06T09:00:00Z", "2026-03-10")]
    [InlineData("2026-04-02T18:00:00+01:00", "2026-04-09")]
    public void Given_a_reason_when_the_glass_is_broken_then_open_for_an_hour_and_to_be_reviewed_within_two_working_days(string at, string dueOn)
    {
        var now = DateTimeOffset.Parse(at);
        BreakGlass.Decide(A.ChildId, Auditor, Broken.Reason, now).Events
            .ShouldBe([Broken with { OpenUntil = now.AddHours(1), ReviewDueOn = DateOnly.Parse(dueOn) }]);
    }

    [Fact]
    public void Given_an_emergency_access_when_reviewed_then_once_and_by_somebody_else()
    {
        var open = Given.Events<EmergencyAccess, EmergencyEvent>(Broken);
        open.When(a => ReviewBreakGlass.Decide(a, new Actor("national", Role.National), "justified")).Then(new EmergencyReviewed("justified"));
        open.When(a => ReviewBreakGlass.Decide(a, Auditor, "justified")).ThenRejected("same-person", RejectionKind.Forbidden);
        Given.Events<EmergencyAccess, EmergencyEvent>(Broken, new EmergencyReviewed("notJustified"))
            .When(a => ReviewBreakGlass.Decide(a, new Actor("national", Role.National), "justified")).ThenRejected("already-reviewed");
    }

    [Fact]
    public async Task The_record_is_open_to_that_auditor_alone_for_an_hour_and_red_until_reviewed()
    {
        var id = await fixture.ReferAsync();
        using var auditor = fixture.Host.Client(Role.Auditor, person: Guid.CreateVersion7());
        using var other = fixture.Host.Client(Role.Auditor, person: Guid.CreateVersion7());
        using var national = fixture.Host.Client(Role.National);
        using var kent = fixture.Host.Client(Role.ApiClient, A.Kent);
        (await Sees(auditor, id)).ShouldBeFalse();

        (await OfferedHost.Post(kent, $"referrals/{id}/break-glass", new { reason = "x" })).Status.ShouldBe(403);
        (await OfferedHost.Post(auditor, $"referrals/{Guid.CreateVersion7()}/break-glass", new { reason = "x" })).Status.ShouldBe(404);
        (await OfferedHost.Post(auditor, $"referrals/{id}/break-glass", new { reason = " " })).Status.ShouldBe(400);
        var (status, made) = await OfferedHost.Post(auditor, $"referrals/{id}/break-glass", new { reason = "A complaint of harm." });
        status.ShouldBe(201, made.ToJsonString());
        (await Sees(auditor, id)).ShouldBeTrue();
        (await Sees(other, id)).ShouldBeFalse();

        var access = $"referrals/break-glass/{made["id"]}";
        await Poll.UntilAsync(
            async () => (await Alarms(national)).Contains("break-glass: 1 emergency accesses wait for their review, 0 of them late.", StringComparison.Ordinal),
            TimeSpan.FromSeconds(10), "the alarm");
        var details = (await OfferedHost.Get(national, access)).Answer;
        (details["reason"]!.ToString(), details["access"]!["status"]!.ToString(), (bool)details["access"]!["overdue"]!).ShouldBe(("A complaint of harm.", "awaitingReview", false));
        (await OfferedHost.Get(kent, access)).Status.ShouldBe(404);
        (await OfferedHost.Get(kent, "referrals/break-glass")).Status.ShouldBe(403);
        var listed = (await OfferedHost.Get(national, "referrals/break-glass")).Answer["items"]!.AsArray().ShouldHaveSingleItem()!;

        var log = (await OfferedHost.Get(auditor, $"referrals/{id}/access-log")).Answer;
        log["items"]!.AsArray().Select(l => $"{l!["projection"]} {l["disclosure"]} {l["reason"]}".TrimEnd()).ShouldBe(
            ["referral Minimum", "break-glass Full A complaint of harm.", "referral Full A complaint of harm.", "referral Minimum"]);
        log["chain"]!["firstFault"].ShouldBeNull();
        var shown = (await OfferedHost.Get(auditor, $"referrals/{id}")).Answer;
        (shown["openUntil"]!.ToString(), shown["reference"]!.ToString())
            .ShouldBe((listed["openUntil"]!.ToString(), listed["reference"]!.ToString()));
        details["access"]!["reference"]!.ToString().ShouldBe(listed["reference"]!.ToString());
        (await OfferedHost.Get(other, $"referrals/{id}")).Answer["openUntil"].ShouldBeNull();

        (await fixture.Host.Client().PostAsJsonAsync("/api/v1/development/clock", new { advanceTo = A.Monday.AddMinutes(61) })).EnsureSuccessStatusCode();
        (await Sees(auditor, id)).ShouldBeFalse();
        (await fixture.Host.Client().PostAsJsonAsync("/api/v1/development/clock", new { advanceTo = A.Monday.AddDays(3) })).EnsureSuccessStatusCode();
        ((bool)(await OfferedHost.Get(national, access)).Answer["access"]!["overdue"]!).ShouldBeTrue();
        await Poll.UntilAsync(
            async () => (await Alarms(national)).Contains("1 of them late", StringComparison.Ordinal), TimeSpan.FromSeconds(10), "the alarm to say that it is late");

        (await OfferedHost.Post(kent, $"{access}/review", new { outcome = "justified" }, 1)).Status.ShouldBe(404);
        (await OfferedHost.Post(auditor, $"{access}/review", new { outcome = "justified" }, 1)).Status.ShouldBe(403);
        (await OfferedHost.Post(other, $"{access}/review", new { outcome = "perhaps" }, 1)).Status.ShouldBe(400);
        (await OfferedHost.Post(other, $"{access}/review", new { outcome = "notJustified" }, 1)).Status.ShouldBe(200);
        await Poll.UntilAsync(
            async () => !(await Alarms(national)).Contains("break-glass", StringComparison.Ordinal), TimeSpan.FromSeconds(10), "the alarm to end");
    }

    static async Task<bool> Sees(HttpClient client, Guid id)
    {
        var (status, answer) = await OfferedHost.Get(client, $"referrals/{id}");
        status.ShouldBe(200);
        return answer.ToJsonString().Contains("Canary-medical", StringComparison.Ordinal);
    }

    static async Task<string> Alarms(HttpClient client) => await client.GetStringAsync("/health/alarms");
}
