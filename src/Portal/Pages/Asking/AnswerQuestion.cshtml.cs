using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Pages.Offers;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Asking;

/// <summary>The entry authority answers a question about its own referral.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class AnswerQuestionModel(SchemeApi api, Authorities authorities, Text text) : PageModel
{
    /// <summary>The answer.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The offer.</summary>
    internal OfferView Offer { get; private set; } = null!;

    /// <summary>The question.</summary>
    internal OfferQuestion Question { get; private set; } = null!;

    /// <summary>Name of the authority that asks.</summary>
    internal string From { get; private set; } = "";

    /// <summary>Asks.</summary>
    /// <param name="id">The offer.</param>
    /// <param name="n">Number of the question.</param>
    public async Task OnGetAsync(Guid id, int n)
    {
        await LoadAsync(id, n);
        Sent = Sending.Of(Offer.Version);
    }

    /// <summary>Sends it.</summary>
    /// <param name="id">The offer.</param>
    /// <param name="n">Number of the question.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, int n)
    {
        await LoadAsync(id, n);
        this.Need(nameof(Answer), Answer, text["Enter your answer"]);
        return await Sent.SendAsync(
            this, Offer.Version, () => api.PostAsync($"offers/{id}/questions/{n}/answer", new { Text = Answer }, Sent.Version, Sent.Key),
            member => member is "text" ? nameof(Answer) : null, $"/offers/{id}/answered");
    }

    async Task LoadAsync(Guid id, int n)
    {
        Offer = await api.GetAsync<OfferView>($"offers/{id}");
        this.OnlyFor(Offer.IsFrom);
        Question = Offer.Questions.FirstOrDefault(q => q.Number == n)
            ?? throw new ApiProblemException(new ApiProblem(404, "not-found", "There is no question of this number."));
        From = (await authorities.AllAsync(api))[Offer.Authority].Name;
    }
}
