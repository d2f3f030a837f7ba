namespace TransferScheme.Portal.Pages;

/// <summary>A page of a list that is known whole: what matters most is on the first.</summary>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Count">How many rows there are in all.</param>
/// <param name="Number">Which page it is, from 1.</param>
/// <param name="Pages">How many pages there are.</param>
/// <typeparam name="T">A row.</typeparam>
sealed record Slice<T>(IReadOnlyList<T> Rows, int Count, int Number, int Pages)
{
    /// <summary>Nothing.</summary>
    internal static Slice<T> Empty { get; } = new([], 0, 1, 1);

    /// <summary>A page of a list; the nearest where there is none of that number.</summary>
    /// <param name="all">The list.</param>
    /// <param name="size">Rows on a page.</param>
    /// <param name="number">Which page is asked for; null for the first.</param>
    internal static Slice<T> Of(IReadOnlyCollection<T> all, int size, int? number)
    {
        var pages = Math.Max(1, (all.Count + size - 1) / size);
        var shown = Math.Clamp(number ?? 1, 1, pages);
        return new Slice<T>([.. all.Skip((shown - 1) * size).Take(size)], all.Count, shown, pages);
    }

    /// <summary>The same page with its rows as they are shown.</summary>
    /// <param name="row">Makes a row.</param>
    /// <typeparam name="TRow">Such a row.</typeparam>
    internal Slice<TRow> As<TRow>(Func<T, TRow> row) => new([.. Rows.Select(row)], Count, Number, Pages);

    /// <summary>Address of the page before; null on the first.</summary>
    /// <param name="address">Address of a page without its number.</param>
    internal string? Previous(string address) => Number > 1 ? $"{address}{Number - 1}" : null;

    /// <summary>Address of the page after; null on the last.</summary>
    /// <param name="address">Address of a page without its number.</param>
    internal string? Next(string address) => Number < Pages ? $"{address}{Number + 1}" : null;
}
