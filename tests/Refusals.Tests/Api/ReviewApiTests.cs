using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Security;
using static TransferScheme.Refusals.Tests.Api.RefusalsHost;

namespace TransferScheme.Refusals.Tests.Api;

/// <summary>What happens to a statement, or to silence, over HTTP: every row of the state machine is reached.</summary>
public sealed class ReviewApiTests(RefusalsHost fixture) : IClassFixture<RefusalsHost>
{
    static readonly object Note = new { note = "Fixture" };

    [Fact]
    public async Task Reasons_are_challenged_replied_to_accepted_and_closed()
    {
        var offer = await fixture.Offer();
        var etag = (await fixture.Issue(offer)).ETag;
        using var kent = fixture.As(Role.DutyOfficer, A.Kent);
        using var national = fixture.As(Role.National);
        using var officer = fixture.Officer();
        etag = await Ok(kent, offer, "review", new
        {
            outcome = "challenged", perGround =
            new[] { new { code = "G04", outcome = "evidenceAsked", note = "The letter" } }
        }, etag, "challenged");
        etag = await Ok(officer, offer, "reply", new { kind = "evidence", text = "The letter of the clinic is attached." }, etag,
            "reasonsProvided");
        (await Send(kent, HttpMethod.Post, $"refusals/{offer}/review", RefusalApiTests.Accepting(), etag)).Word.ShouldBe(
            "403 national-team-only");
        etag = await Ok(national, offer, "review", RefusalApiTests.Accepting(), etag, "reasonsAccepted");
        etag = await Ok(kent, offer, "receipt", null, etag, "closed");
        (await Send(officer, HttpMethod.Post, $"refusals/{offer}/supplements", new { kind = "correction", text = "x" }, etag))
            .Word.ShouldBe("409 case-closed");
        var read = await Send(kent, HttpMethod.Get, $"refusals/{offer}");
        ((bool?)read.Body["supplements"]![0]!["supplementary"], (string?)read.Body["supplements"]![0]!["text"]).ShouldBe(
            (true, "The letter of the clinic is attached."));
        var before = await Send(kent, HttpMethod.Get, $"refusals/{offer}?asAt=2020-01-01T00:00:00Z");
        before.Word.ShouldBe("404 not-found");
    }

    [Fact]
    public async Task Written_reasons_are_directed_given_and_the_obligation_reaffirmed_breached_and_taken_to_court()
    {
        var referral = Guid.CreateVersion7();
        var offer = await fixture.Offer(referral);
        var etag = (await fixture.Issue(offer)).ETag;
        using var kent = fixture.As(Role.ApiClient, A.Kent);
        using var national = fixture.As(Role.National);
        using var officer = fixture.Officer();
        using var director = fixture.Director();
        etag = await Ok(kent, offer, "non-compliance", Note, etag, "underReview");
        var direction = new { kind = "reasons", authority = A.Durham, referralId = referral };
        (await Send(kent, HttpMethod.Post, "directions", direction)).Word.ShouldBe("403 forbidden");
        (await Send(national, HttpMethod.Post, "directions", direction)).Word.ShouldBe("201 given");
        (await Send(national, HttpMethod.Post, "directions", direction)).Word.ShouldBe("409 no-non-compliance");
        var due = await Send(officer, HttpMethod.Get, $"refusals/{offer}");
        (due.Word, (string?)due.Body["dueOn"]).ShouldBe(("200 reasonsDue", "2026-03-11"));
        var written = await Send(officer, HttpMethod.Put, $"refusals/{offer}/statement", A.Form, due.ETag);
        written.Word.ShouldBe("200 reasonsDue");
        etag = await Ok(director, offer, "written-reasons", null, written.ETag, "reasonsProvided");
        etag = await Ok(national, offer, "review", new { outcome = "reaffirmed", note = "x" }, etag, "reaffirmed");
        etag = await Ok(national, offer, "breach", Note, etag, "breached");
        etag = await Ok(kent, offer, "judicial-review", new { stage = "challenged", note = "x" }, etag, "breached");
        await Ok(director, offer, "judicial-review", new { stage = "quashed", note = "x" }, etag, "closed");
    }

    [Fact]
    public async Task Silence_is_reported_by_a_person_and_can_still_be_answered()
    {
        var offer = await fixture.Offer();
        using var kent = fixture.As(Role.DutyOfficer, A.Kent);
        (await Send(kent, HttpMethod.Post, $"refusals/{offer}/non-compliance", Note)).Word.ShouldBe("409 not-overdue");
        await fixture.Tell(new OfferResponseOverdue
        {
            OfferId = offer, Version = 3, OccurredAt = A.Wednesday, ReferralId = Guid.Empty, Authority = A.Durham, Region = "north-east",
            RespondBy = A.Wednesday,
        });
        using var stranger = fixture.As(Role.DutyOfficer, "E09000001");
        (await Send(stranger, HttpMethod.Post, $"refusals/{offer}/non-compliance", Note)).Word.ShouldBe("404 not-found");
        var reported = await Send(kent, HttpMethod.Post, $"refusals/{offer}/non-compliance", Note);
        reported.Word.ShouldBe("201 underReview");
        using var officer = fixture.Officer();
        using var director = fixture.Director();
        var drafted = await Send(officer, HttpMethod.Put, $"refusals/{offer}/statement", A.Form, reported.ETag);
        (await Send(director, HttpMethod.Post, $"refusals/{offer}/issue", etag: drafted.ETag)).Word.ShouldBe("200 declined");
        ((bool?)(await Send(kent, HttpMethod.Get, $"refusals/{offer}")).Body["unanswered"]).ShouldBe(true);
    }

    [Fact]
    public async Task A_decline_is_taken_back_with_a_placement()
    {
        var offer = await fixture.Offer();
        var etag = (await fixture.Issue(offer)).ETag;
        using var director = fixture.Director();
        var placement = new
        {
            placementType = "foster", placement = "Canary home", socialWorker =
                new { name = "Canary", email = "canary@example.org", phone = "0191 496 0123" },
        };
        var withdrawn = await Send(director, HttpMethod.Post, $"refusals/{offer}/withdrawal", placement, etag);
        (withdrawn.Word, withdrawn.ETag).ShouldBe(("200 withdrawn", "\"6\""));
        fixture.Allocation.Offers[offer].ShouldStartWith("accepted");
        using var national = fixture.As(Role.National);
        (await Send(national, HttpMethod.Get, $"refusals/{offer}")).Body.ToJsonString().ShouldNotContain("Canary");
        await using var session = fixture.Host.Get<IRefusalStore>().QuerySession();
        (await session.QueryAsync<long>("select count(*) from refusals.mt_events where data::text like '%Canary%'")).Single().ShouldBe(0);
    }

    [Fact]
    public async Task The_third_decline_of_a_child_is_a_task_of_the_coordinator_until_its_outcome_is_recorded()
    {
        var referral = Guid.CreateVersion7();
        Told last = null!;
        Guid offer = default;
        for (var decline = 1; decline <= 3; decline++)
        {
            offer = await fixture.Offer(referral);
            last = await fixture.Issue(offer);
        }

        last.ETag.ShouldBe("\"5\"");
        using var coordinator = fixture.As(Role.Coordinator, region: "south-east");
        (await Send(coordinator, HttpMethod.Get, "refusals?conference=called")).Body["items"]!.AsArray().Select(i => (string?)i!["id"])
            .ShouldContain(offer.ToString());
        await Ok(coordinator, offer, "case-conference", new { heldOn = "2026-03-04", outcome = "otherRegion", note = "x" }, last.ETag,
            "declined");
        (await Send(coordinator, HttpMethod.Get, "refusals?conference=called")).Body["items"]!.AsArray().Select(i => (string?)i!["id"])
            .ShouldNotContain(offer.ToString());
        ((int?)(await Send(coordinator, HttpMethod.Get, $"refusals/{offer}")).Body["decline"]).ShouldBe(3);
    }

    [Fact]
    public async Task A_second_reading_and_an_equality_review_unblock_what_they_are_for()
    {
        var offer = await fixture.Offer();
        var drafted = await fixture.Draft(offer, new
        {
            grounds =
            new[] { A.Bare("G99") with { Facts = "The child's religion matters here." } }
        });
        drafted.Blocking.ShouldBe(["R01", "R08"]);
        using var officer = fixture.Officer();
        using var director = fixture.Director();
        (await Send(officer, HttpMethod.Post, $"refusals/{offer}/second-reading", etag: drafted.ETag)).Word.ShouldBe("403 same-person");
        var etag = await Ok(director, offer, "second-reading", null, drafted.ETag, "draft");
        etag = await Ok(director, offer, "equality-review", new { note = "It is the child's own wish." }, etag, "draft");
        (await Send(officer, HttpMethod.Get, $"refusals/{offer}")).Body["findings"]!.AsArray().ShouldBeEmpty();
        await Ok(director, offer, "issue", null, etag, "declined");
    }

    [Fact]
    public async Task An_annex_is_for_the_authority_and_the_reviewer_until_it_is_released_and_every_read_is_recorded()
    {
        var offer = await fixture.Offer();
        var drafted = await fixture.Draft(offer, new { annex = "Canary-annex" });
        using var director = fixture.Director();
        using var kent = fixture.As(Role.DutyOfficer, A.Kent);
        using var national = fixture.As(Role.National);
        using var coordinator = fixture.As(Role.Coordinator, region: "south-east");
        var etag = await Ok(director, offer, "issue", null, drafted.ETag, "declined");
        (await Send(national, HttpMethod.Get, $"refusals/{offer}")).Body.ToJsonString().ShouldContain("Canary-annex");
        foreach (var reader in new[] { kent, coordinator })
        {
            (await Send(reader, HttpMethod.Get, $"refusals/{offer}")).Body.ToJsonString().ShouldNotContain("Canary-annex");
        }

        await Ok(director, offer, "annex-release", null, etag, "declined");
        (await Send(kent, HttpMethod.Get, $"refusals/{offer}")).Body.ToJsonString().ShouldContain("Canary-annex");
        ((string)(await Send(kent, HttpMethod.Get, $"refusals/{offer}/statement.html")).Body!).ShouldNotContain("Canary-annex");
        await using var session = fixture.Host.Get<IRefusalStore>().QuerySession();
        (await session.Events.FetchStreamAsync(AccessLines.StreamOf(offer))).Select(e => (RecordViewed)e.Data).Select(
            r => $"{r.Role} {r.Disclosure}").ShouldBe(
            ["National Annex", "DutyOfficer Body", "Coordinator Body", "DutyOfficer Annex", "DutyOfficer Annex"]);
        (await session.QueryAsync<long>("select count(*) from refusals.mt_events where data::text like '%Canary%'")).Single().ShouldBe(0);
    }

    [Fact]
    public async Task A_direction_to_comply_has_its_notice_period()
    {
        using var national = fixture.As(Role.National);
        using var officer = fixture.Officer();
        using var stranger = fixture.As(Role.DutyOfficer, "E09000001");
        var proposed = await Send(national, HttpMethod.Post, "directions", new { kind = "scheme", authority = A.Durham });
        proposed.Word.ShouldBe("201 notice");
        var path = $"directions/{proposed.Body["id"]}";
        (await Send(stranger, HttpMethod.Get, path)).Word.ShouldBe("200 notice");
        var made = await Send(officer, HttpMethod.Post, $"{path}/representations", new { text = "Canary" }, proposed.ETag);
        made.Word.ShouldBe("200 notice");
        (await Send(national, HttpMethod.Post, $"{path}/decision", new { given = true, reasons = "x" }, made.ETag)).Word.ShouldBe(
            "409 period-running");
        var read = await Send(officer, HttpMethod.Get, path);
        ((int?)read.Body["representations"], (string?)read.Body["representationsUntil"]).ShouldBe((1, "2026-03-17"));
        (await Send(national, HttpMethod.Post, "directions", new { kind = "reasons", authority = A.Durham })).Body["errors"]!.AsObject()
            .Select(e => e.Key).ShouldBe(["referralId"]);
        (await Send(national, HttpMethod.Post, "directions",
            new { kind = "information", authority = A.Durham, dueAt = "2026-04-01T10:00:00Z", form = "services-2026" })).Word.ShouldBe(
                "201 given");
    }

    [Fact]
    public async Task The_watch_is_for_those_who_oversee_and_shows_the_cases_behind_a_finding()
    {
        var offer = await fixture.Offer();
        await fixture.Issue(offer);
        using var national = fixture.As(Role.National);
        var watch = await Send(national, HttpMethod.Get, "refusals/watch");
        watch.Body["findings"]!.AsArray().Single(f => (string?)f!["kind"] == "children-declined")!["refusals"]!.AsArray().Select(
            r => (string?)r).ShouldContain(offer.ToString());
        using var officer = fixture.Officer();
        (await Send(officer, HttpMethod.Get, "refusals/watch")).Word.ShouldBe("403 forbidden");
        using var elsewhere = fixture.As(Role.Coordinator, region: "london");
        (await Send(elsewhere, HttpMethod.Get, "refusals/watch")).Body["findings"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_acceptance_ends_a_draft()
    {
        var referral = Guid.CreateVersion7();
        var offer = await fixture.Offer(referral);
        await fixture.Draft(offer);
        await fixture.Tell(new OfferAccepted
        {
            OfferId = offer, Version = 2, OccurredAt = A.Wednesday, ReferralId = referral, Authority =
            A.Durham, Size = 1
        });
        using var officer = fixture.Officer();
        (await Send(officer, HttpMethod.Get, $"refusals/{offer}")).Word.ShouldBe("200 closed");
    }

    [Fact]
    public async Task Lists_show_each_reader_their_own_cases()
    {
        var offer = await fixture.Offer();
        await fixture.Issue(offer);
        using var kent = fixture.As(Role.DutyOfficer, A.Kent);
        var page = await Send(kent, HttpMethod.Get, $"refusals?status=declined&authority={A.Durham}");
        page.Body["items"]!.AsArray().Select(i => (string?)i!["id"]).ShouldContain(offer.ToString());
        using var stranger = fixture.As(Role.DutyOfficer, "E09000001");
        (await Send(stranger, HttpMethod.Get, "refusals")).Body["items"]!.AsArray().ShouldBeEmpty();
        (await Send(kent, HttpMethod.Get, "refusals?status=x")).Status.ShouldBe(400);
        (await Send(kent, HttpMethod.Get, "refusals?conference=x")).Status.ShouldBe(400);
    }

    static async Task<string?> Ok(HttpClient client, Guid refusal, string act, object? body, string? etag, string status)
    {
        var told = await Send(client, HttpMethod.Post, $"refusals/{refusal}/{act}", body, etag);
        told.Word.ShouldBe($"200 {status}", told.Body.ToJsonString());
        return told.ETag;
    }
}
