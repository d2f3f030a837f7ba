using System.Text.Json.Nodes;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.AgeAssessments.Tests.Api;

/// <summary>Assessments through the API, on a real database and broker.</summary>
/// <param name="host">The host.</param>
public sealed class CourseApiTests(AgesHost host) : IClassFixture<AgesHost>
{
    [Fact]
    public async Task A_full_assessment_from_doubt_to_service_shows_its_checklist_findings_and_clock()
    {
        var ages = await host.Doubt();
        await ages.To("consequences");
        using var lead = host.Lead();
        var seen = (await ages.Get(lead)).Body;
        ((string?)seen["status"], (string?)seen["owner"]).ShouldBe(("served", A.Kent));
        seen["checklist"]!.AsArray().Where(i => (string?)i!["state"] != "done").Select(i => (string?)i!["id"]).ShouldBeEmpty();
        ((string?)seen["operative"]!["source"], (string?)seen["operative"]!["dateOfBirth"]).ShouldBe(("laS50", "2009-08-14"));
        seen["findings"]!.AsArray().Select(f => (string?)f!["source"]).ShouldBe(["presumedChild", "laS50"]);
        ((string?)seen["findings"]![0]!["supersededBy"]).ShouldBe($"{ages.Id}/2");
        ((string?)seen["clock"]!["startedOn"]).ShouldBe("2026-03-04");
        seen["record"]!.AsArray().Select(r => (string?)r!["parts"]?["note"]).ShouldContain(AgeCase.Note);
    }

    [Fact]
    public async Task What_blocks_is_shown_before_the_act_is_tried_and_named_when_it_is()
    {
        var ages = await host.Doubt();
        await ages.To("responses");
        using var lead = host.Lead();
        var draft = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(AgeCase.Whole))!.AsObject();
        draft.Remove("reasons");
        draft.Remove("evaluations");
        (await ages.Act(lead, "draft", draft)).Word.ShouldBe("200 drafted");
        (await ages.Get(lead)).Body["blockingIssue"]!.AsArray().Select(i => (string?)i).ShouldBe(["A14", "A20"]);
        (await ages.Act(lead, "signatures")).Word.ShouldBe("409 checklist-open A14 A20");
    }

    [Fact]
    public async Task Bad_acts_are_refused_with_the_item_that_they_fail()
    {
        var ages = await host.Doubt();
        await ages.To("draft");
        using var lead = host.Lead();
        using var second = host.Second();
        using var manager = host.Manager();
        (await ages.Act(lead, "signatures")).Word.ShouldBe("200 drafted");
        (await ages.Act(lead, "signatures")).Word.ShouldBe("409 checklist-open A23");
        using var own = host.As(Role.Manager, A.Kent, person: A.Lead);
        (await ages.Act(second, "signatures")).Word.ShouldBe("200 drafted");
        (await ages.Act(own, "quality-assurance", new { outcome = "assured", words = "w" })).Word.ShouldBe("409 checklist-open A23");
        (await ages.Act(manager, "quality-assurance", new { outcome = "assured", words = "w" })).Word.ShouldBe("200 signedOff");
        (await ages.Act(lead, "service", AgeCase.Service("2026-03-03T10:00:00Z"))).Word.ShouldBe("409 checklist-open A24");
        var other = await (await host.Doubt()).To("responses");
        (await other.Act(lead, "draft", new { conclusion = new { category = "child", dateOfBirth = "2030-01-01" } }))
            .Word.ShouldBe("409 checklist-open A19");
        var third = await (await host.Doubt()).To("provisional-conclusion");
        (await third.Act(lead, "minded-to", new { heldAt = "2026-03-04T09:50:00Z", points = Array.Empty<int>(), how = "h", session = AgeCase.Session }))
            .Word.ShouldBe("409 checklist-open A14");
    }

    [Fact]
    public async Task Two_officers_at_once_the_second_is_told_what_changed_and_by_whom()
    {
        var ages = await host.Doubt();
        using var manager = host.Manager();
        var etag = (await ages.Get(manager)).ETag;
        await ages.To("route");
        var stale = await AgeCase.Send(
            manager, HttpMethod.Post, $"age-assessments/{ages.Id}/route", new { situation = "realDoubt", route = "naab", reasons = "r" }, etag);
        stale.Status.ShouldBe(412);
        stale.Body["changes"]!.AsArray().Count.ShouldBeGreaterThan(0);
        (await AgeCase.Send(manager, HttpMethod.Post, $"age-assessments/{ages.Id}/pause", new { reason = "ill", words = "w" })).Status.ShouldBe(428);
    }

    [Fact]
    public async Task A_person_has_one_assessment_at_a_time_and_only_in_their_authority()
    {
        var ages = await host.Doubt();
        var again = new { referralId = ages.Referral, childId = ages.Child, trigger = new { raisedBy = "w", on = "2026-03-04", grounds = "g" } };
        using var kent = host.As(Role.DutyOfficer, A.Kent, person: A.Officer);
        using var durham = host.Receiver(Role.DutyOfficer);
        using var client = host.As(Role.ApiClient, A.Kent);
        (await AgeCase.Send(kent, HttpMethod.Post, "age-assessments", again)).Word.ShouldBe("409 assessment-open");
        (await AgeCase.Send(durham, HttpMethod.Post, "age-assessments", again)).Word.ShouldBe("400 invalid childId");
        (await AgeCase.Send(client, HttpMethod.Post, "age-assessments", again)).Word.ShouldBe("403 acting-person-required");
        (await ages.Get(durham)).Status.ShouldBe(404);
        (await ages.Get(kent)).Body["record"].ShouldBeNull();
    }

    [Fact]
    public async Task A_transfer_in_the_middle_hands_over_with_clocks_running_on()
    {
        var ages = await (await host.Doubt()).To("interviews");
        using var lead = host.Lead();
        using var receiver = host.Receiver();
        var before = (await ages.Get(lead)).Body;
        (await ages.Get(receiver)).Status.ShouldBe(404);
        await host.Tell(AgesHost.Completed(ages.Referral), AgesHost.Completed(ages.Referral));
        var after = (await ages.Get(receiver)).Body;
        ((string?)after["owner"], (string?)after["status"]).ShouldBe((A.Durham, "interviewing"));
        after["clock"]!.ToJsonString().ShouldBe(before["clock"]!.ToJsonString());

        // The entry authority reads its own past, and does nothing any more.
        (await ages.Get(lead)).Body["owner"]!.GetValue<string>().ShouldBe(A.Kent);
        (await ages.Act(lead, "interviews/1/close", new { signed = true })).Status.ShouldBe(403);
        (await ages.Act(receiver, "pause", new { reason = "ill", words = "w" })).Word.ShouldBe("200 paused");
    }

    [Fact]
    public async Task A_completion_that_comes_before_its_authority_is_known_waits()
    {
        var ages = await host.Doubt();
        await Should.ThrowAsync<NotYetException>(() => host.Tell(AgesHost.Completed(ages.Referral) with { ReceivingAuthority = "E09000001" }));
        using var lead = host.Lead();
        ((string?)(await ages.Get(lead)).Body["owner"]).ShouldBe(A.Kent);
    }

    [Fact]
    public async Task A_court_quashes_and_another_assessment_follows()
    {
        var ages = await (await host.Doubt()).To("consequences");
        using var manager = host.Manager();
        using var service = host.As(Role.Service);
        (await ages.Act(manager, "challenge", new { on = "2026-03-04", words = "letter" })).Status.ShouldBe(200);
        (await ages.Act(manager, "challenge/claim", new { on = "2026-03-04", words = "order" })).Word.ShouldBe("200 stayedByCourt");
        (await ages.Act(manager, "judgment", new { outcome = "quashed", on = "2026-03-04", words = "w" })).Word.ShouldBe("200 quashed");
        var next = (Guid)(await ages.Get(manager)).Body["nextEpisodeId"]!;
        var seen = (await ages.Get(manager, $"age-assessments/{next}")).Body;
        ((string?)seen["status"], (Guid?)seen["previousEpisodeId"]).ShouldBe(("doubtRaised", ages.Id));
        seen["findings"]!.AsArray().Count(f => f!["quashedAt"] is not null).ShouldBe(1);
        ((string?)(await ages.Get(service, $"age-assessments/guard?childId={ages.Child}")).Body["ageCase"]).ShouldBe("pending");
        (await ages.Get(manager, $"age-assessments?childId={ages.Child}")).Body["items"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_clock_that_runs_out_is_said_once_and_decides_nothing()
    {
        var ages = await host.Doubt(new { raisedBy = "w", on = "2026-01-05", grounds = "g" });
        using var lead = host.Lead();
        await Poll.UntilAsync(
            async () => (bool)(await ages.Get(lead)).Body["clock"]!["breached"]!, TimeSpan.FromSeconds(20), "the breach to be said");
        var seen = (await ages.Get(lead)).Body;
        ((string?)seen["status"]).ShouldBe("doubtRaised");
        seen["checklist"]!.AsArray().Single(i => (string?)i!["id"] == "A27")!["state"]!.GetValue<string>().ShouldBe("open");
        var timeline = (await ages.Get(lead, $"age-assessments/{ages.Id}/timeline")).Body["items"]!.AsArray();
        timeline.Count(i => (string?)i!["words"] == "Age clock breached").ShouldBe(1);
    }

    [Fact]
    public async Task The_other_exits_lead_to_their_findings()
    {
        using var manager = host.Manager();
        using var lead = host.Lead();
        using var national = host.As(Role.National, person: A.Next);
        var accepted = await host.Doubt();
        (await accepted.Act(manager, "route", new { situation = "reliableEvidence", route = "accept", reasons = "r", evidence = "passport" })).Word.ShouldBe("200 triaged");
        (await accepted.Act(lead, "acceptance", new { socialWorkers = new[] { A.Lead, A.Second }, evidence = "passport", dateOfBirth = "2009-01-01" })).Word.ShouldBe("200 acceptedNoAssessment");
        (await accepted.Act(manager, "closure")).Word.ShouldBe("409 checklist-open A25");
        (await accepted.Act(lead, "secretary-of-state", new { on = "2026-03-04", reference = "L", acknowledgement = "A" })).Status.ShouldBe(200);
        (await accepted.Act(manager, "closure")).Word.ShouldBe("200 closed");
        (await accepted.Act(manager, "new-evidence", new { on = "2026-03-04", words = "w" })).Word.ShouldBe("200 closed");
        (await accepted.Act(manager, "new-evidence/significance", new { significant = true, reasons = "r" })).Word.ShouldBe("200 superseded");

        var board = await host.Doubt();
        (await board.Act(national, "secretary-of-state-doubt", new { notifiedOn = "2026-03-04", noticeReference = "N" })).Word.ShouldBe("200 doubtRaised");
        (await board.Act(manager, "route", new { situation = "secretaryOfStateDoubt", route = "naab", reasons = "r" })).Word.ShouldBe("200 triaged");
        (await board.Act(manager, "naab-referral", new { words = "documents" })).Word.ShouldBe("200 referredToNaab");
        (await board.Act(manager, "naab-referral/acceptance", new { words = "ref" })).Status.ShouldBe(200);
        (await board.Act(manager, "naab-referral/assistance", new { on = "2026-03-04", words = "w" })).Status.ShouldBe(200);
        (await board.Act(manager, "naab-referral/outcome", new { reportOn = "2026-03-04", signed = true, category = "adult", report = "r", dateOfBirth = "2000-01-01" })).Word.ShouldBe("200 served");
        (await board.Act(national, "section-51", new { on = "2026-03-04", category = "child", reference = "R" })).Status.ShouldBe(200);
        var seen = (await board.Get(manager)).Body;
        ((string?)seen["operative"]!["category"], (bool)seen["divergence"]!).ShouldBe(("adult", true));

        var brief = await host.Doubt();
        var clear = new { believedAge = 30, whyNotBorderline = "w", marginOfError = "m", safeguardsNotUsed = "s", account = "a" };
        (await brief.Act(manager, "route", new { situation = "realDoubt", route = "briefEnquiry", reasons = "r", clearCase = clear })).Word.ShouldBe("409 route-not-allowed");
        (await brief.Act(manager, "route", new { situation = "clearlyAdult", route = "briefEnquiry", reasons = "r", clearCase = clear })).Word.ShouldBe("200 triaged");
        var started = new { assessors = ((JsonObject)JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(AgeCase.Plan))!)["assessors"], clearCase = "c" };
        (await brief.Act(lead, "brief-enquiry", started)).Word.ShouldBe("200 briefEnquiry");
        var conclusion = (JsonObject)JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(AgeCase.Whole))!;
        conclusion["heardAt"] = "2026-03-04T09:00:00Z";
        conclusion["explained"] = JsonNode.Parse("""{ "on": "2026-03-04", "language": "ti" }""");
        (await brief.Act(lead, "brief-enquiry/conclusion", conclusion)).Word.ShouldBe("409 checklist-open A06 A07 A15");
        foreach (var item in new[] { "A06", "A07", "A15" })
        {
            (await brief.Act(lead, "departures", new { item, reason = "r" })).Status.ShouldBe(200);
            (await brief.Act(manager, $"departures/{item}/counter-signature")).Status.ShouldBe(200);
        }

        (await brief.Act(lead, "brief-enquiry/conclusion", conclusion)).Word.ShouldBe("200 drafted");
        (await brief.Get(lead)).Body["checklist"]!.AsArray().Count(i => (string?)i!["state"] == "departed").ShouldBe(3);
        (await brief.Act(lead, "escalation", new { words = "Doubt remains." })).Word.ShouldBe("200 planning");
    }

    [Theory]
    [InlineData("1001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("2019-01-01")]
    public async Task A_day_that_no_clock_can_run_from_is_refused(string on)
    {
        var (referral, child) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        host.Referrals.Children[referral] = child;
        using var kent = host.As(Role.DutyOfficer, A.Kent, person: A.Officer);
        var told = await AgeCase.Send(kent, HttpMethod.Post, "age-assessments", new { referralId = referral, childId = child, trigger = new { raisedBy = "w", on, grounds = "g" } });
        told.Status.ShouldBe(400);
    }
}
