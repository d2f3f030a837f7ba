using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Referring;

/// <summary>One page of the referral form: a few questions, saved in the service as they are answered.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class AskModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text) : PageModel
{
    /// <summary>The longest reason why something is not known.</summary>
    const int LongestReason = 2000;

    /// <summary>The answers, in the order of the page's questions.</summary>
    [BindProperty]
    public List<Answer> Answers { get; set; } = [];

    /// <summary>Why what is left empty is not known.</summary>
    [BindProperty]
    public string? NotKnown { get; set; }

    /// <summary>What the form carries; its step is <c>next</c> or <c>later</c>.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary><c>check</c> where the person came to change an answer that they had checked.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>The referral.</summary>
    internal ReferralView Referral { get; private set; } = null!;

    /// <summary>The page's questions.</summary>
    internal Part Part { get; private set; } = null!;

    /// <summary>Authorities to choose from.</summary>
    internal IReadOnlyList<SelectListItem> AllAuthorities { get; private set; } = [];

    /// <summary>What it asks about.</summary>
    internal string Title => text[Part.Title];

    /// <summary>Whose: the referral, and of several children which.</summary>
    internal string Caption => Part.Section is "children"
        ? text["{0}, child {1} of {2}", Referral.Reference, _number!, Referral.Children.Count]
        : Referral.Reference;

    /// <summary>Where the person came from.</summary>
    internal string BackTo => $"/referrals/{Referral.Id}/{(From is "check" ? "check" : Part.Section is "family" ? "people" : "complete")}";

    /// <summary>Whether a question of the page is required.</summary>
    internal bool HasRequired => Part.Questions.Any(q => q.IsRequired);

    /// <summary>Whether it can be said why something is not known.</summary>
    internal bool TakesNotKnown => Part.Section is not "family" && Part.Questions.Any(q => q.TakesNotKnown);

    int? _number;

    /// <summary>Asks.</summary>
    /// <param name="id">The referral.</param>
    /// <param name="part">The page's name.</param>
    /// <param name="number">Number of the child or person.</param>
    public async Task OnGetAsync(Guid id, string part, int? number)
    {
        var subject = await FindAsync(id, part, number);
        Sent = Sending.Of(Referral.Version);
        Answers = [.. Part.Questions.Select(q => Answer.Of(q, subject))];
        NotKnown = Reasons(subject).FirstOrDefault(r => Covers(r.Path)).Because;
    }

    /// <summary>Saves the answers, and goes on.</summary>
    /// <param name="id">The referral.</param>
    /// <param name="part">The page's name.</param>
    /// <param name="number">Number of the child or person.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, string part, int? number)
    {
        var subject = await FindAsync(id, part, number);
        if (!Answers.Select(a => a.Path).SequenceEqual(Part.Questions.Select(q => q.Path)))
        {
            return BadRequest();
        }

        await TakeAsync(subject);
        return await Sent.SendAsync(
            this, Referral.Version, () => Referral.SaveAsync(api, Part.Section, Sent.Version), FieldOf,
            _ => Referral.Status is "ineligible" ? $"/referrals/{id}/submitted"
                : From is "check" ? $"/referrals/{id}/check"
                : Sent.Step is "later" ? $"/referrals/{id}/complete"
                : Part.Section is "family" ? $"/referrals/{id}/people" : Next(subject));
    }

    /// <summary>What a list offers: first nothing, then the common ones, then another.</summary>
    /// <param name="question">The question.</param>
    internal IEnumerable<SelectListItem> Listed(Question question) =>
        question.Options.Select(o => new SelectListItem(text[o.Label], o.Value)).OrderBy(i => i.Text, StringComparer.Ordinal)
            .Prepend(new SelectListItem(text["Choose"], ""))
            .Append(new SelectListItem(
                question.Kind is Kind.Country ? text["Another nationality, by its code"] : text["Another language, by its code"], Tongues.Other));

    async Task<JsonObject> FindAsync(Guid id, string part, int? number)
    {
        Part = Parts.All.FirstOrDefault(p => p.Name == part) ?? throw new ApiProblemException(ReferralView.NotFound);
        _number = number;
        Referral = await ReferralView.OfAsync(api, HttpContext.Features.Get<Person>()!, id);
        var subject = Referral.Subject(Part, number);
        if (Part.Questions.Any(q => q.Kind is Kind.Authority))
        {
            AllAuthorities =
            [
                new(text["Not known"], ""),
                .. (await authorities.AllAsync(api)).Values.OrderBy(a => a.Name, StringComparer.Ordinal)
                    .Select(a => new SelectListItem(a.Name, a.GssCode)),
            ];
        }

        return subject;
    }

    async Task TakeAsync(JsonObject subject)
    {
        var today = await time.TodayAsync();
        foreach (var (i, question) in Part.Questions.Index())
        {
            subject.Put(question.Path, Answers[i].Checked(question, ModelState, $"Answers[{i}]", today, text));
        }

        // What is to be kept for later may lack anything; once it is sent in, nothing required can be taken out.
        if (Sent.Step is not "later" || Part.IsWhole || !Referral.IsDraft)
        {
            var open = Part.Questions.Index().Where(q => q.Item.IsRequired && subject.At(q.Item.Path) is null or JsonArray { Count: 0 });
            foreach (var (i, question) in open)
            {
                var isWrong = ModelState.FindKeysWithPrefix($"Answers[{i}]").Any(e => e.Value.Errors.Count > 0);
                if (!isWrong && (question.Instead is null || subject.At(question.Instead) is null))
                {
                    ModelState.AddModelError($"Answers[{i}].{Answer.Control(question.Kind)}", text[question.Need!]);
                }
            }
        }

        Part.Tidy(subject);
        KeepReasons(subject);
    }

    void KeepReasons(JsonObject subject)
    {
        var because = NotKnown?.ReplaceLineEndings("\n").Trim();
        if (because is { Length: > LongestReason })
        {
            ModelState.AddModelError(nameof(NotKnown), text["The reason must be {0} characters or fewer", LongestReason]);
        }

        List<JsonNode?> reasons = [.. Reasons(subject).Where(r => !Covers(r.Path)).Select(r => Reason(r.Path, r.Because))];
        if (!string.IsNullOrEmpty(because) && TakesNotKnown)
        {
            var open = Part.Questions.Where(q => q.TakesNotKnown && subject.At(q.Whole ?? q.Path) is null);
            reasons.AddRange(open.Select(q => q.NotKnownPath).Distinct().Select(path => Reason(path, because)));
        }

        subject.Put("notKnown", reasons.Count == 0 ? null : new JsonArray([.. reasons]));
    }

    static JsonObject Reason(string path, string because) => new() { ["path"] = path, ["because"] = because };

    bool Covers(string path) => Part.Questions.Any(q => q.NotKnownPath == path);

    static IEnumerable<(string Path, string Because)> Reasons(JsonObject subject) =>
        (subject["notKnown"] as JsonArray ?? []).Select(r => ((string)r!["path"]!, (string)r["because"]!));

    string Next(JsonObject subject)
    {
        var following = Parts.Of(Part.Section).SkipWhile(p => p.Name != Part.Name).Skip(1).FirstOrDefault(p => p.Applies(subject));
        return following is null ? $"/referrals/{Referral.Id}/complete"
            : $"/referrals/{Referral.Id}/complete/{following.Name}{(_number is null ? "" : $"/{_number}")}";
    }

    string? FieldOf(string member)
    {
        var path = Part.Section switch
        {
            "arrival" => member,
            "children" or "family" => After($"{Part.Section}[{_number - 1}]."),
            var section => After($"{section}."),
        };
        var index = Part.Questions.ToList().FindIndex(q => q.Path == path.Split('[')[0]);
        return index < 0 ? null : $"Answers[{index}].{Answer.Control(Part.Questions[index].Kind)}";

        string After(string start) => member.StartsWith(start, StringComparison.Ordinal) ? member[start.Length..] : "";
    }
}
