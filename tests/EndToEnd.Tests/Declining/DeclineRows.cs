using System.Text.Json.Nodes;

namespace TransferScheme.EndToEnd.Tests.Declining;

/// <summary>An authority declines with a statement, takes it back, or has the referral withdrawn: rows 5, 12 and 13 of the state
/// machine of refusals.</summary>
public abstract class DeclineRows(TheScheme scheme)
{
    [Fact]
    public async Task Row_5_a_statement_that_passes_is_issued_by_a_delegate_who_did_not_write_it_and_closes_the_offer()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(scheme, kent).OfferAsync();
        using var manager = await journey.As(Party.Manager);
        var today = await scheme.TodayAsync();

        // What blocks issue is told at once and again when it is tried; the draft keeps everything.
        var draft = Statement.Declining(today, "G12");
        draft.Remove("bestInterests");
        draft["change"] = "Ring 01622 555 123.";
        var drafted = (await journey.Receiver.Post("refusals", Statement.On(journey.OfferId, draft))).Expect(201);
        Rules(Blocking(drafted)).ShouldBe(["R01", "R05", "R11"]);
        var blocked = (await journey.OnRefusalAsync(Party.Manager, "issue")).Refused(409, "statement-blocked");
        blocked.Json["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["R01", "R05", "R11"]);
        (await journey.DraftAsync("G04")).Refused(409, "refusal-begun");
        Blocking((await journey.CorrectAsync(Statement.Declining(today, "G04"))).Expect(200)).ShouldBeEmpty();

        // R10: without a delegation, and with one but for one's own draft.
        (await journey.OnRefusalAsync(Party.Receiving, "issue")).Refused(403, "R10");
        await DelegateAsync(manager, Person(journey, "duty-officer"));
        (await journey.OnRefusalAsync(Party.Receiving, "issue")).Refused(403, "R10");
        (await journey.OnRefusalAsync(Party.Entry, "issue")).Expect(404);
        (await journey.OnRefusalAsync(Party.National, "issue")).Expect(403);

        var assessor = Person(journey, "assessor");
        await DelegateAsync(manager, assessor);
        using var another = await scheme.For(journey.Chosen, assessor);
        var version = (await manager.Get($"refusals/{journey.OfferId}")).Version;
        (await another.Post($"refusals/{journey.OfferId}/issue", "{}", version)).Expect(200)["status"].ShouldBe("declined");
        (await manager.Get($"offers/{journey.OfferId}")).Expect(200)["status"].ShouldBe("declined");
        (await journey.OnRefusalAsync(Party.Manager, "issue")).Refused(409, "statement-issued");
        (await journey.CorrectAsync(Statement.Declining(today, "G04"))).Refused(409, "statement-issued");
        (await journey.DraftAsync("G04")).Refused(409, "refusal-begun");
    }

    [Fact]
    public async Task Row_5_an_issued_statement_is_served_on_both_and_the_authority_sees_the_children_no_more()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(scheme, kent).OfferAsync();
        await journey.DeclineAsync("G05");

        // Its people may follow what becomes of the offer, and nothing of the children.
        await journey.ReadWhenAsync(Party.Receiving, $"referrals/{journey.Id}", r => r.Status == 404);
        var offer = (await journey.Receiver.Get($"offers/{journey.OfferId}")).Expect(200);
        (offer["status"], offer.Json["children"]).ShouldBe(("declined", null));
        (await journey.OnOfferAsync(Party.Receiving, "acceptance", Journey.Acceptance)).Refused(409, "offer-not-open");

        // The body is for both recipients, the annex for who reviews.
        var served = (await kent.Get($"refusals/{journey.OfferId}")).Expect(200);
        ((string?)served.Json["statement"]!["response"]).ShouldBe("decline");
        served.Text.ShouldNotContain("Canary-annex");
        (await journey.ReadAsync(Party.National, $"refusals/{journey.OfferId}")).Expect(200).Text.ShouldContain("Canary-annex");
        (await kent.Get($"refusals/{journey.OfferId}/statement.html")).Expect(200).Text.ShouldNotContain("Canary-annex");
        using var stranger = await scheme.As("api-client", Stranger(journey));
        (await stranger.Get($"refusals/{journey.OfferId}")).Expect(404);

        (await journey.OnRefusalAsync(Party.Receiving, "receipt")).Expect(403);
        (await journey.OnRefusalAsync(Party.Entry, "receipt")).Expect(200);
        (await journey.OnRefusalAsync(Party.National, "receipt")).Expect(200);
        var receipts = (await kent.Get($"refusals/{journey.OfferId}")).Json["receipts"]!.AsArray().Select(r => (string)r!);
        receipts.ShouldBe(["entry", "national"]);
    }

    [Fact]
    public async Task Row_12_a_decline_is_taken_back_with_a_placement_once_and_the_offer_is_accepted()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(scheme, kent).OfferAsync();
        (await journey.DraftAsync("G04")).Expect(201);
        (await journey.OnRefusalAsync(Party.Manager, "withdrawal", Journey.Acceptance)).Refused(409, "no-decline-stands");
        (await journey.OnRefusalAsync(Party.Manager, "issue")).Expect(200);
        (await journey.OnRefusalAsync(Party.National, "withdrawal", Journey.Acceptance)).Expect(403);

        (await journey.OnRefusalAsync(Party.Receiving, "withdrawal", Journey.Acceptance)).Expect(200)["status"].ShouldBe("withdrawn");

        (await journey.Receiver.Get($"offers/{journey.OfferId}")).Expect(200)["status"].ShouldBe("accepted");
        await journey.ReadWhenAsync(Party.Receiving, $"referrals/{journey.Id}", r => r.Status == 200 && r["status"] == "accepted");
        await journey.ReadWhenAsync(Party.National, $"allocations/{journey.Id}", r => r["status"] == "accepted");
        (await journey.OnRefusalAsync(Party.Receiving, "withdrawal", Journey.Acceptance)).Refused(409, "no-decline-stands");
    }

    [Fact]
    public async Task Row_13_a_referral_is_withdrawn_over_a_decline_once_and_the_case_is_closed()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(scheme, kent).OfferAsync();
        await journey.DeclineAsync("G04");
        const string Withdrawal = """{ "reasonCode": "placement-kept" }""";
        (await WithdrawAsync(journey, Party.National)).Expect(403);

        (await WithdrawAsync(journey, Party.Entry)).Expect(200)["status"].ShouldBe("withdrawn");

        await journey.ReadWhenAsync(Party.National, $"offers/{journey.OfferId}", r => r["status"] == "withdrawn");
        await journey.ReadWhenAsync(Party.National, $"allocations/{journey.Id}", r => r["status"] == "withdrawn");
        await journey.StandsWhenAsync("closed");
        (await WithdrawAsync(journey, Party.Entry)).Refused(409, "referral-withdrawn");
        (await journey.OnRefusalAsync(Party.Receiving, "withdrawal", Journey.Acceptance)).Refused(409, "case-ended");

        static async Task<Reply> WithdrawAsync(Journey journey, Party party)
        {
            var version = (await journey.ReadAsync(Party.Entry, $"referrals/{journey.Id}")).Version;
            using var caller = await journey.As(party);
            return await caller.Post($"referrals/{journey.Id}/withdrawal", Withdrawal, version);
        }
    }

    static JsonArray Blocking(Reply draft) => draft.Json["blocking"]!.AsArray();

    static IEnumerable<string> Rules(JsonArray findings) =>
        findings.Select(f => (string)f!["id"]!).Distinct().Order(StringComparer.Ordinal);

    Guid Person(Journey journey, string role) => scheme.Demo.Users.First(u => u.Role == role && u.Authority == journey.Chosen).Id;

    string Stranger(Journey journey) => scheme.Demo.Clients
        .First(c => c.Role == "api-client" && c.Authority != Journey.Kent && c.Authority != journey.Chosen).Authority!;

    static async Task DelegateAsync(Caller manager, Guid person)
    {
        var version = (await manager.Get($"people/{person}")).Expect(200).Version;
        (await manager.Send(HttpMethod.Put, $"people/{person}/delegation", """{ "mayDecline": true }""", version)).Expect(200);
    }
}

/// <inheritdoc/>
[Collection(DecliningTogetherCollection.Name)]
public sealed class DeclineRowsTogether(SchemeTogether scheme) : DeclineRows(scheme);

/// <inheritdoc/>
[Collection(DecliningApartCollection.Name)]
public sealed class DeclineRowsApart(SchemeApart scheme) : DeclineRows(scheme);
