using TransferScheme.AgeAssessments.Rules;

namespace TransferScheme.AgeAssessments.Tests.Api;

/// <summary>The rows after a decision is served: evidence, challenges, courts, new evidence, the move and the end.</summary>
public sealed partial class RowApiTests
{
    [Fact]
    public async Task Rows_29_and_30_evidence_on_request_and_a_finding_for_immigration_alone()
    {
        var found = new { on = Today, category = "adult", reference = "R", dateOfBirth = "2000-01-01" };
        var given = new { on = Today, items = new[] { "decision" }, minimised = "m" };
        await (await (await host.Doubt()).To("draft")).Try(
            host, new("national", "evidence-requests", On, "409 not-at-this-stage"), new("national", "section-51", found, "409 not-at-this-stage"));
        var ages = await (await (await host.Doubt()).To("service")).Try(
            host, new("lead", "evidence-requests/1/provision", given, "409 no-such-request"),
            new("national", "evidence-requests", new { on = "2019-01-01", words = "w" }, "400 invalid on"),
            new("national", "evidence-requests", On, "200 served"), new("lead", "evidence-requests/1/provision", given, "200 served"),
            new("lead", "evidence-requests/1/provision", given, "409 evidence-provided"),
            new("national", "section-51", Acts.With(found, "dateOfBirth", "2026-03-05"), "409 checklist-open A19"),
            new("national", "section-51", found, "200 served"));
        using var lead = host.Lead();
        var seen = (await ages.Get(lead)).Body;
        ((string?)seen["operative"]!["category"], (bool)seen["divergence"]!).ShouldBe(("child", true));
    }

    [Theory]
    [InlineData("declared", "200 closed")]
    [InlineData("quashed", "200 quashed")]
    [InlineData("dismissed", "200 closed")]
    [InlineData("withdrawn", "200 closed")]
    [InlineData("consent", "200 closed")]
    public async Task Rows_31_to_34_a_challenge_its_answer_on_advice_the_court_and_its_judgment(string outcome, string word)
    {
        var judged = new { outcome, on = Today, words = "w", category = "child", dateOfBirth = "2009-01-01" };
        await (await (await host.Doubt()).To("service")).Try(
            host, new("manager", "judgment", judged, "409 not-at-this-stage"), new("manager", "challenge/claim", On, "409 not-at-this-stage"),
            new("officer", "challenge", On, "403 forbidden"), new("manager", "challenge", new { on = "2026-03-05", words = "w" }, "400 invalid on"),
            new("manager", "challenge", On, "200 challenged"), new("manager", "challenge", On, "409 not-at-this-stage"),
            new("manager", "challenge/maintenance", Words, "409 advice-missing"), new("lead", "privileged", Words, "403 forbidden"),
            new("manager", "privileged", Words, "200 challenged"), new("manager", "challenge/maintenance", Words, "200 challenged"),
            new("manager", "judgment", judged, "409 not-in-court"),
            new("manager", "challenge/claim", new { on = "2026-03-05", words = "w" }, "400 invalid on"),
            new("manager", "challenge/claim", On, "200 stayedByCourt"), new("manager", "challenge/interim-relief", On, "200 stayedByCourt"),
            new("manager", "challenge/transfer", On, "200 stayedByCourt"),
            new("manager", "challenge/reassessment", Words, "409 not-at-this-stage"), new("manager", "closure", null, "409 not-at-this-stage"),
            new("manager", "judgment", Acts.With(judged, "outcome", "lost"), "400 invalid outcome"),
            new("manager", "judgment", judged, word));
    }

    [Fact]
    public async Task Rows_31_and_32_a_letter_can_lead_to_another_assessment() =>
        await (await (await host.Doubt()).To("service")).Try(
            host, new("manager", "challenge/reassessment", Words, "409 not-at-this-stage"), new("manager", "challenge", On, "200 challenged"),
            new("manager", "challenge/reassessment", Words, "409 advice-missing"), new("manager", "privileged", Words, "200 challenged"),
            new("manager", "challenge/reassessment", Words, "200 superseded"), new("manager", "challenge", On, "409 not-at-this-stage"));

    [Fact]
    public async Task Row_35_an_appeal_only_from_the_day_on_which_it_lies()
    {
        await (await (await host.Doubt()).To("service")).Try(host, new Act("manager", "appeal", On, "409 appeal-route-off"));
        var on = new AgesHost { Rules = new AgeRuleBook([AgeRuleBook.Published.On(A.Today) with { AppealRouteFrom = A.Today }]) };
        await on.InitializeAsync();
        var determined = new { outcome = "appealDetermined", on = Today, words = "w", category = "child", dateOfBirth = "2009-01-01" };
        await (await (await on.Doubt()).To("draft")).Try(on, new Act("manager", "appeal", On, "409 not-at-this-stage"));
        await (await (await on.Doubt()).To("service")).Try(
            on, new("manager", "appeal", On, "200 challenged"), new("manager", "judgment", Acts.With(determined, "dateOfBirth", null), "400 invalid dateOfBirth"),
            new("manager", "judgment", determined, "200 closed"));
        await on.DisposeAsync();
    }

    [Fact]
    public async Task Rows_36_and_37_new_evidence_after_the_end_and_its_significance()
    {
        var weighed = new { significant = false, reasons = "r" };
        await (await (await host.Doubt()).To("service")).Try(host, new Act("officer", "new-evidence", On, "409 not-at-this-stage"));
        await (await ClosedAsync()).Try(
            host, new("manager", "new-evidence/significance", weighed, "409 no-new-evidence"),
            new("officer", "new-evidence", new { on = "2026-03-05", words = "w" }, "400 invalid on"), new("officer", "new-evidence", On, "200 closed"),
            new("lead", "new-evidence/significance", weighed, "403 forbidden"), new("manager", "new-evidence/significance", weighed, "200 closed"),
            new("officer", "new-evidence", On, "200 closed"),
            new("manager", "new-evidence/significance", Acts.With(weighed, "significant", true), "200 superseded"));
    }

    [Fact]
    public async Task Row_38_a_completed_transfer_hands_over_what_has_not_ended()
    {
        var (open, ended) = (await (await host.Doubt()).To("interviews"), await host.Doubt());
        await ended.Try(host, new Act("manager", "withdrawal", new { reason = "accepted", words = "w" }, "200 withdrawn"));
        await host.Tell(AgesHost.Completed(open.Referral), AgesHost.Completed(ended.Referral));
        using var receiver = host.Receiver();
        ((string?)(await open.Get(receiver)).Body["owner"], (await ended.Get(receiver)).Status).ShouldBe((A.Durham, 404));
        await open.Try(host, new Act("lead", "interviews/1/close", Closed, "403 forbidden"));
    }

    [Fact]
    public async Task Rows_39_and_40_given_up_before_a_decision_or_closed_after_it()
    {
        await (await host.Doubt()).Try(
            host, new("lead", "withdrawal", new { reason = "accepted", words = "w" }, "403 forbidden"),
            new("manager", "withdrawal", new { reason = "missing", words = "w" }, "400 invalid safeguardingReferral"),
            new("manager", "withdrawal", new { reason = "other", words = "w" }, "400 invalid reason"),
            new("manager", "closure", null, "409 not-at-this-stage"),
            new("manager", "withdrawal", new { reason = "missing", words = "w", safeguardingReferral = "S" }, "200 withdrawn"));
        await (await (await host.Doubt()).To("service")).Try(
            host, new("manager", "withdrawal", new { reason = "accepted", words = "w" }, "409 not-at-this-stage"),
            new("manager", "closure", null, "409 checklist-open A25 A26"), new("manager", "challenge", On, "200 challenged"),
            new("manager", "closure", null, "409 challenge-open"));
        await ClosedAsync();
    }

    // The shortest way to the end: the claimed age is accepted, and the Secretary of State told.
    async Task<AgeCase> ClosedAsync() => await (await host.Doubt()).Try(
        host, new("manager", "route", new { situation = "clearlyChild", route = "accept", reasons = "r" }, "200 triaged"),
        new("lead", "acceptance", new { socialWorkers = new[] { A.Lead, A.Second }, view = "v" }, "200 acceptedNoAssessment"),
        new("manager", "closure", null, "409 checklist-open A25"),
        new("lead", "secretary-of-state", new { on = Today, reference = "L", acknowledgement = "K" }, "200 acceptedNoAssessment"),
        new("manager", "closure", null, "200 closed"));
}
