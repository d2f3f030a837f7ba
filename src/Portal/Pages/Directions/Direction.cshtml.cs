using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Directions;

/// <summary>One direction: what it directs, where it stands, and what happened; what was written, for those whom it concerns.</summary>
/// <param name="api">The API.</param>
/// <param name="known">Names of authorities.</param>
/// <param name="text">The words.</param>
[OpenTo]
sealed class DirectionModel(SchemeApi api, Authorities known, Text text) : PageModel
{
    /// <summary>The direction.</summary>
    internal DirectionView Direction { get; private set; } = null!;

    /// <summary>Name of the authority directed.</summary>
    internal string To { get; private set; } = "";

    /// <summary>Who is to get the reasons, by name, and whether they have; null where that is not for the reader.</summary>
    internal IReadOnlyList<(string? Name, bool Received)>? Recipients { get; private set; }

    /// <summary>What the reader can do with it: the words of a button, and where it leads.</summary>
    internal IReadOnlyList<(string Words, string Address)> Acts { get; private set; } = [];

    /// <summary>Whether the reader considers representations.</summary>
    internal bool MayConsider { get; private set; }

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
        var reader = HttpContext.Features.Get<Person>()!;
        MayConsider = reader.Is(Roles.National) && Direction.IsNoticed;
        Acts = [.. ActsOf(reader)];

        string NameOf(string code) => all.TryGetValue(code, out var one) ? one.Name : code;
    }
    IEnumerable<(string Words, string Address)> ActsOf(Person reader)
    {
        var (at, national) = ($"/directions/{Direction.Id}", reader.Is(Roles.National));
        if (!national && Direction.TakesRepresentations && reader.Authority == Direction.Authority
            && reader.Is(Roles.DutyOfficer, Roles.Manager))
        {
            yield return (text["Make representations"], $"{at}/representations");
        }

        if (Direction is { Kind: "information", Status: "given" } && reader.Authority == Direction.Authority
            && reader.Is(Roles.DutyOfficer))
        {
            yield return (text["Answer it with your return"], "/authority/services");
        }

        if (national && Direction.IsNoticed)
        {
            yield return (text["Decide on the notice"], $"{at}/decision");
        }

        if (national && Direction is { Kind: "scheme", Status: "given" })
        {
            yield return (text["Modify it"], $"{at}/change/modify");
        }

        if (national && Direction.IsWithdrawable)
        {
            yield return (text["Withdraw it"], $"{at}/change/withdraw");
        }

        if (national && Direction is { Kind: "scheme" or "information", Status: "given" })
        {
            yield return (text["Give another in its place"], $"/directions/new/{Direction.Kind}/{Direction.Id}");
        }
    }
}
