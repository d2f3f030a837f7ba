using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Referring;

/// <summary>Says what became of a referral that was sent in, and what comes next.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">The calendars of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class SubmittedModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text, Dates dates) : PageModel
{
    /// <summary>Why it is not eligible, and what can be done.</summary>
    internal sealed record Reason(string Title, string Detail, string Advice, string? Address);

    /// <summary>The referral.</summary>
    internal ReferralView Referral { get; private set; } = null!;

    /// <summary>The statutory clock.</summary>
    internal Due? Due { get; private set; }

    /// <summary>Why it is not eligible.</summary>
    internal IReadOnlyList<Reason> Reasons => [.. (Referral.Ineligible ?? []).Select(ReasonOf)];

    /// <summary>How many other records look like a child of this one, in the service's words; null where none does.</summary>
    internal string? Duplicate => Referral.Warnings?.FirstOrDefault(w => w.Code is PossibleDuplicate)?.Detail;

    /// <summary>What else to look at before going on; it never bars.</summary>
    internal IReadOnlyList<string> Cautions =>
        [.. (Referral.Warnings ?? []).Where(w => w.Code is not PossibleDuplicate).Select(w => w.Detail)];

    const string PossibleDuplicate = "possible-duplicate";

    /// <summary>Shows it; a draft is still to be completed.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        Referral = await ReferralView.OfAsync(api, HttpContext.Features.Get<Person>()!, id);
        if (Referral.IsDraft)
        {
            return Redirect($"/referrals/{id}/complete");
        }

        var all = await authorities.AllAsync(api);
        Due = Referral.Clocks is { Statutory: var clock }
            ? Due.Of(clock.DueOn, await time.TodayAsync(), all[Referral.EntryAuthority].Calendar, text, dates)
            : null;
        return Page();
    }

    Reason ReasonOf(RuleFound found)
    {
        var (title, advice, part) = found.Code switch
        {
            "not-under-18" => (
                "Not under 18", "Check the date of birth that the child claims. Somebody who claims to be an adult is outside the scheme.",
                "about/1"),
            "claim-determined-or-not-own" => (
                "No undecided claim of their own",
                "Only a child with an undecided claim of their own can be transferred. Check the answers on the claim.", "claim/1"),
            "not-unaccompanied" => (
                "Not unaccompanied", "A child with a parent or a responsible adult is outside the scheme. Check the answers on that.",
                "unaccompanied/1"),
            "threshold-not-exceeded" => (
                "Your authority is not over the threshold",
                "Only an authority over the threshold can refer a child in its care. If the count is not up to date, send your authority's "
                    + "return: the referral is then looked at again by itself.",
                null),
            "count-missing" => (
                "Your authority's count is not known",
                "Send your authority's return of unaccompanied children looked after: the referral is then looked at again by itself.", null),
            "eea-national" => (
                "A national of the European Economic Area",
                "Nationals of the European Economic Area are outside the scheme. Check the nationality.", "languages/1"),
            "lives-with-relative" => (
                "Lives with a relative", "A child who lives with a relative they travelled with is outside the scheme. Check the answer.",
                "unaccompanied/1"),
            "already-protected" => (
                "Already a refugee", "A child who is a refugee already, or was resettled, is outside the scheme.", null),
            "placement-unlawful" => (
                "Supported accommodation under 16", "Supported accommodation is lawful only from 16 on. Take it out of what is sought.",
                "placement"),
            _ => ("Outside the rules", "Ask the national team, and give them the reference.", (string?)null),
        };
        var address = part is null ? null : $"/referrals/{Referral.Id}/complete/{part}";
        return new Reason(text[title], found.Detail, text[advice], address);
    }
}
