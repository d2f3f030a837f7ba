namespace TransferScheme.EndToEnd.Tests;

/// <summary>One child from referral to completed transfer, over HTTP and the broker, and who sees what on the way.</summary>
public abstract class JourneyTests(TheScheme scheme)
{
    [Fact]
    public async Task A_child_goes_from_referral_to_completed_transfer_and_everybody_sees_their_part_only()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var stranger = await scheme.As("api-client", "E09000001");
        using var journey = await new Journey(scheme, kent).OfferAsync();
        await StrangerSeesNothing();

        var minimum = (await journey.Receiver.Get($"referrals/{journey.Id}")).Expect(200);
        minimum["status"].ShouldBe("offered");
        minimum.Text.ShouldNotContain("Canary");
        minimum.Text.ShouldNotContain("2010-08-14");
        (await journey.Receiver.Get($"offers/{journey.OfferId}")).Expect(200).Text.ShouldNotContain("Canary");

        await journey.AcceptAsync();
        await StrangerSeesNothing();
        var full = (await journey.Receiver.Get($"referrals/{journey.Id}")).Expect(200).Text;
        foreach (var word in Journey.Form.Split('"').Where(w => w.StartsWith("Canary", StringComparison.Ordinal)).Append("2010-08-14"))
        {
            full.ShouldContain(word);
        }

        await journey.CompleteAsync();
        await StrangerSeesNothing();
        var transfer = (await kent.Get($"transfers/{journey.Id}")).Expect(200);
        (transfer["status"], transfer["transferKind"], DateTimeOffset.Parse(transfer["effectiveAt"])).ShouldBe(("completed", "sameNation", TheScheme.Now));
        (await kent.Post($"transfers/{journey.Id}/departure", $$"""{ "departedAt": "{{TheScheme.Now:O}}", "escort": "x", "expectedAt": "{{TheScheme.Now:O}}" }""", transfer.Version))
            .Expect(403)["code"].ShouldBe("responsibility-moved");

        using var national = await scheme.As("national");
        await national.GetWhen("dashboards/national", r => (int)r.Json["figures"]!["referralsCompleted"]!["value"]! >= 1);
        await national.GetWhen($"dashboards/authorities/{journey.Chosen}", r => r.Status == 200 && r.Text.Contains("received", StringComparison.OrdinalIgnoreCase));
        var position = await national.GetWhen($"authorities/{journey.Chosen}", r => (int?)r.Json["inFlight"] == 0);
        position.Status.ShouldBe(200);

        async Task StrangerSeesNothing()
        {
            foreach (var path in new[] { "referrals", "transfers", "allocations" })
            {
                (await stranger.Get($"{path}/{journey.Id}")).Expect(404);
            }

            (await stranger.Get($"offers/{journey.OfferId}")).Expect(404);
            (await stranger.Post($"offers/{journey.OfferId}/acceptance", Journey.Acceptance, 1)).Expect(404);
            (await stranger.Post($"transfers/{journey.Id}/signatures", """{ "onBehalfOf": "E09000001", "signedBy": "x", "office": "y" }""", 1)).Expect(404);
            (await stranger.Send(HttpMethod.Put, $"referrals/{journey.Id}/sections/legal", """{ "careStatus": "s20" }""", 1)).Expect(404);
            (await stranger.Get("referrals")).Expect(200).Text.ShouldNotContain(journey.Id.ToString());
        }
    }
}

/// <inheritdoc/>
[Collection(TogetherCollection.Name)]
public sealed class JourneyTogetherTests(SchemeTogether scheme) : JourneyTests(scheme);

/// <inheritdoc/>
[Collection(ApartCollection.Name)]
public sealed class JourneyApartTests(SchemeApart scheme) : JourneyTests(scheme);
