using TransferScheme.Contracts.Allocation;
using TransferScheme.Refusals.Drafting;
using static TransferScheme.Refusals.Tests.Api.RefusalsHost;

namespace TransferScheme.Refusals.Tests.Api;

/// <summary>The fixtures of the rules on refusals (section 4), and the bad input that is told with its rule, over HTTP.</summary>
public sealed class FixtureApiTests(RefusalsHost fixture) : IClassFixture<RefusalsHost>
{
    static readonly object Threshold = new
    {
        grounds = new[]
        {
            A.Bare("G01") with { Evidence = [new("count", "Return", A.Today), new("population", "Estimate", A.Today)] },
        },
    };

    static long _version = 1;

    [Fact]
    public async Task G06_alone_as_a_decline_is_turned_down_by_R01_and_offered_as_a_deferral()
    {
        var drafted = await Draft(new { grounds = new[] { A.G06 } });
        (drafted.Blocking.Single(), drafted.Said("R01")).ShouldBe((
            "R01",
            "The grounds given justify a delay or an alternative, never a decline: answer with a deferral, a condition or a query."));
        (await Draft(new { response = "deferral", grounds = new[] { A.G06 } })).Blocking.ShouldBeEmpty();
    }

    [Fact]
    public async Task G12_with_G13_is_turned_down_by_R01_whatever_it_asks_for()
    {
        foreach (var response in new[] { "decline", "deferral", "conditionalOffer", "queryBack" })
        {
            var drafted = await Draft(new { response, grounds = new[] { A.Bare("G12"), A.Bare("G13") } });
            (drafted.Blocking.Single(), drafted.Said("R01")).ShouldBe((
                "R01", "Every ground given is one that never suffices alone: a statement cannot rest on these."));
        }
    }

    [Theory]
    [InlineData(346, 0, 346_000, true)]
    [InlineData(346, 0, 346_400, false)]
    [InlineData(345, 1, 346_000, true)]
    public async Task G01_is_computed_anew_from_published_figures(int count, int accepted, int population, bool passes)
    {
        await Position(count, population);
        var taken = await fixture.Offer();
        var status = accepted == 0 ? "withdrawn" : "accepted";
        await fixture.Tell(accepted == 0 ? Withdrawn(taken) : new OfferAccepted
        {
            OfferId = taken, Version = 2, OccurredAt = A.Wednesday, ReferralId = Guid.Empty, Authority = A.Durham, Size = 1,
        });
        var drafted = await Draft(Threshold);
        drafted.Blocking.ShouldBe(passes ? [] : ["R07"], status);
        await fixture.Tell(Withdrawn(taken));
    }

    [Fact]
    public async Task G08_with_an_inspection_letter_only_is_turned_down_by_R09() =>
        (await Draft(new { grounds = new[] { A.Bare("G08") with { Evidence = [new("inspection-letter", "L 1", A.Today)] } } }))
            .Blocking.ShouldBe(["R09"]);

    [Fact]
    public async Task G06_with_two_matching_vacancies_in_the_own_return_is_turned_down_by_R15_until_overridden()
    {
        fixture.Allocation.Places[A.Durham] = 2;
        var deferral = new { response = "deferral", grounds = new[] { A.G06 } };
        var drafted = await Draft(deferral);
        (drafted.Blocking.Single(), drafted.Said("R15")).ShouldBe((
            "R15", "G06 contradicts the authority's own return, which shows 2 suitable and free: correct it, or give a reason."));
        var overridden = await Draft(new
        {
            deferral.response, deferral.grounds, overrides = new[] { new { rule = "R15", reason = "Both were taken this morning." } },
        });
        (overridden.Blocking.Count, overridden.Ids("warnings").Contains("R15")).ShouldBe((0, true));
        fixture.Allocation.Places[A.Durham] = 0;
    }

    [Fact]
    public async Task Bad_input_is_told_with_its_rule_and_the_draft_keeps_everything()
    {
        await Position(345, 346_000);
        foreach (var (change, rule) in new (object, string)[]
        {
            (new { grounds = new[] { A.Bare("G17") } }, "R01"),
            (new { grounds = new[] { A.G04 with { Evidence = [A.G04.Evidence![0], new Evidence("childs-views", "CV 4")] } } }, "R02"),
            (Threshold, "R07"),
            (new { bestInterests = "The neighbour Invented Person objects." }, "R11"),
        })
        {
            var offer = await fixture.Offer();
            var drafted = await fixture.Draft(offer, change);
            drafted.Blocking.ShouldContain(rule);
            var refused = await fixture.Decide(offer, drafted.ETag);
            (refused.Word, refused.Body["errors"]!.AsObject().ContainsKey(rule)).ShouldBe(("409 statement-blocked", true));
            using var officer = fixture.Officer();
            var kept = await Send(officer, HttpMethod.Get, $"refusals/{offer}");
            (kept.Word, kept.ETag).ShouldBe(("200 draft", drafted.ETag));
            var written = Form(change);
            foreach (var member in new[] { "grounds", "bestInterests", "childsViews", "keyPoints", "decisionMaker", "plainSummary" })
            {
                kept.Body["draft"]![member]!.ToJsonString().ShouldBe(written[member]!.ToJsonString());
            }

            fixture.Allocation.Asked.ShouldAllBe(a => (string?)a.Body["refusalId"] != offer.ToString());
        }
    }

    [Fact]
    public async Task An_authority_declines_once()
    {
        var offer = await fixture.Offer();
        var issued = await fixture.Issue(offer);
        (await fixture.Decide(offer, issued.ETag)).Word.ShouldBe("409 statement-issued");
        (await fixture.Draft(offer)).Word.ShouldBe("409 refusal-begun");
        using var officer = fixture.Officer();
        var again = await Send(officer, HttpMethod.Put, $"refusals/{offer}/statement", A.Form, issued.ETag);
        (again.Word, (string?)again.Body["detail"]).ShouldBe(
            ("409 statement-issued", "The statement is issued or the case is over: supplement it, it is never edited."));
        fixture.Allocation.Asked.Count(a => (string?)a.Body["refusalId"] == offer.ToString()).ShouldBe(1);
    }

    [Fact]
    public async Task The_decline_tells_allocation_the_first_level_of_each_ground()
    {
        var offer = await fixture.Offer();
        var drafted = await fixture.Draft(offer, new { grounds = new[] { A.G04, A.Bare("G12") with { Facts = "Also this." }, A.G06 } });
        (await fixture.Decide(offer, drafted.ETag)).Word.ShouldBe("200 declined");
        var (_, asked) = fixture.Allocation.Asked.Single(a => (string?)a.Body["refusalId"] == offer.ToString());
        (asked["codes"]!.ToJsonString(), asked["groups"]!.ToJsonString()).ShouldBe(
            ("""["G04","G12","G06"]""", """["child","not-valid","placement"]"""));
    }

    async Task<Told> Draft(object change) => await fixture.Draft(await fixture.Offer(), change);

    Task Position(int count, int population) => fixture.Tell(
        RefusalsHost.Position(A.Durham, "Durham", "north-east", population, count) with { Version = Interlocked.Increment(ref _version) });

    static OfferWithdrawn Withdrawn(Guid offer) => new()
    {
        OfferId = offer, Version = 9, OccurredAt = A.Wednesday, ReferralId = Guid.Empty, Authority = A.Durham, Size = 1,
        Reason = "referral-withdrawn",
    };
}
