using System.Text.Json.Nodes;

namespace TransferScheme.EndToEnd.Tests.Declining;

/// <summary>Declined, never answered, never offered and accepted are four things, in the standard return as everywhere.</summary>
public abstract class KeptApart(TheScheme scheme)
{
    [Fact]
    public async Task Given_one_offer_declined_one_never_answered_one_accepted_and_one_never_made_then_the_return_keeps_them_apart()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        var from = await scheme.WakeAsync();
        using var declined = await new Journey(scheme, kent).OfferAsync();
        using var silent = await new Journey(scheme, kent).OfferAsync();
        using var accepted = await new Journey(scheme, kent).OfferAsync();
        using var recommended = await new Journey(scheme, kent).ReferAsync();
        await declined.DeclineAsync("G04", "G06");
        await accepted.AcceptAsync();
        await silent.FallSilentAsync();

        (string, string)[] wanted =
        [
            ("offersReceived", "3"), ("offersAccepted", "1"), ("offersDeclined", "1"), ("offersWithdrawn", "0"), ("offersUnanswered", "1"),
            ("childrenOffered", "3"), ("childrenAccepted", "1"), ("referralsMade", "4"),
        ];
        using var national = await scheme.As("national");
        var path = $"dashboards/returns/foi?from={from:yyyy-MM-dd}&to={await scheme.TodayAsync():yyyy-MM-dd}";
        var told = await national.GetWhen(path, r => wanted.All(w => Figure(r, w.Item1) == w.Item2));
        wanted.Select(w => (w.Item1, Figure(told, w.Item1))).ShouldBe(wanted);
        told.Json["declinedByReason"]!.AsArray().Select(r => $"{r!["level1"]} {r["level2"]} {r["text"]}")
            .ShouldBe(["child  1", "child G04 1"]);

        // Of the one that never answered it is no decline either.
        var own = (await national.Get($"{path}&authority={silent.Chosen}")).Expect(200);
        Figure(own, "offersUnanswered").ShouldBe("1");
        (await national.Get("refusals?status=declined")).Expect(200).Json["items"]!.AsArray()
            .ShouldNotContain(r => (string?)r!["id"] == silent.OfferId.ToString());
    }

    static string Figure(Reply reply, string name) =>
        (string?)(reply.Expect(200).Json["figures"]![name] as JsonObject)?["text"] ?? "absent";
}

/// <inheritdoc/>
[Collection(DecliningTogetherCollection.Name)]
public sealed class KeptApartTogether(SchemeTogether scheme) : KeptApart(scheme);

/// <inheritdoc/>
[Collection(DecliningApartCollection.Name)]
public sealed class KeptApartApart(SchemeApart scheme) : KeptApart(scheme);
