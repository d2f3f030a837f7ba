using System.Text.Json.Nodes;
using TransferScheme.AgeAssessments.Checking;
using TransferScheme.AgeAssessments.Rules;
using TransferScheme.Platform.Time;
using TransferScheme.TestKit;

namespace TransferScheme.AgeAssessments.Tests.Api;

/// <summary>
/// Every item of the checklist through the API: an act that fails it is refused with its id, and goes through once it is met. Warnings
/// refuse nothing, and are shown.
/// </summary>
/// <param name="host">The host.</param>
public sealed class ChecklistApiTests(AgesHost host) : IClassFixture<AgesHost>
{
    static readonly object Adult = new { name = "N", organisation = "O", independent = true };
    static readonly object Dependent = new { name = "N", organisation = "The council", independent = false };
    static readonly object Interpreter = Speaking(true);
    static readonly object Said = new { raisedBy = "w", on = "2026-03-04", grounds = "g" };
    static readonly object Looks = new { raisedBy = "w", on = "2026-03-04", grounds = "g", appearanceOnly = true };

    static readonly string[] Topics = ["family", "education", "chronology", "journey", "dateOfBirthKnowledge", "documents"];

    /// <summary>What is tried, by item: the last act of the usual course before it, and then each act with its answer.</summary>
    static readonly Dictionary<string, (string After, Act[] Acts)> Items = new()
    {
        ["A02"] = ("presumption",
        [
            new("lead", "plan", AgeCase.Plan, "409 not-at-this-stage"),
            new("manager", "route", Route("full"), "200 triaged"), new("lead", "plan", AgeCase.Plan, "200 planning"),
        ]),
        ["A03"] = ("route",
        [
            new("lead", "plan", Planned("assessors", new[] { Assessor(A.Lead) }), "409 checklist-open A03"),
            new("lead", "plan", Planned("assessors", new[] { Assessor(A.Lead), Assessor(A.Lead) }), "409 checklist-open A03"),
            new("lead", "plan", Planned("assessors", new[] { Assessor(A.Lead), Assessor(A.Second, null) }), "409 checklist-open A03"),
            new("lead", "plan", AgeCase.Plan, "200 planning"),
        ]),
        ["A04"] = ("route",
        [
            new("lead", "plan", Planned("considered", new { trafficking = "t", health = "h", mentalHealth = "m" }), "409 checklist-open A04"),
            new("lead", "plan", Planned("fitForInterview", false), "409 checklist-open A04"),
            new("lead", "plan", AgeCase.Plan, "200 planning"),
        ]),
        ["A05"] = ("plan",
        [
            new("lead", "interviews", Opened(AgeCase.Session, null), "409 checklist-open A05"),
            new("lead", "interviews", Opened(AgeCase.Session, AgeCase.Explained), "200 interviewing"),
        ]),
        ["A06"] = ("plan",
        [
            new("lead", "interviews", Opened(new { interpreter = Interpreter }, AgeCase.Explained), "409 checklist-open A06"),
            new("lead", "interviews", Opened(new { appropriateAdult = Dependent, interpreter = Interpreter }, AgeCase.Explained), "409 checklist-open A06"),
            new("lead", "interviews", Opened(new { appropriateAdult = Adult, interpreter = Interpreter }, AgeCase.Explained), "200 interviewing"),
        ]),
        ["A07"] = ("plan",
        [
            new("lead", "interviews", Opened(new { appropriateAdult = Adult }, AgeCase.Explained), "409 checklist-open A07"),
            new("lead", "interviews", Opened(new { appropriateAdult = Adult, interpreter = Speaking(false) }, AgeCase.Explained), "409 checklist-open A07"),
            new("lead", "interviews", Opened(new { appropriateAdult = Adult, interpreter = Interpreter }, AgeCase.Explained), "200 interviewing"),
        ]),
        ["A08"] = ("interviews",
        [
            new("lead", "interviews/1/close", new { endedAt = "2026-03-04T09:40:00Z", breaks = 1, present = new[] { "p" }, note = "Q" }, "409 checklist-open A08"),
            new("lead", "interviews/1/close", new { endedAt = "2026-03-04T09:40:00Z", breaks = 1, present = new[] { "p" }, signed = true }, "409 checklist-open A08"),
            new("lead", "analysis", Analysis(), "409 checklist-open A08"),
            new("lead", "interviews/1/close", new { endedAt = "2026-03-04T09:40:00Z", breaks = 1, present = new[] { "p" }, note = "Q", signed = true }, "200 interviewing"),
            new("lead", "analysis", Analysis(), "200 analysis"),
        ]),
        ["A09"] = ("interviews/1/close",
        [
            new("lead", "analysis", Acts.With(Analysis(), "account", null), "400 invalid body"),
            new("lead", "analysis", Analysis(), "200 analysis"),
        ]),
        ["A10"] = ("interviews/1/close",
        [
            new("lead", "analysis", Analysis(Topics.Skip(1).Select(t => (object)new { topic = t, covered = "c" })), "409 checklist-open A10"),
            new("lead", "analysis", Analysis([.. Topics.Skip(1).Select(t => (object)new { topic = t, covered = "c" }), new { topic = "family", notAskedBecause = "d" }]), "200 analysis"),
        ]),
        ["A12"] = ("responses", Drafts("A12", "appearance", new { observations = "o", by = "b", where = "w", soleBasis = true }, null)),
        ["A13"] = ("responses", Drafts("A13", "traumaAndCulture", null)),
        ["A14"] = ("provisional-conclusion",
        [
            new("lead", "minded-to", new { heldAt = "2026-03-04T09:50:00Z", points = Array.Empty<int>(), how = "h", session = AgeCase.Session }, "409 checklist-open A14"),
            new("lead", "minded-to", new { heldAt = "2026-03-04T09:50:00Z", points = new[] { 1 }, how = "h", session = AgeCase.Session }, "200 mindedTo"),
            new("lead", "draft", AgeCase.Whole, "409 checklist-open A14"),
            new("lead", "responses", new { respondedAt = "2026-03-04T09:55:00Z", answers = new[] { new { number = 1, words = "w" } } }, "200 mindedTo"),
            .. Drafts("A14", "evaluations", null),
        ]),
        ["A15"] = ("provisional-conclusion",
        [
            new("lead", "draft", AgeCase.Whole, "409 checklist-open A15"),
            new("lead", "departures", new { item = "A15", reason = "r" }, "200 analysis"),
            new("lead", "draft", AgeCase.Whole, "200 drafted"),
            new("manager", "departures/A15/counter-signature", null, "200 drafted"),
        ]),
        ["A16"] = ("responses", Drafts("A16", "benefitOfDoubt", null)),
        ["A17"] = ("responses", Drafts("A17", "balanceOfProbabilities", false)),
        ["A18"] = ("responses", Drafts("A18", "usesCredibility", true)),
        ["A19"] = ("responses", Drafts("A19", "conclusion", new { category = "child", dateOfBirth = "2009-08-14" }, new { category = "child" }, null)),
        ["A20"] = ("responses", Drafts("A20", "reasons", null)),
        ["A23"] = ("draft",
        [
            new("lead", "signatures", null, "200 drafted"), new("lead", "signatures", null, "409 checklist-open A23"),
            new("manager", "quality-assurance", new { outcome = "assured", words = "w" }, "409 checklist-open A23"),
            new("second", "signatures", null, "200 drafted"),
            new("manager", "quality-assurance", new { outcome = "assured", words = "w" }, "200 signedOff"),
        ]),
        ["A24"] = ("quality-assurance",
        [
            new("lead", "service", Acts.With(AgeCase.Service(), "reportOffered", false), "409 checklist-open A24"),
            new("lead", "service", Acts.With(AgeCase.Service(), "challengeExplained", null), "409 checklist-open A24"),
            new("lead", "service", Acts.With(AgeCase.Service(), "inWriting", false), "409 checklist-open A24"),
            new("lead", "service", AgeCase.Service("2026-03-04T09:54:00Z"), "409 checklist-open A24"),
            new("lead", "service", AgeCase.Service(), "200 served"),
        ]),
        ["A25"] = ("service",
        [
            new("manager", "consequences", new { words = "w" }, "200 served"), new("manager", "closure", null, "409 checklist-open A25"),
            new("lead", "secretary-of-state", new { on = "2026-03-04", reference = "L" }, "200 served"),
            new("manager", "closure", null, "409 checklist-open A25"),
            new("lead", "secretary-of-state", new { on = "2026-03-04", reference = "L", acknowledgement = "K" }, "200 served"),
            new("manager", "closure", null, "409 challenge-time-runs"),
        ]),
        ["A26"] = ("secretary-of-state",
        [
            new("manager", "closure", null, "409 checklist-open A26"), new("manager", "consequences", new { words = "w" }, "200 served"),
            new("manager", "closure", null, "409 challenge-time-runs"),
        ]),
    };

    public static TheoryData<string> Tried => [.. Items.Keys];

    [Theory]
    [MemberData(nameof(Tried))]
    public async Task Given_an_item_that_is_open_when_tried_then_refused_by_its_id_and_done_once_it_is_met(string id)
    {
        var (after, acts) = Items[id];
        var ages = await (await host.Doubt()).To(after);
        await ages.Try(host, acts);
        (await ages.Item(host, id)).ShouldBe(id == "A15" ? "departed" : "done");
    }

    [Fact]
    public void Each_of_the_27_items_is_tried_here() =>
        Items.Keys.Concat(["A01", "A11", "A21", "A22", "A27"]).Order(StringComparer.Ordinal).ShouldBe(Checklist.Ids);

    [Fact]
    public async Task A01_a_doubt_by_appearance_alone_needs_another_ground_before_anybody_signs()
    {
        var ages = await (await host.Doubt(Looks)).To("draft");
        await ages.Try(
            host, new("lead", "signatures", null, "409 checklist-open A01"), new("officer", "doubt", new { trigger = Said }, "200 drafted"),
            new("lead", "signatures", null, "200 drafted"));
        (await ages.Item(host, "A01")).ShouldBe("done");
    }

    // What nobody can sign, and what cannot be had at this stage any more: the manager gives it back, and nothing is stuck.
    [Fact]
    public async Task A11_without_what_others_know_nobody_signs_and_the_draft_is_given_back_for_it()
    {
        var ages = await host.Doubt();
        await ages.To("draft", async (who, act, body) =>
            act == "evidence" ? "200 planning" : (await ages.Act(who, act, body)).Word);
        await ages.Try(
            host, new("lead", "signatures", null, "409 checklist-open A11"),
            new("lead", "evidence", Evidence("school"), "409 not-at-this-stage"),
            new("manager", "quality-assurance", new { outcome = "returned", words = "Ask the school." }, "200 analysis"),
            new("lead", "evidence", Evidence("school"), "200 analysis"), new("lead", "draft", AgeCase.Whole, "200 drafted"),
            new("lead", "signatures", null, "200 drafted"));
        (await ages.Item(host, "A11")).ShouldBe("done");
    }

    [Fact]
    public async Task A06_A07_and_A15_are_departed_from_by_a_reason_and_open_until_a_manager_counter_signs()
    {
        var ages = await (await host.Doubt()).To("plan");
        foreach (var item in new[] { "A06", "A07" })
        {
            await ages.Try(
                host, new("manager", $"departures/{item}/counter-signature", null, "409 no-departure"),
                new("lead", "departures", new { item, reason = "r" }, "200 planning"));
            (await ages.Item(host, item)).ShouldBe("open");
            await ages.Try(host, new Act("manager", $"departures/{item}/counter-signature", null, "200 planning"));
        }

        await ages.Try(host, new Act("lead", "departures", new { item = "A05", reason = "r" }, "400 invalid item"));
        await ages.Try(host, new Act("lead", "interviews", Opened(null, AgeCase.Explained), "200 interviewing"));
        (await ages.Item(host, "A06"), await ages.Item(host, "A07")).ShouldBe(("departed", "departed"));
    }

    [Fact]
    public async Task A21_an_analysis_that_is_not_said_to_be_their_own_is_a_warning_and_blocks_nothing()
    {
        var ages = await (await host.Doubt()).To("responses");
        await ages.Try(
            host, new("lead", "draft", Acts.With(AgeCase.Whole, "ownAnalysis", false), "200 drafted"), new("lead", "signatures", null, "200 drafted"));
        (await ages.Item(host, "A21")).ShouldBe("open");
        await ages.Try(host, new Act("lead", "draft", AgeCase.Whole, "200 drafted"));
        (await ages.Item(host, "A21")).ShouldBe("done");
    }

    [Fact]
    public async Task A27_an_overrun_is_a_warning_until_it_is_explained()
    {
        var ages = await host.Doubt(new { raisedBy = "w", on = "2026-01-05", grounds = "g" });
        await Poll.UntilAsync(async () => await ages.Item(host, "A27") == "open", TimeSpan.FromSeconds(20), "the guideline to be past");
        await ages.Try(host, new Act("lead", "overrun", new { words = "w" }, "200 doubtRaised"));
        (await ages.Item(host, "A27")).ShouldBe("done");
    }

    [Fact]
    public async Task A22_a_scientific_method_is_off_and_once_on_only_with_consent_and_a_likelihood_ratio()
    {
        await (await (await host.Doubt()).To("plan")).Try(
            host, new Act("lead", "evidence", Evidence("scientificOrTechnical"), "409 scientific-methods-off"));
        var on = new AgesHost { Rules = new AgeRuleBook([AgeRuleBook.Published.On(A.Today) with { ScientificMethodsFrom = A.Today }]) };
        await on.InitializeAsync();
        var ages = await (await on.Doubt()).To("plan");
        var consented = new { name = "X-ray of the wrist", consent = true, likelihoodRatio = "1 : 9" };
        await ages.Try(
            on, new("lead", "evidence", Evidence("scientificOrTechnical"), "409 checklist-open A22"),
            new("lead", "evidence", Acts.With(Evidence("scientificOrTechnical"), "method", new { name = "X", consent = false, likelihoodRatio = "1 : 9" }), "409 checklist-open A22"),
            new("lead", "evidence", Acts.With(Evidence("scientificOrTechnical"), "method", consented), "200 planning"));
        (await ages.Item(on, "A22")).ShouldBe("done");
        await on.DisposeAsync();
    }

    // The time for a claim passes on a clock of its own.
    [Fact]
    public async Task A24_to_A26_a_case_is_closed_with_all_three_once_no_claim_can_be_brought()
    {
        var own = new AgesHost();
        await own.InitializeAsync();
        var ages = await (await own.Doubt()).To("consequences");
        await ages.Try(own, new Act("manager", "closure", null, "409 challenge-time-runs"));
        await own.Host.Get<SimulatedClock>().AdvanceAsync(A.Wednesday.AddMonths(3).AddDays(1), default);
        using var manager = own.Manager();
        await Poll.UntilAsync(
            async () => (await ages.Act(manager, "closure")).Word == "200 closed", TimeSpan.FromSeconds(20), "the case to be closed");
        (await ages.Item(own, "A24"), await ages.Item(own, "A25"), await ages.Item(own, "A26")).ShouldBe(("done", "done", "done"));
        await own.DisposeAsync();
    }

    // Drafted each way that fails it, then as a whole.
    static Act[] Drafts(string id, string member, params object?[]? wrong) =>
    [
        .. (wrong ?? [null]).SelectMany(w => new[]
        {
            new Act("lead", "draft", Acts.With(AgeCase.Whole, member, w), "200 drafted"),
            new Act("lead", "signatures", null, $"409 checklist-open {id}"),
        }),
        new("lead", "draft", AgeCase.Whole, "200 drafted"), new("lead", "signatures", null, "200 drafted"),
    ];

    static object Route(string route) => new { situation = "realDoubt", route, reasons = "r" };

    static object Assessor(Guid person, string? registration = "SW1") => new { person, name = "N", registration, qualified = true, experienced = true };

    static JsonObject Planned(string member, object value) => Acts.With(AgeCase.Plan, member, value);

    static object Opened(object? session, object? explained) => new { startedAt = "2026-03-04T09:00:00Z", session, explained };

    static object Speaking(bool understood) => new
    {
        name = "I", language = "Tigrinya", dialect = "Asmara", mode = "faceToFace", understoodByYoungPerson = understood, understoodByInterpreter = true,
    };

    static object Analysis(IEnumerable<object>? topics = null) =>
        new { claimedAge = "16", account = "a", topics = topics ?? Topics.Select(t => (object)new { topic = t, covered = "c" }) };

    static object Evidence(string kind) => new { kind, source = "s", dated = "2026-03-01", weight = "some", content = "c" };
}
