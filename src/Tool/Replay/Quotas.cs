namespace TransferScheme.Tool.Replay;

/// <summary>So many of each kind, in the proportions of a published figure, to be dealt out in an order that chance gives.</summary>
/// <typeparam name="T">The kinds.</typeparam>
sealed class Quotas<T>
{
    readonly (T Kind, int Left)[] _left;

    /// <summary>Divides a total by largest remainder; of equal remainders the first kind comes first.</summary>
    /// <param name="total">How many there are to deal out.</param>
    /// <param name="figures">The published figure of each kind.</param>
    internal Quotas(int total, IReadOnlyList<(T Kind, int Figure)> figures)
    {
        var sum = figures.Sum(f => (long)f.Figure);
        var shares = figures.Select(f => (f.Kind, Product: (long)total * f.Figure))
            .Select(f => (f.Kind, Whole: (int)(f.Product / sum), Remainder: f.Product % sum)).ToList();
        var leftOver = total - shares.Sum(s => s.Whole);
        var first = shares.Index().OrderByDescending(s => s.Item.Remainder).Take(leftOver).Select(s => s.Index).ToHashSet();
        _left = [.. shares.Select((s, at) => (s.Kind, first.Contains(at) ? s.Whole + 1 : s.Whole))];
    }

    /// <summary>Deals out some of one kind: of one that has as many left, else, at the end, of the one that has most.</summary>
    internal T Deal(int count, Draw draw)
    {
        var able = _left.Index().Where(l => l.Item.Left >= count).Select(l => (l.Index, l.Item.Left)).ToList();
        var at = able.Count > 0 ? draw.Weighted(able) : _left.Index().MaxBy(l => l.Item.Left).Index;
        _left[at].Left = Math.Max(0, _left[at].Left - count);
        return _left[at].Kind;
    }
}
