using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Allocating;

/// <summary>
/// Places a burst as one batch: which children, the best matching of them to the seats that the rota has fixed, and, once confirmed, an
/// offer for each.
/// </summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.Coordinator, Roles.National)]
sealed class BatchModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text, Dates dates) : PageModel
{
    // As many as one looks at in one go: the first due, and the others once these are placed.
    const int Most = 20;

    IReadOnlyDictionary<string, AuthorityEntry> _all = new Dictionary<string, AuthorityEntry>(StringComparer.Ordinal);

    /// <summary>A referral that waits.</summary>
    internal sealed record WaitingRow(Guid Id, string Reference, int Children, string To, Due Statutory);

    /// <summary>A referral and the seat that it would take.</summary>
    internal sealed record SeatRow(Guid Id, Guid DecisionId, string Reference, int Children, string To, string? FixedFor, int Mismatch, int Before);

    /// <summary>What became of a referral of the batch.</summary>
    internal sealed record OutcomeRow(Guid Id, string Reference, string? To, string? Problem);

    /// <summary>The referrals of the burst.</summary>
    [BindProperty]
    public IReadOnlyList<string> Referrals { get; set; } = [];

    /// <summary>The decision whose seat each takes, as it was shown.</summary>
    [BindProperty]
    public IReadOnlyList<Guid> Seats { get; set; } = [];

    /// <summary>What the form carries; its step is <c>propose</c>, <c>change</c> or <c>send</c>.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>Slug of the region.</summary>
    internal string Region { get; private set; } = "";

    /// <summary>What the address of the home needs to stay in the region.</summary>
    internal string Query { get; private set; } = "";

    /// <summary>Referrals that wait for an offer, the first due first.</summary>
    internal IReadOnlyList<WaitingRow> Waiting { get; private set; } = [];

    /// <summary>How many more of them wait.</summary>
    internal long Later { get; private set; }

    /// <summary>The proposal, seat by seat; empty before there is one.</summary>
    internal IReadOnlyList<SeatRow> Proposed { get; private set; } = [];

    /// <summary>The proposal as a whole.</summary>
    internal Proposal? Whole { get; private set; }

    /// <summary>What became of each, once confirmed.</summary>
    internal IReadOnlyList<OutcomeRow> Outcome { get; private set; } = [];

    /// <summary>Asks.</summary>
    /// <param name="region">Slug of the region that the national team looks at.</param>
    public async Task<IActionResult> OnGetAsync(string? region)
    {
        Sent = Sending.Of();
        return await LoadAsync(region) ? Page() : Redirect("/region");
    }

    /// <summary>Proposes the matching, then confirms it and makes the offers.</summary>
    /// <param name="region">Slug of the region that the national team looks at.</param>
    public async Task<IActionResult> OnPostAsync(string? region)
    {
        if (!await LoadAsync(region))
        {
            return Redirect("/region");
        }

        if (Sent.Step is "change")
        {
            return Page();
        }

        var ids = Referrals.Select(r => Guid.TryParse(r, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct().ToList();
        this.Need(nameof(Referrals), ids.Count == 0 ? null : "some", text["Select the referrals of the batch"]);
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        if (Sent.Step is "send" && Seats.Count == ids.Count)
        {
            var seats = ids.Zip(Seats, (referralId, decisionId) => new { ReferralId = referralId, DecisionId = decisionId });
            var confirmed = await api.PostAsync("allocations/batch/confirmation", new { Region, Seats = seats }, key: Sent.Key);
            if (confirmed.IsDone)
            {
                Outcome = [.. await Task.WhenAll(ids.Select(OfferAsync))];
                return Page();
            }

            confirmed.Tell(this);
            Response.StatusCode = confirmed.Status;
            if (confirmed.Status >= 500)
            {
                // The choice is kept.
                return Page();
            }
        }

        var answer = await api.PostAsync("allocations/batch", new { Region, ReferralIds = ids });
        if (!answer.IsDone)
        {
            answer.Tell(this, _ => nameof(Referrals));
            Response.StatusCode = answer.Status;
            return Page();
        }

        Whole = answer.Body!.Value.Deserialize<Proposal>(JsonSerializerOptions.Web)!;
        Proposed = [.. Whole.Seats.Select(s => new SeatRow(
            s.ReferralId, s.DecisionId, s.Reference, s.Size, _all[s.Authority].Name, s.FixedFor == s.Reference ? null : s.FixedFor, s.Mismatch,
            s.MismatchBefore))];
        return Page();
    }

    // Each is an offer like any other: one that fails waits on, and the others are made.
    async Task<OutcomeRow> OfferAsync(Guid id)
    {
        var (a, problem) = await api.AskAsync<AllocationView>($"allocations/{id}");
        if (a is null)
        {
            return new OutcomeRow(id, text["a referral"], null, problem!.Detail);
        }

        if (a.Offer is { } made)
        {
            return new OutcomeRow(id, a.Reference, _all[made.Authority].Name, null);
        }

        if (a.Recommended is null)
        {
            return new OutcomeRow(id, a.Reference, null, text["It does not wait for an offer any more."]);
        }

        // After a confirmation the seat that was taken is first in line.
        var answer = await api.PostAsync($"allocations/{id}/offer", new { a.Recommended.Authority }, a.Version, $"{Sent.Key}-{id}");
        return answer.IsDone
            ? new OutcomeRow(id, a.Reference, _all[a.Recommended.Authority].Name, null)
            : new OutcomeRow(id, a.Reference, null, answer.Problem!.Detail);
    }

    async Task<bool> LoadAsync(string? named)
    {
        var person = HttpContext.Features.Get<Person>()!;
        if (RegionNames.AskedBy(person, named) is not { } region)
        {
            return false;
        }

        (Region, Query) = (region, RegionNames.Query(person, region));
        _all = await authorities.AllAsync(api);
        var today = await time.TodayAsync();
        var waiting = await api.GetAsync<ApiPage<AllocationLine>>(
            $"allocations?region={region}&status=waiting&order=due&limit={Most}&total=true");
        Later = (waiting.Total ?? 0) - waiting.Items.Count;
        Waiting =
        [
            .. waiting.Items
                .Select(a => new WaitingRow(
                    a.ReferralId, a.Reference, a.Size, a.Recommended is { } to ? _all[to].Name : "",
                    Due.Of(a.Clocks.Statutory.DueOn, today, _all[a.EntryAuthority].Calendar, text, dates))),
        ];
        return true;
    }

    /// <summary>The best matching of a burst.</summary>
    internal sealed record Proposal(int Children, long MismatchBefore, long Mismatch, IReadOnlyList<Seat> Seats);

    /// <summary>A referral and the seat that it would take; mismatch 0 is best, 10,000 worst.</summary>
    internal sealed record Seat(
        Guid ReferralId, string Reference, int Size, string Authority, Guid DecisionId, string FixedFor, int Mismatch, int MismatchBefore);
}
