namespace TransferScheme.TestKit.Running;

/// <summary>One referral on its way, step by step, as the two authorities' systems and the coordinator take it.</summary>
public sealed class Journey(TheScheme scheme, Caller entry) : IDisposable
{
    Caller? _receiver;

    /// <summary>Kent, which is over its threshold.</summary>
    public const string Kent = "E10000016";

    /// <summary>The scheme that it goes through.</summary>
    public TheScheme Scheme => scheme;

    /// <summary>Kent's system.</summary>
    public Caller Entry => entry;

    /// <summary>The referral.</summary>
    public Guid Id { get; private set; }

    /// <summary>The offer.</summary>
    public Guid OfferId { get; private set; }

    /// <summary>Code of the authority that the rota chose.</summary>
    public string Chosen { get; private set; } = "";

    /// <summary>Slug of that authority's region.</summary>
    public string Region { get; private set; } = "";

    /// <summary>That authority's system.</summary>
    public Caller Receiver => _receiver ?? throw new InvalidOperationException("Nobody is recommended yet.");

    /// <summary>A complete form of Kent's.</summary>
    public static string Form { get; } =
        """
        { "entryAuthority": "E10000016", "inAuthorityCare": true, "arrivedOn": "2026-12-10",
          "children": [ { "givenName": "Canary-given", "familyName": "Canary-family", "alsoKnownAs": ["Canary-alias"], "dateOfBirth": "2010-08-14",
            "sex": "female", "nationality": "ER", "languages": ["ti"], "interpreter": true, "religion": "Canary-religion", "homeOfficeReference": "Canary-ho",
            "asylumClaim": { "madeOn": "2026-12-11", "determined": false },
            "unaccompanied": { "separatedFromBothParents": true, "noResponsibleAdult": true, "source": "Canary-source" },
            "health": { "urgent": "Canary-urgent", "medication": "Canary-medication", "allergies": "Canary-allergies", "disability": "Canary-disability", "selfHarmRisk": "Canary-selfharm" },
            "age": { "status": "accepted", "leadAuthority": "Canary-lead" } } ],
          "needs": { "placementTypes": ["foster", "supportedLodgings"], "medical": "Canary-medical", "risk": ["Canary-risk"], "education": "Canary-education" },
          "family": [ { "relation": "Canary-relation", "authority": "E08000003", "verified": false, "name": "Canary-relative" } ],
          "bestInterests": { "assessedOn": "2026-12-11", "assessedBy": "Canary-assessor", "summary": "Canary-interests" },
          "childsViews": { "recordedOn": "2026-12-11", "toldInLanguage": "ti", "advocateOffered": true, "summary": "Canary-views" },
          "legal": { "careStatus": "s20", "solicitor": "Canary-solicitor", "nrm": "Canary-nrm" },
          "logistics": { "earliestTravel": "2026-12-15", "escort": "Canary-escort" } }
        """;

    /// <summary>Kent refers; the rota recommends.</summary>
    /// <param name="form">The form; a complete one without.</param>
    public async Task<Journey> ReferAsync(string? form = null)
    {
        Id = (await entry.Post("referrals", form ?? Form)).Expect(201).Id;
        return await LookAsync(r => r.Status == 200);
    }

    /// <summary>The rota decides afresh, without the authority that declined; the coordinator confirms.</summary>
    public async Task<Journey> OfferAgainAsync() => await (await LookAsync(r => r["status"] == "waiting")).OfferAsync();

    /// <summary>Kent refers, where it has not yet; the rota recommends; the coordinator confirms.</summary>
    public async Task<Journey> OfferAsync()
    {
        if (Id == Guid.Empty)
        {
            await ReferAsync();
        }

        using var coordinator = await scheme.As("coordinator", Region);
        var version = (await coordinator.Get($"allocations/{Id}")).Expect(200).Version;
        OfferId = (await coordinator.Post($"allocations/{Id}/offer", $$"""{ "authority": "{{Chosen}}" }""", version)).Expect(201).Id;
        await Receiver.GetWhen($"referrals/{Id}", r => r.Status == 200);
        return this;
    }

    /// <summary>A person of the chosen authority opens identity by name.</summary>
    public async Task<Journey> OpenAsync()
    {
        var version = (await Receiver.Get($"referrals/{Id}")).Expect(200).Version;
        (await Receiver.Post($"referrals/{Id}/identity-openings", $$"""{ "offerId": "{{OfferId}}", "reason": "Canary-reason" }""", version)).Expect(200);
        return this;
    }

    /// <summary>The chosen authority accepts.</summary>
    public async Task<Journey> AcceptAsync()
    {
        var version = (await Receiver.Get($"offers/{OfferId}")).Expect(200).Version;
        (await Receiver.Post($"offers/{OfferId}/acceptance", Acceptance, version)).Expect(200);
        await Receiver.GetWhen($"referrals/{Id}", r => r["status"] == "accepted");
        return this;
    }

    /// <summary>An acceptance.</summary>
    public static string Acceptance =>
        """{ "placementType": "foster", "placement": "Canary-placement", "socialWorker": { "name": "Canary-worker", "email": "canary-worker@demo.invalid", "phone": "Canary-phone" } }""";

    /// <summary>Both sign, the children leave, both confirm the arrival.</summary>
    public async Task<Journey> CompleteAsync()
    {
        var now = TheScheme.Now.ToString("O");
        await On(entry, "arrangement", $$"""{ "effectiveAt": "{{now}}", "handover": [{ "item": "care-plan", "status": "ready" }] }""");
        await On(entry, "signatures", $$"""{ "onBehalfOf": "{{Kent}}", "signedBy": "Canary-officer", "office": "Canary-office" }""");
        await On(Receiver, "signatures", $$"""{ "onBehalfOf": "{{Chosen}}", "signedBy": "Canary-officer-2", "office": "Canary-office-2" }""");
        await On(entry, "departure", $$"""{ "departedAt": "{{now}}", "escort": "Canary-companion", "expectedAt": "{{now}}" }""");
        await On(Receiver, "arrival", $$"""{ "arrivedAt": "{{now}}", "receivedBy": "Canary-receiver" }""");
        await On(entry, "arrival", $$"""{ "arrivedAt": "{{now}}", "receivedBy": "Canary-receiver-2" }""");
        return this;
    }

    /// <inheritdoc/>
    public void Dispose() => _receiver?.Dispose();

    async Task<Journey> LookAsync(Func<Reply, bool> decided)
    {
        using var national = await scheme.As("national");
        var allocation = await national.GetWhen($"allocations/{Id}", decided);
        Chosen = (string)allocation.Json["candidates"]![0]!["authority"]!;
        Region = allocation["region"];
        _receiver?.Dispose();
        _receiver = await scheme.As("api-client", Chosen);
        return this;
    }

    async Task On(Caller caller, string act, string body) =>
        (await caller.Post($"transfers/{Id}/{act}", body, (await caller.Get($"transfers/{Id}")).Expect(200).Version)).Expect(200);
}
