using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Directions;

/// <summary>Gives notice of a change of a direction in force, or withdraws it with the authority's agreement (s.72(8) and (9)).</summary>
/// <param name="api">The API.</param>
/// <param name="known">Names of authorities.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.National)]
sealed class ChangeModel(SchemeApi api, Authorities known, Text text) : PageModel
{
    /// <summary>Whether the authority agrees to a withdrawal: <c>yes</c> or <c>no</c>.</summary>
    [BindProperty]
    public string? Agreed { get; set; }

    /// <summary>What is changed, and why.</summary>
    [BindProperty]
    public string? Reasons { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The direction.</summary>
    internal DirectionView Direction { get; private set; } = null!;

    /// <summary>Name of the authority directed.</summary>
    internal string To { get; private set; } = "";

    /// <summary><c>modify</c> or <c>withdraw</c>.</summary>
    internal string Act { get; private set; } = "";

    /// <summary>Whether notice of the withdrawal runs, which the authority's agreement alone makes shorter.</summary>
    internal bool IsOnNotice => Direction.Status is "changeNotice";

    /// <summary>Asks.</summary>
    /// <param name="id">The direction.</param>
    /// <param name="act"><c>modify</c> or <c>withdraw</c>.</param>
    public async Task OnGetAsync(Guid id, string act)
    {
        await ReadAsync(id, act);
        Sent = Sending.Of(Direction.Version);
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The direction.</param>
    /// <param name="act"><c>modify</c> or <c>withdraw</c>.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, string act)
    {
        await ReadAsync(id, act);
        if (Sent.Step is not "change")
        {
            if (act is "withdraw")
            {
                this.Need(nameof(Agreed), Agreed, text["Select whether the authority agrees"]);
            }

            this.Need(nameof(Reasons), Reasons, text["Enter what you change, and why"]);
        }

        return await Sent.GoOnAsync(
            this, Direction.Version,
            () => api.PostAsync(
                $"directions/{id}/change", new { Act, Reasons, WithAgreement = act is "withdraw" && Agreed is "yes" }, Sent.Version,
                Sent.Key),
            member => member switch { "reasons" => nameof(Reasons), "withAgreement" => nameof(Agreed), _ => null },
            $"/directions/{id}/recorded/{(Agreed is "yes" ? "withdrawn" : "change")}");
    }

    async Task ReadAsync(Guid id, string act)
    {
        (Act, Direction) = (act, await api.GetAsync<DirectionView>($"directions/{id}"));
        To = (await known.AllAsync(api)).TryGetValue(Direction.Authority, out var one) ? one.Name : Direction.Authority;
    }
}
