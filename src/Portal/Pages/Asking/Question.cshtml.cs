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

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The offer.</summary>
    internal OfferView Offer { get; private set; } = null!;

    /// <summary>What can be asked about.</summary>
    internal IReadOnlyList<(string Path, string Words)> Paths { get; private set; } = [];

    /// <summary>Asks.</summary>
    /// <param name="id">The offer.</param>
    public async Task OnGetAsync(Guid id)
    {
        await LoadAsync(id);
        Sent = Sending.Of(Offer.Version);
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The offer.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await LoadAsync(id);
        if (Sent.Step is not "change" && Items.Count == 0 && string.IsNullOrWhiteSpace(Question))
        {
            ModelState.AddModelError(nameof(Items), text["Select what your question is about, or write it"]);
        }

        return await Sent.GoOnAsync(
            this, Offer.Version, () => api.PostAsync($"offers/{id}/questions", new { Text = Question, Items }, Sent.Version, Sent.Key),
            member => member is "text" ? nameof(Question) : nameof(Items), $"/offers/{id}/asked");
    }

    async Task LoadAsync(Guid id)
    {
        Offer = await api.GetAsync<OfferView>($"offers/{id}");
        this.OnlyFor(Offer.IsTo);
        Paths = FormPaths.For(Offer.Children?.Count ?? 1, text);
    }
}
