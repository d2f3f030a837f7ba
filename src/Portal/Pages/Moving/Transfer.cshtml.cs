using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Moving;

/// <summary>A transfer as a task list: what is done, what is to be done, and by whom.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.DutyOfficer, Roles.Coordinator, Roles.National)]
sealed class TransferModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text, Dates dates) : PageModel
{
    /// <summary>What has just been done, by its code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>The transfer.</summary>
    internal MoveCase Move { get; private set; } = null!;

    /// <summary>What is to be done.</summary>
    internal MoveTasks Tasks { get; private set; } = null!;

    /// <summary>What has just been done, in a sentence.</summary>
    internal string? DoneWords => Done switch
    {
        "proposed" => text["The arrangement is proposed. An officer of each authority signs it."],
        "signed" when Move.Transfer.TransferKind is null => text["You have signed. The other authority signs too."],
        "signed" => text["Both have signed: the arrangement is made. It takes effect when the children arrive."],
        "handover" => text["What you said of the item is recorded."],
        "departed" => text["The departure is recorded. You stay responsible until the children are received."],
        "expected" => text["The expected arrival is changed. The alarm moves with it."],
        "arrived" when Move.Stage is "completed" =>
            text["The arrival is agreed and the transfer is complete. Responsibility has moved, for good."],
        "arrived" when Move.Transfer.MovesAt is not null => text["The arrival is agreed."],
        "arrived" => text["The arrival is recorded. The other authority confirms it."],
        "decided" => text["The time of arrival is decided, and both authorities are told."],
        "disputed" => text["The dispute is recorded. You stay responsible until it is settled."],
        "failed" => text["The failed move is recorded. The next move is arranged anew."],
        "outcome" => text["What you told is recorded. The authority that referred the children can read it."],
        _ => null,
    };

    /// <summary>Shows it.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        Move = await MoveCase.ReadAsync(id, api, authorities, HttpContext);
        Tasks = new MoveTasks(Move, await time.TodayAsync(), text, dates);
    }
}
