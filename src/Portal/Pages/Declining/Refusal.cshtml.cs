using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Pages.Offers;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>A part of a draft that is written on a page of its own.</summary>
sealed record DraftPart(string Step, string Name, bool IsWritten, bool IsWrong);

/// <summary>A statement of reasons: while it is a draft its parts and what still blocks issue, and then what became of it.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager, Roles.Coordinator, Roles.National)]
sealed class RefusalModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text, Dates dates) : PageModel
{
    /// <summary>The case.</summary>
    internal RefusalView Refusal { get; private set; } = null!;

    /// <summary>What people call the referral, where the reader may know it.</summary>
    internal string? Reference { get; private set; }

    /// <summary>Names of the authority and of the entry authority.</summary>
    internal (string From, string To) Names { get; private set; }

    /// <summary>The list of grounds.</summary>
    internal GroundList Grounds { get; private set; } = null!;

    /// <summary>The parts of the draft.</summary>
    internal IReadOnlyList<DraftPart> Parts { get; private set; } = [];

    /// <summary>The time to answer, or the day for what is waited for.</summary>
    internal Due? Due { get; private set; }

    /// <summary>Whether the reader is of the authority that answers.</summary>
    internal bool IsOwn { get; private set; }

    /// <summary>The reader.</summary>
    internal Person Reader { get; private set; } = null!;

    /// <summary>What the reader can record: the words of a link, and where it leads.</summary>
    internal IReadOnlyList<(string Words, string Address)> Acts { get; private set; } = [];

    /// <summary>What stops issue.</summary>
    internal IReadOnlyList<Finding> Blocking => [.. (Refusal.Findings ?? []).Where(f => f.Blocks)];

    /// <summary>What a person should look at.</summary>
    internal IReadOnlyList<Finding> Others => [.. (Refusal.Findings ?? []).Where(f => !f.Blocks)];

    /// <summary>Shows it.</summary>
    /// <param name="id">The case.</param>
    public async Task OnGetAsync(Guid id)
    {
        Refusal = await api.GetAsync<RefusalView>($"refusals/{id}");
        var all = await authorities.AllAsync(api);
        Reader = HttpContext.Features.Get<Person>()!;
        (IsOwn, Names) = (Refusal.IsOf(Reader), (all[Refusal.Authority].Name, all[Refusal.EntryAuthority].Name));
        Reference = (await api.AskAsync<OfferView>($"offers/{id}")).Found?.Reference;
        Grounds = await api.GroundsAsync(Refusal.GroundsVersion);
        var dueOn = Refusal.Draft is not null && Refusal.DueOn is null ? Dates.DayOf(Refusal.RespondBy) : Refusal.DueOn;
        Due = dueOn is { } day ? Due.Of(day, await time.TodayAsync(), all[Refusal.Authority].Calendar, text, dates) : null;
        var now = await time.NowAsync();
        Acts =
        [
            .. CaseActs.All.Where(a => a.IsFor(Refusal, Reader, now)).Select(a => (text[a.Title], $"/refusals/{id}/acts/{a.Name}")),
            .. Reader.Is(Roles.National) && Refusal.MayBeDirected
                ? [(text["Direct the authority to give written reasons"], $"/directions/new/reasons/{id}")]
                : (IEnumerable<(string, string)>)[],
        ];
        Parts = Refusal.Draft is { } draft ? PartsOf(draft) : [];
    }

    IReadOnlyList<DraftPart> PartsOf(StatementForm draft)
    {
        var wrong = Blocking.Select(Drafts.PageOf).ToHashSet();
        return
        [
            Part("answer", text["Your answer"], draft.Decision is not null),
            Part("grounds", text["Grounds"], draft.Grounds.Count > 0),
            .. draft.Grounds.Select(g => Part($"grounds/{g.Code}", text[Grounds.TextOf(g.Code)], g.Facts is not null)),
            Part("child", text["The child"], draft.BestInterests is not null && draft.ChildsViews is not null),
            Part("key-points", text["Key points of the referral"], draft is not { KeyPoints.Count: 0, Policy: null, Change: null }),
            Part("decision-maker", text["Who decides?"], draft.DecisionMaker?.Name is not null),
            Part("annex", text["What is kept apart"], draft.Annex is not null || draft.LatenessReason is not null),
            Part("evidence", text["Files of evidence"], true),
        ];

        DraftPart Part(string step, string name, bool isWritten) => new(step, name, isWritten, wrong.Contains(step));
    }
}
