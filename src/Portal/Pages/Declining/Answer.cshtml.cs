using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Pages.Offers;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>The answer that the statement gives, in one sentence. Saving it begins the draft.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager)]
sealed class AnswerModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>What the offer is answered with.</summary>
    [BindProperty]
    public string? Given { get; set; }

    /// <summary>The decision in one sentence.</summary>
    [BindProperty]
    public string? Decision { get; set; }

    /// <summary>The condition of a conditional offer.</summary>
    [BindProperty]
    public string? Condition { get; set; }

    /// <summary>Until when a deferral asks to wait.</summary>
    [BindProperty]
    public DayAnswer Until { get; set; } = new();

    /// <summary>What the form carries; its step is the button pressed.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The offer.</summary>
    internal OfferView Offer { get; private set; } = null!;

    /// <summary>Asks.</summary>
    /// <param name="id">The offer, which is the case's identifier too.</param>
    public async Task OnGetAsync(Guid id)
    {
        Offer = await api.GetAsync<OfferView>($"offers/{id}");
        var begun = await api.FindRefusalAsync(id) is null ? null : await api.DraftAsync(id);
        var form = begun?.Draft ?? new StatementForm();
        (Given, Decision, Condition, Until) = (form.Response, form.Decision, form.Condition, DayAnswer.Of(form.Until));
        Sent = Sending.Of(begun?.Version ?? 0);
    }

    /// <summary>Saves it.</summary>
    /// <param name="id">The offer.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        Offer = await api.GetAsync<OfferView>($"offers/{id}");
        this.Need(nameof(Given), Given, text["Select your answer"]);
        var until = Given is "deferral" && !Until.IsEmpty
            ? Until.Check(ModelState, nameof(Until), text["The day until which you ask to wait"], text)
            : null;
        var begun = await api.FindRefusalAsync(id);
        var form = (begun?.Draft ?? new StatementForm()) with
        {
            Response = Given!,
            Decision = Decision,
            Condition = Given is "conditionalOffer" ? Condition : null,
            Until = until,
        };
        return begun is not null
            ? await this.SaveAsync(api, begun, Sent, form, "answer")
            : await Sent.SendAsync(
                this, 0, () => api.PostAsync("refusals", First(id, form), key: Sent.Key), FieldOf,
                Sent.Step is Drafts.Later ? $"/refusals/{id}" : Drafts.After(id, form, "answer"));
    }

    static string? FieldOf(string member) => member switch { "decision" => nameof(Decision), "condition" => nameof(Condition), _ => null };

    static object First(Guid id, StatementForm form) => new { OfferId = id, form.Response, form.Decision, form.Condition, form.Until };
}
