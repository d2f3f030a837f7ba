using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.OpeningIdentity;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.OpeningIdentity;

/// <summary>Identity is opened by name to a person of the offered authority, while Allocation says that the offer is open.</summary>
public sealed class OpenIdentityTests(OfferedHost fixture) : IClassFixture<OfferedHost>
{
    static readonly Actor Officer = new("officer", Role.DutyOfficer, A.Durham, Person: A.Weigher);

    [Fact]
    public void Given_open_offer_when_a_person_opens_then_recorded() =>
        Given.Events<Referral, ReferralEvent>(A.Offered)
            .When(r => OpenIdentity.Decide(r, Officer, A.OfferId, isOpen: true, A.Sealed<AccessReason>())).Then(A.Opened);

    [Fact]
    public void Given_opened_identity_when_the_same_person_opens_again_then_nothing_and_another_for_themselves()
    {
        var opened = Given.Events<Referral, ReferralEvent>([.. A.Offered, A.Opened]);
        opened.When(r => OpenIdentity.Decide(r, Officer, A.OfferId, isOpen: true, A.Sealed<AccessReason>())).ThenNothing();
        var other = Guid.NewGuid();
        opened.When(r => OpenIdentity.Decide(r, Officer with { Person = other }, A.OfferId, isOpen: true, A.Sealed<AccessReason>()))
            .Then(A.Opened with { Person = other });
    }

    [Fact]
    public void Given_anything_but_an_open_offer_when_opened_then_rejected()
    {
        Rejected(A.Offered, Guid.NewGuid(), true);
        Rejected(A.Offered, A.OfferId, false);
        Rejected(A.Eligible, A.OfferId, true);
        Rejected(A.Accepted, A.OfferId, true);

        static void Rejected(ReferralEvent[] events, Guid offerId, bool isOpen) =>
            Given.Events<Referral, ReferralEvent>(events)
                .When(r => OpenIdentity.Decide(r, Officer, offerId, isOpen, A.Sealed<AccessReason>())).ThenRejected("offer-not-open");
    }

    [Fact]
    public void Given_no_acting_person_when_opened_then_rejected() =>
        Given.Events<Referral, ReferralEvent>(A.Offered)
            .When(r => OpenIdentity.Decide(r, Officer with { Person = null }, A.OfferId, isOpen: true, A.Sealed<AccessReason>()))
            .ThenRejected("acting-person-required", RejectionKind.Forbidden);

    [Fact]
    public async Task An_officer_who_opens_identity_sees_it_and_what_the_placement_needs_and_a_colleague_does_not()
    {
        var (id, offer) = await fixture.OfferAsync();
        var person = Guid.CreateVersion7();
        using var officer = fixture.Host.Client(Role.DutyOfficer, A.Durham, person: person);
        using var colleague = fixture.Host.Client(Role.DutyOfficer, A.Durham, person: Guid.CreateVersion7());
        var (status, before) = await OfferedHost.Get(officer, $"referrals/{id}");
        (status, before.ToJsonString().Contains("Canary", StringComparison.Ordinal)).ShouldBe((200, false));

        var (opened, answer) = await Open(officer, id, offer, (long)before["version"]!);
        opened.ShouldBe(200, answer.ToJsonString());
        var seen = (await OfferedHost.Get(officer, $"referrals/{id}")).Answer.ToJsonString();
        seen.ShouldContain("Canary-given");
        seen.ShouldContain("Canary-medical");
        seen.ShouldNotContain("Canary-solicitor");
        (await OfferedHost.Get(colleague, $"referrals/{id}")).Answer.ToJsonString().ShouldNotContain("Canary");

        using var auditor = fixture.Host.Client(Role.Auditor);
        var log = (await OfferedHost.Get(auditor, $"referrals/{id}/access-log")).Answer;
        log["items"]!.AsArray().Select(Line).ShouldBe(
        [
            "1 referral Offer ", "2 identity-opening Weighing The placement is a family of three.", "3 referral Weighing ", "4 referral Offer ",
        ]);
        log["chain"]!["firstFault"].ShouldBeNull();
        log["items"]![1]!["person"]!.ToString().ShouldBe(person.ToString());

        await fixture.AppendAsync(id, new AcceptanceNoted(offer, A.Durham));
        (await Open(officer, id, offer, 7)).Status.ShouldBe(412);
        var (late, rejection) = await Open(officer, id, offer, (long)(await OfferedHost.Get(officer, $"referrals/{id}")).Answer["version"]!);
        (late, (string?)rejection["code"]).ShouldBe((409, "offer-not-open"));

        static string Line(JsonNode? line) => $"{line!["number"]} {line["projection"]} {line["disclosure"]} {line["reason"]}";
    }

    [Fact]
    public async Task No_answer_no_identity_and_an_offer_that_has_ended_is_not_opened()
    {
        var (id, offer) = await fixture.OfferAsync();
        using var officer = fixture.Host.Client(Role.DutyOfficer, A.Durham, person: Guid.CreateVersion7());
        var version = (long)(await OfferedHost.Get(officer, $"referrals/{id}")).Answer["version"]!;
        foreach (var (answer, status, code) in new (Func<IResult>, int, string)[]
        {
            (() => Results.StatusCode(503), 503, "offer-not-confirmed"),
            (() => Results.Text("not JSON", "application/json"), 503, "offer-not-confirmed"),
            (() => Results.StatusCode(401), 503, "offer-not-confirmed"),
            (() => Results.NotFound(), 409, "offer-not-open"),
            (() => Results.Json(new { authority = A.Durham, status = "declined" }), 409, "offer-not-open"),
            (() => Results.Json(new { authority = A.Kent, status = "open" }), 409, "offer-not-open"),
        })
        {
            fixture.OfferAnswer = answer;
            var (got, problem) = await Open(officer, id, offer, version);
            (got, (string?)problem["code"]).ShouldBe((status, code));
        }

        var asked = fixture.Asked;
        (await Open(officer, id, Guid.CreateVersion7(), version)).Status.ShouldBe(409);
        fixture.Asked.ShouldBe(asked, "another offer than the one known here is not worth a question");
        (await OfferedHost.Get(officer, $"referrals/{id}")).Answer.ToJsonString().ShouldNotContain("Canary");

        fixture.OfferAnswer = () => Results.Json(new { authority = A.Durham, status = "overdue" });
        (await Open(officer, id, offer, version)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Only_the_offered_authority_opens_and_with_a_person_and_a_version()
    {
        var (id, offer) = await fixture.OfferAsync();
        foreach (var (role, authority, region, status) in new (Role, string?, string?, int)[]
        {
            (Role.National, null, null, 403), (Role.Auditor, null, null, 403), (Role.Coordinator, null, "north-east", 403), (Role.Coordinator, null, "london", 404),
            (Role.ApiClient, A.Kent, null, 403), (Role.ApiClient, "E09000001", null, 404), (Role.Manager, A.Durham, null, 403), (Role.ApiClient, A.Durham, null, 403),
        })
        {
            using var client = fixture.Host.Client(role, authority, region);
            var version = role is Role.ApiClient && authority == A.Durham ? (long?)(await OfferedHost.Get(client, $"referrals/{id}")).Answer["version"] : null;
            (await Open(client, id, offer, version)).Status.ShouldBe(status, $"{role} {authority} {region}");
        }

        using var officer = fixture.Host.Client(Role.DutyOfficer, A.Durham, person: Guid.CreateVersion7());
        (await Open(officer, id, offer, null)).Status.ShouldBe(428);
        (await OfferedHost.Post(officer, $"referrals/{id}/identity-openings", new { offerId = offer, reason = " " }, 1)).Status.ShouldBe(412);
    }

    [Fact]
    public async Task When_the_offer_ends_an_old_link_looks_like_an_unknown_one_and_only_the_own_reads_stay()
    {
        var (id, offer) = await fixture.OfferAsync();
        using var officer = fixture.Host.Client(Role.DutyOfficer, A.Durham, person: Guid.CreateVersion7());
        (await OfferedHost.Get(officer, $"referrals/{id}")).Status.ShouldBe(200);
        (await OfferedHost.Get(officer, $"referrals/{id}/access-log")).Status.ShouldBe(404);
        await fixture.AppendAsync(id, new OfferNoted(Guid.CreateVersion7(), "E09000001", "london"));

        var (status, problem) = await OfferedHost.Get(officer, $"referrals/{id}");
        var (unknown, other) = await OfferedHost.Get(officer, $"referrals/{Guid.CreateVersion7()}");
        (status, (string?)problem["detail"]).ShouldBe((unknown, (string?)other["detail"]));
        (await Open(officer, id, offer, 1)).Status.ShouldBe(404);
        (await OfferedHost.Get(officer, $"transfers/{id}")).Status.ShouldBe(404);
        (await OfferedHost.Get(officer, "referrals")).Answer.ToJsonString().ShouldNotContain(id.ToString());
        var own = (await OfferedHost.Get(officer, $"referrals/{id}/access-log")).Answer;
        (own["items"]!.AsArray().Count, own["chain"]).ShouldBe((1, null));
        using var stranger = fixture.Host.Client(Role.DutyOfficer, "E08000003");
        (await OfferedHost.Get(stranger, $"referrals/{id}/access-log")).Status.ShouldBe(404);
    }

    static Task<(int Status, JsonNode Answer)> Open(HttpClient client, Guid id, Guid offer, long? version) =>
        OfferedHost.Post(client, $"referrals/{id}/identity-openings", new { offerId = offer, reason = "The placement is a family of three." }, version);
}
