using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Pages.Offers;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>What a decline would bring about, before anything is written.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager)]
sealed class DeclineModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text, Dates dates) : PageModel
{
    /// <summary>The offer.</summary>
    internal OfferView Offer { get; private set; } = null!;

    /// <summary>What a decline would do.</summary>
    internal DeclinePreview Preview { get; private set; } = null!;

    /// <summary>Name of the authority that would be asked next; null where there is none.</summary>
    internal string? Next { get; private set; }

    /// <summary>The statutory clock in words.</summary>
    internal Due Statutory { get; private set; } = null!;

    /// <summary>Whether the reader asks questions, or for more time: a duty officer does.</summary>
    internal bool MayAsk => HttpContext.Features.Get<Person>()!.Is(Roles.DutyOfficer);

    /// <summary>Whether a draft is begun.</summary>
    internal bool IsBegun { get; private set; }

    /// <summary>Shows it.</summary>
    /// <param name="id">The offer.</param>
    public async Task OnGetAsync(Guid id)
    {
        Offer = await api.GetAsync<OfferView>($"offers/{id}");
        Preview = await api.GetAsync<DeclinePreview>($"offers/{id}/decline-preview");
        var all = await authorities.AllAsync(api);
        Next = Preview.NextAuthority is { } next ? all[next].Name : null;
        Statutory = Due.Of(Preview.StatutoryDueOn, await time.TodayAsync(), all[Offer.EntryAuthority!].Calendar, text, dates);
        IsBegun = await api.FindRefusalAsync(id) is { Draft: not null };
    }

    /// <summary>A balance in words: how far the authority would be behind its fair share, or ahead of it.</summary>
    /// <param name="children">The balance in children.</param>
    internal string Balance(string children) => decimal.Parse(children, CultureInfo.InvariantCulture) switch
    {
        > 0 => text["{0} children behind your fair share", children],
        < 0 => text["{0} children ahead of your fair share", children[1..]],
        _ => text["exactly at your fair share"],
    };

    /// <summary>What a decline would do.</summary>
    internal sealed record DeclinePreview(
        string? NextAuthority, DateTimeOffset? AnswerDueAt, int? WorkingDaysAdded, DateOnly StatutoryDueOn, string BalanceAfterInChildren,
        string BalanceIfAcceptedInChildren, int DeclinesOfThisChild);
}
