using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>What is found of a ground, or an answer to the adequacy test, as it is typed.</summary>
sealed class Opinion
{
    /// <summary>Code of the ground.</summary>
    public string? Code { get; set; }

    /// <summary>What is found; of the adequacy test <c>yes</c> or <c>no</c>.</summary>
    public string? Outcome { get; set; }

    /// <summary>Why, or what is asked.</summary>
    public string? Note { get; set; }
}

/// <summary>The national team reviews reasons ground by ground (Immigration Act 2016 s.72(3); South Bucks v Porter (No 2)).</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.National)]
sealed class ReviewModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>The six questions of the adequacy test.</summary>
    internal static IReadOnlyList<string> Questions { get; } =
    [
        "Does it say why, for this child, so that anybody can follow it?",
        "Does it reach a conclusion on each main point in dispute?",
        "Is its detail in proportion to the issue?",
        "Is it free of substantial doubt about an error of law or a consideration missed?",
        "Can the entry authority tell what to do next, or what would change the answer?",
        "Were the reasons those of the time of the decision?",
    ];

    /// <summary>What is found of each ground.</summary>
    [BindProperty]
    public List<Opinion> Grounds { get; set; } = [];

    /// <summary>The answers to the adequacy test.</summary>
    [BindProperty]
    public List<Opinion> Adequacy { get; set; } = [];

    /// <summary><c>accepted</c>, <c>challenged</c> or <c>reaffirmed</c>.</summary>
    [BindProperty]
    public string? Outcome { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The case.</summary>
    internal RefusalView Refusal { get; private set; } = null!;

    /// <summary>What is reviewed.</summary>
    internal StatementShown Shown { get; private set; } = null!;

    /// <summary>Asks.</summary>
    /// <param name="id">The case.</param>
    public async Task OnGetAsync(Guid id)
    {
        await LoadAsync(id);
        Sent = Sending.Of(Refusal.Version);
        Grounds = [.. Shown.Form.Grounds.Select(g => new Opinion { Code = g.Code })];
        Adequacy = [.. Questions.Select(_ => new Opinion())];
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The case.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await LoadAsync(id);
        if (Sent.Step is not "change")
        {
            Check();
        }

        return await Sent.GoOnAsync(
            this, Refusal.Version, () => api.PostAsync($"refusals/{id}/review", Findings(), Sent.Version, Sent.Key),
            member => member is "note" ? nameof(Note) : null, $"/refusals/{id}/reviewed");
    }

    void Check()
    {
        foreach (var (i, ground) in Grounds.Index().Where(_ => Outcome is not "reaffirmed"))
        {
            this.Need($"Grounds[{i}].Outcome", ground.Outcome, text["Select what you find of {0}", ground.Code]);
            if (ground.Outcome is "insufficient" or "evidenceAsked")
            {
                this.Need($"Grounds[{i}].Note", ground.Note, text["Enter what is lacking in {0}", ground.Code]);
            }
        }

        this.Need(nameof(Outcome), Outcome, text["Select what you decide"]);
        foreach (var (i, answer) in Adequacy.Index().Where(_ => Outcome is "accepted"))
        {
            this.Need($"Adequacy[{i}].Outcome", answer.Outcome, text["Select yes or no to question {0}", i + 1]);
            this.Need($"Adequacy[{i}].Note", answer.Note, text["Enter why, for question {0}", i + 1]);
        }

        this.Need(nameof(Note), Note, text["Enter the reason for your decision"]);
    }

    object Findings() => new
    {
        Outcome,
        Note,
        PerGround = Outcome is "reaffirmed" ? null : Grounds.Select(g => new { g.Code, g.Outcome, g.Note }),
        Adequacy = Outcome is not "accepted"
            ? null
            : Adequacy.Index().Select(a => new { Question = a.Index + 1, Yes = a.Item.Outcome is "yes", a.Item.Note }),
    };

    async Task LoadAsync(Guid id)
    {
        Refusal = await api.GetAsync<RefusalView>($"refusals/{id}");
        Shown = Refusal is { IsReviewable: true, Given: { } given }
            ? new StatementShown(given, await api.GroundsAsync(Refusal.GroundsVersion))
            : throw new ApiProblemException(new ApiProblem(409, "nothing-to-review", "There are no reasons to review now."));
    }
}
