using System.Text.Json;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Cases;

/// <summary>Who may see a case at this stage, and who has looked, as far as the reader may know that.</summary>
/// <param name="api">The API.</param>
/// <param name="known">Names of authorities.</param>
/// <param name="text">The words.</param>
/// <param name="codes">Codes in words.</param>
[OpenTo]
sealed class AccessModel(SchemeApi api, Authorities known, Text text, Codes codes) : PageModel
{
    /// <summary>How many lines are shown at most.</summary>
    internal const int Most = 200;

    // What of a case somebody opened, as the services' logs call it.
    static readonly Dictionary<string, string> Opened = new(StringComparer.Ordinal)
    {
        ["referral"] = "The case",
        ["timeline"] = "Timeline",
        ["transfer"] = "The transfer",
        ["deed"] = "Deed of the transfer",
        ["document"] = "Document",
        ["matching-facts"] = "Facts to match by",
        ["identity-opening"] = "Names and needs, opened with a reason",
        ["break-glass"] = "The whole record, opened in an emergency",
        ["allocation"] = "Allocation",
        ["offers"] = "List of offers",
        ["offer"] = "Offer",
    };

    /// <summary>A look at the case.</summary>
    internal sealed record Look(DateTimeOffset At, string By, string Subject, string Purpose, string What, string? Reason);

    /// <summary>The case.</summary>
    internal CaseView Referral { get; private set; } = null!;

    /// <summary>Who may see it, and what of it, in words.</summary>
    internal IReadOnlyList<(string Who, string What)> Rights { get; private set; } = [];

    /// <summary>Who has looked, the newest first; null where that is not for the reader.</summary>
    internal IReadOnlyList<Look>? Looks { get; private set; }

    /// <summary>How many looks the reader may know of.</summary>
    internal int Count { get; private set; }

    /// <summary>The chain over all lines of the referral's log, where the reader is told of it.</summary>
    internal AccessChain? Chain { get; private set; }

    /// <summary>The parts whose service did not answer, in English.</summary>
    internal IReadOnlyList<string> Silent { get; private set; } = [];

    /// <summary>Shows it.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        Response.Headers.CacheControl = "no-store";
        Referral = await api.GetAsync<CaseView>($"referrals/{id}");
        var all = await known.AllAsync(api);
        var of = api.AskAsync<AccessLines>($"referrals/{id}/access-log");
        var other = api.AskAsync<AccessLines>($"allocations/{id}/access-log");
        var allocation = await api.AskAsync<AllocationView>($"allocations/{id}");
        var (log, otherLog) = (await of, await other);
        Silent =
        [
            .. log.Problem is { Status: >= 500 } ? ["Referral"] : (string[])[],
            .. otherLog.Problem is { Status: >= 500 } ? ["Allocation"] : (string[])[],
        ];
        Chain = log.Found?.Chain;
        if (log.Found is not null || otherLog.Found is not null)
        {
            var lines = (log.Found?.Items ?? []).Concat(otherLog.Found?.Items ?? []).OrderByDescending(l => l.At).ToList();
            Count = lines.Count;
            Looks =
            [
                .. lines.Take(Most).Select(l => new Look(
                    l.At, History.Doer(JsonNamingPolicy.KebabCaseLower.ConvertName(l.Role), l.Authority, text, all), l.Subject,
                    codes[l.Purpose], What(l), l.Reason)),
            ];
        }

        Rights =
        [
            .. RightsOf(Referral, allocation.Found?.Offer, code => all.TryGetValue(code, out var one) ? one.Name : code)
                .Select(r => (r.Who is ['!', .. var role] ? text[role] : r.Who, text[r.What])),
        ];
    }

    string What(AccessLine line) => string.Join(
        ", ",
        new[] { line.Projection is { } what && Opened.TryGetValue(what, out var words) ? text[words] : RecordWords.Plain(line.Projection ?? "") }.Concat((line.Fields ?? []).Select(f => codes[f])).Where(w => w.Length > 0));

    /// <summary>Who may see what of a case at its stage, by the need-to-know table. A role begins with an exclamation mark.</summary>
    internal static IEnumerable<(string Who, string What)> RightsOf(CaseView referral, OfferRef? offer, Func<string, string> nameOf)
    {
        var hasMoved = referral.Status is "completed";
        yield return (nameOf(referral.EntryAuthority), hasMoved
            ? "The record as it stood when responsibility moved, and nothing after"
            : "The whole record, until responsibility moves");
        if (referral.ReceivingAuthority is { } receiving)
        {
            yield return (nameOf(receiving), "The whole record");
        }
        else if (offer is not null && referral.Beneath is ("offered" or "queried"))
        {
            yield return (nameOf(offer.Authority),
                "Age band, sex, languages and placement sought; names and needs for an officer who has opened them with a reason");
        }

        yield return ("!Coordinators of the two regions", hasMoved
            ? "Where it stands, and nothing of the children"
            : "Initials, age band, sex, languages, and on what the record says something");
        yield return ("!National team", "Names, dates of birth and Home Office references, and no narrative");
        yield return ("!Age assessors of the authorities", hasMoved
            ? "Of the receiving authority: age band, sex and languages"
            : "Age band, sex and languages");
        yield return ("!Auditors", "Age band, sex and languages; the record only in an emergency, which is reviewed");
    }

    sealed record AccessLines(IReadOnlyList<AccessLine> Items, AccessChain? Chain);

    sealed record AccessLine(
        DateTimeOffset At, string Subject, string Role, string? Authority, string Purpose, string? Projection,
        IReadOnlyList<string>? Fields, string? Reason);
}

/// <summary>What following the chain of hashes over an access log found.</summary>
sealed record AccessChain(long Lines, string Head, long? FirstFault);
