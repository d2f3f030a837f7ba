using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Directions;

/// <summary>One direction: what it directs, where it stands, and what happened; what was written, for those whom it concerns.</summary>
/// <param name="api">The API.</param>
/// <param name="known">Names of authorities.</param>
[OpenTo]
sealed class DirectionModel(SchemeApi api, Authorities known) : PageModel
{
    /// <summary>The direction.</summary>
    internal DirectionView Direction { get; private set; } = null!;

    /// <summary>Name of the authority directed.</summary>
    internal string To { get; private set; } = "";

    /// <summary>Who is to get the reasons, by name, and whether they have; null where that is not for the reader.</summary>
    internal IReadOnlyList<(string? Name, bool Received)>? Recipients { get; private set; }

    /// <summary>Shows it.</summary>
    /// <param name="id">The direction.</param>
    public async Task OnGetAsync(Guid id)
    {
        Response.Headers.CacheControl = "no-store";
        Direction = await api.GetAsync<DirectionView>($"directions/{id}");
        var all = await known.AllAsync(api);
        To = NameOf(Direction.Authority);
        Recipients = Direction.Recipients is { } recipients
            ? [.. recipients.Select(r => (r.Authority is { } authority ? NameOf(authority) : null, r.Received))]
            : null;

        string NameOf(string code) => all.TryGetValue(code, out var one) ? one.Name : code;
    }
}
