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
/// <param name="Reference">Reference of its referral.</param>
/// <param name="Due">What is due next; null where no clock runs.</param>
/// <param name="What">What that is.</param>
/// <param name="DueOn">Its last day.</param>
sealed record OpenRow(OpenItem Item, string Reference, Due? Due, string? What, DateOnly? DueOn)
{
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
        var references = items.Count == 0 ? []
            : (await api.AllAsync<ReferralName>("referrals")).DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => r.Reference);
        return
        [
            .. items.Select(i =>
            {
                var next = i.Clocks.OrderBy(c => c.DueOn).FirstOrDefault();
                return new OpenRow(
                    i, references.GetValueOrDefault(i.ReferralId, "NTS"), next is null ? null
                        : Due.Of(next.DueOn, today, calendar, text, dates),
                    next is null ? null : text[Stages.ClockOf(next.Name)], next?.DueOn);
            }).OrderBy(r => r.DueOn ?? DateOnly.MaxValue).ThenBy(r => r.Reference, StringComparer.Ordinal),
        ];
    }
}
