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

    /// <summary>Those that wait for the reader.</summary>
    internal IReadOnlyList<Row> Mine { get; private set; } = [];

    /// <summary>Those that wait for somebody else.</summary>
    internal IReadOnlyList<Row> Others { get; private set; } = [];

    /// <summary>Whether the reader reviews them.</summary>
    internal bool Reviews { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync()
    {
        var reader = HttpContext.Features.Get<Person>()!;
        Reviews = reader.Role == Roles.National;
        IReadOnlyList<string> first = Reviews ? ["declined", "reasonsProvided", "underReview"] : ["draft", "reasonsDue", "challenged"];
        IReadOnlyList<string> then = Reviews
            ? ["challenged", "reasonsDue", "reaffirmed"]
            : ["answered", "declined", "underReview", "reasonsProvided", "reaffirmed"];
        var known = await ReferencesAsync();
        var all = await authorities.AllAsync(api);
        var today = await time.TodayAsync();
        (Mine, Others) = (await RowsAsync(first), await RowsAsync(then));

        async Task<IReadOnlyList<Row>> RowsAsync(IReadOnlyList<string> statuses)
        {
            var items = new List<Item>();
            foreach (var status in statuses)
            {
                items.AddRange(await api.AllAsync<Item>($"refusals?status={status}{(Reviews ? "" : $"&authority={reader.Authority}")}"));
            }

            return
            [
                .. items.OrderBy(i => i.DueOn ?? DateOnly.MaxValue).ThenBy(i => i.Id).Select(i => new Row(
                    i.Id, known.GetValueOrDefault(i.Id), all[i.Authority].Name, all[i.EntryAuthority].Name, string.Join(", ", i.Codes),
                    i.Status,
                    i.DueOn is { } due ? Due.Of(due, today, all[i.Authority].Calendar, text, dates) : null)),
            ];
        }
    }

    // What people call the referrals, as far as the reader may know it: an authority that declined no longer does.
    async Task<Dictionary<Guid, string?>> ReferencesAsync()
    {
        var offers = new List<OfferItem>();
        foreach (var status in Reviews ? (string[])["declined", "open", "overdue"] : ["open", "overdue"])
        {
            offers.AddRange(await api.AllAsync<OfferItem>($"offers?status={status}"));
        }

        return offers.DistinctBy(o => o.Id).ToDictionary(o => o.Id, o => o.Reference);
    }

    sealed record Item(
        Guid Id, string Authority, string EntryAuthority, string Status, IReadOnlyList<string> Codes, DateOnly? DueOn = null);

    sealed record OfferItem(Guid Id, string? Reference = null);
}
