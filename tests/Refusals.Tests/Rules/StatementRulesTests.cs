using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Rules;

namespace TransferScheme.Refusals.Tests.Rules;

/// <summary>R01 to R15: each tripped and passed, and the fixtures of the scheme's rules.</summary>
public sealed class StatementRulesTests
{
    [Fact]
    public void A_statement_that_lacks_nothing_passes_every_rule() => StatementRules.Check(A.Form, A.Facts).ShouldBeEmpty();

    [Fact]
    public void R01_a_statement_has_a_ground() => Of("R01", A.Form with { Grounds = [] }).Count.ShouldBe(1);

    [Fact]
    public void R01_a_decline_on_what_only_defers_is_turned_down_and_passes_as_a_deferral()
    {
        var decline = A.Form with { Grounds = [A.G06] };
        Of("R01", decline).Single().Detail.ShouldContain("deferral");
        StatementRules.Check(decline with { Response = "deferral" }, A.Facts).ShouldBeEmpty();
        Of("R01", decline with { Grounds = [A.G06, A.G04] }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("G12", "G13")]
    [InlineData("G16")]
    [InlineData("G17", "G18")]
    public void R01_grounds_that_never_suffice_cannot_be_issued_whatever_the_response(params string[] codes)
    {
        foreach (var response in new[] { "decline", "deferral", "conditionalOffer", "queryBack" })
        {
            Of("R01", A.Form with { Response = response, Grounds = [.. codes.Select(A.Bare)] }).Count.ShouldBe(1);
        }

        Of("R01", A.Form with { Grounds = [.. codes.Select(A.Bare), A.G04] }).ShouldBeEmpty();
    }

    [Fact]
    public void R01_other_in_words_needs_a_second_reader()
    {
        var other = A.Form with { Grounds = [A.Bare("G99")] };
        Of("R01", other).Single().Ground.ShouldBe("G99");
        Of("R01", other, A.Facts with { SecondReading = true }).ShouldBeEmpty();
    }

    [Fact]
    public void R01_a_deprecated_ground_may_no_longer_be_given_and_a_ground_only_once()
    {
        var list = A.Grounds with
        {
            Version = 2,
            Grounds = [.. A.Grounds.Grounds.Select(g => g.Code == "G04" ? g with { Deprecated = true } : g)],
        };
        Of("R01", A.Form, A.Facts with { Grounds = list }).Single().Ground.ShouldBe("G04");
        Of("R01", A.Form with { Grounds = [A.G04, A.G04] }).Single().Detail.ShouldContain("twice");
    }

    [Fact]
    public void R01_a_missing_child_only_defers_and_a_duplicate_can_suffice()
    {
        StatementForm On(string kind) => A.Form with { Grounds = [A.Bare("G10") with { Evidence = [new Evidence(kind, "X 1", A.Today)] }] };
        Of("R01", On("missing-episode")).Count.ShouldBe(1);
        Of("R01", On("duplicate-reference")).ShouldBeEmpty();
    }

    [Fact]
    public void R02_evidence_is_there_dated_named_and_fresh()
    {
        string[] Details(params Evidence[] evidence) =>
            [.. Of("R02", A.Form with { Response = "deferral", Grounds = [A.G06 with { Evidence = evidence }] }).Select(f => f.Detail)];
        Details().Single().ShouldContain("lacks evidence: placement-search-log");
        Details(new Evidence("placement-search-log", "Log 9")).Single().ShouldContain("no date");
        Details(new Evidence("placement-search-log", null, A.Today)).Single().ShouldContain("no reference");
        Details(new Evidence("placement-search-log", "Log 9", A.Today.AddDays(1))).Single().ShouldContain("future");
        Details(new Evidence("placement-search-log", "Log 9", new(2026, 2, 24))).Single().ShouldContain("older than 5 working days");
        Details(new Evidence("placement-search-log", "Log 9", new(2026, 2, 25))).ShouldBeEmpty();
        Details(new Evidence("placement-search-log", "Log 9", new(2026, 2, 1), RenewedOn: new(2026, 3, 3))).ShouldBeEmpty();
    }

    [Fact]
    public void R02_safeguarding_evidence_is_at_most_14_days_old_unless_renewed()
    {
        int Count(DateOnly dated, DateOnly? renewed = null) => Of("R02", A.Form with
        {
            Grounds =
            [
                A.Bare("G05") with
                {
                    Evidence =
                    [
                        new Evidence("intelligence-summary", "I 1", dated, renewed),
                        new Evidence("strategy-discussion", "S 1", dated, renewed),
                    ],
                },
            ],
        }).Count;
        Count(A.Today.AddDays(-14)).ShouldBe(0);
        Count(A.Today.AddDays(-15)).ShouldBe(2);
        Count(A.Today.AddDays(-15), A.Today.AddDays(-1)).ShouldBe(0);
    }

    [Fact]
    public void R03_each_ground_says_something_of_this_child()
    {
        Of("R03", A.Form with { Grounds = [A.G04 with { Facts = " " }] }).Single().Severity.ShouldBe(Severity.BlocksIssue);
        Of("R03", A.Form with { Grounds = [A.G04, A.Bare("G02") with { Facts = A.G04.Facts }] }).Single().Ground.ShouldBe("G02");
        Of("R03", A.Form).ShouldBeEmpty();
    }

    [Fact]
    public void R03_text_of_an_earlier_statement_is_a_warning()
    {
        var facts = A.Facts with { Texts = ["same"], EarlierTexts = ["same"] };
        Of("R03", A.Form, facts).Single().Severity.ShouldBe(Severity.Warning);
        Of("R03", A.Form, facts with { EarlierTexts = ["another"] }).ShouldBeEmpty();
    }

    [Fact]
    public void R04_alternatives_are_considered_for_what_can_suffice_or_defers()
    {
        Of("R04", A.Form with { Grounds = [A.G04 with { Alternatives = null }, A.G06 with { Alternatives = " " }] }).Select(f => f.Ground)
            .ShouldBe(["G04", "G06"]);
        Of("R04", A.Form with { Grounds = [A.G04, A.Bare("G12") with { Alternatives = null }] }).ShouldBeEmpty();
    }

    [Fact]
    public void R05_best_interests_are_weighed() => Tripped("R05", A.Form with { BestInterests = "" });

    [Fact]
    public void R06_each_key_point_is_answered() => Tripped("R06", A.Form with { KeyPoints = [new KeyPoint("Continuity of treatment")] });

    [Theory]
    [InlineData(346, 0, 346_000, true)]
    [InlineData(346, 0, 346_400, false)]
    [InlineData(345, 1, 346_000, true)]
    [InlineData(345, 0, 346_000, false)]
    [InlineData(347, 0, 346_400, true)]
    public void R07_a_threshold_claim_is_computed_anew(int count, int accepted, int population, bool passes)
    {
        var claim = A.Form with { Grounds = [G01()] };
        var facts = A.Facts with { Figures = new ThresholdFigures(count, accepted, population, "mid-2024", 100, "2025-06-09") };
        Of("R07", claim, facts).Count.ShouldBe(passes ? 0 : 1);
        var counted = facts with { Grounds = A.Grounds with { CountsAccepted = false } };
        Of("R07", claim, counted).Count.ShouldBe(passes && accepted == 0 ? 0 : 1);
    }

    [Fact]
    public void R07_a_claim_with_other_figures_or_without_a_return_is_blocked_and_an_old_population_is_stale()
    {
        var facts = A.Facts with { Figures = new ThresholdFigures(346, 0, 346_000, "mid-2024", 100, "2025-06-09") };
        Of("R07", A.Form with { Grounds = [G01(new ClaimedFigures(346, 346_000, "mid-2024"))] }, facts).ShouldBeEmpty();
        Of("R07", A.Form with { Grounds = [G01(new ClaimedFigures(350))] }, facts).Count.ShouldBe(1);
        Of("R07", A.Form with { Grounds = [G01(new ClaimedFigures(346, 340_000))] }, facts).Count.ShouldBe(1);
        Of("R07", A.Form with { Grounds = [G01()] }).Single().Detail.ShouldContain("no return");
        Of("R02", A.Form with { Grounds = [G01(new ClaimedFigures(346, 346_000, "mid-2023"))] }, facts).Single().Detail.ShouldContain(
            "mid-2024");
        Of("R07", A.Form).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("G14")]
    [InlineData("G15")]
    public void R08_an_unlawful_ground_is_blocked(string code) => Tripped("R08", A.Form with { Grounds = [A.G04, A.Bare(code)] });

    [Theory]
    [InlineData("Residents would object on grounds of community opposition.")]
    [InlineData("The child's religion cannot be met here.")]
    [InlineData("We take no boys.")]
    public void R08_wording_that_suggests_one_waits_for_an_equality_review(string text)
    {
        var form = A.Form with { Grounds = [A.G04 with { Facts = text }] };
        Of("R08", form).Count.ShouldBe(1);
        Of("R08", form, A.Facts with { EqualityReview = true }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("inspection-letter", 1)]
    [InlineData("pause-agreement", 0)]
    [InlineData("undue-prejudice-statement", 0)]
    public void R09_the_whole_service_needs_a_pause_or_the_directors_statement(string kind, int blocked)
    {
        var ground = A.Bare("G08") with
        {
            Evidence = [new Evidence("inspection-letter", "L 1", A.Today), new Evidence(kind, "P 1", A.Today)],
        };
        Of("R09", A.Form with { Grounds = [ground] }).Count.ShouldBe(blocked);
    }

    [Fact]
    public void R10_the_decision_maker_is_named_with_delegated_authority()
    {
        Tripped("R10", A.Form with { DecisionMaker = null });
        Tripped("R10", A.Form with { DecisionMaker = new DecisionMaker("Director", "Director of children's services") });
    }

    [Theory]
    [InlineData("Write to someone@example.org about it.")]
    [InlineData("Ring 0191 496 0123.")]
    [InlineData("The house at DH1 1AA is known.")]
    [InlineData("Mr Fixture lives next door.")]
    [InlineData("The resident Invented Person threatened the child.")]
    [InlineData("Director Invented Person said so.")]
    public void R11_nothing_in_the_body_identifies_others(string text)
    {
        Tripped("R11", A.Form with { Grounds = [A.G04 with { Facts = text }] });
        Of("R11", A.Form with { Annex = text }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Durham County Council asked the Home Office on Monday.")]
    [InlineData("The Director of Children's Services decided under the Children Act.")]
    [InlineData("Log 2026-03-02, 11 places, 0 free.")]
    public void R11_offices_and_places_are_nobody(string text) =>
        Of("R11", A.Form with { Grounds = [A.G04 with { Facts = text }] }, A.Facts with { PlaceWords = new HashSet<string> { "Durham" } })
            .ShouldBeEmpty();

    [Fact]
    public void R11_words_that_the_author_says_name_a_place_are_nobody() => Of("R11", A.Form with
    {
        Grounds = [A.G04 with { Facts = "The home at Invented Place is full." }],
        NotPersons = ["Invented Place"],
    }).ShouldBeEmpty();

    [Fact]
    public void R11_intelligence_stands_in_the_annex()
    {
        var form = A.Form with { Grounds = [A.Bare("G05")] };
        Of("R11", form).Single().Ground.ShouldBe("G05");
        Of("R11", form, A.Facts with { HasAnnex = true }).ShouldBeEmpty();
    }

    [Fact]
    public void R12_a_late_statement_says_why_before_closing()
    {
        var late = A.Facts with { Late = true };
        Of("R12", A.Form, late).Single().Severity.ShouldBe(Severity.BlocksClosing);
        Of("R12", A.Form with { LatenessReason = "The assessment came late." }, late).ShouldBeEmpty();
        Of("R12", A.Form).ShouldBeEmpty();
    }

    [Fact]
    public void R13_other_grounds_than_before_are_a_warning()
    {
        Of("R13", A.Form, A.Facts with { EarlierGrounds = ["G06"] }).Single().Severity.ShouldBe(Severity.Warning);
        Of("R13", A.Form, A.Facts with { EarlierGrounds = ["G04"] }).ShouldBeEmpty();
    }

    [Fact]
    public void R14_a_missing_plain_summary_is_a_warning() =>
        Of("R14", A.Form with { PlainSummary = null }).Single().Severity.ShouldBe(Severity.Warning);

    [Fact]
    public void R15_a_contradiction_with_the_own_return_is_overridden_with_a_reason_or_blocks()
    {
        var form = A.Form with { Response = "deferral", Grounds = [A.G06] };
        var vacant = A.Facts with { SuitablePlaces = 2 };
        Of("R15", form, vacant).Single().Severity.ShouldBe(Severity.BlocksIssue);
        Of("R15", form, A.Facts with { SuitablePlaces = null }).Single().Severity.ShouldBe(Severity.BlocksIssue);
        Of("R15", form with { Overrides = [new Override("R15", "Both places were taken this morning.")] }, vacant).Single()
            .Severity.ShouldBe(Severity.Warning);
        Of("R15", form).ShouldBeEmpty();
        Of("R15", A.Form, vacant).ShouldBeEmpty();
    }

    [Fact]
    public void Findings_quote_nothing_of_what_was_written()
    {
        var form = A.Form with
        {
            Grounds = [new GroundRelied("G04", "Canary", [new Evidence("Canary", "Canary")], " ", null)],
            BestInterests = null,
            KeyPoints = [new KeyPoint("Canary")],
        };
        StatementRules.Check(form, A.Facts).ShouldNotBeEmpty();
        StatementRules.Check(form, A.Facts).ShouldAllBe(f => !f.Detail.Contains("Canary", StringComparison.Ordinal));
    }

    static GroundRelied G01(ClaimedFigures? figures = null) => A.Bare("G01") with
    {
        Evidence = [new Evidence("count", "Return", A.Today), new Evidence("population", "Estimate", A.Today)],
        Figures = figures,
    };

    static void Tripped(string rule, StatementForm form)
    {
        Of(rule, form).Single().Severity.ShouldBe(Severity.BlocksIssue);
        Of(rule, A.Form).ShouldBeEmpty();
    }

    static IReadOnlyList<StatementFinding> Of(string rule, StatementForm form, StatementFacts? facts = null) =>
        [.. StatementRules.Check(form, facts ?? A.Facts).Where(f => f.Id == rule)];
}
