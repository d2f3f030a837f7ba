using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Emergencies;

/// <summary>An emergency access to a whole record, as the API tells those who review it.</summary>
sealed record EmergencyView(
    Guid Id, Guid ReferralId, string Subject, string Status, long Version, DateTimeOffset OpenUntil, DateOnly ReviewDueOn, bool Overdue,
    string? Outcome, string? Reference)
{
    /// <summary>Whether nobody has reviewed it yet.</summary>
    internal bool Waits => Status is "awaitingReview";

    /// <summary>The colour of its tag.</summary>
    internal string Colour => Overdue || Outcome is "notJustified" ? "red" : Waits ? "blue" : "green";

    /// <summary>Whether somebody opened the record themselves: their own access is reviewed by others.</summary>
    /// <param name="person">The person.</param>
    internal bool IsOf(Person person) => Subject == $"{person.Id}";

    /// <summary>What people call the referral.</summary>
    /// <param name="text">The words.</param>
    internal string Called(Text text) => Reference ?? text["A referral"];

    /// <summary>Where it stands, in words.</summary>
    /// <param name="text">The words.</param>
    /// <param name="codes">Codes in words.</param>
    internal string StatusWords(Text text, Codes codes) =>
        Outcome is { } outcome ? codes[outcome] : Overdue ? codes["overdue"] : text["Waits for a review"];
}

/// <summary>One emergency access with its reason, which is absent once it has been erased.</summary>
sealed record EmergencyDetails(EmergencyView Access, string? Reason);
