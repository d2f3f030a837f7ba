using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Pages.Offers;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Asking;

/// <summary>Asks the entry authority a question about an offer: what it is about, in words, then check your answers.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class QuestionModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>Paths of the form that it is about.</summary>
    [BindProperty]
    public List<string> Items { get; set; } = [];

    /// <summary>The question.</summary>
    [BindProperty]
    public string? Question { get; set; }

    /// <summary>Version of the offer that the person decides on.</summary>
    [BindProperty]
    public long Version { get; set; }

    /// <summary>Makes sending the same form twice harmless.</summary>
    [BindProperty]
    public string? Key { get; set; }

    /// <summary><c>check</c>, <c>change</c> or <c>send</c>.</summary>
    [BindProperty]
    public string? Step { get; set; }

    /// <summary>The offer.</summary>
    internal OfferView Offer { get; private set; } = null!;

    /// <summary>What can be asked about.</summary>
    internal IReadOnlyList<(string Path, string Words)> Paths { get; private set; } = [];

    /// <summary>Whether the answers are shown to be checked.</summary>
    internal bool IsChecked { get; private set; }

    /// <summary>Asks.</summary>
    /// <param name="id">The offer.</param>
    public async Task OnGetAsync(Guid id)
    {
        await LoadAsync(id);
        (Version, Key) = (Offer.Version, Guid.NewGuid().ToString());
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The offer.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await LoadAsync(id);
        if (Step is "change")
        {
            return Page();
        }

        if (Items.Count == 0 && string.IsNullOrWhiteSpace(Question))
        {
            ModelState.AddModelError(nameof(Items), text["Select what your question is about, or write it"]);
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        IsChecked = true;
        if (Step is not "send")
        {
            return Page();
        }

        var answer = await api.PostAsync($"offers/{id}/questions", new { Text = Question, Items }, Version, Key);
        if (answer.IsDone)
        {
            return Redirect($"/offers/{id}/asked");
        }

        IsChecked = answer.Status is not 400;
        return this.Refused(answer, member => member is "text" ? nameof(Question) : nameof(Items), nameof(Version), Offer.Version);
    }

    async Task LoadAsync(Guid id)
    {
        Offer = await api.GetAsync<OfferView>($"offers/{id}");
        Paths = FormPaths.For(Offer.Children?.Count ?? 1, text);
    }
}
