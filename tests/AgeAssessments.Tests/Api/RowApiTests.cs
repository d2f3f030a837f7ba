namespace TransferScheme.AgeAssessments.Tests.Api;

/// <summary>
/// Every row of the state machine through the API: what its guards refuse, and what goes through and where it leads. Row 38 is no command
/// but a message; row 27 on with the checklist is in <see cref="ChecklistApiTests"/> too.
/// </summary>
/// <param name="host">The host.</param>
public sealed partial class RowApiTests(AgesHost host) : IClassFixture<AgesHost>
{
    const string Today = "2026-03-04";

    static readonly object Words = new { words = "w" };
    static readonly object On = new { on = Today, words = "w" };
    static readonly object Said = new { trigger = new { raisedBy = "w", on = Today, grounds = "g" } };
    static readonly object Clear = new { believedAge = 30, whyNotBorderline = "w", marginOfError = "m", safeguardsNotUsed = "s", account = "a" };

    static readonly object Outcome =
        new { reportOn = Today, signed = true, category = "adult", report = "r", dateOfBirth = "2000-01-01" };

    [Theory]
    [InlineData("child", 2, null, "201 notDisputed")]
    [InlineData("adult", 2, null, "201 doubtRaised")]
    [InlineData("childUntilAssessed", 1, "w", "201 doubtRaised")]
    [InlineData("adult", 1, null, "400 invalid reason")]
    [InlineData("unknown", 2, null, "400 invalid outcome")]
    public async Task Row_1_the_Home_Office_decides_by_two_officers_or_with_a_reason(string outcome, int officers, string? reason, string word)
    {
        var (referral, child) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        host.Referrals.Children[referral] = child;
        using var manager = host.Manager();
        (await AgeCase.Send(manager, HttpMethod.Post, "age-assessments/home-office-decisions", new
        {
            referralId = referral, childId = child, outcome, officers, on = Today, reason,
        })).Word.ShouldBe(word);
    }

    [Fact]
    public async Task Rows_2_to_5_a_doubt_its_notice_the_presumption_and_the_route()
    {
        var ages = await host.Doubt();
        await ages.Try(
            host, new("officer", "doubt", new { trigger = new { raisedBy = "w", on = "2026-03-05", grounds = "g" } }, "400 invalid on"),
            new("officer", "doubt", Said, "200 doubtRaised"),
            new("manager", "secretary-of-state-doubt", new { notifiedOn = Today, noticeReference = "N" }, "403 forbidden"),
            new("national", "secretary-of-state-doubt", new { notifiedOn = Today }, "400 invalid body"),
            new("national", "secretary-of-state-doubt", new { notifiedOn = Today, noticeReference = "N" }, "200 doubtRaised"),
            new("national", "secretary-of-state-doubt", new { notifiedOn = Today, noticeReference = "N" }, "409 doubt-recorded"),
            new("manager", "travel-agreement", new { lead = A.Kent, completeBy = "2026-04-01", safeguards = "s" }, "409 not-presumed-child"),
            new("officer", "presumption", new { from = "2026-03-05", accommodation = "a" }, "400 invalid from"),
            new("officer", "presumption", new { from = Today, accommodation = "a" }, "200 doubtRaised"),
            new("manager", "travel-agreement", new { lead = A.Kent, completeBy = "2026-04-01", safeguards = "s" }, "200 doubtRaised"),
            new("lead", "route", Route("full"), "403 forbidden"),
            new("manager", "route", Route("briefEnquiry"), "409 route-not-allowed"),
            new("manager", "route", Route("full"), "200 triaged"),
            new("manager", "route", Route("full"), "409 not-at-this-stage"));
        await (await (await host.Doubt()).To("service")).Try(host, new Act("officer", "doubt", Said, "409 not-at-this-stage"));
    }

    [Fact]
    public async Task Row_6_two_social_workers_accept_the_claimed_age()
    {
        var two = new { socialWorkers = new[] { A.Lead, A.Second }, evidence = "passport" };
        await (await host.Doubt()).Try(
            host, new("lead", "acceptance", two, "409 not-at-this-stage"),
            new("manager", "route", new { situation = "reliableEvidence", route = "accept", reasons = "r" }, "409 evidence-missing"),
            new("manager", "route", new { situation = "reliableEvidence", route = "accept", reasons = "r", evidence = "p" }, "200 triaged"),
            new("lead", "acceptance", Acts.With(two, "socialWorkers", new[] { A.Lead, A.Lead }), "400 invalid socialWorkers"),
            new("manager", "acceptance", two, "403 not-a-social-worker"),
            new("lead", "acceptance", Acts.With(two, "evidence", null), "400 invalid view"),
            new("lead", "acceptance", two, "200 acceptedNoAssessment"));
        await (await (await host.Doubt()).To("route")).Try(host, new Act("lead", "acceptance", two, "409 other-route"));
    }

    [Fact]
    public async Task Rows_7_to_9_a_brief_enquiry_in_a_clear_case_and_a_full_assessment_where_doubt_remains()
    {
        var two = new { assessors = Acts.With(AgeCase.Plan, "plan", null)["assessors"], clearCase = "c" };
        var route = new { situation = "clearlyAdult", route = "briefEnquiry", reasons = "r", clearCase = Clear };
        var concluded = Acts.With(Acts.With(AgeCase.Whole, "heardAt", "2026-03-04T09:00:00Z"), "explained", new { on = Today, language = "ti" });
        var ages = await (await host.Doubt()).Try(
            host, new("manager", "route", Acts.With(route, "clearCase", null), "409 not-a-clear-case"),
            new("manager", "route", route, "200 triaged"), new("lead", "brief-enquiry/conclusion", concluded, "409 not-at-this-stage"),
            new("manager", "brief-enquiry", two, "403 forbidden"), new("lead", "brief-enquiry", two, "200 briefEnquiry"),
            new("lead", "brief-enquiry/conclusion", concluded, "409 checklist-open A06 A07 A15"));
        foreach (var item in new[] { "A06", "A07", "A15" })
        {
            await ages.Try(host, new Act("lead", "departures", new { item, reason = "r" }, "200 briefEnquiry"));
        }

        foreach (var (member, item) in new[] { ("account", "A09"), ("appearance", "A12"), ("benefitOfDoubt", "A16"), ("balanceOfProbabilities", "A17"), ("conclusion", "A19"), ("reasons", "A20") })
        {
            await ages.Try(host, new Act("lead", "brief-enquiry/conclusion", Acts.With(concluded, member, null), $"409 checklist-open {item}"));
        }

        await ages.Try(host, new("lead", "brief-enquiry/conclusion", concluded, "200 drafted"), new("lead", "escalation", Words, "200 planning"));
        await (await (await host.Doubt()).To("plan")).Try(host, new Act("lead", "escalation", Words, "409 not-at-this-stage"));
        await (await (await host.Doubt()).To("route")).Try(host, new Act("lead", "brief-enquiry", two, "409 other-route"));
    }

    [Fact]
    public async Task Rows_10_to_13_the_board_takes_the_referral_or_not_and_its_signed_report_is_read_only()
    {
        await (await host.Doubt()).Try(
            host, new("manager", "naab-referral", Words, "409 not-at-this-stage"), new("manager", "route", Route("naab"), "200 triaged"),
            new("manager", "naab-referral/acceptance", Words, "409 not-at-this-stage"),
            new("manager", "naab-referral", new { }, "400 invalid body"), new("manager", "naab-referral", Words, "200 referredToNaab"),
            new("manager", "naab-referral/decline", Words, "200 triaged"), new("manager", "naab-referral", Words, "200 referredToNaab"),
            new("manager", "naab-referral/withdrawal", Words, "200 triaged"), new("manager", "naab-referral", Words, "200 referredToNaab"),
            new("manager", "naab-referral/acceptance", Words, "200 referredToNaab"),
            new("manager", "naab-referral/decline", Words, "409 naab-accepted"),
            new("manager", "naab-referral/assistance", new { on = "2026-03-05", words = "w" }, "400 invalid on"),
            new("manager", "naab-referral/assistance", On, "200 referredToNaab"),
            new("manager", "naab-referral/outcome", Acts.With(Outcome, "signed", false), "400 invalid signed"),
            new("manager", "naab-referral/outcome", Acts.With(Outcome, "dateOfBirth", "2026-03-05"), "409 checklist-open A19"),
            new("manager", "naab-referral/outcome", Outcome, "200 served"), new("lead", "draft", AgeCase.Whole, "409 not-at-this-stage"),
            new("national", "awareness", new { authority = A.Durham, on = "2026-03-05" }, "400 invalid on"),
            new("national", "awareness", new { authority = A.Durham, on = Today }, "200 served"));
        await (await (await host.Doubt()).To("route")).Try(
            host, new("manager", "naab-referral", Words, "409 other-route"), new("national", "awareness", new { authority = A.Durham, on = Today }, "409 no-naab-outcome"));
    }

    [Fact]
    public async Task Rows_14_to_18_a_plan_information_interviews_and_pauses()
    {
        var asked = new { from = "f", lawfulBasis = "publicTask", what = "w" };
        await (await host.Doubt()).Try(
            host, new("lead", "information-requests", asked, "409 not-at-this-stage"), new("manager", "route", Route("full"), "200 triaged"),
            new("second", "plan", Acts.With(AgeCase.Plan, "appropriateAdult", null), "409 checklist-open A06"),
            new("lead", "plan", Acts.With(AgeCase.Plan, "interpreter", null), "409 checklist-open A07"),
            new("lead", "plan", AgeCase.Plan, "200 planning"),
            new("lead", "information-requests", Acts.With(asked, "lawfulBasis", "curiosity"), "400 invalid lawfulBasis"),
            new("lead", "information-requests", asked, "200 planning"),
            new("lead", "evidence", new { kind = "school", source = "s", dated = "2026-03-05", weight = "some", content = "c" }, "400 invalid dated"),
            new("lead", "evidence", new { kind = "school", source = "s", dated = "2026-03-01", weight = "heavy", content = "c" }, "400 invalid weight"),
            new("lead", "interviews/1/close", Closed, "409 no-such-interview"),
            new("lead", "interviews", Opened("2026-03-04T11:00:00Z"), "400 invalid startedAt"),
            new("lead", "interviews", Opened("2026-03-04T09:00:00Z"), "200 interviewing"),
            new("lead", "interviews", Opened("2026-03-04T09:00:00Z"), "409 checklist-open A08"),
            new("lead", "interviews/1/close", Acts.With(Closed, "endedAt", "2026-03-04T08:00:00Z"), "400 invalid endedAt"),
            new("lead", "interviews/1/close", Closed, "200 interviewing"),
            new("lead", "interviews/1/close", Closed, "409 interview-closed"),
            new("lead", "resume", null, "409 not-at-this-stage"), new("lead", "pause", new { reason = "holiday", words = "w" }, "400 invalid reason"),
            new("lead", "pause", new { reason = "ill", words = "w" }, "200 paused"), new("lead", "interviews", Opened("2026-03-04T09:00:00Z"), "409 not-at-this-stage"),
            new("lead", "resume", null, "200 interviewing"));
        await (await (await host.Doubt()).To("draft")).Try(host, new Act("lead", "pause", new { reason = "ill", words = "w" }, "409 not-at-this-stage"));
    }

    [Fact]
    public async Task Rows_19_to_24_the_analysis_the_minded_to_session_the_answers_and_the_draft()
    {
        var view = new { category = "child", view = "v", adversePoints = new[] { new { words = "p", reliedOn = true } } };
        var held = new { heldAt = "2026-03-04T09:50:00Z", points = new[] { 1 }, how = "h", session = AgeCase.Session };
        var answered = new { respondedAt = "2026-03-04T09:55:00Z", answers = new[] { new { number = 1, words = "w" } } };
        var ages = await (await host.Doubt()).To("interviews");
        await ages.Try(
            host, new("lead", "provisional-conclusion", view, "409 not-at-this-stage"), new("lead", "minded-to", held, "409 not-at-this-stage"),
            new("lead", "interviews/1/close", Closed, "200 interviewing"));
        await (await (await host.Doubt()).To("analysis")).Try(
            host, new("lead", "minded-to", held, "409 checklist-open A15"), new("lead", "draft", AgeCase.Whole, "409 checklist-open A14"),
            new("manager", "provisional-conclusion", view, "403 forbidden"), new("lead", "provisional-conclusion", view, "200 analysis"),
            new("lead", "minded-to", Acts.With(held, "points", new[] { 1, 9 }), "400 invalid points"),
            new("lead", "minded-to", held, "200 mindedTo"),
            new("lead", "responses", Acts.With(answered, "respondedAt", "2026-03-04T09:40:00Z"), "400 invalid respondedAt"),
            new("lead", "responses", Acts.With(answered, "answers", new[] { new { number = 2, words = "w" } }), "400 invalid answers"),
            new("lead", "responses/extension", new { answerBy = Today, words = "w" }, "400 invalid answerBy"),
            new("lead", "responses/extension", new { answerBy = "2026-03-20", words = "w" }, "200 mindedTo"),
            new("lead", "draft", AgeCase.Whole, "409 checklist-open A14"), new("lead", "responses", answered, "200 mindedTo"),
            new("lead", "further-enquiries", Words, "200 interviewing"), new("lead", "further-enquiries", Words, "409 not-at-this-stage"));
        await (await (await host.Doubt()).To("responses")).Try(
            host, new("second", "draft", Acts.With(AgeCase.Whole, "conclusion", new { category = "adult", dateOfBirth = "2009-08-14" }), "409 checklist-open A19"),
            new("second", "draft", AgeCase.Whole, "200 drafted"));
    }

    [Fact]
    public async Task Rows_25_to_28_two_sign_a_third_assures_and_the_decision_is_served_and_told()
    {
        var informed = new { on = Today, reference = "L", acknowledgement = "K" };
        await (await (await host.Doubt()).To("draft")).Try(
            host, new("manager", "signatures", null, "403 not-an-assessor"), new("lead", "signatures", null, "200 drafted"),
            new("lead", "quality-assurance", new { outcome = "assured", words = "w" }, "403 forbidden"),
            new("second", "signatures", null, "200 drafted"),
            new("manager", "quality-assurance", new { outcome = "perhaps", words = "w" }, "400 invalid outcome"),
            new("manager", "quality-assurance", new { outcome = "returned", words = "w" }, "200 analysis"),
            new("lead", "draft", AgeCase.Whole, "200 drafted"), new("lead", "signatures", null, "200 drafted"),
            new("second", "signatures", null, "200 drafted"), new("lead", "service", AgeCase.Service(), "409 not-at-this-stage"),
            new("manager", "quality-assurance", new { outcome = "assured", words = "w" }, "200 signedOff"),
            new("lead", "secretary-of-state", informed, "409 not-at-this-stage"), new("manager", "correction", Words, "409 not-served"),
            new("lead", "service", AgeCase.Service("2026-03-04T11:00:00Z"), "400 invalid servedAt"),
            new("lead", "service", AgeCase.Service(), "200 served"), new("manager", "correction", Words, "200 served"),
            new("lead", "draft", AgeCase.Whole, "409 not-at-this-stage"), new("lead", "signatures", null, "409 not-at-this-stage"),
            new("lead", "secretary-of-state", Acts.With(informed, "on", "2026-03-05"), "400 invalid on"),
            new("lead", "secretary-of-state", informed, "200 served"));
    }

    static object Route(string route) => new { situation = "realDoubt", route, reasons = "r", clearCase = Clear };

    static object Opened(string startedAt) => new { startedAt, session = AgeCase.Session, explained = AgeCase.Explained };

    static object Closed { get; } = new { endedAt = "2026-03-04T09:40:00Z", breaks = 1, present = new[] { "p" }, note = "Q", signed = true };
}
