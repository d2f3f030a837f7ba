using TransferScheme.Platform.Security;

namespace TransferScheme.Platform.Viewing;

/// <summary>Something that happened to a case: one shape for the timelines of all services, so that they can be merged.</summary>
/// <param name="Number">Its number among those that the reader is shown, from 1.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Act">The act by code: the name by which its event is stored, such as <c>referral_submitted</c>.</param>
/// <param name="Words">What happened, in words; nothing of what was written.</param>
/// <param name="By">The person or client who did it, where that is of the reader's own side, or the reader an auditor.</param>
/// <param name="Role">Role of whoever did it, as in tokens; <c>system</c> for what followed by itself.</param>
/// <param name="Authority">Code of their authority; absent where they are of none.</param>
public sealed record TimelineItem(int Number, DateTimeOffset At, string Act, string Words, string? By, string Role, string? Authority);

/// <summary>What happened to a case, the oldest first, as far as the reader may know it.</summary>
/// <param name="Items">What happened.</param>
public sealed record Timeline(IReadOnlyList<TimelineItem> Items)
{
    /// <summary>A timeline of what is shown of a case.</summary>
    /// <param name="shown">The events that the reader may know of, the oldest first.</param>
    /// <param name="words">An event in words.</param>
    /// <param name="reader">Who asks.</param>
    public static Timeline Of(IEnumerable<IEvent> shown, Func<IEvent, string> words, Actor reader) => new(
        [
            .. shown.Index().Select(e =>
            {
                var by = Doer.Of(e.Item, reader);
                return new TimelineItem(
                    e.Index + 1, e.Item.Timestamp, e.Item.EventTypeName, words(e.Item), by.Person, by.Role, by.Authority);
            }),
        ]);
}
