using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>A key point as it is typed.</summary>
sealed class KeyPointAnswer
{
    /// <summary>The point.</summary>
    public string? Point { get; set; }

    /// <summary>The answer to it.</summary>
    public string? Answer { get; set; }
}

/// <summary>The key points of the referral, each with its answer; the policy; what would change the answer.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager)]
sealed class KeyPointsModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>The points.</summary>
    [BindProperty]
    public List<KeyPointAnswer> Points { get; set; } = [];

    /// <summary>The policy, and every departure from it.</summary>
    [BindProperty]
    public string? Policy { get; set; }

    /// <summary>What would change the answer, and by when.</summary>
    [BindProperty]
    public string? Change { get; set; }

    /// <summary>What the form carries; its step is the button pressed.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The case.</summary>
    internal Guid Id { get; private set; }

    /// <summary>Asks.</summary>
    /// <param name="id">The case.</param>
    public async Task OnGetAsync(Guid id)
    {
        Id = id;
        var refusal = await api.DraftAsync(id);
        var draft = refusal.Draft!;
        Sent = Sending.Of(refusal.Version);
        (Policy, Change) = (draft.Policy, draft.Change);
        Points = [.. draft.KeyPoints.Select(p => new KeyPointAnswer { Point = p.Point, Answer = p.Answer }), new()];
    }

    /// <summary>Saves them; "add another" leads back here, with room for one more.</summary>
    /// <param name="id">The case.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        Id = id;
        var refusal = await api.DraftAsync(id);
        foreach (var (i, point) in Points.Index().Where(p => p.Item is { Point: null, Answer: not null }))
        {
            ModelState.AddModelError($"Points[{i}].{nameof(point.Point)}", text["Enter the point that this answers"]);
        }

        var form = refusal.Draft! with
        {
            KeyPoints = [.. Points.Where(p => p.Point is not null).Select(p => new KeyPoint(p.Point!, p.Answer))],
            Policy = Policy,
            Change = Change,
        };
        return await this.SaveAsync(api, refusal, Sent, form, "key-points") switch
        {
            RedirectResult when Sent.Step is "another" => Redirect($"/refusals/{id}/key-points"),
            var answer => answer,
        };
    }
}
