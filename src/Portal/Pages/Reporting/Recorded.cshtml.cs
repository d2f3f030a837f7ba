using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Reporting;

/// <summary>Says what was recorded of a case, and what comes next.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer, Roles.National)]
sealed class RecordedModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>The case.</summary>
    internal CaseView Case { get; private set; } = null!;

    /// <summary>What was recorded, in words.</summary>
    internal string What { get; private set; } = "";

    /// <summary>What comes next.</summary>
    internal string Next { get; private set; } = "";

    /// <summary>Shows it.</summary>
    /// <param name="id">The referral.</param>
    /// <param name="act">What was done, as the address names it.</param>
    public async Task OnGetAsync(Guid id, string act)
    {
        Case = await CaseView.ReadAsync(id, api, HttpContext, text);
        (What, Next) = Words(act) ?? throw new ApiProblemException(new ApiProblem(404, "not-found", text["There is no such page."]));
    }

    (string What, string Next)? Words(string act) => act switch
    {
        "missing" => (text["Child reported missing"],
            text["Say so when the child is found, and nobody travels before. The statutory clock runs on."]),
        "found" => (text["Child found"],
            text["Talk to the child when they are back. Look at their best interests again before they travel."]),
        "objection" => (text["Objection recorded"], text["Nobody travels until a best-interests review has heard the child."]),
        "review" when Case.Objections is { Count: > 0 } => (text["Review recorded"],
            text["A child still objects: nobody travels. Withdraw the referral if a transfer is not in the child's best interests."]),
        "review" => (text["Review recorded"], text["No objection is open. The review counts before the journey."]),
        "hold" => (text["Referral put on hold"], text["Release the hold when its reason has gone. The statutory clock runs on."]),
        "release" => (text["Hold released"], text["The referral goes on from where it stood."]),
        "withdrawal" => (text["Referral withdrawn"],
            text["The authorities that took part are told. If the children need a transfer after all, refer them anew."]),
        "closure" => (text["Referral closed"], text["The authorities that took part are told."]),
        "left" => (text["Child has left the referral"], text["The referral goes on for the others."]),
        "overruled" => (text["Referral goes on"], text["The rota looks for an authority now. What the rules found stays on the case."]),
        "age-plan" => (text["Plan recorded"], text["The child may travel while their age is in question."]),
        _ => null,
    };
}
