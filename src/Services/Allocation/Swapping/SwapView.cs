using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Swapping;

/// <summary>A swap that waits for an answer.</summary>
/// <param name="Authority">Code of the authority that is asked to take the children.</param>
/// <param name="RespondBy">When its answer is due.</param>
/// <param name="Note">What the coordinator wrote; to the authorities, and not in lists.</param>
public sealed record SwapView(string Authority, DateTimeOffset RespondBy, string? Note = null)
{
    internal static SwapView Of(ProposedSwap swap, ChildKeys? keys = null) =>
        new(swap.Authority, swap.RespondBy, swap.Note is { } note ? keys?.Open(note)?.Text : null);
}
