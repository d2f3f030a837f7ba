using TransferScheme.Portal.Pages.Allocating;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Homes;

/// <summary>Children who wait or have an authority.</summary>
sealed record ChildrenRow(Guid Id, string Reference, int Children, string From, string? To, DateTimeOffset Since, Due Statutory);

/// <summary>A table of them.</summary>
/// <param name="Caption">Its caption.</param>
/// <param name="To">What the authority of each is to it; null where they have none.</param>
/// <param name="Waits">Whether they wait for an offer.</param>
/// <param name="Rows">The children.</param>
sealed record ChildrenTable(string Caption, string? To, bool Waits, IReadOnlyList<ChildrenRow> Rows);

/// <summary>An offer that waits for its answer.</summary>
sealed record OfferRow(Guid Id, string Reference, string To, Due Answer, bool Paused, Due? Statutory, DateOnly? Until);

/// <summary>A table of offers.</summary>
sealed record OfferTable(string Caption, IReadOnlyList<OfferRow> Rows);

/// <summary>A case whose reasons somebody waits for.</summary>
sealed record ReasonsRow(Guid ReferralId, string Reference, string To, string Status, bool IsConferenceCalled, Due? Due);

/// <summary>A case of reasons in a list.</summary>
sealed record RegionRefusal(Guid ReferralId, string Authority, string Status, DateOnly? DueOn, string? Conference)
{
    static readonly string[] AskedIn = ["unanswered", "underReview", "reasonsDue", "challenged"];

    /// <summary>Whether somebody waits for the reasons.</summary>
    internal bool IsAsked => AskedIn.Contains(Status);

    /// <summary>Path of the list of those of a region whose reasons somebody waits for, the first due first.</summary>
    /// <param name="region">Slug of the region.</param>
    internal static string Asked(string region) => $"refusals?region={region}&status={string.Join(',', AskedIn)}&order=due";

    /// <summary>Path of the list of those of a region for which a case conference is called.</summary>
    /// <param name="region">Slug of the region.</param>
    internal static string Called(string region) => $"refusals?region={region}&conference=called";
}

/// <summary>What a region's lists show of what services tell.</summary>
/// <param name="all">The authorities by code.</param>
/// <param name="today">Today in London.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
sealed class RegionRows(IReadOnlyDictionary<string, AuthorityEntry> all, DateOnly today, Text text, Dates dates)
{
    /// <summary>The row of an allocation.</summary>
    /// <param name="a">The allocation.</param>
    internal ChildrenRow Of(AllocationLine a) => new(
        a.ReferralId, a.Reference, a.Size, all[a.EntryAuthority].Name,
        (a.Offer?.Authority ?? a.Recommended) is { } to ? all[to].Name : null, a.WaitingSince,
        Until(a.Clocks.Statutory.DueOn, a.EntryAuthority));

    /// <summary>The row of an offer.</summary>
    /// <param name="o">The offer.</param>
    internal OfferRow Of(RegionOffer o) => new(
        o.Id, o.Reference ?? text["a referral"], all[o.Authority].Name, Until(Dates.DayOf(o.RespondBy), o.Authority), o.Clock.Paused,
        o.Statutory is { } statutory ? Until(statutory.DueOn, o.EntryAuthority!) : null, o.Deferral?.Until);

    /// <summary>The row of a case of reasons.</summary>
    /// <param name="r">The case.</param>
    /// <param name="names">What people call the referrals.</param>
    internal ReasonsRow Of(RegionRefusal r, IReadOnlyDictionary<Guid, string> names) => new(
        r.ReferralId, names.GetValueOrDefault(r.ReferralId, text["Open the case"]), all[r.Authority].Name, r.Status,
        r.Conference is "called", r.DueOn is { } due ? Until(due, r.Authority) : null);

    Due Until(DateOnly dueOn, string authority) => Due.Of(dueOn, today, all[authority].Calendar, text, dates);
}
