namespace TransferScheme.EndToEnd.Tests.Declining;

/// <summary>A decline comes before a court. Row 21.</summary>
public abstract class CourtRows(TheScheme scheme)
{
    [Fact]
    public async Task Row_21_a_claim_is_recorded_first_and_a_court_upholds_or_quashes_the_decline()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var journey = await new Journey(scheme, kent).OfferAsync();
        (await journey.DraftAsync("G04")).Expect(201);
        (await CourtAsync(journey, Party.Receiving, "challenged")).Refused(409, "statement-not-issued");
        (await journey.OnRefusalAsync(Party.Manager, "issue")).Expect(200);
        (await CourtAsync(journey, Party.Entry, "quashed")).Refused(409, "court-stage");
        (await CourtAsync(journey, Party.Coordinator, "challenged")).Expect(403);

        (await CourtAsync(journey, Party.Entry, "challenged")).Expect(200)["status"].ShouldBe("declined");
        (await CourtAsync(journey, Party.Entry, "challenged")).Refused(409, "court-stage");
        (await kent.Get($"refusals/{journey.OfferId}")).Expect(200).Json["inCourt"]!.GetValue<bool>().ShouldBeTrue();
        (await CourtAsync(journey, Party.Receiving, "upheld")).Expect(200)["status"].ShouldBe("declined");

        (await CourtAsync(journey, Party.National, "challenged")).Expect(200);
        (await CourtAsync(journey, Party.National, "quashed")).Expect(200)["status"].ShouldBe("closed");
    }

    static Task<Reply> CourtAsync(Journey journey, Party party, string stage) =>
        journey.OnRefusalAsync(party, "judicial-review", $$"""{ "stage": "{{stage}}", "note": "High Court, claim 12." }""");
}

/// <inheritdoc/>
[Collection(DecliningTogetherCollection.Name)]
public sealed class CourtRowsTogether(SchemeTogether scheme) : CourtRows(scheme);

/// <inheritdoc/>
[Collection(DecliningApartCollection.Name)]
public sealed class CourtRowsApart(SchemeApart scheme) : CourtRows(scheme);
