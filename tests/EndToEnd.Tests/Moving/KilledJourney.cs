using TransferScheme.EndToEnd.Tests.Faults;

namespace TransferScheme.EndToEnd.Tests.Moving;

/// <summary>A step of a child's way.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Services">Whoever takes it, and whoever is told of it at once: they are killed when it is answered.</param>
/// <param name="TakeAsync">Takes it.</param>
/// <param name="Status">Where the referral stands then, once everybody knows.</param>
public sealed record Step(string Name, IReadOnlyList<string> Services, Func<Task> TakeAsync, string Status);

/// <summary>One child's way as partners take it while processes die: every command under a key, until it is answered.</summary>
/// <param name="partners">The partners' systems.</param>
/// <param name="record">The book of what was sent and answered.</param>
public sealed class KilledJourney(Partners partners, LoadRecord record)
{
    static readonly Act Outcome = new("outcome", "referrals", "outcome_recorded");
    static readonly string Now = TheScheme.Now.ToString("O");
    Func<Task<Reply>>? _last;
    Reply? _answer;
    Guid _offer;
    string _chosen = "";

    /// <summary>The referral.</summary>
    public Guid Id { get; private set; }

    /// <summary>Code of the authority that receives the child.</summary>
    public string Chosen => _chosen;

    /// <summary>The way, from the referral to what the receiver tells of the child weeks later.</summary>
    public IReadOnlyList<Step> Steps =>
    [
        new("referral", ["Referrals.Host"], ReferAsync, "awaitingAllocation"),
        new("eligible and recommended", ["Allocation.Host"], RecommendedAsync, "awaitingAllocation"),
        new("offer", ["Allocation.Host", "Referrals.Host"], OfferAsync, "offered"),
        new("acceptance", ["Allocation.Host", "Referrals.Host"], AcceptAsync, "accepted"),
        new("arrangement proposed", ["Referrals.Host"], () => OnAsync(
            Act.Arrangement, Journey.Kent, $$"""{ "effectiveAt": "{{Now}}" }"""), "accepted"),
        new("signature of the entry authority", ["Referrals.Host"], () => SignAsync(Journey.Kent), "accepted"),
        new("signature of the receiving authority", ["Referrals.Host"], () => SignAsync(_chosen), "arranged"),
        new("departure", ["Referrals.Host"], () => OnAsync(
            Act.Departure, Journey.Kent, $$"""{ "departedAt": "{{Now}}", "escort": "Companion", "expectedAt": "{{Now}}" }"""), "inTransit"),
        new("arrival by the receiving authority", ["Referrals.Host"], () => ArriveAsync(_chosen), "inTransit"),
        new("arrival by both: completed", ["Referrals.Host", "Allocation.Host", "Dashboards.Host"],
            () => ArriveAsync(Journey.Kent), "completed"),
        new("outcome", ["Referrals.Host"], OutcomeAsync, "completed"),
    ];

    /// <summary>The last command once more, under its key: as first answered, and nothing happens by it.</summary>
    public async Task RepeatAsync()
    {
        if (_last is { } last)
        {
            (await last()).ShouldBe(_answer);
        }
    }

    async Task ReferAsync() =>
        Id = (await SendAsync(Act.Referral, null, "api-client", Journey.Kent, "referrals", Journey.Form, null, 201)).Id;

    // The rules and the rota go on by themselves.
    async Task RecommendedAsync()
    {
        var allocation = await (await partners.As("national")).GetUntil($"allocations/{Id}", r => r.Status == 200);
        _chosen = (string)allocation.Json["candidates"]![0]!["authority"]!;
        _last = null;
    }

    async Task OfferAsync()
    {
        var allocation = await (await partners.As("national")).GetUntil($"allocations/{Id}", r => r.Status == 200);
        _offer = (await SendAsync(
            Act.Offer, null, "coordinator", allocation["region"], $"allocations/{Id}/offer", $$"""{ "authority": "{{_chosen}}" }""",
            allocation.Version, 201)).Id;
    }

    async Task AcceptAsync()
    {
        var offer = await (await partners.As("api-client", _chosen)).GetUntil($"offers/{_offer}", r => r.Status == 200);
        await SendAsync(
            Act.Acceptance, _offer, "api-client", _chosen, $"offers/{_offer}/acceptance", Journey.Acceptance, offer.Version, 200);
    }

    Task SignAsync(string authority) =>
        OnAsync(Act.Signature, authority, $$"""{ "onBehalfOf": "{{authority}}", "signedBy": "Officer", "office": "Office" }""");

    Task ArriveAsync(string authority) => OnAsync(Act.Arrival, authority, $$"""{ "arrivedAt": "{{Now}}", "receivedBy": "Receiver" }""");

    async Task OutcomeAsync()
    {
        var referral = await (await partners.As("api-client", _chosen)).GetUntil($"referrals/{Id}", r => r.Status == 200);
        await SendAsync(
            Outcome, Id, "api-client", _chosen, $"referrals/{Id}/outcome",
            $$"""{ "recordedOn": "{{Now[..10]}}", "summary": "Settled" }""", referral.Version, 200);
    }

    async Task OnAsync(Act act, string authority, string body)
    {
        var transfer = await (await partners.As("api-client", authority)).GetUntil($"transfers/{Id}", r => r.Status == 200);
        await SendAsync(act, Id, "api-client", authority, $"transfers/{Id}/{act.Name}", body, transfer.Version, 200);
    }

    async Task<Reply> SendAsync(Act act, Guid? stream, string role, string? of, string path, string body, long? version, int status)
    {
        var key = Guid.CreateVersion7().ToString();
        var sent = record.Begin(act, stream);
        _last = async () => await (await partners.As(role, of)).PostUntilAnswered(path, body, version, key);
        _answer = (await _last()).Expect(status);
        sent.Answer = _answer;
        return _answer;
    }
}
