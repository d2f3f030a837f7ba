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

    /// <summary>Version of the draft that the person writes on; 0 before the first.</summary>
    [BindProperty]
    public long Version { get; set; }

    /// <summary>Makes sending the same form twice harmless.</summary>
    [BindProperty]
    public string? Key { get; set; }

    /// <summary>The button pressed.</summary>
    [BindProperty]
    public string? Step { get; set; }

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
        Version = begun?.Version ?? 0;
        Key = Guid.NewGuid().ToString();
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
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var begun = await api.FindRefusalAsync(id);
        var form = (begun?.Draft ?? new StatementForm()) with
        {
            Response = Given!,
            Decision = Decision,
            Condition = Given is "conditionalOffer" ? Condition : null,
            Until = until,
        };
        if (begun is not null)
        {
            return await this.SaveAsync(api, begun, Version, form, "answer", Step);
        }

        var answer = await api.PostAsync("refusals", First(id, form), key: Key);
        return answer.IsDone
            ? Redirect(Step is Drafts.Later ? $"/refusals/{id}" : Drafts.After(id, form, "answer"))
            : this.Refused(answer, FieldOf, nameof(Version), 0);
    }

    static string? FieldOf(string member) => member switch { "decision" => nameof(Decision), "condition" => nameof(Condition), _ => null };

    static object First(Guid id, StatementForm form) => new { OfferId = id, form.Response, form.Decision, form.Condition, form.Until };
}
