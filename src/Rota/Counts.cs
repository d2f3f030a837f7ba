namespace TransferScheme.Rota;

/// <summary>
/// A number of children for every authority, which never changes: with one of them moved there is another, which shares all with it but
/// a stretch of neighbours. An entry of the ledger moves one number of thousands.
/// </summary>
readonly struct Counts
{
    /// <summary>How many neighbours are kept together.</summary>
    internal const int Stretch = 128;

    /// <summary>Of nobody.</summary>
    internal static readonly Counts None = Of([]);

    readonly int[][] _stretches;

    Counts(int[][] stretches) => _stretches = stretches;

    /// <summary>The number of an authority.</summary>
    /// <param name="place">Its place.</param>
    internal int this[int place] => _stretches[place / Stretch][place % Stretch];

    /// <summary>So many of each.</summary>
    /// <param name="counts">In the order of the places.</param>
    internal static Counts Of(int[] counts) => new([.. counts.Chunk(Stretch)]);

    /// <summary>With the number of one authority moved.</summary>
    /// <param name="place">Its place.</param>
    /// <param name="by">By how many.</param>
    internal Counts Moved(int place, int by)
    {
        int[][] stretches = [.. _stretches];
        int[] moved = [.. stretches[place / Stretch]];
        moved[place % Stretch] += by;
        stretches[place / Stretch] = moved;
        return new(stretches);
    }

    /// <summary>The numbers of a stretch of neighbours.</summary>
    /// <param name="first">The first of them, at a multiple of the stretch.</param>
    internal ReadOnlySpan<int> From(int first) => _stretches[first / Stretch];

    /// <summary>All numbers, in the order of the places.</summary>
    /// <param name="length">How many there are.</param>
    internal int[] ToArray(int length)
    {
        var all = new int[length];
        foreach (var (at, stretch) in _stretches.Index())
        {
            stretch.CopyTo(all, at * Stretch);
        }

        return all;
    }
}
