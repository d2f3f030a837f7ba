using TransferScheme.Platform.Deadlines;
using TransferScheme.Platform.Time;

namespace TransferScheme.Refusals.Reviewing;

/// <summary>What falls due by itself after a review: past its last day it is said to be overdue, and nothing is decided by that.</summary>
static class AwaitedDeadlines
{
    /// <summary>The deadline of a case that waits for its authority; of any other there is none.</summary>
    /// <param name="refusal">The case.</param>
    internal static IEnumerable<Deadline> Of(Refusal refusal)
    {
        if (refusal.DueOn is { } dueOn && refusal.SaidOverdue != dueOn && Awaited(refusal.Status) is { } awaited)
        {
            yield return new Deadline(UkTime.EndOf(dueOn), new AwaitedOverdue(awaited, dueOn));
        }
    }

    static string? Awaited(RefusalStatus status) => status switch
    {
        RefusalStatus.Challenged => "reply",
        RefusalStatus.ReasonsDue => "writtenReasons",
        RefusalStatus.Reaffirmed => "compliance",
        _ => null,
    };
}
