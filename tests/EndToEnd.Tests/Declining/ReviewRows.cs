using System.Globalization;

namespace TransferScheme.EndToEnd.Tests.Declining;

/// <summary>A decline is reviewed: challenged and replied to, reaffirmed, accepted; the third of one child calls a conference. Rows 10,
/// 11, 14 and 15.</summary>
public abstract class ReviewRows(TheScheme scheme)
{
    [Fact]
    public async Task Rows_10_11_and_15_reasons_are_challenged_ground_by_ground_and_replied_to_and_the_offer_reaffirmed_is_accepted()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(scheme, kent).OfferAsync();
        (await journey.DraftAsync("G04", "G06")).Expect(201);
        (await ReviewAsync(journey, Party.National, "challenged", "insufficient", "G04", "G06")).Refused(409, "nothing-to-review");
        (await journey.OnRefusalAsync(Party.Manager, "issue")).Expect(200);
        await journey.ReadWhenAsync(Party.National, $"allocations/{journey.Id}", r => r["status"] == "declined");

        // Row 10, by the entry authority: of each ground something, and of one at least no acceptance.
        (await ReviewAsync(journey, Party.Receiving, "challenged", "insufficient", "G04", "G06")).Expect(403);
        (await ReviewAsync(journey, Party.Entry, "challenged", "insufficient", "G04")).Refused(409, "not-per-ground");
        (await ReviewAsync(journey, Party.Entry, "challenged", "accepted", "G04", "G06")).Refused(409, "nothing-challenged");
        (await ReplyAsync(journey, "Not yet.")).Refused(409, "not-challenged");
        (await ReviewAsync(journey, Party.Entry, "challenged", "insufficient", "G04", "G06")).Expect(200)["status"].ShouldBe("challenged");

        // Row 11: nobody is named in a reply; what was issued stays as it was, and the reply stands beside it.
        (await ReplyAsync(journey, "Ask worker@demo.invalid.")).Refused(409, "R11");
        (await ReplyAsync(journey, "The treatment takes eight weeks more.")).Expect(200)["status"].ShouldBe("reasonsProvided");
        (await kent.Get($"refusals/{journey.OfferId}")).Expect(200).Text.ShouldContain("eight weeks more");

        // Row 15: by the national team alone, and once.
        (await ReviewAsync(journey, Party.Entry, "reaffirmed", "insufficient", "G04", "G06")).Refused(403, "national-team-only");
        await journey.ReaffirmAsync();
        (await ReviewAsync(journey, Party.National, "reaffirmed", "insufficient")).Refused(409, "nothing-to-review");

        // The offer stands again: its authority sees the minimum facts, and accepts.
        await journey.ReadWhenAsync(Party.Receiving, $"referrals/{journey.Id}", r => r.Status == 200);
        var offer = (await journey.Receiver.Get($"offers/{journey.OfferId}")).Expect(200);
        offer.Json["children"]!.AsArray().Count.ShouldBe(1);
        DateTimeOffset.Parse(offer["respondBy"], CultureInfo.InvariantCulture).ShouldBeGreaterThan(await scheme.NowAsync());
        await journey.AcceptAsync();
        await journey.StandsWhenAsync("closed");
    }

    [Fact]
    public async Task Row_14_accepted_reasons_have_the_rota_decide_afresh_without_that_authority()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(scheme, kent).OfferAsync();
        await journey.DeclineAsync("G04", "G06");
        var (first, offer) = (journey.Chosen, journey.OfferId);
        using var declined = await scheme.As("api-client", first);

        // Each question of the adequacy test is answered, and one ground at least that can carry a decline is accepted.
        (await ReviewAsync(journey, Party.Entry, "accepted", "accepted", "G04", "G06")).Refused(403, "national-team-only");
        (await ReviewAsync(journey, Party.National, "accepted", "insufficient", "G04", "G06")).Refused(409, "no-ground-accepted");
        const string Untested =
            """
            { "outcome": "accepted", "perGround": [{ "code": "G04", "outcome": "accepted" }, { "code": "G06", "outcome": "insufficient" }] }
            """;
        (await journey.OnRefusalAsync(Party.National, "review", Untested)).Refused(409, "adequacy-not-answered");
        await journey.AcceptReasonsAsync("G04", "G06");

        var allocation = (await journey.ReadAsync(Party.National, $"allocations/{journey.Id}")).Expect(200);
        var excluded = allocation.Json["excluded"]!.AsArray().Single(e => (string?)e!["authority"] == first)!;
        ((string?)excluded["code"]).ShouldBe("declined-valid");
        await journey.OfferAgainAsync();
        journey.Chosen.ShouldNotBe(first);

        // That authority has no part in it any more; the case is closed once both recipients have confirmed.
        (await declined.Get($"offers/{offer}")).Expect(404);
        (await declined.Get($"referrals/{journey.Id}")).Expect(404);
        (await declined.Post($"refusals/{offer}/withdrawal", Journey.Acceptance, (await declined.Get($"refusals/{offer}")).Version))
            .Refused(409, "no-decline-stands");
        var receipt = (await kent.Post($"refusals/{offer}/receipt", "{}", (await kent.Get($"refusals/{offer}")).Version)).Expect(200);
        receipt["status"].ShouldBe("closed");
        await journey.AcceptAsync();
    }

    [Fact]
    public async Task Row_14_the_third_decline_of_one_child_calls_a_case_conference_that_is_held_once()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(scheme, kent).OfferAsync();
        var asked = new List<string>();
        for (var decline = 1; decline < 3; decline++)
        {
            await journey.DeclineAsync("G04");
            (await journey.ReadAsync(Party.National, $"refusals/{journey.OfferId}")).Json["conference"].ShouldBeNull();
            (await ConferAsync(journey, Party.Coordinator, 0)).Refused(409, "no-conference");
            asked.Add(journey.Chosen);
            await (await journey.AcceptReasonsAsync("G04")).OfferAgainAsync();
        }

        await journey.DeclineAsync("G04");

        asked.Append(journey.Chosen).ShouldBeUnique();
        var refusal = (await journey.ReadAsync(Party.Coordinator, $"refusals/{journey.OfferId}")).Expect(200);
        (refusal["conference"], (int)refusal.Json["decline"]!).ShouldBe(("called", 3));
        (await ConferAsync(journey, Party.Entry, 0)).Expect(403);
        (await ConferAsync(journey, Party.Coordinator, 1)).Expect(400);
        (await ConferAsync(journey, Party.Coordinator, 0)).Expect(200);
        (await ConferAsync(journey, Party.Coordinator, 0)).Refused(409, "conference-held");
        await (await journey.ReaffirmAsync()).AcceptAsync();
    }

    static Task<Reply> ReviewAsync(Journey journey, Party party, string outcome, string finding, params IEnumerable<string> codes) =>
        journey.OnRefusalAsync(party, "review", Statement.Review(outcome, finding, codes));

    static Task<Reply> ReplyAsync(Journey journey, string text) =>
        journey.OnRefusalAsync(Party.Receiving, "reply", $$"""{ "kind": "explanation", "text": "{{text}}" }""");

    async Task<Reply> ConferAsync(Journey journey, Party party, int inDays)
    {
        var heldOn = (await scheme.TodayAsync()).AddDays(inDays);
        return await journey.OnRefusalAsync(
            party, "case-conference", $$"""{ "heldOn": "{{heldOn:yyyy-MM-dd}}", "outcome": "reaffirm", "note": "All were heard." }""");
    }
}

/// <inheritdoc/>
[Collection(DecliningTogetherCollection.Name)]
public sealed class ReviewRowsTogether(SchemeTogether scheme) : ReviewRows(scheme);

/// <inheritdoc/>
[Collection(DecliningApartCollection.Name)]
public sealed class ReviewRowsApart(SchemeApart scheme) : ReviewRows(scheme);
