using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Cases;

/// <summary>
/// The page of a case: where it stands, what can be done next, the record as far as the reader may see it, what happened in every service,
/// and the documents; now, or as it stood at another time.
/// </summary>
/// <param name="api">The API.</param>
/// <param name="known">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
/// <param name="codes">Codes in words.</param>
[OpenTo]
sealed class CaseModel(SchemeApi api, Authorities known, SchemeTime time, Text text, Dates dates, Codes codes) : PageModel
{
    /// <summary>A part of the record: its title and its lines.</summary>
    internal sealed record Part(string Title, IReadOnlyList<RecordLine> Lines);

    /// <summary>Day of another time at which to look at the case.</summary>
    [BindProperty]
    public DayAnswer Day { get; set; } = new();

    /// <summary>Time of that day.</summary>
    [BindProperty]
    public string? Clock { get; set; }

    /// <summary>The case.</summary>
    internal CaseView Referral { get; private set; } = null!;

    /// <summary>The time as at which it is shown; null for now.</summary>
    internal DateTimeOffset? AsAt { get; private set; }

    /// <summary>Whether the case was not there for the reader at the time that was asked for.</summary>
    internal bool IsBeforeItsTime { get; private set; }

    /// <summary>Name of the entry authority.</summary>
    internal string From { get; private set; } = "";

    /// <summary>Name of the receiving authority, or else of the offered one.</summary>
    internal string? To { get; private set; }

    /// <summary>The statutory clock; null before it runs and after the end.</summary>
    internal Due? Statutory { get; private set; }

    /// <summary>The response clock of the open offer.</summary>
    internal Due? Answer { get; private set; }

    /// <summary>The rota's decision in a sentence.</summary>
    internal string? Decision { get; private set; }

    /// <summary>What the reader can do next.</summary>
    internal IReadOnlyList<NextStep> Steps { get; private set; } = [];

    /// <summary>The children, each a card.</summary>
    internal IReadOnlyList<Part> Children { get; private set; } = [];

    /// <summary>What lies over the case, each a card.</summary>
    internal IReadOnlyList<Part> Overlays { get; private set; } = [];

    /// <summary>The sections of the record.</summary>
    internal IReadOnlyList<Part> Sections { get; private set; } = [];

    /// <summary>Answers that are still required, in words.</summary>
    internal IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>What happened, the newest first.</summary>
    internal IReadOnlyList<HistoryItem> History { get; private set; } = [];

    /// <summary>The documents; null where the reader may not read them.</summary>
    internal IReadOnlyList<DocumentView>? Documents { get; private set; }

    /// <summary>Parts of the page whose service did not answer, in English.</summary>
    internal IReadOnlyList<string> Silent { get; private set; } = [];

    /// <summary>Shows it.</summary>
    /// <param name="id">The referral.</param>
    /// <param name="asAt">A time at which it is to be shown as it stood.</param>
    public Task OnGetAsync(Guid id, DateTimeOffset? asAt)
    {
        ModelState.Clear();
        return ShowAsync(id, asAt);
    }

    /// <summary>Goes to the case as it stood at another time.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var day = Day.Check(
            ModelState, nameof(Day), text["Day"], text, (d => d.Year > 2000, text["Day must be after 2000"]));
        var clock = TimeOnly.TryParse(Clock, CultureInfo.InvariantCulture, out var read) ? read : (TimeOnly?)null;
        if (clock is null)
        {
            ModelState.AddModelError(
                nameof(Clock), string.IsNullOrWhiteSpace(Clock) ? text["Enter a time"] : text["Time must be a time, like 9:40am or 17:40"]);
        }

        if (day is { } on && clock is { } of && Dates.Instant(on, of) is var asked)
        {
            if (asked <= await time.NowAsync())
            {
                return Redirect($"/referrals/{id}?asAt={asked.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");
            }

            ModelState.AddModelError($"{nameof(Day)}.{nameof(DayAnswer.Day)}", text["Day and time must be in the past"]);
        }

        await ShowAsync(id, null);
        return this.Invalid();
    }

    async Task ShowAsync(Guid id, DateTimeOffset? asAt)
    {
        Response.Headers.CacheControl = "no-store";
        var person = HttpContext.Features.Get<Person>()!;
        (Referral, AsAt) = await ReadAsync(id, asAt);
        var then = AsAt is { } at ? $"?asAt={at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}" : "";
        var all = await known.AllAsync(api);
        var history = new History(api, text, all);
        var asksAllocation = api.AskAsync<AllocationView>($"allocations/{id}{then}");
        var asksDocuments = api.AskAsync<DocumentList>($"referrals/{id}/documents");
        var asksAges = Task.WhenAll(
            Referral.ChildIds.Select(c => history.FindAsync<Age>($"age-assessments?childId={c}", "Age assessment")));
        var (allocation, noAllocation) = await asksAllocation;
        List<(string, string)> parts = [("Referral", $"referrals/{id}/timeline{then}"), ("Allocation", $"allocations/{id}/timeline{then}")];
        if (allocation?.Offer is { } offer)
        {
            // A statement of reasons has the identifier of the offer that it answers.
            parts.Add(("Offer", $"offers/{offer.Id}/timeline{then}"));
            parts.Add(("Statement of reasons", $"refusals/{offer.Id}/timeline{then}"));
        }

        parts.AddRange((await asksAges).SelectMany(a => a).Select(a => ("Age assessment", $"age-assessments/{a.Id}/timeline{then}")));
        await history.AddAsync(parts);
        var (documents, noDocuments) = await asksDocuments;
        History = history.Items;
        Documents = documents?.Items;
        Silent =
        [
            .. history.Silent.Concat(noAllocation is { Status: >= 500 } ? ["Allocation"] : [])
                .Concat(noDocuments is { Status: >= 500 } ? ["Documents"] : []).Distinct(),
        ];
        From = NameOf(Referral.EntryAuthority);
        To = (Referral.ReceivingAuthority ?? (Referral.Beneath is "offered" or "queried" ? allocation?.Offer?.Authority : null)) is { } code
            ? NameOf(code) : null;
        Decision = allocation?.Decision?.Sentence;
        Steps = AsAt is null ? NextSteps.For(person, Referral, allocation?.Offer) : [];
        await TellClocksAsync(allocation, all);
        TellRecord(new RecordWords(text, dates, codes, all, Referral.ChildNames(n => text["Child {0}", n])));

        string NameOf(string authority) => all.TryGetValue(authority, out var one) ? one.Name : authority;
    }

    // Who asks for a time at which nothing was there for them is told so, and sees the case as it stands.
    async Task<(CaseView, DateTimeOffset?)> ReadAsync(Guid id, DateTimeOffset? asAt)
    {
        if (asAt is not { } at)
        {
            return (await api.GetAsync<CaseView>($"referrals/{id}"), null);
        }

        var (then, problem) = await api.AskAsync<CaseView>($"referrals/{id}?asAt={at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");
        IsBeforeItsTime = problem?.Status == 404;
        return problem is null ? (then!, at)
            : IsBeforeItsTime ? (await api.GetAsync<CaseView>($"referrals/{id}"), null)
            : throw new ApiProblemException(problem);
    }

    async Task TellClocksAsync(AllocationView? allocation, IReadOnlyDictionary<string, AuthorityEntry> all)
    {
        var today = AsAt is { } at ? Dates.DayOf(at) : await time.TodayAsync();
        if (!Referral.HasEnded && Referral.Clocks is { Statutory: var statutory })
        {
            Statutory = Due.Of(statutory.DueOn, today, all[Referral.EntryAuthority].Calendar, text, dates);
        }

        if (Referral.Beneath is "offered" && allocation is { Clocks.Response: { } response, Offer: { } offer })
        {
            Answer = Due.Of(Dates.DayOf(response.DueAt), today, all[offer.Authority].Calendar, text, dates);
        }
    }

    void TellRecord(RecordWords words)
    {
        var record = Referral.Record;
        var inRecord = (record?["children"] as JsonArray)?.OfType<JsonObject>().ToDictionary(c => (string?)c["id"] ?? "") ?? [];
        var names = Referral.ChildNames(n => text["Child {0}", n]);
        Children =
        [
            .. Referral.Children.OfType<JsonObject>().Select(child =>
            {
                var id = (string)child["id"]!;
                var seen = words.Of(child, "id", "formerChildId", "givenName", "familyName", "initials");
                var full = words.Of(
                    inRecord.GetValueOrDefault(id), ["id", "formerChildId", "givenName", "familyName", .. child.Select(m => m.Key)]);
                return new Part(names[id], [.. seen, .. full]);
            }),
        ];
        Sections =
        [
            .. new[]
            {
                new Part("Arrival", words.Of(
                    record,
                    "entryAuthority", "returnOf", "children", "needs", "family", "bestInterests", "childsViews", "legal", "logistics")),
                Section("Needs", "needs"),
                new Part(
                    "Family", words.Of(record?["family"] is { } family ? new JsonObject { ["family"] = family.DeepClone() } : null)),
                Section("Best interests", "bestInterests"), Section("What the children say", "childsViews"), Section("Legal", "legal"),
                Section("Travel", "logistics"),
            }.Where(part => part.Lines.Count > 0),
        ];
        Overlays =
        [
            new Part("On hold", words.Of(Referral.Hold)),
            .. Cards("Missing episode", Referral.MissingEpisodes, "number"), .. Cards("Objection", Referral.Objections, "number"),
            .. Cards("Age in question", Referral.AgePlans), .. Cards("Change of age", Referral.AgeChanges),
            .. Cards("How the children are", Referral.Outcomes),
        ];
        Overlays = [.. Overlays.Where(part => part.Lines.Count > 0)];
        Missing = [.. (Referral.Missing ?? []).Concat(Referral.Asked ?? []).Distinct().Select(words.Path)];

        Part Section(string title, string member) => new(title, words.Of(record?[member] as JsonObject));

        IEnumerable<Part> Cards(string title, JsonArray? items, params IReadOnlyList<string> without) =>
            (items ?? []).OfType<JsonObject>().Select(item => new Part(title, words.Of(item, without)));
    }

    sealed record Age(Guid Id);
}
