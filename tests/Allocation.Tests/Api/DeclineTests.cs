using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TransferScheme.Allocation.Rota;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Security;
using TransferScheme.Rota;
using TransferScheme.Rota.Checking;
using TransferScheme.Rota.Lines;
using TransferScheme.Rota.Receipts;
using TransferScheme.TestKit;
using TransferScheme.TestKit.Ledgers;

namespace TransferScheme.Allocation.Tests.Api;

/// <summary>What a decline does to offer, allocation and ledger, on a real database and a real broker.</summary>
public sealed class DeclineTests(AllocationHost fixture) : IClassFixture<AllocationHost>
{
    readonly SchemeTestHost host = fixture.Host;

    [Fact]
    public async Task Only_our_own_service_declines_once_and_the_same_statement_may_ask_again()
    {
        var decided = await fixture.Decide();
        var offer = await fixture.Offer(decided);
        using var officer = host.Client(Role.DutyOfficer, decided.Chosen, person: Guid.CreateVersion7());
        using var national = host.Client(Role.National);
        using var stranger = host.Client(Role.ApiClient, "nobody's");
        var (address, body) = ($"/api/v1/offers/{offer}/decline", new { refusalId = offer, codes = new[] { "G04" } });
        (await AllocationHost.Told(officer, HttpMethod.Post, address, body, "\"1\"")).ShouldBe("403 forbidden");
        (await AllocationHost.Told(national, HttpMethod.Post, address, body, "\"1\"")).ShouldBe("403 forbidden");
        (await AllocationHost.Told(stranger, HttpMethod.Post, address, body, "\"1\"")).ShouldBe("404 not-found");
        using var service = host.Client(Role.Service);
        (await AllocationHost.Told(service, HttpMethod.Post, address, body, null)).ShouldBe("428 if-match-missing");
        (await AllocationHost.Told(service, HttpMethod.Post, address, new { refusalId = offer, codes = Array.Empty<string>() }, "\"1\"")).ShouldBe("400 invalid codes");

        (await AllocationHost.Told(service, HttpMethod.Post, address, body, "\"1\"")).ShouldBe("200 declined");
        (await fixture.Decline(offer, "\"1\"")).ShouldBe("412 stale");
        (await fixture.Decline(offer, "\"2\"")).ShouldBe("200 declined");
        (await fixture.Decline(offer, "\"2\"", Guid.CreateVersion7())).ShouldBe("409 offer-not-open");
        (await fixture.OfferAt(offer)).ShouldBe("declined 2");
        (await AllocationHost.Told(officer, HttpMethod.Post, $"/api/v1/offers/{offer}/acceptance", Declining.Acceptance, "\"2\"")).ShouldBe("409 offer-not-open");
    }

    [Fact]
    public async Task A_decline_ends_the_authoritys_access_and_leaves_it_only_where_its_offer_stands()
    {
        var (decided, offer) = await fixture.Declined();
        using var officer = host.Client(Role.DutyOfficer, decided.Chosen, person: Guid.CreateVersion7());
        var shown = await officer.GetFromJsonAsync<JsonElement>($"/api/v1/offers/{offer}");
        (shown.GetProperty("status").GetString(), shown.TryGetProperty("children", out _), shown.TryGetProperty("reference", out _))
            .ShouldBe(("declined", false, false));
        (await officer.GetAsync($"/api/v1/allocations/{decided.Referral}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await officer.GetAsync($"/api/v1/offers/{offer}/decline-preview")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Ids(officer, "/api/v1/offers?status=declined", "id")).ShouldContain(offer);
        using var coordinator = host.Client(Role.Coordinator, region: decided.Region);
        (await Ids(coordinator, "/api/v1/allocations?status=declined", "referralId")).ShouldContain(decided.Referral);
        var account = await Account(decided.Chosen);
        account.GetProperty("reserved").GetInt32().ShouldBeGreaterThanOrEqualTo(1);

        await fixture.AcceptReasons(decided, offer);
        (await officer.GetAsync($"/api/v1/offers/{offer}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Ids(coordinator, "/api/v1/allocations?status=declined", "referralId")).ShouldNotContain(decided.Referral);
    }

    [Fact]
    public async Task Accepted_reasons_let_the_rota_decide_afresh_once_and_anyone_can_check_it()
    {
        var (decided, offer) = await fixture.Declined();
        await fixture.AcceptReasons(decided, offer);
        await fixture.AcceptReasons(decided, offer);
        (await Entries(decided.Referral)).ShouldBe("decided decision_reversed decided");
        (await fixture.OfferAt(offer)).ShouldBe("declined 3");
        var after = await fixture.Allocation(decided.Referral);
        after.GetProperty("status").GetString().ShouldBe("waiting");
        after.GetProperty("excluded").EnumerateArray().Select(e => (e.GetProperty("authority").GetString(), e.GetProperty("code").GetString()))
            .ShouldContain((decided.Chosen, "declined-valid"));
        (await fixture.TakeBack(offer, "\"3\"")).ShouldBe("409 offer-not-open");

        var (next, second) = await OfferNext(decided);
        await fixture.Deliver("allocation-when-offer-accepted", Sample.Acceptance(decided.Referral, second, next));
        var line = await Line(decided.Reference);
        line.ShouldContain(
            $$"""[{"authority":"{{decided.Chosen}}","outcome":"refused","valid":true},{"authority":"{{next}}","outcome":"accepted"}],"chosen":"{{next}}",""");
        await EverythingChecks();
    }

    [Fact]
    public async Task A_reaffirmed_obligation_opens_the_offer_again_which_can_be_accepted_and_not_declined()
    {
        var (decided, offer) = await fixture.Declined();
        await fixture.Reaffirm(decided, offer, new DateOnly(2027, 3, 10));
        await fixture.Reaffirm(decided, offer, new DateOnly(2027, 3, 10));
        using var officer = host.Client(Role.DutyOfficer, decided.Chosen, person: Guid.CreateVersion7());
        var shown = await officer.GetFromJsonAsync<JsonElement>($"/api/v1/offers/{offer}");
        (shown.GetProperty("status").GetString(), shown.GetProperty("respondBy").GetDateTimeOffset(), shown.GetProperty("children").GetArrayLength())
            .ShouldBe(("open", new DateTimeOffset(2027, 3, 10, 17, 0, 0, TimeSpan.Zero), 1));
        (await fixture.Allocation(decided.Referral)).GetProperty("status").GetString().ShouldBe("offered");
        (await fixture.OfferAt(offer)).ShouldBe("open 3");
        (await fixture.Decline(offer, "\"3\"")).ShouldBe("409 offer-not-open");
        (await AllocationHost.Told(officer, HttpMethod.Post, $"/api/v1/offers/{offer}/acceptance", Declining.Acceptance, "\"3\"")).ShouldBe("200 accepted");
        await fixture.Reaches(decided.Referral, "accepted");
        (await Entries(decided.Referral)).ShouldBe("decided reservation_debited");
        await EverythingChecks();
    }

    [Fact]
    public async Task The_national_team_lets_children_go_on_who_must_not_wait_and_the_authority_is_next_in_line()
    {
        var (decided, offer) = await fixture.Declined();
        using var coordinator = host.Client(Role.Coordinator, region: decided.Region);
        using var officer = host.Client(Role.ApiClient, decided.Chosen);
        using var national = host.Client(Role.National);
        (await fixture.Reroute(coordinator, decided.Referral)).ShouldBe("403 forbidden");
        (await fixture.Reroute(officer, decided.Referral)).ShouldBe("404 not-found");
        (await fixture.Reroute(national, decided.Referral, new { reasonCode = "safety" })).ShouldBe("400 invalid reasonCode");
        (await fixture.Reroute(national, decided.Referral, new { reasonCode = "other" })).ShouldBe("400 invalid note");
        (await fixture.Reroute(national, decided.Referral)).ShouldBe("200 waiting");
        (await fixture.Reroute(national, decided.Referral)).ShouldBe("409 not-declined");
        (await Entries(decided.Referral)).ShouldBe("decided decision_reversed decided");
        (await fixture.OfferAt(offer)).ShouldBe("declined 3");

        // What the review finds later is too late: the referral has gone on.
        await fixture.AcceptReasons(decided, offer);
        await fixture.Reaffirm(decided, offer, new DateOnly(2027, 3, 10));
        (await fixture.TakeBack(offer, "\"3\"")).ShouldBe("409 offer-not-open");
        (await Entries(decided.Referral)).ShouldBe("decided decision_reversed decided");

        var (next, second) = await OfferNext(decided);
        await fixture.Deliver("allocation-when-offer-accepted", Sample.Acceptance(decided.Referral, second, next));
        (await Line(decided.Reference)).ShouldContain($$"""{"authority":"{{decided.Chosen}}","outcome":"refused","valid":false},{"authority":"{{next}}","outcome":"accepted"}""");
        await EverythingChecks();
    }

    [Fact]
    public async Task A_decline_that_is_taken_back_is_an_acceptance_and_reasons_accepted_after_it_change_nothing()
    {
        var (decided, offer) = await fixture.Declined("under-16");
        (await fixture.TakeBack(offer, "\"2\"", "supportedAccommodation")).ShouldBe("409 placement-unlawful");
        (await fixture.TakeBack(offer, "\"2\"", refusal: Guid.CreateVersion7())).ShouldBe("409 offer-not-open");
        using var officer = host.Client(Role.ApiClient, decided.Chosen);
        (await AllocationHost.Told(
            officer, HttpMethod.Post, $"/api/v1/offers/{offer}/decline-withdrawal", new { }, "\"2\"")).ShouldBe("403 forbidden");
        (await fixture.TakeBack(offer, "\"2\"")).ShouldBe("200 accepted");
        (await fixture.TakeBack(offer, "\"4\"")).ShouldBe("200 accepted");
        (await fixture.OfferAt(offer)).ShouldBe("accepted 4");
        await fixture.Reaches(decided.Referral, "accepted");
        await fixture.AcceptReasons(decided, offer);
        (await Entries(decided.Referral)).ShouldBe("decided reservation_debited");
        (await Line(decided.Reference)).ShouldContain($$"""[{"authority":"{{decided.Chosen}}","outcome":"accepted"}]""");
    }

    [Fact]
    public async Task A_declined_referral_that_ends_gives_its_turn_back_exactly_once()
    {
        var before = await Accounts();
        var (decided, offer) = await fixture.Declined();
        var withdrawn = new ReferralWithdrawn
        {
            ReferralId = decided.Referral, Version = 20, OccurredAt = Sample.Monday, EntryAuthority = AllocationHost.Kent, ReasonCode = "family-found",
            WasEligible = true,
        };
        await fixture.Deliver("allocation-when-referral-withdrawn", withdrawn);
        await fixture.Deliver("allocation-when-referral-withdrawn", withdrawn);
        await fixture.AcceptReasons(decided, offer);
        (await Entries(decided.Referral)).ShouldBe("decided decision_reversed");
        (await Accounts()).ShouldBe(before);
        (await fixture.OfferAt(offer)).ShouldBe("withdrawn 3");
        (await fixture.Decline(offer, "\"3\"")).ShouldBe("200 withdrawn");
        (await fixture.TakeBack(offer, "\"3\"")).ShouldBe("409 offer-not-open");
    }

    [Fact]
    public async Task A_volunteer_that_declines_is_charged_no_more_and_the_rota_decides_afresh()
    {
        const string Manchester = "E08000003";
        var decided = await fixture.Decide();
        using var client = host.Client(Role.ApiClient, Manchester);
        using var answer = await AllocationHost.Send(
            client, HttpMethod.Post, "/api/v1/offers/voluntary", new { authority = Manchester, referralId = decided.Referral }, null);
        var offer = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        (await fixture.Decline(offer)).ShouldBe("200 declined");
        await fixture.AcceptReasons(decided, offer);
        (await Entries(decided.Referral)).ShouldBe("decided decision_reversed voluntary_taken decision_reversed decided");
        (await Account(Manchester)).GetProperty("reserved").GetInt32().ShouldBe(0);
        await fixture.Reaches(decided.Referral, "waiting");
        await EverythingChecks();
    }

    [Fact]
    public async Task A_child_who_leaves_while_their_group_is_declined_leaves_the_others_to_go_on_without_the_authority()
    {
        var (decided, offer) = await fixture.Declined("16-17", "under-16");
        var left = new ChildLeftGroup
        {
            ReferralId = decided.Referral, Version = 9, OccurredAt = Sample.Monday, Remaining = 1, ReasonCode = "found-adult", WasEligible = true,
            ChildId = (await fixture.Allocation(decided.Referral)).GetProperty("children")[1].GetProperty("childId").GetGuid(),
        };
        await fixture.Deliver("allocation-when-child-left-group", left);
        await fixture.Deliver("allocation-when-child-left-group", left);
        (await Entries(decided.Referral)).ShouldBe("decided decision_reversed decided");
        var after = await fixture.Allocation(decided.Referral);
        (after.GetProperty("status").GetString(), after.GetProperty("size").GetInt32()).ShouldBe(("waiting", 1));
        after.GetProperty("excluded").EnumerateArray().Select(e => (e.GetProperty("authority").GetString(), e.GetProperty("code").GetString()))
            .ShouldContain((decided.Chosen, "declined"));
        (await fixture.OfferAt(offer)).ShouldBe("declined 3");
        await EverythingChecks();
    }

    [Fact]
    public async Task What_a_preview_says_is_what_happens()
    {
        var decided = await fixture.Decide();
        var offer = await fixture.Offer(decided);
        using var officer = host.Client(Role.Manager, decided.Chosen);
        using var entry = host.Client(Role.ApiClient, AllocationHost.Kent);
        using var national = host.Client(Role.National);
        var entries = await Entries(decided.Referral);
        (await entry.GetAsync($"/api/v1/offers/{offer}/decline-preview")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await national.GetAsync($"/api/v1/offers/{Guid.NewGuid()}/decline-preview")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var preview = await officer.GetFromJsonAsync<JsonElement>($"/api/v1/offers/{offer}/decline-preview");
        (await Entries(decided.Referral)).ShouldBe(entries);
        preview.GetProperty("declinesOfThisChild").GetInt32().ShouldBe(0);
        preview.GetProperty("workingDaysAdded").GetInt32().ShouldBeGreaterThanOrEqualTo(2);

        (await officer.GetAsync($"/api/v1/allocations/{decided.Referral}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await fixture.Decline(offer)).ShouldBe("200 declined");

        // At once, without a message: the decline and the end of the authority's part are one transaction.
        (await officer.GetAsync($"/api/v1/allocations/{decided.Referral}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await national.GetAsync($"/api/v1/offers/{offer}/decline-preview")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await fixture.Reroute(national, decided.Referral)).ShouldBe("200 waiting");
        var candidates = (await fixture.Allocation(decided.Referral)).GetProperty("candidates");
        candidates[0].GetProperty("authority").GetString().ShouldBe(preview.GetProperty("nextAuthority").GetString());
        (await Account(decided.Chosen)).GetProperty("balance").GetString().ShouldBe(preview.GetProperty("balanceAfter").GetString());

        var (next, second) = await OfferNext(decided);
        using var another = host.Client(Role.ApiClient, next);
        var again = await another.GetFromJsonAsync<JsonElement>($"/api/v1/offers/{second}/decline-preview");
        again.GetProperty("declinesOfThisChild").GetInt32().ShouldBe(1);
        again.GetProperty("nextAuthority").GetString().ShouldNotBe(decided.Chosen);
    }

    async Task<(string Authority, Guid Offer)> OfferNext(AllocationHost.Decided decided)
    {
        var allocation = await fixture.Allocation(decided.Referral);
        var next = allocation.GetProperty("candidates")[0].GetProperty("authority").GetString()!;
        var afresh = decided with
        {
            Region = allocation.GetProperty("region").GetString()!,
            Candidates = [new AllocationHost.Candidate(next, allocation.GetProperty("region").GetString()!)],
        };
        return (next, await fixture.Offer(afresh, etag: $"\"{allocation.GetProperty("version").GetInt64()}\""));
    }

    // The independent checker and the product's own, and every receipt taken again.
    async Task EverythingChecks()
    {
        using var national = host.Client(Role.National);
        var lines = (await national.GetStringAsync("/api/v1/rota/export")).TrimEnd('\n').Split('\n');
        LedgerChecker.Check(lines).Faults.ShouldBeEmpty();
        LedgerCheck.Of(lines).Faults.ShouldBeEmpty();
        var receipts = (await national.GetStringAsync("/api/v1/rota/receipts")).TrimEnd('\n').Split('\n').Select((line, at) => RotaLine.Parse(at + 1, line)).ToList();
        receipts.SelectMany(ReceiptCheck.Faults).ShouldBeEmpty();
        receipts.Zip(receipts.Skip(1)).ShouldAllBe(pair => ReceiptCheck.Follows(pair.Second.Members, pair.First.Members));
    }

    async Task<string> Line(string reference)
    {
        using var national = host.Client(Role.National);
        var lines = (await national.GetStringAsync("/api/v1/rota/export")).TrimEnd('\n').Split('\n');
        return lines.Single(line => line.Contains($"\"id\":\"{reference}\"", StringComparison.Ordinal));
    }

    async Task<JsonElement> Account(string authority)
    {
        using var national = host.Client(Role.National);
        var rota = await national.GetFromJsonAsync<JsonElement>("/api/v1/rota");
        return rota.GetProperty("authorities").EnumerateArray().Single(a => a.GetProperty("authority").GetString() == authority).GetProperty("account");
    }

    async Task<IReadOnlyList<(string, LedgerAccount)>> Accounts()
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        var book = await host.Get<LatestRota>().ReadAsync(session, default);
        return [.. book.Ledger.Accounts().Where(a => a.Value != LedgerAccount.None).Select(a => (a.Key, a.Value))];
    }

    async Task<string> Entries(Guid referral)
    {
        await using var session = host.Get<IAllocationStore>().QuerySession();
        var ledger = await session.Events.FetchStreamAsync(Streams.Rota);
        return string.Join(' ', ledger.Where(e => e.Data.Text().Contains(referral.ToString(), StringComparison.Ordinal)).Select(e => e.EventTypeName));
    }

    static async Task<IReadOnlyList<Guid>> Ids(HttpClient client, string address, string member) =>
    [
        .. (await client.GetFromJsonAsync<JsonElement>(address)).GetProperty("items").EnumerateArray().Select(i => i.GetProperty(member).GetGuid()),
    ];
}
