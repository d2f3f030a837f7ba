using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Directions;

/// <summary>Considers representations that were made on a notice, one by one (Immigration Act 2016 s.72(6)).</summary>
/// <param name="api">The API.</param>
/// <param name="known">Names of authorities.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.National)]
sealed class ConsiderModel(SchemeApi api, Authorities known, Text text) : PageModel
{
    /// <summary>What was made of them.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The direction.</summary>
    internal DirectionView Direction { get; private set; } = null!;

    /// <summary>The representations.</summary>
    internal Representation Made { get; private set; } = null!;

    /// <summary>Name of the authority that made them.</summary>
    internal string By { get; private set; } = "";

    /// <summary>Asks.</summary>
    /// <param name="id">The direction.</param>
    /// <param name="n">Their number.</param>
    public async Task OnGetAsync(Guid id, int n)
    {
        await ReadAsync(id, n);
        Sent = Sending.Of(Direction.Version);
    }

    /// <summary>Takes the answer and sends it.</summary>
    /// <param name="id">The direction.</param>
    /// <param name="n">Their number.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, int n)
    {
        await ReadAsync(id, n);
        this.Need(nameof(Note), Note, text["Enter what you make of them"]);
        return await Sent.GoOnAsync(
            this, Direction.Version,
            () => api.PostAsync($"directions/{id}/representations/{n}/consideration", new { Note }, Sent.Version, Sent.Key),
            member => member is "note" ? nameof(Note) : null, $"/directions/{id}/recorded/considered");
    }

    async Task ReadAsync(Guid id, int n)
    {
        Direction = await api.GetAsync<DirectionView>($"directions/{id}");
        Made = Direction.OnNotice?.FirstOrDefault(r => r.Number == n)
            ?? throw new ApiProblemException(new ApiProblem(404, "not-found", text["There is no such page."]));
        By = (await known.AllAsync(api)).TryGetValue(Direction.Authority, out var one) ? one.Name : Direction.Authority;
    }
}
