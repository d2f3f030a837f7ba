using System.Globalization;

namespace TransferScheme.EndToEnd.Tests.Declining;

/// <summary>Directions under section 72, their change, and a breach: rows 16 to 20; and the information of section 70.</summary>
public abstract class DirectionRows(TheScheme scheme)
{
    const string Words = """{ "text": "Our service would break down." }""";
    const string Note = """{ "note": "Strain is not a breakdown." }""";

    [Fact]
    public async Task Rows_16_to_20_a_direction_is_given_after_fourteen_days_with_representations_considered_and_its_breach_recorded()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(scheme, kent).OfferAsync();
        await journey.DeclineAsync("G04");

        // Row 16: by the national team alone, to an authority of the scheme. Day 1 is the day of the notice.
        var noticed = await scheme.WakeAsync();
        (await ProposeAsync(journey, Party.Entry, journey.Chosen)).Expect(403);
        (await ProposeAsync(journey, Party.National, "E99999999")).Expect(400);
        var direction = (await ProposeAsync(journey, Party.National, journey.Chosen)).Expect(201).Id;
        var notice = (await journey.Receiver.Get($"directions/{direction}")).Expect(200);
        (notice["status"], notice["representationsUntil"]).ShouldBe(("notice", Day(noticed.AddDays(13))));
        (await ProposeAsync(journey, Party.National, journey.Chosen)).Refused(409, "notice-running");

        // The register is open to everybody who is signed in.
        (await kent.Get($"directions/{direction}")).Expect(200)["status"].ShouldBe("notice");
        (await kent.Get($"directions?authority={journey.Chosen}&kind=scheme&status=notice")).Expect(200).Text.ShouldContain($"{direction}");

        // Row 17, and 18 too early: on the last day representations are still made, and no direction is.
        (await OnAsync(Party.National, "representations", Words)).Expect(403);
        await scheme.WakeAsync(13);
        (await OnAsync(Party.Receiving, "representations", Words)).Expect(200)["status"].ShouldBe("notice");
        (await OnAsync(Party.National, "decision", Decision())).Refused(409, "period-running");
        (await OnAsync(Party.National, "change", Change("modify"))).Refused(409, "not-in-force");

        // From the next day on they are kept and marked late; those in time are considered one by one before anything is decided.
        await scheme.WakeAsync();
        (await OnAsync(Party.Receiving, "representations", Words)).Expect(200)["status"].ShouldBe("notice");
        (await kent.Get($"directions/{direction}")).Expect(200).Text.ShouldContain("Representations 2 were made, late");
        (await OnAsync(Party.National, "decision", Decision())).Refused(409, "representations-not-considered");
        (await OnAsync(Party.Receiving, "representations/1/consideration", Note)).Expect(403);
        (await OnAsync(Party.National, "representations/1/consideration", Note)).Expect(200)["status"].ShouldBe("notice");
        (await OnAsync(Party.National, "decision", """{ "given": true, "reasons": "x" }""")).Refused(409, "finding-required");
        (await OnAsync(Party.Receiving, "decision", Decision())).Expect(403);
        (await OnAsync(Party.National, "decision", Decision())).Expect(200)["status"].ShouldBe("given");
        (await OnAsync(Party.National, "decision", Decision())).Refused(409, "no-notice");

        // Row 19: a change has its own notice; a withdrawal that the authority agrees to has none.
        (await OnAsync(Party.Receiving, "change", Change("modify"))).Expect(403);
        (await OnAsync(Party.National, "change", Change("modify"))).Expect(200)["status"].ShouldBe("changeNotice");
        (await OnAsync(Party.National, "decision", Decision())).Refused(409, "period-running");
        await scheme.WakeAsync(14);
        (await OnAsync(Party.National, "decision", Decision())).Expect(200)["status"].ShouldBe("given");

        // Row 20: what was reaffirmed and not met, stated by the national team, once.
        (await BreachAsync(Party.National)).Refused(409, "not-reaffirmed");
        await journey.ReaffirmAsync();
        (await BreachAsync(Party.Entry)).Expect(403);
        (await BreachAsync(Party.National)).Expect(200)["status"].ShouldBe("breached");
        (await BreachAsync(Party.National)).Refused(409, "not-reaffirmed");

        (await OnAsync(Party.National, "change", """{ "act": "withdraw", "reasons": "Met.", "withAgreement": true }"""))
            .Expect(200)["status"].ShouldBe("withdrawn");
        (await OnAsync(Party.Receiving, "representations", Words)).Refused(409, "no-notice");

        Task<Reply> BreachAsync(Party party) => journey.OnRefusalAsync(party, "breach", """{ "note": "No place was found." }""");

        async Task<Reply> OnAsync(Party party, string act, string body)
        {
            var version = (await journey.ReadAsync(Party.National, $"directions/{direction}")).Expect(200).Version;
            using var caller = await journey.As(party);
            return await caller.Post($"directions/{direction}/{act}", body, version);
        }
    }

    [Fact]
    public async Task Row_18_a_direction_may_also_not_be_given()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(scheme, kent).ReferAsync();
        var direction = (await ProposeAsync(journey, Party.National, journey.Chosen)).Expect(201).Id;
        await scheme.WakeAsync(14);
        using var national = await scheme.As("national");
        (await national.Post($"directions/{direction}/decision", """{ "given": false, "reasons": "It complies." }""", 1))
            .Expect(200)["status"].ShouldBe("notGiven");
    }

    [Fact]
    public async Task Section_70_information_that_is_directed_is_shown_beside_the_return_and_answered_by_it()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var national = await scheme.As("national");
        var form = $"services-{Guid.CreateVersion7():N}";
        var dueAt = (await scheme.NowAsync()).AddDays(5).UtcDateTime;
        var directed = $$"""
            { "kind": "information", "authority": "{{Journey.Kent}}", "form": "{{form}}", "dueAt": "{{dueAt:O}}" }
            """;
        (await kent.Post("directions", directed)).Expect(403);
        var direction = (await national.Post("directions", directed)).Expect(201).Id;
        (await national.Post("directions", directed)).Refused(409, "already-directed");

        // Allocation is told of it, and tells of the return.
        var services = await kent.GetWhen($"authorities/{Journey.Kent}/services", r => r.Text.Contains(form, StringComparison.Ordinal));
        var returned = $$"""
            { "asOf": "{{Day(await scheme.TodayAsync())}}", "form": "{{form}}", "services": [] }
            """;
        (await kent.Send(HttpMethod.Put, $"authorities/{Journey.Kent}/services", returned, services.Version)).Expect(200);
        var answered = await kent.GetWhen($"directions/{direction}", r => r["status"] == "answered");
        answered["late"].ShouldBe("false");
        await kent.GetWhen($"authorities/{Journey.Kent}/services", r => r.Json["directed"] is null);
        (await kent.Get($"directions/{direction}/direction.html")).Expect(200).Text.ShouldContain("Direction to give information");
    }

    static async Task<Reply> ProposeAsync(Journey journey, Party party, string authority)
    {
        using var caller = await journey.As(party);
        return await caller.Post("directions", $$"""{ "kind": "scheme", "authority": "{{authority}}" }""");
    }

    static string Decision() =>
        """
        { "given": true, "reasons": "It can comply.", "finding": { "unduePrejudice": false, "reasons": "No function suffers unduly." } }
        """;

    static string Change(string act) => $$"""{ "act": "{{act}}", "reasons": "The figures have changed." }""";

    static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}

/// <inheritdoc/>
[Collection(DecliningTogetherCollection.Name)]
public sealed class DirectionRowsTogether(SchemeTogether scheme) : DirectionRows(scheme);

/// <inheritdoc/>
[Collection(DecliningApartCollection.Name)]
public sealed class DirectionRowsApart(SchemeApart scheme) : DirectionRows(scheme);
