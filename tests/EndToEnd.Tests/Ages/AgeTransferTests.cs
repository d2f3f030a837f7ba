namespace TransferScheme.EndToEnd.Tests.Ages;

/// <summary>
/// A child whose age is doubted is transferred in the middle of the assessment: nothing ends on the pending age, nobody travels without what
/// is agreed, and the receiving authority owns the case once the broker has told of the completion.
/// </summary>
public abstract class AgeTransferTests(TheScheme scheme)
{
    [Fact]
    public async Task Given_a_doubt_when_the_child_travels_as_agreed_then_the_receiver_goes_on_with_the_assessment()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var manager = await scheme.As("manager", Journey.Kent);
        using var journey = await (await new Journey(scheme, kent).OfferAsync()).AcceptAsync();
        var referral = (await kent.Get($"referrals/{journey.Id}")).Expect(200);
        var child = (Guid)referral.Json["children"]![0]!["id"]!;
        var raised = (await kent.Post("age-assessments", $$"""
            { "referralId": "{{journey.Id}}", "childId": "{{child}}",
              "trigger": { "raisedBy": "Canary-doubter", "on": "2026-12-14", "grounds": "Canary-grounds" } }
            """)).Expect(201);
        raised["status"].ShouldBe("doubtRaised");

        // Nothing ends on it.
        (await kent.Post($"referrals/{journey.Id}/withdrawal", """{ "reasonCode": "made-in-error" }""", referral.Version))
            .Refused(409, "age-pending");
        (await kent.Post($"referrals/{journey.Id}/closure", """{ "reasonCode": "left-uk" }""", referral.Version)).Refused(409, "age-pending");
        await Act(manager, raised.Id, "presumption", """{ "from": "2026-12-14", "accommodation": "Canary-home" }""");

        // Both authorities see what the age rests on now, before and after; nothing is held by it.
        using var chosen = await scheme.As("api-client", journey.Chosen);
        foreach (var authority in new[] { kent, chosen })
        {
            var seen = await authority.GetWhen($"referrals/{journey.Id}", r => r.Json["ageChanges"] is not null);
            var change = seen.Json["ageChanges"]!.AsArray().ShouldHaveSingleItem()!;
            ((string?)change["before"]!["source"], (string?)change["after"]!["source"], (bool)change["bars"]!)
                .ShouldBe(("claimed", "presumedChild", false));
            seen["status"].ShouldBe("accepted");
        }

        await Act(
            manager, raised.Id, "travel-agreement",
            $$"""{ "lead": "{{journey.Chosen}}", "completeBy": "2027-01-11", "safeguards": "Canary-safeguards" }""");
        await journey.CompleteAsync();

        using var receiver = await scheme.As("manager", journey.Chosen);
        var handedOver = await receiver.GetWhen($"age-assessments/{raised.Id}", r => r.Status == 200 && r["owner"] == journey.Chosen);
        handedOver["status"].ShouldBe("doubtRaised");
        ((string?)handedOver.Json["clock"]!["dueOn"]).ShouldBe("2027-01-11");
        await Act(receiver, raised.Id, "route", """{ "situation": "realDoubt", "route": "full", "reasons": "Canary-reasons" }""");
        (await manager.Post($"age-assessments/{raised.Id}/withdrawal", """{ "reason": "accepted", "words": "w" }""", 1)).Expect(403);
        (await manager.Get($"age-assessments/{raised.Id}")).Expect(200)["status"].ShouldBe("doubtRaised");
    }

    static async Task Act(Caller caller, Guid id, string act, string body) =>
        (await caller.Post($"age-assessments/{id}/{act}", body, (await caller.Get($"age-assessments/{id}")).Expect(200).Version)).Expect(200);
}

/// <inheritdoc/>
[Collection(TogetherCollection.Name)]
public sealed class AgeTransferTogetherTests(SchemeTogether scheme) : AgeTransferTests(scheme);

/// <inheritdoc/>
[Collection(ApartCollection.Name)]
public sealed class AgeTransferApartTests(SchemeApart scheme) : AgeTransferTests(scheme);
