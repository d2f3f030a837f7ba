using TransferScheme.EndToEnd.Tests.Declining;
using TransferScheme.TestKit;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>Partners at work: some referrals at a time, each from its submission to its completed transfer.</summary>
/// <param name="partners">The partners' systems.</param>
/// <param name="declining">Whether some decline, with a statement, and take it back or are told to take the children after all.</param>
public sealed class Load(Partners partners, bool declining = false)
{
    // Kent may refer children in its care only while it is over its threshold, which is by some ninety of them.
    const int MostInCare = 80;

    readonly List<Task> _workers = [];
    volatile bool _stopping;
    int _referrals;
    int _completed;

    /// <summary>What was sent and answered.</summary>
    public LoadRecord Record { get; } = new();

    /// <summary>Transfers completed so far.</summary>
    public int Completed => _completed;

    /// <summary>Starts so many referrals at a time.</summary>
    /// <param name="atOnce">How many.</param>
    public void Start(int atOnce)
    {
        for (var worker = 0; worker < atOnce; worker++)
        {
            _workers.Add(WorkAsync());
        }
    }

    /// <summary>Waits until a transfer was completed from its beginning to its end.</summary>
    /// <param name="stop">Whether no other is to begin.</param>
    public async Task FirstAsync(bool stop = false)
    {
        _stopping = stop;
        await Poll.UntilAsync(
            () => Task.FromResult(_completed > 0 || Record.Troubles.Count > 0), TimeSpan.FromMinutes(2), "a first completed transfer");
        Record.Troubles.ShouldBeEmpty();
    }

    /// <summary>Begins no further referral, and waits until those begun are completed.</summary>
    public async Task StopAsync()
    {
        _stopping = true;
        await Task.WhenAll(_workers);
    }

    async Task WorkAsync()
    {
        do
        {
            try
            {
                await JourneyAsync();
                Interlocked.Increment(ref _completed);
            }
            catch (Exception failed)
            {
                // One is enough for the test to fail; a partner whose scheme is gone would go on failing for ever.
                Record.Trouble($"A journey failed: {failed}");
                return;
            }
        }
        while (!_stopping);
    }

    async Task JourneyAsync()
    {
        var number = Interlocked.Increment(ref _referrals);
        var form = number <= MostInCare ? Journey.Form
            : Journey.Form.Replace("\"inAuthorityCare\": true", "\"inAuthorityCare\": false", StringComparison.Ordinal);
        var referral = (await Send(Act.Referral, null, "api-client", Journey.Kent, "referrals", form, null, 201)).Id;
        var national = await partners.As("national");
        var allocation = await national.GetUntil($"allocations/{referral}", r => r.Status == 200);
        var chosen = (string)allocation.Json["candidates"]![0]!["authority"]!;
        var offer = (await Send(Act.Offer, null, "coordinator", allocation["region"], $"allocations/{referral}/offer",
            $$"""{ "authority": "{{chosen}}" }""", allocation.Version, 201)).Id;
        var receiver = await partners.As("api-client", chosen);
        await receiver.GetUntil($"referrals/{referral}", r => r.Status == 200);
        if (declining && number % 2 == 0)
        {
            await DeclineAsync(offer, chosen, takesBack: number % 4 == 0);
        }
        else
        {
            await Send(Act.Acceptance, offer, "api-client", chosen, $"offers/{offer}/acceptance", Journey.Acceptance, 1, 200);
        }

        await (await partners.As("api-client", chosen)).GetUntil($"referrals/{referral}", r => r["status"] == "accepted");

        var now = TheScheme.Now.ToString("O");
        await On(Act.Arrangement, Journey.Kent, $$"""{ "effectiveAt": "{{now}}" }""");
        await On(Act.Signature, Journey.Kent, $$"""{ "onBehalfOf": "{{Journey.Kent}}", "signedBy": "One", "office": "Office" }""");
        await On(Act.Signature, chosen, $$"""{ "onBehalfOf": "{{chosen}}", "signedBy": "Another", "office": "Office" }""");
        await On(Act.Departure, Journey.Kent, $$"""{ "departedAt": "{{now}}", "escort": "Companion", "expectedAt": "{{now}}" }""");
        await On(Act.Arrival, chosen, $$"""{ "arrivedAt": "{{now}}", "receivedBy": "Receiver" }""");
        await On(Act.Arrival, Journey.Kent, $$"""{ "arrivedAt": "{{now}}", "receivedBy": "Receiver" }""");

        async Task On(Act act, string authority, string body)
        {
            var transfer = await (await partners.As("api-client", authority)).GetUntil($"transfers/{referral}", r => r.Status == 200);
            await Send(act, referral, "api-client", authority, $"transfers/{referral}/{act.Name}", body, transfer.Version, 200);
        }
    }

    // Answers are given before Allocation has answered, where something is killed in between: what follows is waited for.
    async Task DeclineAsync(Guid offer, string chosen, bool takesBack)
    {
        var statement = Statement.On(offer, Statement.Declining(DateOnly.FromDateTime(TheScheme.Now.UtcDateTime), "G04"));
        var drafted = await Send(Act.Draft, offer, "api-client", chosen, "refusals", statement, null, 201);
        await Send(Act.Issue, offer, "manager", chosen, $"refusals/{offer}/issue", "{}", drafted.Version, 200);
        var national = await partners.As("national");
        var declined = await national.GetUntil($"refusals/{offer}", r => r["status"] == "declined");
        if (takesBack)
        {
            // It is accepted by that act.
            var accepted = Record.Begin(Act.Acceptance, offer);
            await Send(
                Act.TakingBack, offer, "api-client", chosen, $"refusals/{offer}/withdrawal", Journey.Acceptance, declined.Version, 200);
            accepted.Answer = await (await partners.As("national")).GetUntil($"refusals/{offer}", r => r["status"] == "withdrawn");
            return;
        }

        const string Reaffirmed = """{ "outcome": "reaffirmed" }""";
        await Send(Act.Review, offer, "national", null, $"refusals/{offer}/review", Reaffirmed, declined.Version, 200);
        var stands = await (await partners.As("national")).GetUntil($"offers/{offer}", r => r["status"] == "open");
        await Send(Act.Acceptance, offer, "api-client", chosen, $"offers/{offer}/acceptance", Journey.Acceptance, stands.Version, 200);
    }

    /// <summary>Sends a command until it is answered, and now and then once more, to hear the same.</summary>
    async Task<Reply> Send(Act act, Guid? stream, string role, string? of, string path, string body, long? version, int status)
    {
        var key = Guid.CreateVersion7().ToString();
        var sent = Record.Begin(act, stream);
        var reply = await (await partners.As(role, of)).PostUntilAnswered(path, body, version, key);
        if (reply.Status != status)
        {
            throw new InvalidOperationException($"{path}: {reply}");
        }

        sent.Answer = reply;
        if (Random.Shared.Next(4) == 0)
        {
            var again = await (await partners.As(role, of)).PostUntilAnswered(path, body, version, key);
            if (again != reply)
            {
                Record.Trouble($"{path} was answered {reply}, then {again}");
            }
        }

        return reply;
    }
}
