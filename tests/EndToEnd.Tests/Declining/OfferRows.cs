using System.Text.Json.Nodes;

namespace TransferScheme.EndToEnd.Tests.Declining;

/// <summary>An offer is made, asked about, deferred and accepted. Rows 1 to 4.</summary>
public abstract class OfferRows(TheScheme scheme)
{
    [Fact]
    public async Task Row_1_an_offer_is_made_of_a_relevant_child_by_a_whole_referral_to_an_authority_with_room()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(scheme, kent).ReferAsync();
        using var coordinator = await journey.As(Party.Coordinator);
        using var national = await journey.As(Party.National);
        var determined = Journey.Form.Replace("\"determined\": false", "\"determined\": true", StringComparison.Ordinal);
        var unfinished = JsonNode.Parse(Journey.Form)!.AsObject();
        unfinished.Remove("legal");
        foreach (var (form, status) in new[] { (determined, "ineligible"), (unfinished.ToJsonString(), "incomplete") })
        {
            var referral = (await kent.Post("referrals", form)).Expect(201);
            referral["status"].ShouldBe(status);
            (await national.Post($"allocations/{referral.Id}/offer", Offer(journey.Chosen), 1)).Expect(404);
        }

        var allocation = (await coordinator.Get($"allocations/{journey.Id}")).Expect(200);
        var full = (string)allocation.Json["excluded"]!.AsArray().First(e => (string?)e!["authority"] != Journey.Kent)!["authority"]!;
        (await OfferAsync(Party.Coordinator, full)).Refused(409, "not-a-candidate");
        (await OfferAsync(Party.Entry, journey.Chosen)).Expect(403);
        await journey.OfferAsync();

        (await journey.Receiver.Get($"offers/{journey.OfferId}")).Expect(200)["status"].ShouldBe("open");
        (await OfferAsync(Party.Coordinator, journey.Chosen)).Refused(409, "allocation-not-waiting");

        async Task<Reply> OfferAsync(Party party, string authority)
        {
            var version = (await national.Get($"allocations/{journey.Id}")).Version;
            using var caller = await journey.As(party);
            return await caller.Post($"allocations/{journey.Id}/offer", Offer(authority), version);
        }
    }

    [Fact]
    public async Task Row_2_an_offer_is_accepted_with_a_lawful_placement_once()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        var under16 = Journey.Form.Replace("2010-08-14", "2012-08-14", StringComparison.Ordinal);
        using var journey = await (await new Journey(scheme, kent).ReferAsync(under16)).OfferAsync();
        var unlawful = Journey.Acceptance.Replace("foster", "supportedAccommodation", StringComparison.Ordinal);

        (await journey.OnOfferAsync(Party.Receiving, "acceptance", unlawful)).Refused(409, "placement-unlawful");
        (await journey.OnOfferAsync(Party.Coordinator, "acceptance", Journey.Acceptance)).Expect(403);
        await journey.AcceptAsync();
        (await journey.OnOfferAsync(Party.Receiving, "acceptance", Journey.Acceptance)).Refused(409, "offer-not-open");
    }

    [Fact]
    public async Task Row_3_a_question_names_what_it_asks_for_and_pauses_the_response_clock_and_never_the_statutory_one()
    {
        await MondayAsync();
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(scheme, kent).OfferAsync();
        var before = await journey.ReadAsync(Party.National, $"offers/{journey.OfferId}");
        (await journey.OnOfferAsync(Party.Receiving, "questions", """{ "items": [] }""")).Expect(400);
        (await journey.OnOfferAsync(Party.Receiving, "questions", """{ "items": ["What is her name?"] }""")).Expect(400);
        (await journey.OnOfferAsync(Party.Entry, "questions", Question)).Expect(403);
        (await journey.OnOfferAsync(Party.Entry, "questions/1/answer", Answer)).Refused(409, "question-not-open");

        (await journey.OnOfferAsync(Party.Receiving, "questions", Question)).Expect(200);
        var asked = (await journey.Receiver.Get($"offers/{journey.OfferId}")).Expect(200);
        (asked["status"], asked.Json["clock"]!["paused"]!.GetValue<bool>()).ShouldBe(("open", true));
        await scheme.WakeAsync();
        (await journey.OnOfferAsync(Party.Receiving, "questions/1/answer", Answer)).Expect(403);
        (await journey.OnOfferAsync(Party.Entry, "questions/1/answer", Answer)).Expect(200);
        (await journey.OnOfferAsync(Party.Entry, "questions/1/answer", Answer)).Refused(409, "question-not-open");

        var after = (await journey.Receiver.Get($"offers/{journey.OfferId}")).Expect(200);
        after.Json["clock"]!["paused"]!.GetValue<bool>().ShouldBeFalse();
        DecliningActs.RespondBy(after).ShouldBe(DecliningActs.RespondBy(before).AddDays(1));
        (await journey.ReadAsync(Party.National, $"offers/{journey.OfferId}")).Json["statutory"]!.ToJsonString()
            .ShouldBe(before.Json["statutory"]!.ToJsonString());
        await journey.AcceptAsync();
    }

    [Fact]
    public async Task Row_4_a_deferral_on_a_ground_that_only_defers_is_not_granted_or_granted_and_the_statutory_clock_runs()
    {
        var monday = await MondayAsync();
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(scheme, kent).OfferAsync();
        var before = await journey.ReadAsync(Party.National, $"offers/{journey.OfferId}");
        (await DeferAsync(journey, Party.Receiving, "G04", monday.AddDays(3))).Expect(400);
        (await DeferAsync(journey, Party.Receiving, "G06", monday.AddDays(10))).Expect(400);
        (await DeferAsync(journey, Party.Entry, "G06", monday.AddDays(3))).Expect(403);
        (await DecideAsync(journey, Party.Coordinator, granted: true)).Refused(409, "no-deferral-requested");

        (await DeferAsync(journey, Party.Receiving, "G06", monday.AddDays(3))).Expect(200);
        (await DeferAsync(journey, Party.Receiving, "G06", monday.AddDays(3))).Refused(409, "deferral-requested");
        (await DecideAsync(journey, Party.Receiving, granted: true)).Expect(403);
        (await DecideAsync(journey, Party.Coordinator, granted: false)).Expect(200)["status"].ShouldBe("open");
        DecliningActs.RespondBy(await journey.Receiver.Get($"offers/{journey.OfferId}")).ShouldBe(DecliningActs.RespondBy(before));
        (await DeferAsync(journey, Party.Receiving, "G06", monday.AddDays(3))).Expect(200);
        (await DecideAsync(journey, Party.Coordinator, granted: true)).Expect(200);

        var after = (await journey.ReadAsync(Party.National, $"offers/{journey.OfferId}")).Expect(200);
        DecliningActs.RespondBy(after).ShouldBe(DecliningActs.RespondBy(before).AddDays(1));
        after.Json["statutory"]!.ToJsonString().ShouldBe(before.Json["statutory"]!.ToJsonString());
        await journey.AcceptAsync();
    }

    const string Question = """{ "text": "Which medication?", "items": ["children[0].health"] }""";
    const string Answer = """{ "text": "It is named in the form now." }""";

    static Task<Reply> DeferAsync(Journey journey, Party party, string ground, DateOnly until) => journey.OnOfferAsync(
        party, "deferral",
        $$"""{ "groundCode": "{{ground}}", "until": "{{until:yyyy-MM-dd}}", "note": "A place is free then." }""");

    static Task<Reply> DecideAsync(Journey journey, Party party, bool granted) => journey.OnOfferAsync(
        party, "deferral/decision", $$"""{ "granted": {{(granted ? "true" : "false")}}, "note": "Seen." }""");

    static string Offer(string authority) => $$"""{ "authority": "{{authority}}" }""";

    // A week without a bank holiday, after those of Christmas: what is due on its Wednesday can become due on its Thursday.
    async Task<DateOnly> MondayAsync()
    {
        var today = await scheme.TodayAsync();
        var monday = new DateOnly(2027, 1, 11);
        while (monday <= today)
        {
            monday = monday.AddDays(7);
        }

        return await scheme.WakeAsync(monday.DayNumber - today.DayNumber);
    }
}

/// <inheritdoc/>
[Collection(DecliningTogetherCollection.Name)]
public sealed class OfferRowsTogether(SchemeTogether scheme) : OfferRows(scheme);

/// <inheritdoc/>
[Collection(DecliningApartCollection.Name)]
public sealed class OfferRowsApart(SchemeApart scheme) : OfferRows(scheme);
