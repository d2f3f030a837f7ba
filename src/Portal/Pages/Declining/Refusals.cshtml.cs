using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>Statements of reasons: to review for the national team, its own for an authority; what waits for the reader first.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.National, Roles.DutyOfficer, Roles.Manager)]
sealed class RefusalsModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text, Dates dates) : PageModel
{
    /// <summary>A statement in the list.</summary>
    internal sealed record Row(Guid Id, string? Reference, string From, string To, string Codes, string Status, Due? Due);

    // With so many in each list the page still weighs little.
    const int PageSize = 15;

    /// <summary>Those that wait for the reader.</summary>
    internal Slice<Row> Mine { get; private set; } = Slice<Row>.Empty;

    /// <summary>Those that wait for somebody else.</summary>
    internal Slice<Row> Others { get; private set; } = Slice<Row>.Empty;

    /// <summary>Whether the reader reviews them.</summary>
    internal bool Reviews { get; private set; }

    /// <summary>Shows it.</summary>
    /// <param name="mine">Which page of those that wait for the reader.</param>
    /// <param name="others">Which page of the others.</param>
    public async Task OnGetAsync(int? mine, int? others)
    {
        var reader = HttpContext.Features.Get<Person>()!;
        Reviews = reader.Role == Roles.National;
        var first = ItemsAsync(Reviews ? "declined,reasonsProvided,underReview" : "draft,reasonsDue,challenged");
        var then = ItemsAsync(Reviews ? "challenged,reasonsDue,reaffirmed" : "answered,declined,underReview,reasonsProvided,reaffirmed");
        var all = await authorities.AllAsync(api);
        var today = await time.TodayAsync();
        var (own, rest) = (Slice<Item>.Of(await first, PageSize, mine), Slice<Item>.Of(await then, PageSize, others));

        // As far as the reader may know it: an authority that declined no longer does.
        var names = await ReferralNames.OfAsync(api, own.Rows.Concat(rest.Rows).Select(i => i.ReferralId));
        (Mine, Others) = (own.As(RowOf), rest.As(RowOf));

        async Task<IReadOnlyList<Item>> ItemsAsync(string statuses)
        {
            var items = await api.AllAsync<Item>($"refusals?status={statuses}{(Reviews ? "" : $"&authority={reader.Authority}")}");
            return [.. items.OrderBy(i => i.DueOn ?? DateOnly.MaxValue).ThenBy(i => i.Id)];
        }

        Row RowOf(Item i) => new(
            i.Id, names.GetValueOrDefault(i.ReferralId), all[i.Authority].Name, all[i.EntryAuthority].Name, string.Join(", ", i.Codes),
            i.Status, i.DueOn is { } due ? Due.Of(due, today, all[i.Authority].Calendar, text, dates) : null);
    }

    sealed record Item(
        Guid Id, Guid ReferralId, string Authority, string EntryAuthority, string Status, IReadOnlyList<string> Codes,
        DateOnly? DueOn = null);
}
