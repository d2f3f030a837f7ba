using System.Text.Json.Nodes;

namespace TransferScheme.EndToEnd.Tests.Declining;

/// <summary>An offer is never answered: escalated, reported, and reasons directed. Rows 6 to 9, and 2 from there.</summary>
public abstract class SilenceRows(TheScheme scheme)
{
    [Fact]
    public async Task Rows_6_to_9_silence_is_reported_by_a_person_and_reasons_are_directed_and_given_in_writing()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(scheme, kent).OfferAsync();

        // Row 7 and 8 before the answer is due: there is nothing to report, and so nothing to direct reasons on.
        (await journey.ReportAsync()).Refused(409, "not-overdue");
        (await DirectAsync(journey, Party.National)).Refused(409, "no-non-compliance");

        // Row 6: nothing is decided by it.
        await journey.FallSilentAsync();
        (await journey.StandsAsync()).ShouldBe("");
        (await journey.ReadAsync(Party.National, $"allocations/{journey.Id}")).Expect(200)["status"].ShouldBe("offered");

        // Row 7: by the entry authority or the national team, once; it is no decline.
        (await journey.OnRefusalAsync(Party.Receiving, "non-compliance", """{ "note": "We do." }""")).Expect(404);
        (await ReportWhenOverdueAsync(journey)).Expect(201)["status"].ShouldBe("underReview");
        (await journey.ReportAsync()).Refused(409, "no-non-compliance");
        (await kent.Get($"refusals/{journey.OfferId}")).Expect(200).Json["unanswered"]!.GetValue<bool>().ShouldBeTrue();

        // Row 8: by the national team alone, not into the past and not twice.
        (await DirectAsync(journey, Party.Entry)).Expect(403);
        (await DirectAsync(journey, Party.National, -1)).Expect(400);
        (await journey.OnRefusalAsync(Party.Manager, "written-reasons")).Refused(409, "no-reasons-due");
        (await DirectAsync(journey, Party.National, 7)).Expect(201)["status"].ShouldBe("given");
        (await journey.StandsAsync()).ShouldBe("reasonsDue");
        (await DirectAsync(journey, Party.National)).Refused(409, "no-non-compliance");

        // Row 9: they pass the rules of a statement, and who decides them did not write them.
        (await journey.OnRefusalAsync(Party.Manager, "written-reasons")).Refused(409, "no-draft");
        var today = await scheme.TodayAsync();
        (await journey.CorrectAsync(Statement.Declining(today, "G12"))).Expect(200);
        (await journey.OnRefusalAsync(Party.Manager, "written-reasons")).Refused(409, "statement-blocked");
        (await journey.CorrectAsync(Statement.Declining(today, "G04"))).Expect(200);
        (await journey.OnRefusalAsync(Party.Receiving, "written-reasons")).Refused(403, "R10");
        (await journey.OnRefusalAsync(Party.Manager, "written-reasons")).Expect(200)["status"].ShouldBe("reasonsProvided");
        (await journey.OnRefusalAsync(Party.Manager, "written-reasons")).Refused(409, "no-reasons-due");
        (await kent.Get($"refusals/{journey.OfferId}")).Expect(200).Json["writtenReasons"].ShouldNotBeNull();

        // Reasons do not discharge the obligation, and the offer still stands.
        await journey.ReaffirmAsync();
        await journey.AcceptAsync();
        await journey.StandsWhenAsync("closed");
    }

    [Fact]
    public async Task Row_2_an_offer_that_is_overdue_is_accepted_and_what_was_reported_ends_with_it()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(scheme, kent).OfferAsync();
        await journey.FallSilentAsync();
        (await ReportWhenOverdueAsync(journey)).Expect(201);

        await journey.AcceptAsync();

        await journey.StandsWhenAsync("closed");
        (await journey.OnRefusalAsync(Party.National, "review", """{ "outcome": "reaffirmed" }""")).Refused(409, "nothing-to-review");
    }

    [Fact]
    public async Task Rows_7_to_9_a_decline_is_reported_and_reasons_that_do_not_come_are_said_to_be_overdue()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(scheme, kent).OfferAsync();
        await journey.DeclineAsync("G04");
        (await journey.ReportAsync()).Expect(200)["status"].ShouldBe("underReview");
        (await DirectAsync(journey, Party.National, 3)).Expect(201);

        await scheme.WakeAsync(4);

        var overdue = await journey.ReadWhenAsync(
            Party.National, $"refusals/{journey.OfferId}", r => r.Json["overdue"]!.GetValue<bool>());
        overdue["status"].ShouldBe("reasonsDue");
        (await journey.CorrectAsync(Statement.Declining(await scheme.TodayAsync(), "G04"))).Expect(200);
        (await journey.OnRefusalAsync(Party.Manager, "written-reasons")).Expect(200)["status"].ShouldBe("reasonsProvided");
    }

    // That the answer is overdue reaches Refusals by message.
    static async Task<Reply> ReportWhenOverdueAsync(Journey journey) => await TestKit.Poll.ForAsync(
        journey.ReportAsync, r => r.Status != 409, TimeSpan.FromSeconds(20), "the offer to be overdue for Refusals");

    async Task<Reply> DirectAsync(Journey journey, Party party, int? inDays = null)
    {
        var direction = new JsonObject { ["kind"] = "reasons", ["authority"] = journey.Chosen, ["referralId"] = journey.Id };
        if (inDays is { } days)
        {
            direction["dueAt"] = (await scheme.NowAsync()).AddDays(days);
        }

        using var caller = await journey.As(party);
        return await caller.Post("directions", direction.ToJsonString());
    }
}

/// <inheritdoc/>
[Collection(DecliningTogetherCollection.Name)]
public sealed class SilenceRowsTogether(SchemeTogether scheme) : SilenceRows(scheme);

/// <inheritdoc/>
[Collection(DecliningApartCollection.Name)]
public sealed class SilenceRowsApart(SchemeApart scheme) : SilenceRows(scheme);
