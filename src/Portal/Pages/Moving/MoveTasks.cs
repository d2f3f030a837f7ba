using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Moving;

/// <summary>Something that a transfer needs.</summary>
/// <param name="Title">What.</param>
/// <param name="Status">Its status, as the task list names it.</param>
/// <param name="StatusText">The status in words: done, yours to do, or whom it waits for.</param>
/// <param name="Hint">More of it.</param>
/// <param name="Href">Where the reader does it; null where it is not theirs, or not now.</param>
sealed record MoveTask(string Title, string Status, string StatusText, string? Hint = null, string? Href = null);

/// <summary>A transfer as what is to be done, by whom, from the arrangement to the outcome.</summary>
/// <param name="move">The transfer.</param>
/// <param name="today">Today in London.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
sealed class MoveTasks(MoveCase move, DateOnly today, Text text, Dates dates)
{
    const int Adult = 18;

    string At => $"/transfers/{move.Id}";

    /// <summary>The terms and the two signatures.</summary>
    internal IReadOnlyList<MoveTask> Arrangement =>
    [
        new MoveTask(
            text["Propose the arrangement"], HasTerms ? "completed" : IsAccepted && move.IsMine ? "not-started" : "in-progress",
            HasTerms ? text["Done"] : move.IsMine ? text["To do"] : text["Waits for one of the two authorities"],
            move.Transfer.EffectiveAt is { } at
                ? text["Responsibility moves on {0} at the earliest, and never before the children have arrived", dates.Time(at)]
                : text["When responsibility moves at the earliest, and what is handed over"],
            IsAccepted && move.IsMine ? $"{At}/arrangement" : null),
        Signature(move.Entry, move.IsEntry), Signature(move.Receiving, move.IsReceiving),
    ];

    /// <summary>What is handed over with the children.</summary>
    internal IReadOnlyList<MoveTask> Handover => [.. move.Transfer.Handover.Select(Item)];

    /// <summary>What bars the departure as far as it is known, each with the page on which it is put right.</summary>
    internal IReadOnlyList<MoveTask> Bars => move.Case.HasEnded ? [] :
    [
        .. new (bool Is, string Title, string Hint, string Page)[]
        {
            (move.Case.Status is "held", text["The referral is on hold"], text["Release the hold before anybody travels."], "release"),
            (move.Case.Overlays.Contains("missing"), text["A child is missing"],
                text["End the episode when the child is back."], "missing"),
            (move.Case.Overlays.Contains("objecting"), text["A child objects"],
                text["Record a best-interests review that has heard the child, and move nobody against their will."], "best-interests"),
            (move.Case.Children.Any(c => c.DateOfBirth is { } born && born.AddYears(Adult) <= today), text["A child is 18"],
                text["Close the referral, or let that child leave it, with the reason that they turned 18."], "close"),
        }.Where(b => b.Is).Select(b => new MoveTask(
            b.Title, "problem", move.IsEntry ? text["Bars the journey"] : Waits(move.Entry), b.Hint,
            move.IsEntry ? $"/referrals/{move.Id}/{b.Page}" : null)),
    ];

    /// <summary>Departure and arrival.</summary>
    internal IReadOnlyList<MoveTask> Journey => [Departure(), Arrival(move.Receiving, move.IsReceiving), Arrival(move.Entry, move.IsEntry)];

    /// <summary>What is told after the move.</summary>
    internal MoveTask Outcome
    {
        get
        {
            var told = move.Case.Outcomes is { Count: > 0 };
            var done = move.Stage is "completed";
            return new MoveTask(
                text["Tell how the children are"],
                told ? "completed" : !done ? "cannot-start" : move.IsReceiving ? "not-started" : "in-progress",
                told ? text["Done"] : !done ? text["Cannot start yet"] : move.IsReceiving ? text["To do"] : Waits(move.Receiving),
                move.Case.OutcomeDueOn is { } due
                    ? text["Due {0}", dates.NamedDay(due)]
                    : text["{0} tells {1}, about 28 days after the move", move.Receiving.Name, move.Entry.Name],
                done && move.IsReceiving ? $"{At}/outcome" : null);
        }
    }

    /// <summary>Who does what next, in a sentence.</summary>
    internal string Next => move.Stage switch
    {
        "accepted" when !HasTerms => text["One of the two authorities proposes the arrangement."],
        "accepted" when move.Transfer.SignedBy.Count == 0 => text["An officer of each authority signs the arrangement."],
        "accepted" => text["{0} signs the arrangement.", Both.First(a => !move.Transfer.SignedBy.Contains(a.GssCode)).Name],
        "arranged" when Bars.Count > 0 => text["{0} clears up what bars the journey.", move.Entry.Name],
        "arranged" => text["{0} says when the children leave.", move.Entry.Name],
        "inTransit" when move.Transfer.Barred is { } barred => text.Told(barred.Detail),
        "inTransit" when move.Transfer.MovesAt is { } at =>
            text["The arrival is agreed. Responsibility moves by itself on {0}.", dates.Time(at)],
        "inTransit" when IsDisputed => text[
            "{0} corrects its time, or {1} confirms it after all. If neither will, the national team decides.", move.Receiving.Name,
            move.Entry.Name],
        "inTransit" when move.Transfer.ArrivalConfirmedBy.Count == 0 => text["Each authority says when the children arrived."],
        "inTransit" => text["{0} says when the children arrived.", Both.First(a => !move.HasArrived(a)).Name],
        "completed" when move.Case.Outcomes is { Count: > 0 } => text["Nothing: the transfer is complete."],
        "completed" => text["{0} tells how the children are.", move.Receiving.Name],
        _ => text["Nothing: this case has ended."],
    };

    /// <summary>Whether an arrival is disputed and nobody has settled it.</summary>
    internal bool IsDisputed => move.Transfer.Dispute is { SettledBy: null };

    /// <summary>Whether the entry authority may dispute the other's time.</summary>
    internal bool MayDispute =>
        move is { IsEntry: true, Stage: "inTransit", Transfer: { MovesAt: null, Barred: null } } && move.HasArrived(move.Receiving)
        && !move.HasArrived(move.Entry) && !IsDisputed;

    /// <summary>Whether the expected arrival may be changed.</summary>
    internal bool MayExpect => move is { IsEntry: true, Stage: "inTransit" } && !move.HasArrived(move.Receiving);

    /// <summary>Whether the reader may say that the move failed.</summary>
    internal bool MayFail =>
        move is { IsMine: true, Stage: "inTransit", Transfer.MovesAt: null }
        && (move.Transfer.ArrivalConfirmedBy.Count == 0 || (move.IsReceiving && IsDisputed));

    bool HasTerms => move.Transfer.EffectiveAt is not null;

    bool IsAccepted => move.Stage is "accepted";

    IReadOnlyList<AuthorityEntry> Both => [move.Receiving, move.Entry];

    MoveTask Signature(AuthorityEntry authority, bool isOwn)
    {
        var signed = move.Transfer.SignedBy.Contains(authority.GssCode);
        var now = HasTerms && IsAccepted && !signed;
        return new MoveTask(
            text["{0} signs", authority.Name],
            signed ? "completed" : !now ? "cannot-start" : isOwn ? "not-started" : "in-progress",
            signed ? text["Done"] : !now ? text["Cannot start yet"] : isOwn ? text["To do"] : Waits(authority),
            signed && move.Transfer.MadeAt is { } at ? text["Both had signed on {0}", dates.Time(at)] : null,
            now && isOwn ? $"{At}/sign" : null);
    }

    MoveTask Item(HandoverRow row)
    {
        var done = row is { HandedOver: true, Received: true } or { Status: "follows", Received: true };
        var isMine = (move.IsEntry && !row.HandedOver) || (move.IsReceiving && !row.Received && row.Status is not "open");
        var status = done ? text["Done"]
            : isMine ? text["To do"]
            : Waits(row.HandedOver || move.IsEntry ? move.Receiving : move.Entry);
        return new MoveTask(
            HandoverWords.NameOf(row.Item, text), done ? "completed" : isMine ? "not-started" : "in-progress", status,
            HandoverWords.StatusOf(row, text, dates), move.IsMine ? $"{At}/handover/{row.Item}" : null);
    }

    MoveTask Departure()
    {
        var left = move.Transfer.DepartedAt;
        var now = move.Stage is "arranged" && Bars.Count == 0;
        return new MoveTask(
            text["{0} says when the children leave", move.Entry.Name],
            left is not null ? "completed" : !now ? "cannot-start" : move.IsEntry ? "not-started" : "in-progress",
            left is not null ? text["Done"] : !now ? text["Cannot start yet"] : move.IsEntry ? text["To do"] : Waits(move.Entry),
            left is { } at ? move.Transfer.ExpectedAt is { } expected
                ? text["Left on {0}, expected on {1}", dates.Time(at), dates.Time(expected)]
                : text["Left on {0}", dates.Time(at)] : null,
            now && move.IsEntry ? $"{At}/depart" : null);
    }

    MoveTask Arrival(AuthorityEntry authority, bool isOwn)
    {
        var told = move.ArrivalBy(authority);
        var isDone = move.HasArrived(authority);
        var corrects = isDone && isOwn && move.IsReceiving && IsDisputed;
        var now = move is { Stage: "inTransit", Transfer: { MovesAt: null, Barred: null } } && (!isDone || corrects);
        return new MoveTask(
            text["{0} confirms the arrival", authority.Name],
            corrects ? "problem" : isDone ? "completed" : !now ? "cannot-start" : isOwn ? "not-started" : "in-progress",
            corrects ? text["Disputed"]
                : isDone ? text["Done"] : !now ? text["Cannot start yet"] : isOwn ? text["To do"] : Waits(authority),
            told is { } at ? text["Arrived on {0}", dates.Time(at)] : null,
            now && isOwn ? $"{At}/arrive" : null);
    }

    string Waits(AuthorityEntry authority) => text["Waits for {0}", authority.Name];
}
