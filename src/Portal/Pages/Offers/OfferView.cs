namespace TransferScheme.Portal.Pages.Offers;

/// <summary>An offer as its pages show it.</summary>
sealed record OfferView(
    Guid Id, Guid ReferralId, string Authority, string Status, long Version, DateTimeOffset RespondBy, OfferClock Clock, string? Reference,
    string? EntryAuthority, IReadOnlyList<ChildFacts>? Children, IReadOnlyList<string>? PlacementTypes, StatutoryDays? Statutory,
    IReadOnlyList<OfferQuestion> Questions, DeferralView? Deferral = null)
{
    /// <summary>Whether it waits for an answer, be it overdue.</summary>
    internal bool IsOpen => Status is "open" or "overdue";
}

/// <summary>The response clock.</summary>
sealed record OfferClock(bool Paused);

/// <summary>The statutory clock.</summary>
sealed record StatutoryDays(DateOnly DueOn);

/// <summary>What is told of a child before anybody has accepted.</summary>
sealed record ChildFacts(string AgeBand, string Sex, IReadOnlyList<string> Languages);

/// <summary>A question to the entry authority.</summary>
sealed record OfferQuestion(
    int Number, string? Text, DateTimeOffset AskedAt, string? Answer, DateTimeOffset? AnsweredAt, IReadOnlyList<string>? Items = null);

/// <summary>The latest request for more time.</summary>
sealed record DeferralView(string GroundCode, DateOnly Until, string State, string? Note = null, string? DecisionNote = null);
