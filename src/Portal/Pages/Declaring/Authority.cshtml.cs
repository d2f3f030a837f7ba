using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Declaring;

/// <summary>What the scheme knows of the reader's authority, and the ways to say it anew.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class AuthorityModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>What has just been done, by its code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>The position.</summary>
    internal OwnPosition Own { get; private set; } = null!;

    /// <summary>The contacts.</summary>
    internal OwnContacts Contacts { get; private set; } = null!;

    /// <summary>What has just been done, in a sentence.</summary>
    internal string? DoneWords => Done switch
    {
        "figures" => text["Your return is recorded. Your position in the rota follows it; the ledger does not change."],
        "capacity" => text["Your capacity is declared. It informs coordinators, and never changes whose turn it is."],
        "services" => text["Your return is recorded. A direction that asked for this form is answered by it."],
        "contacts" => text["Your contacts are saved."],
        _ => null,
    };

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync() =>
        (Own, Contacts) = (await OwnPosition.ReadAsync(api, HttpContext), await OwnContacts.ReadAsync(api, HttpContext));
}
