using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>An assessment in a list.</summary>
sealed record OpenItem(
    Guid Id, Guid ReferralId, string Owner, string Status, string? Route, IReadOnlyList<Guid> Assessors, IReadOnlyList<Guid> Signers,
    IReadOnlyList<string> Countersign, IReadOnlyList<Running> Clocks)
{
    /// <summary>Whether a manager looks at its quality next.</summary>
    internal bool IsToAssure => Status == "drafted" && Signers.Count >= 2;
}

/// <summary>An open assessment of the reader's authority, with what is due next in words.</summary>
/// <param name="Item">The assessment.</param>
/// <param name="Due">What is due next; null where no clock runs.</param>
/// <param name="What">What that is.</param>
/// <param name="DueOn">Its last day.</param>
sealed record OpenRow(OpenItem Item, Due? Due, string? What, DateOnly? DueOn)
{
    /// <summary>Reference of its referral, once it was asked for.</summary>
    internal string Reference { get; private init; } = "NTS";

    /// <summary>The same with what people call their referrals.</summary>
    /// <param name="rows">The assessments that are shown.</param>
    /// <param name="api">The API.</param>
    internal static async Task<IReadOnlyDictionary<Guid, OpenRow>> NamedAsync(IEnumerable<OpenRow> rows, SchemeApi api)
    {
        var shown = rows.DistinctBy(r => r.Item.Id).ToList();
        var names = await ReferralNames.OfAsync(api, shown.Select(r => r.Item.ReferralId));
        return shown.ToDictionary(r => r.Item.Id, r => r with { Reference = names.GetValueOrDefault(r.Item.ReferralId, "NTS") });
    }

    /// <summary>All of them, the first due first.</summary>
    /// <param name="api">The API.</param>
    /// <param name="authorities">Names of authorities.</param>
    /// <param name="person">The reader.</param>
    /// <param name="today">Today in London.</param>
    /// <param name="text">The words.</param>
    /// <param name="dates">Days in words.</param>
    internal static async Task<IReadOnlyList<OpenRow>> AllAsync(
        SchemeApi api, Authorities authorities, Person person, DateOnly today, Text text, Dates dates)
    {
        var own = person.Authority!;
        var items = await api.AllAsync<OpenItem>($"age-assessments?authority={own}&open=true");
        var calendar = (await authorities.AllAsync(api))[own].Calendar;
        return
        [
            .. items.Select(i =>
            {
                var next = i.Clocks.OrderBy(c => c.DueOn).FirstOrDefault();
                return new OpenRow(
                    i, next is null ? null : Due.Of(next.DueOn, today, calendar, text, dates),
                    next is null ? null : text[Stages.ClockOf(next.Name)], next?.DueOn);
            }).OrderBy(r => r.DueOn ?? DateOnly.MaxValue).ThenBy(r => r.Item.Id),
        ];
    }
}
