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
    // With every list as long as this the page still weighs little: of each the most urgent, and a way to all.
    const int Most = 10;

    /// <summary>A referral of the authority's own that somebody should look at.</summary>
    internal sealed record ReferralRow(Guid Id, string Reference, string Status, Due? Statutory);

    /// <summary>Offers to answer, the first due first.</summary>
    internal Top<OfferToAnswer> Offers { get; private set; } = Top<OfferToAnswer>.Unknown;

    /// <summary>Referrals to complete.</summary>
    internal Top<ReferralRow> Incomplete { get; private set; } = Top<ReferralRow>.Unknown;

    /// <summary>Transfers that are accepted or arranged and whose children have not left.</summary>
    internal Top<ReferralRow> ToArrange { get; private set; } = Top<ReferralRow>.Unknown;

    /// <summary>Children on their way, to or from the authority.</summary>
    internal Top<ReferralRow> OnTheWay { get; private set; } = Top<ReferralRow>.Unknown;

    /// <summary>Statements of reasons that are begun, and questions of others about referrals of the authority's own.</summary>
    internal DutyAnswers Answers { get; private set; } = DutyAnswers.Unknown;

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
        var offers = parts.TopAsync<OfferToAnswer.Told>(OfferToAnswer.Path(own), Most, text["Offers to answer"]);
        var incomplete = ReferralsAsync("incomplete", text["Referrals to complete"]);
        var toArrange = ReferralsAsync("accepted,arranged", text["Transfers to arrange"]);
        var onTheWay = ReferralsAsync("inTransit", text["Children on their way"]);
        var directions = parts.ListAsync<Direction>($"directions?authority={own}", text["Directions"]);
        var answers = DutyAnswers.OfAsync(own, parts, Most, all, text);
        Offers = (await offers).As(o => OfferToAnswer.Of(o, own, all, today, text, dates));
        Incomplete = (await incomplete).As(Row);
        ToArrange = (await toArrange).As(Row);
        OnTheWay = (await onTheWay).As(Row);
        Notices = [.. (await directions ?? []).Where(d => d.Status is "notice" or "changeNotice" && d.RepresentationsUntil >= today)
            .OrderBy(d => d.RepresentationsUntil).Select(d => (d.Id, d.RepresentationsUntil!.Value))];
        Answers = (await answers).Named(Offers.Rows.ToDictionary(o => o.Id, o => o.Reference));
        Silent = parts.Silent;

        Task<Top<Referral>> ReferralsAsync(string status, string part) =>
            parts.TopAsync<Referral>($"referrals?authority={own}&status={status}&order=due", Most, part);

        ReferralRow Row(Referral r) => new(
            r.Id, r.Reference, r.Status, r.DueOn is { } due ? Due.Of(due, today, all[r.EntryAuthority].Calendar, text, dates) : null);
    }

    sealed record Direction(Guid Id, string Status, DateOnly? RepresentationsUntil);

    sealed record Referral(Guid Id, string Reference, string Status, string EntryAuthority, DateOnly? DueOn);
}
