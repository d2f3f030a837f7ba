using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Moving;

/// <summary>Signs the arrangement, as a named person who holds an office.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class SignModel(SchemeApi api, Authorities authorities, Text text) : PageModel
{
    /// <summary>Name of the officer.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Office of the officer.</summary>
    [BindProperty]
    public string? Office { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The transfer.</summary>
    internal MoveCase Move { get; private set; } = null!;

    /// <summary>The authority that the reader signs for.</summary>
    internal AuthorityEntry Own => Move.IsEntry ? Move.Entry : Move.Receiving;

    /// <summary>Asks.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        await ReadAsync(id);
        Name = Move.Reader.Name;
        Sent = Sending.Of(Move.Transfer.Version);
    }

    /// <summary>Takes the answers, shows what is signed, and signs.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await ReadAsync(id);
        if (Sent.Step is not "change")
        {
            this.Need(nameof(Name), Name, text["Enter your full name"]);
            this.Need(nameof(Office), Office, text["Enter your office"]);
        }

        return await Sent.GoOnAsync(
            this, Move.Transfer.Version,
            () => api.PostAsync(
                $"transfers/{id}/signatures", new { OnBehalfOf = Own.GssCode, SignedBy = Name, Office }, Sent.Version, Sent.Key),
            member => member switch { "signedBy" => nameof(Name), "office" => nameof(Office), _ => null },
            $"/transfers/{id}?done=signed");
    }

    async Task ReadAsync(Guid id)
    {
        var move = await MoveCase.ReadAsync(id, api, authorities, HttpContext);
        Move = move.For(move.IsMine, text["The arrangement is signed by an officer of each of the two authorities."]);
    }
}
