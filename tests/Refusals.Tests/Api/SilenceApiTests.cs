using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using static TransferScheme.Refusals.Tests.Api.RefusalsHost;

namespace TransferScheme.Refusals.Tests.Api;

/// <summary>Silence behind a draft, a time to answer that moves, and what is kept of each act, over HTTP.</summary>
public sealed class SilenceApiTests(RefusalsHost fixture) : IClassFixture<RefusalsHost>
{
    static readonly object Note = new { note = "Fixture" };

    static readonly object Placement = new
    {
        placementType = "foster", placement = "A home in Durham",
        socialWorker = new { name = "Fixture", email = "fixture@example.org", phone = "0191 496 0123" },
    };

    [Fact]
    public async Task A_draft_that_is_never_issued_does_not_keep_the_entry_authority_from_reporting_silence()
    {
        var offer = await fixture.Offer();
        await fixture.Draft(offer, new { decision = "Canary." });
        using var kent = fixture.As(Role.DutyOfficer, A.Kent);
        using var stranger = fixture.As(Role.DutyOfficer, "E09000001");
        (await Send(kent, HttpMethod.Get, $"refusals/{offer}")).Word.ShouldBe("404 not-found");
        (await Send(kent, HttpMethod.Post, $"refusals/{offer}/non-compliance", Note)).Word.ShouldBe("404 not-found");
        await fixture.Tell(Overdue(offer, 2));
        (await Send(stranger, HttpMethod.Get, $"refusals/{offer}")).Word.ShouldBe("404 not-found");
        (await Send(stranger, HttpMethod.Post, $"refusals/{offer}/non-compliance", Note)).Word.ShouldBe("404 not-found");
        (await Send(kent, HttpMethod.Post, $"refusals/{offer}/non-compliance", Note)).Word.ShouldBe("428 if-match-missing");
        var read = await Send(kent, HttpMethod.Get, $"refusals/{offer}");
        read.Word.ShouldBe("200 draft");
        read.Body.ToJsonString().ShouldNotContain("Canary");
        var reported = await Send(kent, HttpMethod.Post, $"refusals/{offer}/non-compliance", Note, read.ETag);
        reported.Word.ShouldBe("200 underReview");

        using var officer = fixture.Officer();
        var query = Form(new { response = "queryBack" });
        var queried = await Send(officer, HttpMethod.Put, $"refusals/{offer}/statement", query, reported.ETag);
        var issued = await fixture.Decide(offer, queried.ETag);
        issued.Word.ShouldBe("200 underReview");
        (await fixture.Decide(offer, issued.ETag)).Word.ShouldBe("409 statement-issued");
        var declining = await Send(officer, HttpMethod.Put, $"refusals/{offer}/statement", A.Form, issued.ETag);
        (await fixture.Decide(offer, declining.ETag)).Word.ShouldBe("200 declined");
    }

    [Fact]
    public async Task A_statement_is_not_late_where_the_time_to_answer_was_moved_after_it_was_begun()
    {
        var (offer, referral, earlier) = (Guid.CreateVersion7(), Guid.CreateVersion7(), A.Wednesday.AddDays(-1));
        fixture.Allocation.Offers[offer] = "open";
        await fixture.Tell(Eligible(referral), Made(offer, referral) with { RespondBy = earlier }, Overdue(offer, 2));
        var drafted = await fixture.Draft(offer);
        drafted.Ids("closing").ShouldBe(["R12"]);
        var answered = new QueryAnswered
        {
            OfferId = offer, Version = 4, OccurredAt = A.Wednesday, ReferralId = referral, Authority = A.Durham, Number = 1,
            RespondBy = A.Wednesday.AddYears(1),
        };
        await fixture.Tell(answered, answered);
        using var kent = fixture.As(Role.DutyOfficer, A.Kent);
        (await Send(kent, HttpMethod.Get, $"refusals/{offer}")).Word.ShouldBe("404 not-found", "the answer is not overdue any more");

        var decided = new DeferralDecided
        {
            OfferId = offer, Version = 6, OccurredAt = A.Wednesday, ReferralId = referral, Authority = A.Durham, Granted = true,
            RespondBy = A.Wednesday.AddYears(2),
        };
        await fixture.Tell(decided, decided with { Version = 5, RespondBy = earlier });
        await fixture.Decide(offer, drafted.ETag);
        var read = await Send(kent, HttpMethod.Get, $"refusals/{offer}");
        (read.Word, (bool?)read.Body["late"], (DateTimeOffset?)read.Body["respondBy"]).ShouldBe(
            ("200 declined", false, A.Wednesday.AddYears(2)));

        await fixture.Tell(new OfferReaffirmed
        {
            OfferId = offer, Version = 9, OccurredAt = A.Wednesday, ReferralId = referral, Authority = A.Durham,
            RespondBy = A.Wednesday.AddYears(3),
        });
        ((DateTimeOffset?)(await Send(kent, HttpMethod.Get, $"refusals/{offer}")).Body["respondBy"]).ShouldBe(A.Wednesday.AddYears(3));
        await Should.ThrowAsync<NotYetException>(fixture.Tell(answered with { OfferId = Guid.CreateVersion7() }));
        await Should.ThrowAsync<NotYetException>(fixture.Tell(decided with { OfferId = Guid.CreateVersion7() }));
    }

    [Fact]
    public async Task A_placement_that_is_unlawful_is_told_as_such_and_the_decline_stays()
    {
        var offer = await fixture.Offer();
        var issued = await fixture.Issue(offer);
        using var officer = fixture.Officer();
        fixture.Allocation.IsUnlawful = true;
        var refused = await Send(officer, HttpMethod.Post, $"refusals/{offer}/withdrawal", Placement, issued.ETag);
        fixture.Allocation.IsUnlawful = false;
        refused.Word.ShouldBe("409 placement-unlawful");
        var read = await Send(officer, HttpMethod.Get, $"refusals/{offer}");
        read.Word.ShouldBe("200 declined");

        fixture.Allocation.Offers[offer] = "withdrawn";
        refused = await Send(officer, HttpMethod.Post, $"refusals/{offer}/withdrawal", Placement, read.ETag);
        refused.Word.ShouldBe("409 offer-not-open");
    }

    [Fact]
    public async Task A_decline_is_taken_back_in_the_name_of_who_did_it()
    {
        var offer = await fixture.Offer();
        var issued = await fixture.Issue(offer);
        using var officer = fixture.Officer();
        (await Send(officer, HttpMethod.Post, $"refusals/{offer}/withdrawal", Placement, issued.ETag)).Word.ShouldBe("200 withdrawn");
        var items = (await Send(officer, HttpMethod.Get, $"refusals/{offer}/timeline")).Body["items"]!.AsArray();
        items.Select(i => (string?)i!["by"]).ShouldBe(
            [$"{A.Drafter}", $"{A.Drafter}", $"{A.Director}", $"{A.Director}", $"{A.Drafter}", $"{A.Drafter}"]);
    }

    [Fact]
    public async Task A_released_annex_is_that_of_the_reasons_given_last_and_no_other_now_or_in_the_past()
    {
        var referral = Guid.CreateVersion7();
        var offer = await fixture.Offer(referral);
        var drafted = await fixture.Draft(offer, new { annex = "Canary-first" });
        using var kent = fixture.As(Role.DutyOfficer, A.Kent);
        using var national = fixture.As(Role.National);
        using var officer = fixture.Officer();
        using var director = fixture.Director();
        var etag = (await fixture.Decide(offer, drafted.ETag)).ETag;
        await Send(kent, HttpMethod.Post, $"refusals/{offer}/non-compliance", Note, etag);
        await Send(national, HttpMethod.Post, "directions", new { kind = "reasons", authority = A.Durham, referralId = referral });
        var due = await Send(officer, HttpMethod.Get, $"refusals/{offer}");
        var second = Form(new { annex = "Canary-second" });
        etag = (await Send(officer, HttpMethod.Put, $"refusals/{offer}/statement", second, due.ETag)).ETag;
        var given = await Send(director, HttpMethod.Post, $"refusals/{offer}/written-reasons", etag: etag);
        (await Send(director, HttpMethod.Post, $"refusals/{offer}/annex-release", etag: given.ETag)).Word.ShouldBe("200 reasonsProvided");
        var read = (await Send(kent, HttpMethod.Get, $"refusals/{offer}")).Body;
        (read["statement"]!["annex"], (string?)read["writtenReasons"]!["annex"]).ShouldBe((null, "Canary-second"));
        (await Send(national, HttpMethod.Get, $"refusals/{offer}")).Body["statement"]!["annex"]!.ToString().ShouldBe("Canary-first");
    }

    [Fact]
    public async Task A_supplement_names_nobody_unless_the_author_says_that_it_is_a_place()
    {
        var offer = await fixture.Offer();
        var issued = await fixture.Issue(offer);
        using var officer = fixture.Officer();
        var text = "Invented Person said so.";
        var named = await Send(officer, HttpMethod.Post, $"refusals/{offer}/supplements", new { kind = "correction", text }, issued.ETag);
        named.Word.ShouldBe("409 R11");
        var place = new { kind = "correction", text, notPersons = new[] { "Invented Person" } };
        (await Send(officer, HttpMethod.Post, $"refusals/{offer}/supplements", place, issued.ETag)).Word.ShouldBe("200 declined");
    }

    [Fact]
    public async Task A_draft_that_was_erased_is_not_issued()
    {
        var referral = Guid.CreateVersion7();
        var offer = await fixture.Offer(referral);
        var drafted = await fixture.Draft(offer);
        await using (var session = fixture.Host.Get<IRefusalStore>().LightweightSession())
        {
            session.Delete<ChildKey>(referral);
            await session.SaveChangesAsync();
        }

        var refused = await fixture.Decide(offer, drafted.ETag);
        refused.Word.ShouldBe("409 statement-blocked");
        refused.Body["errors"]!["R03"]!.AsArray().Single()!.ToString().ShouldContain("erased");
    }

    static OfferResponseOverdue Overdue(Guid offer, long version) => new()
    {
        OfferId = offer, Version = version, OccurredAt = A.Wednesday, ReferralId = Guid.Empty, Authority = A.Durham,
        Region = "north-east", RespondBy = A.Wednesday,
    };
}
