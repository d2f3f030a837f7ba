using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Offers;

/// <summary>An offer: what is known of the children at this stage, both clocks, and the ways to answer.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager, Roles.Coordinator, Roles.National)]
sealed class OfferModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text, Dates dates) : PageModel
{
    /// <summary>The offer.</summary>
    internal OfferView Offer { get; private set; } = null!;

    /// <summary>Name of the offered authority.</summary>
    internal string To { get; private set; } = "";

    /// <summary>Name of the entry authority, where the reader may know it.</summary>
    internal string? From { get; private set; }

    /// <summary>The response clock.</summary>
    internal Due Answer { get; private set; } = null!;

    /// <summary>The statutory clock.</summary>
    internal Due? Statutory { get; private set; }

    /// <summary>Whether the reader answers it.</summary>
    internal bool IsMine { get; private set; }

    /// <summary>Whether the reader answers questions about it: the entry authority reads what they are about.</summary>
    internal bool IsAsked { get; private set; }

    /// <summary>Whether the reader may write a statement of reasons on it.</summary>
    internal bool MayDecline { get; private set; }

    /// <summary>Shows it.</summary>
    /// <param name="id">The offer.</param>
    public async Task OnGetAsync(Guid id)
    {
        Offer = await api.GetAsync<OfferView>($"offers/{id}");
        var all = await authorities.AllAsync(api);
        var today = await time.TodayAsync();
        To = all[Offer.Authority].Name;
        From = Offer.EntryAuthority is { } entry ? all[entry].Name : null;
        Answer = Due.Of(Dates.DayOf(Offer.RespondBy), today, all[Offer.Authority].Calendar, text, dates);
        Statutory = Offer.Statutory is { } clock ? Due.Of(clock.DueOn, today, all[Offer.EntryAuthority!].Calendar, text, dates) : null;
        var reader = HttpContext.Features.Get<Person>()!;
        MayDecline = reader.Is(Roles.DutyOfficer, Roles.Manager) && Offer.IsTo(reader);
        IsMine = MayDecline && reader.Is(Roles.DutyOfficer);
        IsAsked = reader.Is(Roles.DutyOfficer) && Offer.IsFrom(reader) && Offer.Questions.Any(q => q.Items is not null);
    }
}
