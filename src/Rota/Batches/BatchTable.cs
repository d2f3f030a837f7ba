namespace TransferScheme.Rota.Batches;

/// <summary>
/// A burst as a table. Rows are referrals and columns authorities, both in ordinal order of their ids, so that the order in which
/// they were given changes nothing; the last column is nowhere, which has room for everyone.
/// </summary>
/// <param name="Sizes">Children of each referral.</param>
/// <param name="Rooms">Places of each authority.</param>
/// <param name="Costs">Mismatch of each referral at each authority; <see cref="Never"/> where it cannot go.</param>
sealed record BatchTable(int[] Sizes, long[] Rooms, int[][] Costs)
{
    /// <summary>The cost of what is not allowed.</summary>
    internal const int Never = ShortestPaths.Far;

    /// <summary>The column of those placed nowhere.</summary>
    internal int Nowhere => Rooms.Length - 1;

    /// <summary>All children.</summary>
    internal long Children => Sizes.Sum(size => (long)size);

    /// <summary>The table of a problem. Authorities without room, and options too small for a group, are left out.</summary>
    /// <param name="referrals">The referrals, in ordinal order of their ids.</param>
    /// <param name="authorities">Their authorities that have room, in ordinal order of their ids.</param>
    internal static BatchTable Of(IReadOnlyList<BatchReferral> referrals, IReadOnlyList<BatchAuthority> authorities)
    {
        var children = referrals.Sum(r => (long)r.Size);
        var columns = authorities.Index().ToDictionary(a => a.Item.Id, a => a.Index, StringComparer.Ordinal);
        long[] rooms = [.. authorities.Select(a => Math.Min(a.Capacity ?? children, children)), long.MaxValue];
        return new BatchTable([.. referrals.Select(r => r.Size)], rooms, [.. referrals.Select(r => Row(r, columns, rooms))]);
    }

    static int[] Row(BatchReferral referral, Dictionary<string, int> columns, long[] rooms)
    {
        var row = new int[rooms.Length];
        row.AsSpan().Fill(Never);
        row[^1] = BatchProblem.UnplacedMismatch;
        foreach (var option in referral.Options)
        {
            if (columns.TryGetValue(option.Authority, out var column) && rooms[column] >= referral.Size)
            {
                row[column] = option.Mismatch;
            }
        }

        return row;
    }
}
