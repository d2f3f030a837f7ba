using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Moving;

/// <summary>One item of the hand-over list: the entry authority says what becomes of it, and each authority signs it off.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class HandoverModel(SchemeApi api, Authorities authorities, Text text) : PageModel
{
    /// <summary><c>ready</c>, <c>notNeeded</c> or <c>follows</c>.</summary>
    [BindProperty]
    public string? Status { get; set; }

    /// <summary>Day on which it follows.</summary>
    [BindProperty]
    public DayAnswer Follows { get; set; } = new();

    /// <summary>Why it is not needed, or follows.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What the form carries; its step is <c>say</c> or <c>sign</c>.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The transfer.</summary>
    internal MoveCase Move { get; private set; } = null!;

    /// <summary>The item.</summary>
    internal HandoverRow Row { get; private set; } = null!;

    /// <summary>Whether the reader may say what becomes of it: until responsibility has moved.</summary>
    internal bool MaySay => Move.IsEntry && !Move.Case.HasEnded;

    /// <summary>Whether the reader may sign it off as it stands.</summary>
    internal bool MaySign => Move.IsReceiving
        ? !Row.Received && Row.Status is not "open"
        : Move.IsEntry && !Row.HandedOver && Row.Status is "ready" or "notNeeded" && !Move.Case.HasEnded;

    /// <summary>Shows it.</summary>
    /// <param name="id">The referral.</param>
    /// <param name="item">The item.</param>
    public async Task OnGetAsync(Guid id, string item)
    {
        await ReadAsync(id, item);
        Sent = Sending.Of(Move.Transfer.Version);
        Status = Row.Status is "open" ? null : Row.Status;
        Follows = DayAnswer.Of(Row.FollowsOn);
    }

    /// <summary>Says what becomes of it, or signs it off.</summary>
    /// <param name="id">The referral.</param>
    /// <param name="item">The item.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, string item)
    {
        await ReadAsync(id, item);
        var path = $"transfers/{id}/handover/{item}";
        return Sent.Step is "sign"
            ? await SendAsync(() => api.PostAsync(path, new { }, Sent.Version, Sent.Key))
            : await SayAsync(path);
    }

    async Task<IActionResult> SayAsync(string path)
    {
        this.Need(nameof(Status), Status, text["Select what becomes of the item"]);
        if (Status is "notNeeded")
        {
            this.Need(nameof(Reason), Reason, text["Enter why it is not needed"]);
        }

        var on = Status is "follows" ? Follows.Check(ModelState, nameof(Follows), text["The day on which it follows"], text) : null;
        var reason = Status is "ready" ? null : PageAnswers.Written(Reason);
        return await SendAsync(() => api.PutAsync(path, new { Status, Reason = reason, FollowsOn = on }, Sent.Version));
    }

    Task<IActionResult> SendAsync(Func<Task<ApiAnswer>> send) =>
        Sent.SendAsync(this, Move.Transfer.Version, send, FieldOf, $"/transfers/{Move.Id}?done=handover");

    static string? FieldOf(string member) => member switch
    {
        "status" => nameof(Status),
        "reason" => nameof(Reason),
        "followsOn" => nameof(Follows),
        _ => null,
    };

    async Task ReadAsync(Guid id, string item)
    {
        var move = await MoveCase.ReadAsync(id, api, authorities, HttpContext);
        Move = move.For(move.IsMine, text["What is handed over is between the two authorities."]);
        Row = Move.Transfer.Handover.FirstOrDefault(h => h.Item == item)
            ?? throw new ApiProblemException(new ApiProblem(404, "item-not-listed", text["This item is not on the hand-over list."]));
    }
}
