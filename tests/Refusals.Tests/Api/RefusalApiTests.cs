using System.Net;
using System.Text.Json.Nodes;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Handling;
using TransferScheme.TestKit;
using static TransferScheme.Refusals.Tests.Api.RefusalsHost;

namespace TransferScheme.Refusals.Tests.Api;

/// <summary>Statements over HTTP on a real database, with Allocation's answers stubbed by its contract.</summary>
public sealed class RefusalApiTests(RefusalsHost fixture) : IClassFixture<RefusalsHost>
{
    [Fact]
    public async Task A_statement_is_drafted_issued_and_served_on_both_recipients()
    {
        var offer = await fixture.Offer();
        var drafted = await fixture.Draft(offer);
        (drafted.Word, drafted.ETag).ShouldBe(("201 draft", "\"2\""));
        drafted.Blocking.ShouldBeEmpty();

        using var director = fixture.Director();
        (await Send(director, HttpMethod.Post, $"refusals/{offer}/issue")).Word.ShouldBe("428 if-match-missing");
        (await Send(director, HttpMethod.Post, $"refusals/{offer}/issue", etag: "\"1\"")).Word.ShouldBe("412 stale");
        var issued = await Send(director, HttpMethod.Post, $"refusals/{offer}/issue", etag: drafted.ETag);
        (issued.Word, issued.ETag, (long?)issued.Body["version"]).ShouldBe(("200 declined", "\"4\"", 4));
        var (act, asked) = fixture.Allocation.Asked.Last(a => (string?)a.Body["refusalId"] == offer.ToString());
        (act, asked["codes"]!.ToJsonString()).ShouldBe(("decline", """["G04"]"""));

        using var kent = fixture.As(Role.DutyOfficer, A.Kent);
        using var national = fixture.As(Role.National);
        foreach (var recipient in new[] { kent, national })
        {
            var read = await Send(recipient, HttpMethod.Get, $"refusals/{offer}");
            (read.ETag, (string?)read.Body["statement"]!["bestInterests"]).ShouldBe(("\"4\"", A.Form.BestInterests));
            var page = await Send(recipient, HttpMethod.Get, $"refusals/{offer}/statement.html");
            ((string)page.Body!).ShouldContain("Statement of reasons");
        }

        using var stranger = fixture.As(Role.DutyOfficer, "E09000001");
        (await Send(stranger, HttpMethod.Get, $"refusals/{offer}")).Word.ShouldBe("404 not-found");
        (await Send(stranger, HttpMethod.Get, $"refusals/{offer}/statement.html")).Word.ShouldBe("404 not-found");
        using var auditor = fixture.As(Role.Auditor);
        (await Send(auditor, HttpMethod.Get, $"refusals/{offer}")).Body["statement"].ShouldBeNull();
    }

    [Fact]
    public async Task Allocations_no_is_offer_not_open_and_the_draft_stays()
    {
        var offer = await fixture.Offer();
        var drafted = await fixture.Draft(offer);
        fixture.Allocation.Offers[offer] = "accepted";
        using var director = fixture.Director();
        (await Send(director, HttpMethod.Post, $"refusals/{offer}/issue", etag: drafted.ETag)).Word.ShouldBe("409 offer-not-open");
        var kept = await Send(director, HttpMethod.Get, $"refusals/{offer}");
        (kept.Word, (string?)kept.Body["draft"]!["bestInterests"]).ShouldBe(("200 draft", A.Form.BestInterests));
        kept.Body["statement"].ShouldBeNull();
        using var kent = fixture.As(Role.DutyOfficer, A.Kent);
        (await Send(kent, HttpMethod.Get, $"refusals/{offer}")).Word.ShouldBe("404 not-found");
        (await Send(kent, HttpMethod.Get, $"refusals/{offer}/statement.html")).Word.ShouldBe("404 not-found");
    }

    [Fact]
    public async Task A_draft_that_was_begun_as_its_offer_was_accepted_is_issued_in_no_form()
    {
        var offer = await fixture.Offer();
        var drafted = await fixture.Draft(offer, new { response = "deferral", grounds = new[] { A.G06 } });

        // As it stands where the acceptance was told just before the draft was saved: it found no case that it could close.
        await using (var session = fixture.Host.Get<IRefusalStore>().LightweightSession())
        {
            var known = (await session.LoadAsync<KnownOffer>(offer))!;
            session.Store(known with { Status = KnownStatus.Accepted });
            await session.SaveChangesAsync();
        }

        using var director = fixture.Director();
        (await Send(director, HttpMethod.Post, $"refusals/{offer}/issue", etag: drafted.ETag)).Word.ShouldBe("409 offer-not-open");
        (await Send(director, HttpMethod.Get, $"refusals/{offer}")).Word.ShouldBe("200 draft");
    }

    [Fact]
    public async Task An_answer_that_is_lost_is_asked_for_again_until_the_statement_is_issued()
    {
        var offer = await fixture.Offer();
        var drafted = await fixture.Draft(offer);
        using var director = fixture.Director();
        fixture.Allocation.Losing = 1;
        (await Send(director, HttpMethod.Post, $"refusals/{offer}/issue", etag: drafted.ETag)).Status.ShouldBe(503);
        var settled = await Poll.ForAsync(
            () => Send(director, HttpMethod.Get, $"refusals/{offer}"), told => told.Word == "200 declined", Limit,
                "the statement to be issued");
        settled.ETag.ShouldBe("\"4\"");
        fixture.Allocation.Asked.Count(a => (string?)a.Body["refusalId"] == offer.ToString()).ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_repeated_issue_gives_the_first_answer_again()
    {
        var offer = await fixture.Offer();
        var drafted = await fixture.Draft(offer);
        using var director = fixture.Director();
        var key = Guid.NewGuid().ToString();
        var first = await Send(director, HttpMethod.Post, $"refusals/{offer}/issue", etag: drafted.ETag, key: key);
        var again = await Send(director, HttpMethod.Post, $"refusals/{offer}/issue", etag: drafted.ETag, key: key);
        (again.Status, again.Body.ToJsonString(), again.ETag).ShouldBe((first.Status, first.Body.ToJsonString(), first.ETag));
        (await Send(director, HttpMethod.Post, $"refusals/{offer}/issue", etag: first.ETag)).Word.ShouldBe("409 statement-issued");
    }

    [Fact]
    public async Task What_blocks_is_told_with_its_rule_and_the_draft_keeps_everything()
    {
        var offer = await fixture.Offer();
        var drafted = await fixture.Draft(offer, new
        {
            grounds = new[] { A.G06 with { Evidence = [new Evidence("placement-search-log", "Log 9")] } }, bestInterests = (string?)null,
        });
        drafted.Blocking.ShouldBe(["R01", "R02", "R05"]);
        using var director = fixture.Director();
        var blocked = await Send(director, HttpMethod.Post, $"refusals/{offer}/issue", etag: drafted.ETag);
        blocked.Word.ShouldBe("409 statement-blocked");
        blocked.Body["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["R01", "R02", "R05"]);
        fixture.Allocation.Asked.ShouldAllBe(a => (string?)a.Body["refusalId"] != offer.ToString());
        using var officer = fixture.Officer();
        var corrected = await Send(officer, HttpMethod.Put, $"refusals/{offer}/statement", A.Form, drafted.ETag);
        (corrected.Word, corrected.Blocking.Count).ShouldBe(("200 draft", 0));
        (await Send(director, HttpMethod.Post, $"refusals/{offer}/issue", etag: corrected.ETag)).Word.ShouldBe("200 declined");
        (await Send(officer, HttpMethod.Put, $"refusals/{offer}/statement", A.Form, "\"5\"")).Word.ShouldBe("409 statement-issued");
    }

    [Fact]
    public async Task A_threshold_claim_counts_the_children_who_are_on_their_way()
    {
        var offer = await fixture.Offer();
        var claim = new
        {
            grounds = new[] { A.Bare("G01") with { Evidence =
            [new Evidence("count", "Return", A.Today), new Evidence("population", "Estimate", A.Today)] } }
        };
        var drafted = await fixture.Draft(offer, claim);
        drafted.Blocking.ShouldBe(["R07"]);

        var (accepted, referral) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await fixture.Tell(Eligible(referral), Made(accepted, referral), new OfferAccepted
        {
            OfferId = accepted, Version = 2, OccurredAt = A.Wednesday, ReferralId = referral, Authority = A.Durham, Size = 1,
        });
        using var officer = fixture.Officer();
        (await Send(officer, HttpMethod.Get, $"refusals/{offer}")).Body["findings"]!.AsArray().ShouldBeEmpty();
        await fixture.Tell(new TransferCompleted
        {
            ReferralId = referral, Version = 9, OccurredAt = A.Wednesday, EntryAuthority = A.Kent, ReceivingAuthority = A.Durham, Size = 1,
            InAuthorityCare = true, EffectiveAt = A.Wednesday, WorkingDays = 1, WithinLimit = true,
        });
        (await Send(officer, HttpMethod.Get, $"refusals/{offer}")).Body["findings"]!.AsArray().Select(f => (string?)f!["id"]).ShouldBe(
            ["R07"]);
    }

    [Fact]
    public async Task A_contradiction_with_the_own_return_blocks_until_it_is_overridden()
    {
        var offer = await fixture.Offer();
        fixture.Allocation.Places[A.Durham] = 2;
        var drafted = await fixture.Draft(offer, new { response = "deferral", grounds = new[] { A.G06 } });
        fixture.Allocation.Places[A.Durham] = 0;
        drafted.Blocking.ShouldBe(["R15"]);
        (await fixture.Draft(await fixture.Offer(), new { response = "deferral", grounds = new[] { A.G06 } })).Blocking.ShouldBeEmpty();
    }

    [Fact]
    public async Task Text_that_is_repeated_from_statement_to_statement_is_a_warning()
    {
        await fixture.Issue(await fixture.Offer());
        var again = await fixture.Draft(await fixture.Offer());
        again.Body["warnings"]!.AsArray().Select(f => (string?)f!["id"]).ShouldBe(["R03"]);
    }

    [Fact]
    public async Task Drafts_are_refused_for_anothers_offer_twice_and_without_a_person()
    {
        var offer = await fixture.Offer();
        var body = Body(offer);
        using var kent = fixture.As(Role.DutyOfficer, A.Kent, person: Guid.NewGuid());
        (await Send(kent, HttpMethod.Post, "refusals", body)).Body["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["offerId"]);
        using var system = fixture.As(Role.ApiClient, A.Durham);
        (await Send(system, HttpMethod.Post, "refusals", body)).Word.ShouldBe("403 acting-person-required");
        using var national = fixture.As(Role.National);
        (await Send(national, HttpMethod.Post, "refusals", body)).Word.ShouldBe("403 forbidden");
        await fixture.Draft(offer);
        (await fixture.Draft(offer)).Word.ShouldBe("409 refusal-begun");
        (await fixture.Draft(Guid.CreateVersion7())).Body["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["offerId"]);
        (await fixture.Draft(offer, new { response = "maybe" })).Body["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["response"]);
        (await fixture.Draft(offer, new { grounds = new[] { new { code = "G42" } } })).Body["errors"]!.AsObject().Select(e => e.Key)
            .ShouldBe(["grounds[0].code"]);
    }

    [Fact]
    public async Task Only_a_delegate_who_is_not_the_drafter_issues()
    {
        var offer = await fixture.Offer();
        var drafted = await fixture.Draft(offer);
        using var officer = fixture.Officer();
        (await Send(officer, HttpMethod.Post, $"refusals/{offer}/issue", etag: drafted.ETag)).Word.ShouldBe("403 R10");
        fixture.Allocation.Delegates[A.Drafter] = A.Durham;
        (await Send(officer, HttpMethod.Post, $"refusals/{offer}/issue", etag: drafted.ETag)).Word.ShouldBe("403 R10");
        fixture.Allocation.Delegates.TryRemove(A.Drafter, out _);
    }

    [Fact]
    public async Task Of_a_decline_and_a_withdrawal_that_cross_one_wins()
    {
        var offer = await fixture.Offer();
        var issued = await fixture.Issue(offer);
        using var director = fixture.Director();
        var placement = new
        {
            placementType = "foster", placement = "A home in Durham", socialWorker =
                new { name = "Fixture", email = "fixture@example.org", phone = "0191 496 0123" },
        };
        using var national = fixture.As(Role.National);
        var answers = await Task.WhenAll(
            Send(director, HttpMethod.Post, $"refusals/{offer}/withdrawal", placement, issued.ETag),
            Send(national, HttpMethod.Post, $"refusals/{offer}/review", Accepting(), issued.ETag));
        answers.Count(a => a.Status == 200).ShouldBe(1);
        var stands = await Poll.ForAsync(
            () => Send(national, HttpMethod.Get, $"refusals/{offer}"), t => t.Word is "200 withdrawn" or "200 reasonsAccepted", Limit,
                "the case to settle");
        fixture.Allocation.Offers[offer].ShouldStartWith(stands.Word == "200 withdrawn" ? "accepted" : "declined");
    }

    [Fact]
    public async Task An_unknown_page_of_a_draft_and_a_body_that_is_none_are_told_apart()
    {
        var offer = await fixture.Offer();
        await fixture.Draft(offer);
        using var officer = fixture.Officer();
        (await Send(officer, HttpMethod.Get, $"refusals/{offer}/statement.html")).Word.ShouldBe("404 not-found");
        using var anybody = fixture.Host.Client();
        (await anybody.GetAsync("/api/v1/refusal-grounds")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var grounds = await Send(officer, HttpMethod.Get, "refusal-grounds");
        (grounds.Body["grounds"]!.AsArray().Count, (string?)grounds.Body["grounds"]![5]!["validity"]).ShouldBe((19, "onlyDefers"));
    }

    internal static object Accepting() => new
    {
        outcome = "accepted",
        perGround = new[] { new { code = "G04", outcome = "accepted" } },
        note = "Fixture",
        adequacy = Enumerable.Range(1, 6).Select(q => new { question = q, yes = true, note = "Fixture" }),
    };

    static JsonObject Body(Guid offer)
    {
        var form = System.Text.Json.JsonSerializer.SerializeToNode(A.Form, Platform.Problems.Json.Answers)!.AsObject();
        form["offerId"] = offer.ToString();
        return form;
    }
}
