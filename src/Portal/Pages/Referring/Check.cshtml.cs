using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Referring;

/// <summary>All that the form says, to look through before it is sent in.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class CheckModel(SchemeApi api, Authorities authorities, Text text, Dates dates) : PageModel
{
    /// <summary>One page's answers.</summary>
    internal sealed record Card(string Group, string Title, string Address, IReadOnlyList<Answered> Rows);

    /// <summary>A question with its answer.</summary>
    internal sealed record Answered(string Question, string Answer);

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The referral.</summary>
    internal ReferralView Referral { get; private set; } = null!;

    /// <summary>What was answered.</summary>
    internal IReadOnlyList<Card> Cards { get; private set; } = [];

    /// <summary>Shows it; a form that lacks something leads to what it lacks.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        await FindAsync(id);
        Sent = Sending.Of(Referral.Version);
        return Referral.IsReady ? Page() : Redirect($"/referrals/{id}/complete");
    }

    /// <summary>Sends it in: the first section is recorded as it is, and no longer as a draft's.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await FindAsync(id);
        if (!Referral.IsReady)
        {
            return Redirect($"/referrals/{id}/{(Referral.IsDraft ? "complete" : "submitted")}");
        }

        return await Sent.SendAsync(
            this, Referral.Version,
            () => api.PutAsync($"referrals/{id}/sections/arrival", Referral.Section("arrival"), Sent.Version), _ => null,
            $"/referrals/{id}/submitted");
    }

    async Task FindAsync(Guid id)
    {
        Referral = await ReferralView.OfAsync(api, HttpContext.Features.Get<Person>()!, id);
        var words = new AnswerWords(text, dates, await authorities.AllAsync(api));
        Cards = [.. Parts.All.GroupBy(p => p.Section).SelectMany(section => CardsOf(section.Key, [.. section], words))];
    }

    IEnumerable<Card> CardsOf(string section, IReadOnlyList<Part> parts, AnswerWords words)
    {
        IEnumerable<(int? Number, JsonObject Subject)> subjects = section switch
        {
            "arrival" => [(null, Referral.Form)],
            "children" => Numbered(Referral.Children),
            "family" => Numbered(Referral.Family),
            _ => Referral.Form[section] is JsonObject found ? [(null, found)] : [],
        };
        foreach (var (number, subject) in subjects)
        {
            var group = section is "children" ? text["Child {0}", number] : text[Parts.NameOf(section)];
            foreach (var part in parts.Where(p => p.Applies(subject)))
            {
                var rows = part.Questions.Select(q => (q.Label, Answer: words.Of(q, subject) ?? NotKnown(q, subject)))
                    .Where(r => r.Answer is not null).Select(r => new Answered(text[r.Label], r.Answer!)).ToList();
                if (rows.Count > 0)
                {
                    var title = section is "family" ? text["Person {0}", number] : text[part.Title];
                    var place = number is null ? part.Name : $"{part.Name}/{number}";
                    yield return new Card(group, title, $"/referrals/{Referral.Id}/complete/{place}?from=check", rows);
                }
            }
        }

        if (section is "family" && Referral.Form["family"] is JsonArray { Count: 0 })
        {
            var name = text[Parts.NameOf(section)];
            Answered nobody = new(text["People in the United Kingdom"], text["Nobody"]);
            yield return new Card(name, name, $"/referrals/{Referral.Id}/people", [nobody]);
        }
    }

    static IEnumerable<(int?, JsonObject)> Numbered(JsonArray items) =>
        items.Select((item, i) => ((int?)(i + 1), item!.AsObject()));

    string? NotKnown(Question question, JsonObject subject) =>
        question.TakesNotKnown && (subject["notKnown"] as JsonArray)?.FirstOrDefault(r => (string?)r!["path"] == question.NotKnownPath) is { } reason
            ? text["Not known: {0}", (string)reason["because"]!]
            : null;
}
