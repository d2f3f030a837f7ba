using System.Globalization;
using System.Text.Json.Nodes;

namespace TransferScheme.EndToEnd.Tests.Declining;

/// <summary>Somebody with a part in a decline.</summary>
enum Party
{
    /// <summary>The national team, also for the Secretary of State.</summary>
    National,

    /// <summary>The coordinator of the offered authority's region.</summary>
    Coordinator,

    /// <summary>The system of the entry authority.</summary>
    Entry,

    /// <summary>The system of the offered authority, acting for its duty officer.</summary>
    Receiving,

    /// <summary>The manager of the offered authority, who may decide a statement.</summary>
    Manager,
}

/// <summary>What can happen to an offer that is not simply accepted, act by act.</summary>
static class DecliningActs
{
    /// <summary>Somebody with a part in the journey.</summary>
    internal static Task<Caller> As(this Journey j, Party party) => party switch
    {
        Party.National => j.Scheme.As("national"),
        Party.Coordinator => j.Scheme.As("coordinator", j.Region),
        Party.Entry => j.Scheme.As("api-client", Journey.Kent),
        Party.Receiving => j.Scheme.As("api-client", j.Chosen),
        _ => j.Scheme.As("manager", j.Chosen),
    };

    /// <summary>Reads, as somebody.</summary>
    internal static async Task<Reply> ReadAsync(this Journey j, Party party, string path)
    {
        using var caller = await j.As(party);
        return await caller.Get(path);
    }

    /// <summary>Reads until what is read is wanted.</summary>
    internal static async Task<Reply> ReadWhenAsync(this Journey j, Party party, string path, Func<Reply, bool> wanted)
    {
        using var caller = await j.As(party);
        return await caller.GetWhen(path, wanted);
    }

    /// <summary>Where the case of the offer stands; empty where there is none.</summary>
    internal static async Task<string> StandsAsync(this Journey j) =>
        await j.ReadAsync(Party.National, $"refusals/{j.OfferId}") is { Status: 200 } refusal ? refusal["status"] : "";

    /// <summary>Waits until the case stands where it is wanted.</summary>
    internal static Task<Reply> StandsWhenAsync(this Journey j, string status) =>
        j.ReadWhenAsync(Party.National, $"refusals/{j.OfferId}", r => r.Status == 200 && r["status"] == status);

    /// <summary>An act on the case as it stands.</summary>
    internal static Task<Reply> OnRefusalAsync(this Journey j, Party party, string act, string body = "{}") =>
        j.OnAsync(party, $"refusals/{j.OfferId}", act, body);

    /// <summary>An act on the offer as it stands.</summary>
    internal static Task<Reply> OnOfferAsync(this Journey j, Party party, string act, string body = "{}") =>
        j.OnAsync(party, $"offers/{j.OfferId}", act, body);

    /// <summary>The duty officer drafts a statement that declines on these grounds.</summary>
    internal static async Task<Reply> DraftAsync(this Journey j, params IEnumerable<string> codes) => await j.Receiver.Post(
        "refusals", Statement.On(j.OfferId, Statement.Declining(await j.Scheme.TodayAsync(), codes)));

    /// <summary>The draft is replaced.</summary>
    internal static async Task<Reply> CorrectAsync(this Journey j, JsonObject statement)
    {
        var version = (await j.ReadAsync(Party.National, $"refusals/{j.OfferId}")).Version;
        return await j.Receiver.Send(HttpMethod.Put, $"refusals/{j.OfferId}/statement", statement.ToJsonString(), version);
    }

    /// <summary>The authority declines on these grounds, and everybody knows.</summary>
    internal static async Task<Journey> DeclineAsync(this Journey j, params IEnumerable<string> codes)
    {
        (await j.DraftAsync(codes)).Expect(201);
        (await j.OnRefusalAsync(Party.Manager, "issue")).Expect(200)["status"].ShouldBe("declined");
        await j.ReadWhenAsync(Party.National, $"allocations/{j.Id}", r => r["status"] == "declined");
        await j.ReadWhenAsync(Party.Entry, $"referrals/{j.Id}", r => r["status"] == "awaitingAllocation");
        return j;
    }

    /// <summary>The national team does not accept the reasons: the offer stands.</summary>
    internal static async Task<Journey> ReaffirmAsync(this Journey j)
    {
        (await j.OnRefusalAsync(Party.National, "review", """{ "outcome": "reaffirmed", "note": "It is a duty." }"""))
            .Expect(200)["status"].ShouldBe("reaffirmed");
        var now = await j.Scheme.NowAsync();
        await j.ReadWhenAsync(Party.National, $"offers/{j.OfferId}", r => r["status"] is "open" or "overdue" && RespondBy(r) > now);
        await j.ReadWhenAsync(Party.Entry, $"referrals/{j.Id}", r => r["status"] == "offered");
        return j;
    }

    /// <summary>The national team accepts the reasons: the rota decides afresh.</summary>
    internal static async Task<Journey> AcceptReasonsAsync(this Journey j, params IEnumerable<string> codes)
    {
        (await j.OnRefusalAsync(Party.National, "review", Statement.Review("accepted", "accepted", codes))).Expect(200);
        await j.ReadWhenAsync(Party.National, $"allocations/{j.Id}", r => r["status"] == "waiting");
        return j;
    }

    /// <summary>Nobody answers until the time to answer is past.</summary>
    internal static async Task<Journey> FallSilentAsync(this Journey j)
    {
        await j.Scheme.AdvanceAsync(RespondBy(await j.Receiver.Get($"offers/{j.OfferId}")).AddMinutes(1));
        await j.ReadWhenAsync(Party.National, $"offers/{j.OfferId}", r => r["status"] == "overdue");
        return j;
    }

    /// <summary>The entry authority states that the other does not comply; for silence once it is known here to be overdue.</summary>
    internal static Task<Reply> ReportAsync(this Journey j) =>
        j.OnRefusalAsync(Party.Entry, "non-compliance", """{ "note": "Nobody has taken the child." }""");

    /// <summary>When the answer to an offer is due.</summary>
    internal static DateTimeOffset RespondBy(Reply offer) =>
        DateTimeOffset.Parse(offer.Expect(200)["respondBy"], CultureInfo.InvariantCulture);

    static async Task<Reply> OnAsync(this Journey j, Party party, string path, string act, string body)
    {
        // What is not there yet has no version; whoever may not see it is told so in any case.
        var seen = await j.ReadAsync(Party.National, path);
        using var caller = await j.As(party);
        return await caller.Post($"{path}/{act}", body, seen.Status == 200 ? seen.Version : 0);
    }
}
