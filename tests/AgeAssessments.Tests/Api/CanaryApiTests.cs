using System.Text.Json;
using System.Text.Json.Nodes;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.AgeAssessments.Tests.Api;

/// <summary>
/// Unmistakable words are given in every act of an assessment, and a document, and then looked for in clear wherever they could come to
/// rest: every table of the database, the files of the servers with queues and logs, and the host's own log.
/// </summary>
public sealed class CanaryApiTests : IAsyncLifetime
{
    const string Born = "2009-08-14";

    /// <summary>Acts that the rules of the time turn off, so that nothing of them can be recorded.</summary>
    static readonly string[] Off = ["appeal"];

    static readonly string[] Words = ["Canary-", Born, "Asmara", "A charity", "school years"];

    readonly HashSet<string> _done = [];
    readonly AgesHost _host = new() { Logs = new KeptLog() };

    /// <inheritdoc/>
    public Task InitializeAsync() => _host.InitializeAsync();

    /// <inheritdoc/>
    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Nothing_that_is_said_in_any_act_comes_to_rest_in_clear()
    {
        var child = await WholeAsync();
        await CourtAsync();
        await FurtherAsync();
        await BoardAsync();
        await AcceptedAsync();
        await BriefAsync();
        await HomeOfficeAsync();
        await TurnedDownAsync();
        StaleApiTests.Acts(_host).Select(a => a.Act.Replace(":int", "", StringComparison.Ordinal)).Where(a => !_done.Contains(a)).ShouldBe(Off);

        // What is no secret is found, so the search looks where things are.
        await Poll.UntilAsync(
            async () => (await Rest.InFilesAsync($"{child}")).Any(f => f.Contains("quorum", StringComparison.Ordinal)), TimeSpan.FromSeconds(20),
            "messages to be in the queues");
        (await Rest.InTablesAsync(_host.Host.Database, $"{child}")).ShouldContain("age_assessments.mt_events");
        (await Rest.InFilesAsync($"{child}")).ShouldContain(f => f.Contains("pg_wal", StringComparison.Ordinal));
        var log = ((KeptLog)_host.Logs!).Kept;
        log.ShouldContain(l => l.Contains("Request", StringComparison.Ordinal));

        (await Rest.InTablesAsync(_host.Host.Database, Words)).ShouldBeEmpty();
        (await Rest.InFilesAsync(Words)).ShouldBeEmpty();
        log.Where(l => Words.Any(w => l.Contains(w, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    // From doubt to judgment and after, with everything beside it.
    async Task<Guid> WholeAsync()
    {
        var ages = await _host.Doubt(Trigger);
        using var lead = _host.Lead();
        using var manager = _host.Manager();
        using var national = _host.As(Role.National, person: A.Next);
        await Do(ages, manager, "doubt", new { trigger = Trigger });
        await Do(ages, national, "secretary-of-state-doubt", new { notifiedOn = "2026-03-04", noticeReference = "Canary-notice" });
        await ages.To("consequences", async (who, act, body) =>
        {
            var word = (await Do(ages, who, act, body)).Word;
            switch (act)
            {
                case "presumption":
                    await Do(ages, manager, "travel-agreement", new { lead = A.Kent, completeBy = "2026-04-01", safeguards = "Canary-safe" });
                    break;
                case "plan":
                    await Do(ages, lead, "information-requests", new { from = "Canary-from", lawfulBasis = "publicTask", what = "Canary-what" });
                    await Do(ages, lead, "departures", new { item = "A06", reason = "Canary-departure" });
                    await Do(ages, manager, "departures/A06/counter-signature", null, "departures/{item}/counter-signature");
                    await Do(ages, lead, "pause", new { reason = "ill", words = "Canary-ill" });
                    await Do(ages, lead, "resume");
                    break;
                case "minded-to":
                    await Do(ages, lead, "responses/extension", new { answerBy = "2026-03-20", words = "Canary-longer" });
                    break;
            }

            return word;
        });
        await Do(ages, manager, "correction", new { words = "Canary-slip" });
        await Do(ages, lead, "overrun", new { words = "Canary-overrun" });
        await Do(ages, national, "evidence-requests", new { on = "2026-03-04", words = "Canary-asked" });
        await Do(
            ages, lead, "evidence-requests/1/provision", new { on = "2026-03-04", items = new[] { "decision" }, minimised = "Canary-minimised" },
            "evidence-requests/{n}/provision");
        await Do(ages, national, "section-51", new { on = "2026-03-04", category = "child", reference = "Canary-ref", dateOfBirth = Born });
        (await ages.Attach(lead, Guid.CreateVersion7(), Files.AText("Canary-file", 200_000), "text/plain", "interviewNote", "Canary-title"))
            .Status.ShouldBe(201);
        (await ages.Attach(manager, Guid.CreateVersion7(), Files.AText("Canary-counsel", 900), "text/plain", "legalAdvice")).Status.ShouldBe(201);
        _done.Add("documents/{documentId:guid}");
        foreach (var path in new[] { "", "/passport", "/letter.html", "/record.html", "/privileged", "/documents", "/timeline", "/belief", "/access-log" })
        {
            (await ages.Get(manager, $"age-assessments/{ages.Id}{path}")).Status.ShouldBe(200, path);
        }

        await Do(ages, manager, "challenge", new { on = "2026-03-04", words = "Canary-letter" });
        await Do(ages, manager, "privileged", new { words = "Canary-advice" });
        await Do(ages, manager, "challenge/maintenance", new { words = "Canary-maintained" });
        await Do(ages, manager, "challenge/claim", new { on = "2026-03-04", words = "Canary-claim" });
        await Do(ages, manager, "challenge/interim-relief", new { on = "2026-03-04", words = "Canary-relief" });
        await Do(ages, manager, "challenge/transfer", new { on = "2026-03-04", words = "Canary-transfer" });
        await Do(
            ages, manager, "judgment", new { outcome = "declared", on = "2026-03-04", words = "Canary-judgment", category = "child", dateOfBirth = Born });
        await Do(ages, manager, "new-evidence", new { on = "2026-03-04", words = "Canary-new" });
        await Do(ages, manager, "new-evidence/significance", new { significant = false, reasons = "Canary-significance" });
        return ages.Child;
    }

    // Handed over, relied on, and assessed afresh.
    async Task CourtAsync()
    {
        var ages = await (await _host.Doubt(Trigger)).To("consequences");
        using var manager = _host.Receiver();
        await _host.Tell(AgesHost.Completed(ages.Referral));
        await Do(ages, manager, "reliance", new { words = "Canary-reliance" });
        await Do(ages, manager, "challenge", new { on = "2026-03-04", words = "Canary-letter" });
        await Do(ages, manager, "privileged", new { words = "Canary-advice" });
        await Do(ages, manager, "challenge/reassessment", new { words = "Canary-afresh" });
    }

    async Task FurtherAsync()
    {
        var ages = await (await _host.Doubt(Trigger)).To("responses");
        using var lead = _host.Lead();
        using var manager = _host.Manager();
        await Do(ages, lead, "further-enquiries", new { words = "Canary-further" });
        await Do(ages, manager, "withdrawal", new { reason = "missing", words = "Canary-missing", safeguardingReferral = "Canary-safeguarding" });
    }

    async Task BoardAsync()
    {
        var ages = await _host.Doubt(Trigger);
        using var manager = _host.Manager();
        using var national = _host.As(Role.National, person: A.Next);
        await Do(ages, manager, "route", new { situation = "realDoubt", route = "naab", reasons = "Canary-reasons" });
        await Do(ages, manager, "naab-referral", new { words = "Canary-documents" });
        await Do(ages, manager, "naab-referral/decline", new { words = "Canary-declined" });
        await Do(ages, manager, "naab-referral", new { words = "Canary-documents" });
        await Do(ages, manager, "naab-referral/withdrawal", new { words = "Canary-withdrawn" });
        await Do(ages, manager, "naab-referral", new { words = "Canary-documents" });
        await Do(ages, manager, "naab-referral/acceptance", new { words = "Canary-accepted" });
        await Do(ages, manager, "naab-referral/assistance", new { on = "2026-03-04", words = "Canary-assisted" });
        await Do(
            ages, manager, "naab-referral/outcome",
            new { reportOn = "2026-03-04", signed = true, category = "child", report = "Canary-report", dateOfBirth = Born });
        await Do(ages, national, "awareness", new { authority = A.Durham, on = "2026-03-04" });
    }

    async Task AcceptedAsync()
    {
        var ages = await _host.Doubt(Trigger);
        using var lead = _host.Lead();
        using var manager = _host.Manager();
        await Do(ages, manager, "route", new { situation = "reliableEvidence", route = "accept", reasons = "Canary-reasons", evidence = "Canary-passport" });
        await Do(
            ages, lead, "acceptance",
            new { socialWorkers = new[] { A.Lead, A.Second }, evidence = "Canary-passport", view = "Canary-view", dateOfBirth = Born });
        await Do(ages, lead, "secretary-of-state", new { on = "2026-03-04", reference = "Canary-ref", acknowledgement = "Canary-ack" });
        await Do(ages, manager, "closure");
    }

    async Task BriefAsync()
    {
        var ages = await _host.Doubt(Trigger);
        using var lead = _host.Lead();
        using var manager = _host.Manager();
        var clear = new { believedAge = 30, whyNotBorderline = "Canary-why", marginOfError = "Canary-margin", safeguardsNotUsed = "Canary-unused", account = "Canary-own" };
        await Do(ages, manager, "route", new { situation = "clearlyAdult", route = "briefEnquiry", reasons = "Canary-reasons", clearCase = clear });
        await Do(ages, lead, "brief-enquiry", new { assessors = Json(AgeCase.Plan)["assessors"], clearCase = "Canary-clear" });
        foreach (var item in new[] { "A06", "A07", "A15" })
        {
            await Do(ages, lead, "departures", new { item, reason = "Canary-departure" });
        }

        var conclusion = Json(AgeCase.Whole);
        conclusion["heardAt"] = "2026-03-04T09:00:00Z";
        conclusion["liesToldApart"] = "Canary-lies";
        conclusion["explained"] = new JsonObject { ["on"] = "2026-03-04", ["language"] = "Canary-language", ["how"] = "Canary-how" };
        await Do(ages, lead, "brief-enquiry/conclusion", conclusion);
        await Do(ages, lead, "escalation", new { words = "Canary-escalated" });
    }

    async Task HomeOfficeAsync()
    {
        var (referral, child) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        _host.Referrals.Children[referral] = child;
        using var manager = _host.Manager();
        var told = await AgeCase.Send(manager, HttpMethod.Post, "age-assessments/home-office-decisions", new
        {
            referralId = referral, childId = child, outcome = "adult", officers = 1, on = "2026-03-04", reason = "Canary-officer", material = "Canary-material",
        });
        told.Status.ShouldBe(201);

        // The authority presumes a child all the same, and the national team lets the child travel; somebody else reviews that.
        var ages = new AgeCase(_host, referral, child) { Id = (Guid)told.Body["id"]! };
        using var national = _host.As(Role.National, person: A.Next);
        using var reviewer = _host.As(Role.National, person: A.Officer);
        await Do(ages, manager, "presumption", new { from = "2026-03-04", accommodation = "Canary-placement" });
        await Do(ages, manager, "travel-agreement", new { lead = A.Kent, completeBy = "2026-04-01", safeguards = "Canary-safe" });
        await Do(ages, national, "travel-override", new { words = "Canary-override" });
        await Do(ages, reviewer, "overrides/1/review", new { outcome = "justified", words = "Canary-reviewed" }, "overrides/{n}/review");
    }

    // What is turned down must leave no trace either, and where a code is asked for nobody's words are taken.
    async Task TurnedDownAsync()
    {
        var ages = await _host.Doubt(Trigger);
        using var manager = _host.Manager();
        (string Act, object Body)[] bad =
        [
            ("presumption", new { from = "Canary-from", accommodation = "a" }), ("route", new { situation = "Canary-situation", route = "x", reasons = "r" }),
            ("pause", new { reason = "Canary-reason", words = "w" }), ("departures", new { item = "Canary-item", reason = "w" }),
            ("travel-agreement", new { lead = "Canary-lead", completeBy = "2026-04-01", safeguards = "s" }), ("awareness", new { authority = "Canary-auth", on = "2026-03-04" }),
            ("evidence", new { kind = "Canary-kind", source = "s", dated = "2026-03-01", weight = "Canary-weight", content = "c" }), ("doubt", new { Canary = 1 }),
        ];
        foreach (var (act, body) in bad)
        {
            (await ages.Act(manager, act, body)).Status.ShouldBe(400, act);
        }

        (await ages.Attach(manager, Guid.CreateVersion7(), Files.AText("Canary-lie", 200_000), "application/pdf", "interviewNote", "Canary.pdf")).Status.ShouldBe(400);
        (await ages.Attach(manager, Guid.CreateVersion7(), Files.AText("Canary-lie", 200_000), "text/plain", "letter", "Canary-name")).Status.ShouldBe(400);
    }

    static object Trigger { get; } = new { raisedBy = "Canary-worker", on = "2026-03-04", grounds = "Canary-grounds: an account of school years that does not fit." };

    async Task<Told> Do(AgeCase ages, HttpClient who, string act, object? body = null, string? route = null)
    {
        var told = await ages.Act(who, act, body);
        told.Status.ShouldBe(200, $"{act} {told.Body}");
        _done.Add(route ?? act.Replace("interviews/1/", "interviews/{n}/", StringComparison.Ordinal));
        return told;
    }

    static JsonObject Json(object body) => JsonSerializer.SerializeToNode(body, body.GetType())!.AsObject();
}
