using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Data;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Notifying;

/// <summary>
/// Who is told when of a statutory clock that ends before the children have moved: the entry authority, which is responsible until they
/// are received, as it is due soon and as it is overdue; then, once it is breached, the coordinator and the national team. It never pauses,
/// so neither an offer, nor a question, nor a hold changes any of it.
/// </summary>
static class StatutoryLadder
{
    // When offices close, as an answer to an offer is due on its last day.
    static readonly TimeOnly CutOff = new(17, 0);

    /// <summary>The office to be told next; null where there is none: the allocation has ended, or everybody was told.</summary>
    /// <param name="a">The allocation of the referral.</param>
    /// <param name="notices">The notices about its clock.</param>
    internal static (Rung Rung, DateTimeOffset At)? Next(AllocationCase a, Notices? notices)
    {
        // Who cares for the children may be corrected, and the last day moves: what was said of another says nothing of it.
        var dueOn = a.Group.StatutoryDueOn;
        var tried = notices?.StatutoryDueOn == dueOn ? notices.Ladder : [];
        if (a.HasEnded || tried.Count > (int)Rung.National)
        {
            return null;
        }

        var (rung, calendar) = ((Rung)tried.Count, Regions.Calendar(a.Group.EntryRegion));
        return (rung, Ladder.AtOnceAfterFailure(tried, Ladder.Awake(On(rung, dueOn, WorkingDays.For(calendar)), calendar)));
    }

    static DateTimeOffset On(Rung rung, DateOnly dueOn, WorkingDays days) => rung switch
    {
        Rung.Duty => UkTime.At(days.Add(dueOn, -1), TimeOnly.MinValue),
        Rung.SecondContact => UkTime.At(dueOn, CutOff),
        Rung.Coordinator => UkTime.EndOf(dueOn),
        Rung.National => UkTime.At(days.Add(dueOn, 1), CutOff),
        _ => throw new InvalidOperationException($"{rung} has no time."),
    };
}
