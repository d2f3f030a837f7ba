namespace TransferScheme.EndToEnd.Tests.Declining;

/// <summary>Two people of one authority answer one offer at the same moment, one with a placement and one with a statement.</summary>
public abstract class LostRace(TheScheme scheme)
{
    [Fact]
    public async Task Given_an_acceptance_while_a_decline_is_issued_then_one_wins_and_no_statement_is_served_on_an_accepted_offer()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        var (start, accepted, declined) = (TimeSpan.FromMilliseconds(8), 0, 0);

        // Whoever was first last time has it harder now, so that they come close and each wins.
        for (var round = 0; round < 8 || (round < 30 && (accepted == 0 || declined == 0)); round++)
        {
            if (await RaceAsync(kent, start))
            {
                (start, accepted) = (start * 1.5, accepted + 1);
            }
            else
            {
                (start, declined) = (start / 1.5, declined + 1);
            }
        }

        Math.Min(accepted, declined).ShouldBeGreaterThan(0, $"{accepted} accepted, {declined} declined");
    }

    // Answers whether the acceptance won.
    async Task<bool> RaceAsync(Caller kent, TimeSpan start)
    {
        using var journey = await new Journey(scheme, kent).OfferAsync();
        (await journey.DraftAsync("G04")).Expect(201);
        using var manager = await journey.As(Party.Manager);
        var version = (await manager.Get($"refusals/{journey.OfferId}")).Version;

        // A decline asks Identity and Allocation first, and so has a start.
        var issuing = manager.Post($"refusals/{journey.OfferId}/issue", "{}", version);
        await Task.Delay(start);
        var accepted = await journey.Receiver.Post($"offers/{journey.OfferId}/acceptance", Journey.Acceptance, 1);
        await EndedAsync(journey, accepted, await issuing);
        return accepted.Status == 200;
    }

    static async Task EndedAsync(Journey journey, Reply accepted, Reply issued)
    {
        var offer = (await journey.Receiver.Get($"offers/{journey.OfferId}")).Expect(200)["status"];
        if (accepted.Status == 200)
        {
            offer.ShouldBe("accepted");
            // Either Allocation said no, or the acceptance was told before it was asked.
            new[] { "409 offer-not-open", "412 stale" }.ShouldContain($"{issued.Status} {issued["code"]}", issued.Text);
            (await journey.StandsWhenAsync("closed")).Json["response"].ShouldBeNull();
            (await journey.ReadAsync(Party.Entry, $"refusals/{journey.OfferId}")).Expect(404);
            await journey.ReadWhenAsync(Party.National, $"allocations/{journey.Id}", r => r["status"] == "accepted");
        }
        else
        {
            offer.ShouldBe("declined");
            new[] { 409, 412 }.ShouldContain(accepted.Status, accepted.Text);
            issued.Expect(200)["status"].ShouldBe("declined");
            (await journey.ReadAsync(Party.Entry, $"refusals/{journey.OfferId}")).Expect(200)["response"].ShouldBe("decline");
            await journey.ReadWhenAsync(Party.National, $"allocations/{journey.Id}", r => r["status"] == "declined");
        }
    }
}

/// <inheritdoc/>
[Collection(DecliningTogetherCollection.Name)]
public sealed class LostRaceTogether(SchemeTogether scheme) : LostRace(scheme);

/// <inheritdoc/>
[Collection(DecliningApartCollection.Name)]
public sealed class LostRaceApart(SchemeApart scheme) : LostRace(scheme);
