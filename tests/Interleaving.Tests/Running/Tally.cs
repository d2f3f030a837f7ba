namespace TransferScheme.Interleaving.Tests.Running;

/// <summary>How often each thing happened: a model that never gets there proves nothing.</summary>
sealed class Tally
{
    readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, int> Counts => _counts;

    internal void Count(string what) => _counts[what] = _counts.GetValueOrDefault(what) + 1;

    public override string ToString() => string.Join('\n', _counts.Select(c => $"{c.Value,8} {c.Key}"));
}
