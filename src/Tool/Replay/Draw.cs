namespace TransferScheme.Tool.Replay;

/// <summary>
/// The replay's only source of chance: SplitMix64 (Steele, Lea and Flood, 2014), ten lines that mean the same on every machine
/// and with every version of .NET.
/// </summary>
/// <param name="seed">The same seed gives the same draws.</param>
sealed class Draw(int seed)
{
    ulong _state = (ulong)(long)seed;

    /// <summary>A number from 0 to below the bound.</summary>
    internal int Below(int bound) => (int)(((UInt128)Next() * (uint)bound) >> 64);

    /// <summary>One of several, all as likely.</summary>
    internal T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>One of several, each as likely as its weight.</summary>
    internal T Weighted<T>(IEnumerable<(T Item, int Weight)> items)
    {
        var all = items.ToList();
        var at = Below(all.Sum(i => i.Weight));
        return all[all.FindIndex(i => (at -= i.Weight) < 0)].Item;
    }

    ulong Next()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
