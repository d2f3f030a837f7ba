using System.Text.Json.Nodes;

namespace TransferScheme.Portal.Pages.Cases;

/// <summary>A referral as its page shows it: what the reader may not see at this stage is absent.</summary>
sealed record CaseView(
    Guid Id, string Reference, string Status, string? Stage, IReadOnlyList<string> Overlays, string EntryAuthority,
    string? ReceivingAuthority, JsonArray Children, IReadOnlyList<string>? PlacementTypes, IReadOnlyList<string>? Flags,
    IReadOnlyList<string>? Missing, IReadOnlyList<string>? Asked, CaseClocks? Clocks, DateOnly? OutcomeDueOn,
    Guid? ReturnOf, IReadOnlyList<Guid>? Returns, JsonObject? Record, JsonObject? Hold, JsonArray? MissingEpisodes, JsonArray? Objections,
    JsonArray? AgePlans, JsonArray? AgeChanges, JsonArray? Outcomes, IReadOnlyList<RuleFound>? Ineligible,
    IReadOnlyList<RuleFound>? Warnings)
{
    /// <summary>Until when all of it is open to an auditor who opened it in an emergency; null for everybody else.</summary>
    public DateTimeOffset? OpenUntil { get; init; }

    /// <summary>Where it stands beneath a hold.</summary>
    internal string Beneath => Stage ?? Status;

    /// <summary>Whether nothing more can happen to it.</summary>
    internal bool HasEnded => Status is "completed" or "withdrawn" or "closed";

    /// <summary>Whether an authority has accepted and the children have not arrived.</summary>
    internal bool IsMoving => Beneath is "accepted" or "arranged" or "inTransit";

    /// <summary>Identifiers of the children.</summary>
    internal IEnumerable<Guid> ChildIds => Children.Select(c => (Guid)c!["id"]!);

    /// <summary>How people call each child here: the name, the initials, or a number, as far as the reader may know.</summary>
    /// <param name="numbered">"Child {0}".</param>
    internal IReadOnlyDictionary<string, string> ChildNames(Func<int, string> numbered) =>
        Children.Index().ToDictionary(c => (string)c.Item!["id"]!, c => NameOf(c.Item!.AsObject()) ?? numbered(c.Index + 1));

    static string? NameOf(JsonObject child)
    {
        string?[] names = [(string?)child["givenName"], (string?)child["familyName"]];
        var name = string.Join(' ', names.Where(n => !string.IsNullOrWhiteSpace(n)));
        return name.Length > 0 ? name : (string?)child["initials"];
    }
}

/// <summary>The clocks of a referral.</summary>
sealed record CaseClocks(StatutoryRun Statutory);

/// <summary>The statutory clock.</summary>
sealed record StatutoryRun(DateOnly StartedOn, DateOnly DueOn, int WorkingDays);

/// <summary>A rule that fails, or asks people to look.</summary>
sealed record RuleFound(string Code, string Detail);

/// <summary>An allocation as far as the case shows it.</summary>
sealed record AllocationView(string Status, string? Region, RotaDecision? Decision, AllocationClocks? Clocks, OfferRef? Offer);

/// <summary>The decision of the rota.</summary>
sealed record RotaDecision(string Sentence);

/// <summary>The clocks of an allocation.</summary>
sealed record AllocationClocks(ResponseRun? Response);

/// <summary>The response clock of an open offer; absent while it stands still for a question.</summary>
sealed record ResponseRun(DateTimeOffset DueAt);

/// <summary>The offer that is open, was declined or accepted.</summary>
sealed record OfferRef(Guid Id, string Authority);

/// <summary>The documents of a case.</summary>
sealed record DocumentList(IReadOnlyList<DocumentView> Items);

/// <summary>A version of a document.</summary>
sealed record DocumentView(
    Guid DocumentId, int Version, string Kind, long Length, string Scan, DateTimeOffset AttachedAt, string? Title)
{
    /// <summary>Its length as people read it.</summary>
    internal string Size => Length < 1_000_000 ? $"{Math.Max(1, Length / 1_000)} kB" : $"{Length / 100_000 / 10m} MB";
}
