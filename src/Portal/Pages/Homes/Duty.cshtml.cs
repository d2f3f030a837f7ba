using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Homes;

/// <summary>A duty officer's home: what needs the authority now, the most urgent first.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class DutyModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text, Dates dates) : PageModel
{
    /// <summary>An offer that waits for the authority's answer.</summary>
    internal sealed record OfferRow(Guid Id, string Reference, int Children, string From, Due Response, Due Statutory, bool Paused);

    /// <summary>A referral of the authority's own that somebody should look at.</summary>
    internal sealed record ReferralRow(Guid Id, string Reference, string Status, Due? Statutory);

    /// <summary>Offers to answer, the first due first.</summary>
    internal IReadOnlyList<OfferRow> Offers { get; private set; } = [];

    /// <summary>Referrals to complete.</summary>
    internal IReadOnlyList<ReferralRow> Incomplete { get; private set; } = [];

    /// <summary>Transfers that are accepted or arranged and whose children have not left.</summary>
    internal IReadOnlyList<ReferralRow> ToArrange { get; private set; } = [];

    /// <summary>Children on their way, to or from the authority.</summary>
    internal IReadOnlyList<ReferralRow> OnTheWay { get; private set; } = [];

    /// <summary>Statements of reasons that are begun, and questions of others about referrals of the authority's own.</summary>
    internal DutyAnswers Answers { get; private set; } = DutyAnswers.None;

    /// <summary>Notices of directions on which the authority can make representations in time.</summary>
    internal IReadOnlyList<(Guid Id, DateOnly Until)> Notices { get; private set; } = [];

    /// <summary>The parts of the page whose service did not answer.</summary>
    internal IReadOnlyList<string> Silent { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync()
    {
        var own = HttpContext.Features.Get<Person>()!.Authority!;
        var all = await authorities.AllAsync(api);
        var today = await time.TodayAsync();
        var parts = new Parts(api);

        // All are asked at once: a home is as slow as its slowest part.
        var (open, overdue) = (OffersAsync("open"), OffersAsync("overdue"));
        var incomplete = ReferralsAsync("incomplete", text["Referrals to complete"]);
        var (accepted, arranged) = (
            ReferralsAsync("accepted", text["Transfers to arrange"]), ReferralsAsync("arranged", text["Transfers to arrange"]));
        var onTheWay = ReferralsAsync("inTransit", text["Children on their way"]);
        var directions = parts.ListAsync<Direction>($"directions?authority={own}", text["Directions"]);
        var answers = DutyAnswers.OfAsync(own, parts, all, text);
        Offers = [.. (await open).Concat(await overdue)
            .Where(o => o.Reference is not null)
            .OrderBy(o => o.RespondBy)
            .Select(o => new OfferRow(
                o.Id, o.Reference!, o.Children!.Count, all[o.EntryAuthority!].Name,
                Due.Of(Dates.DayOf(o.RespondBy), today, all[own].Calendar, text, dates),
                Due.Of(o.Statutory!.DueOn, today, all[o.EntryAuthority!].Calendar, text, dates), o.Clock.Paused))];
        Incomplete = [.. (await incomplete).Select(Row)];
        ToArrange = [.. (await accepted).Concat(await arranged).Select(Row)];
        OnTheWay = [.. (await onTheWay).Select(Row)];
        Notices = [.. (await directions).Where(d => d.Status is "notice" or "changeNotice" && d.RepresentationsUntil >= today)
            .Select(d => (d.Id, d.RepresentationsUntil!.Value))];
        Answers = (await answers).Named(Offers.ToDictionary(o => o.Id, o => o.Reference));
        Silent = parts.Silent;

        Task<IReadOnlyList<Offer>> OffersAsync(string status) =>
            parts.ListAsync<Offer>($"offers?authority={own}&status={status}", text["Offers to answer"]);

        Task<IReadOnlyList<Referral>> ReferralsAsync(string status, string part) =>
            parts.ListAsync<Referral>($"referrals?authority={own}&status={status}", part);

        ReferralRow Row(Referral r) => new(
            r.Id, r.Reference, r.Status, r.DueOn is { } due ? Due.Of(due, today, all[r.EntryAuthority].Calendar, text, dates) : null);
    }

    sealed record Offer(
        Guid Id, string? Reference, string? EntryAuthority, IReadOnlyList<object>? Children, DateTimeOffset RespondBy, StatutoryDays? Statutory,
        OfferClock Clock);

    sealed record StatutoryDays(DateOnly DueOn);

    sealed record OfferClock(bool Paused);

    sealed record Direction(Guid Id, string Status, DateOnly? RepresentationsUntil);

    sealed record Referral(Guid Id, string Reference, string Status, string EntryAuthority, DateOnly? DueOn);
}
