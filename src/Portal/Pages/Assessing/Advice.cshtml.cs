using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>Legal advice on a challenge, which is privileged: managers of the authority that was advised read it, nobody else.</summary>
/// <param name="api">The API.</param>
[OpenTo(Roles.Manager)]
sealed class AdviceModel(SchemeApi api) : PageModel
{
    /// <summary>A piece of advice; its words are gone once it is erased.</summary>
    internal sealed record Item(DateTimeOffset At, string? Words);

    /// <summary>The assessment.</summary>
    internal Case Case { get; private set; } = null!;

    /// <summary>The advice, the oldest first.</summary>
    internal IReadOnlyList<Item> Items { get; private set; } = [];

    /// <summary>Shows it.</summary>
    /// <param name="id">The assessment.</param>
    public async Task OnGetAsync(Guid id)
    {
        Response.Headers.CacheControl = "no-store";
        Items = (await api.GetAsync<Given>($"age-assessments/{id}/privileged")).Items;
        Case = await Case.ReadAsync(api, id);
    }

    sealed record Given(IReadOnlyList<Item> Items);
}
