using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Offers;

/// <summary>An offer as its pages show it.</summary>
sealed record OfferView(
    Guid Id, Guid ReferralId, string Authority, string Status, long Version, DateTimeOffset RespondBy, OfferClock Clock, string? Reference,
    string? EntryAuthority, IReadOnlyList<ChildFacts>? Children, IReadOnlyList<string>? PlacementTypes, StatutoryDays? Statutory,
    IReadOnlyList<OfferQuestion> Questions, DeferralView? Deferral = null)
{
    /// <summary>Whether it waits for an answer, be it overdue.</summary>
    internal bool IsOpen => Status is "open" or "overdue";

    /// <summary>Whether a person is of the offered authority, which alone answers, and asks before it does.</summary>
    /// <param name="person">The person.</param>
    internal bool IsTo(Person person) => person.Authority == Authority;

    /// <summary>
    /// Whether a person is of the entry authority, which answers questions. What the offer tells of a referral, its name too, is told to
    /// others alone: the entry authority has the referral itself.
    /// </summary>
    /// <param name="person">The person.</param>
    internal bool IsFrom(Person person) => !IsTo(person) && EntryAuthority is null;
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
