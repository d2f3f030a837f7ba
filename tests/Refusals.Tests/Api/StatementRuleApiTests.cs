using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Drafting;
using static TransferScheme.Refusals.Tests.Api.RefusalsHost;

namespace TransferScheme.Refusals.Tests.Api;

/// <summary>
/// R01 to R15 over HTTP, each tripped and passed: the draft tells what blocks, issue is turned down with it, the cure lets it pass.
/// </summary>
public sealed class StatementRuleApiTests(RefusalsHost fixture) : IClassFixture<RefusalsHost>
{
    static readonly Evidence[] Threshold = [new("count", "Return", A.Today), new("population", "Estimate", A.Today)];

    // What trips a rule, and what cures it; the rest of the statement passes.
    static readonly Dictionary<string, (object Tripping, object Cured)> Blocking = new()
    {
        ["R01"] = (new { grounds = new[] { A.G06 } }, new { response = "deferral", grounds = new[] { A.G06 } }),
        ["R02"] = (
            new { grounds = new[] { A.G04 with { Evidence = [A.G04.Evidence![0], new Evidence("childs-views", "CV 4")] } } },
            new { grounds = new[] { A.G04 } }),
        ["R03"] = (new { grounds = new[] { A.G04 with { Facts = null } } }, new { grounds = new[] { A.G04 } }),
        ["R04"] = (new { grounds = new[] { A.G04 with { Alternatives = null } } }, new { grounds = new[] { A.G04 } }),
        ["R05"] = (new { bestInterests = (string?)null }, new { bestInterests = "The child is best cared for near the clinic." }),
        ["R06"] = (
            new { keyPoints = new[] { new { point = "Brothers" } } },
            new { keyPoints = new[] { new { point = "Brothers", answer = "None." } } }),
        ["R07"] = (new { grounds = new[] { A.Bare("G01") with { Evidence = Threshold } } }, new { grounds = new[] { A.G04 } }),
        ["R08"] = (new { grounds = new[] { A.G04, A.Bare("G14") } }, new { grounds = new[] { A.G04 } }),
        ["R09"] = (
            new { grounds = new[] { A.Bare("G08") with { Evidence = [new("inspection-letter", "L 1", A.Today)] } } },
            new
            {
                grounds = new[]
                {
                    A.Bare("G08") with
                    {
                        Evidence = [new("inspection-letter", "L 1", A.Today), new("undue-prejudice-statement", "D 2", A.Today)],
                    },
                },
            }),
        ["R10"] = (new { decisionMaker = new { name = "Director" } }, new { decisionMaker = A.Form.DecisionMaker }),
        ["R11"] = (
            new { decision = "Invented Person lives next door." }, new { decision = "We do not accept.", annex = "Invented Person." }),
        ["R15"] = (
            new { response = "deferral", grounds = new[] { A.G06 } },
            new
            {
                response = "deferral", grounds = new[] { A.G06 },
                overrides = new[] { new { rule = "R15", reason = "Both places were taken this morning." } },
            }),
    };

    public static TheoryData<string> Rules() => [.. Blocking.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_rule_that_is_tripped_blocks_issue_with_its_id_and_a_sentence_and_the_cure_passes(string rule)
    {
        fixture.Allocation.Places[A.Durham] = rule == "R15" ? 2 : 0;
        var offer = await fixture.Offer();
        var (tripping, cured) = Blocking[rule];
        var drafted = await fixture.Draft(offer, tripping);
        (drafted.Word, drafted.Blocking.Distinct().Single()).ShouldBe(("201 draft", rule));
        drafted.Said(rule).ShouldEndWith(".");

        var refused = await fixture.Decide(offer, drafted.ETag);
        refused.Word.ShouldBe("409 statement-blocked");
        refused.Body["errors"]!.AsObject().Select(e => e.Key).ShouldBe([rule]);
        ((string?)refused.Body["detail"]).ShouldNotBeNull().ShouldStartWith($"{rule}: ");

        using var officer = fixture.Officer();
        var kept = await Send(officer, HttpMethod.Get, $"refusals/{offer}");
        kept.Word.ShouldBe("200 draft");
        kept.Body["draft"]!["grounds"]!.ToJsonString().ShouldBe(Form(tripping)["grounds"]!.ToJsonString());

        var corrected = await Send(officer, HttpMethod.Put, $"refusals/{offer}/statement", Form(cured), kept.ETag);
        corrected.Blocking.ShouldBeEmpty();
        var issued = await fixture.Decide(offer, corrected.ETag);
        issued.Word.ShouldBe(rule is "R01" or "R15" ? "200 answered" : "200 declined");
    }

    [Fact]
    public async Task R07_passes_once_the_published_figures_bear_the_claim_out()
    {
        var offer = await fixture.Offer();
        var drafted = await fixture.Draft(offer, Blocking["R07"].Tripping);
        drafted.Blocking.ShouldBe(["R07"]);
        var accepted = await fixture.Offer();
        await fixture.Tell(new OfferAccepted
        {
            OfferId = accepted, Version = 2, OccurredAt = A.Wednesday, ReferralId = Guid.Empty, Authority = A.Durham, Size = 1,
        });
        (await fixture.Decide(offer, drafted.ETag)).Word.ShouldBe("200 declined");
        await fixture.Tell(new OfferWithdrawn
        {
            OfferId = accepted, Version = 3, OccurredAt = A.Wednesday, ReferralId = Guid.Empty, Authority = A.Durham, Size = 1,
            Reason = "referral-withdrawn",
        });
        (await fixture.Draft(await fixture.Offer(), Blocking["R07"].Tripping)).Blocking.ShouldBe(["R07"]);
    }

    [Fact]
    public async Task R08_wording_passes_after_its_equality_review_and_R01_other_after_its_second_reading()
    {
        var offer = await fixture.Offer();
        var other = A.Bare("G99") with { Facts = "The child's religion matters." };
        var drafted = await fixture.Draft(offer, new { grounds = new[] { other } });
        drafted.Blocking.ShouldBe(["R01", "R08"]);
        using var director = fixture.Director();
        var read = await Send(director, HttpMethod.Post, $"refusals/{offer}/second-reading", etag: drafted.ETag);
        var reviewed = await Send(
            director, HttpMethod.Post, $"refusals/{offer}/equality-review", new { note = "It is the child's own wish." }, read.ETag);
        (await fixture.Decide(offer, reviewed.ETag)).Word.ShouldBe("200 declined");
    }

    [Fact]
    public async Task R10_the_drafter_and_a_person_without_delegation_are_turned_down_with_the_rules_id()
    {
        var offer = await fixture.Offer();
        var drafted = await fixture.Draft(offer);
        var stranger = Guid.CreateVersion7();
        using var undelegated = fixture.As(Role.DutyOfficer, A.Durham, person: stranger);
        var refused = await Send(undelegated, HttpMethod.Post, $"refusals/{offer}/issue", etag: drafted.ETag);
        (refused.Word, (string?)refused.Body["detail"]).ShouldBe(
            ("403 R10", "R10: you have no delegated authority to decide this; your manager gives it."));
        fixture.Allocation.Delegates[stranger] = A.Durham;
        (await Send(undelegated, HttpMethod.Post, $"refusals/{offer}/issue", etag: drafted.ETag)).Word.ShouldBe("200 declined");
    }

    [Fact]
    public async Task R12_a_late_statement_can_be_issued_and_is_closed_only_with_receipts_and_its_reason()
    {
        var offer = Guid.CreateVersion7();
        fixture.Allocation.Offers[offer] = "overdue";
        var referral = Guid.CreateVersion7();
        await fixture.Tell(Eligible(referral), Made(offer, referral) with { RespondBy = A.Wednesday.AddDays(-1) });
        var drafted = await fixture.Draft(offer);
        (drafted.Blocking.Count, drafted.Ids("closing").Single()).ShouldBe((0, "R12"));
        var etag = (await fixture.Decide(offer, drafted.ETag)).ETag;
        using var national = fixture.As(Role.National);
        using var kent = fixture.As(Role.DutyOfficer, A.Kent);
        using var officer = fixture.Officer();
        etag = (await Send(national, HttpMethod.Post, $"refusals/{offer}/review", RefusalApiTests.Accepting(), etag)).ETag;
        var received = await Send(kent, HttpMethod.Post, $"refusals/{offer}/receipt", etag: etag);
        received.Word.ShouldBe("200 reasonsAccepted");
        var explained = new { reason = "The assessment came late." };
        (await Send(officer, HttpMethod.Post, $"refusals/{offer}/lateness", explained, received.ETag)).Word.ShouldBe("200 closed");
        (await fixture.Draft(await fixture.Offer())).Ids("closing").ShouldBeEmpty();
    }

    [Fact]
    public async Task R03_R13_and_R14_warn_and_let_the_statement_pass()
    {
        var referral = Guid.CreateVersion7();
        await fixture.Issue(await fixture.Offer(referral));
        var second = await fixture.Draft(
            await fixture.Offer(referral),
            new { grounds = new[] { A.G04, A.Bare("G12") with { Facts = "Said only here." } }, plainSummary = (string?)null });
        (second.Blocking.Count, string.Join(' ', second.Ids("warnings"))).ShouldBe((0, "R03 R13 R14"));
        var third = await fixture.Draft(
            await fixture.Offer(referral), new { grounds = new[] { A.G04 with { Facts = $"New: {Guid.NewGuid()}." } } });
        third.Ids("warnings").ShouldBeEmpty();
    }

    [Fact]
    public async Task R15_blocks_when_the_return_cannot_be_read()
    {
        fixture.Allocation.IsSilentOnReturns = true;
        var drafted = await fixture.Draft(await fixture.Offer(), new { response = "deferral", grounds = new[] { A.G06 } });
        fixture.Allocation.IsSilentOnReturns = false;
        (drafted.Blocking.Single(), drafted.Said("R15")).ShouldBe(
            ("R15", "G06 could not be compared with the authority's own return: try again."));
    }
}
