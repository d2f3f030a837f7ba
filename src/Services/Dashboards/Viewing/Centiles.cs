namespace TransferScheme.Dashboards.Viewing;

/// <summary>Statistics in whole tenths; null of nothing.</summary>
static class Centiles
{
    /// <summary>The middle value, or halfway between the two in the middle.</summary>
    /// <param name="ordered">Values in order.</param>
    internal static long? MedianTenths(IReadOnlyList<int> ordered) =>
        ordered.Count == 0 ? null : (ordered[(ordered.Count - 1) / 2] + (long)ordered[ordered.Count / 2]) * 5;

    /// <summary>The smallest value that at least nine in ten values do not exceed (nearest rank).</summary>
    /// <param name="ordered">Values in order.</param>
    internal static long? NinetiethTenths(IReadOnlyList<int> ordered) =>
        ordered.Count == 0 ? null : ordered[((ordered.Count * 9) + 9) / 10 - 1] * 10L;

    /// <summary>A share in tenths of a per cent, rounded half up.</summary>
    /// <param name="part">The part, not negative; null when not known.</param>
    /// <param name="whole">The whole; null when not known.</param>
    internal static long? PercentTenths(long? part, long? whole) => whole is null or 0 ? null : ((part * 2000) + whole) / (whole * 2);
}
