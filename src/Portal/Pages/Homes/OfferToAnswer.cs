using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Homes;

/// <summary>An offer that waits for the authority's answer.</summary>
/// <param name="Id">The offer.</param>
/// <param name="Reference">What people call the referral.</param>
/// <param name="Children">How many children.</param>
/// <param name="From">Name of the entry authority.</param>
/// <param name="Response">When the answer is due.</param>
/// <param name="Statutory">When the transfer is due.</param>
/// <param name="Paused">Whether it waits for an answer to a question.</param>
sealed record OfferToAnswer(Guid Id, string Reference, int Children, string From, Due Response, Due Statutory, bool Paused)
{
    /// <summary>Path of the list of those of an authority, the first due first.</summary>
    /// <param name="own">Code of the authority.</param>
    internal static string Path(string own) => $"offers?authority={own}&status=open,overdue&order=due";

    /// <summary>One of them as a page shows it.</summary>
    /// <param name="told">What the service tells.</param>
    /// <param name="own">Code of the authority.</param>
    /// <param name="all">The authorities by code.</param>
    /// <param name="today">Today in London.</param>
    /// <param name="text">The words.</param>
    /// <param name="dates">Days in words.</param>
    internal static OfferToAnswer Of(
        Told told, string own, IReadOnlyDictionary<string, AuthorityEntry> all, DateOnly today, Text text, Dates dates) => new(
        told.Id, told.Reference ?? text["a referral"], told.Children?.Count ?? 0, all[told.EntryAuthority!].Name,
        Due.Of(Dates.DayOf(told.RespondBy), today, all[own].Calendar, text, dates),
        Due.Of(told.Statutory!.DueOn, today, all[told.EntryAuthority!].Calendar, text, dates), told.Clock.Paused);

    /// <summary>An offer as the service tells it.</summary>
    internal sealed record Told(
        Guid Id, string? Reference, string? EntryAuthority, IReadOnlyList<object>? Children, DateTimeOffset RespondBy,
        StatutoryDays? Statutory, OfferClock Clock);

    /// <summary>The statutory clock of its referral.</summary>
    internal sealed record StatutoryDays(DateOnly DueOn);

    /// <summary>The clock of its answer.</summary>
    internal sealed record OfferClock(bool Paused);
}
