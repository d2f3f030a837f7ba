using System.Collections.Concurrent;
using TransferScheme.Portal.Calling;

namespace TransferScheme.Portal.Pages.Homes;

/// <summary>The parts of a home, each from a service of its own: where one does not answer, the others are shown still.</summary>
/// <param name="api">The API.</param>
sealed class Parts(SchemeApi api)
{
    readonly ConcurrentQueue<string> _silent = [];

    /// <summary>The parts whose service did not answer.</summary>
    internal IReadOnlyList<string> Silent => [.. _silent.Distinct()];

    /// <summary>Reads a whole list of a part that is always short.</summary>
    /// <param name="path">Path below <c>/api/v1/</c>.</param>
    /// <param name="part">What the part is called.</param>
    /// <returns>Its items; null where its service does not answer.</returns>
    internal async Task<IReadOnlyList<T>?> ListAsync<T>(string path, string part)
    {
        try
        {
            return await api.AllAsync<T>(path);
        }
        catch (ApiProblemException problem) when (problem.Problem.Status >= 500)
        {
            Miss(part);
            return null;
        }
    }

    /// <summary>Reads the first of a list of a part, and how many it has in all.</summary>
    /// <param name="path">Path below <c>/api/v1/</c>, with a filter.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="part">What the part is called.</param>
    internal async Task<Top<T>> TopAsync<T>(string path, int most, string part)
    {
        try
        {
            var page = await api.GetAsync<ApiPage<T>>($"{path}&limit={most}&total=true");
            return new Top<T>(page.Items, page.Total);
        }
        catch (ApiProblemException problem) when (problem.Problem.Status >= 500)
        {
            Miss(part);
            return new Top<T>([], null);
        }
    }

    /// <summary>Notes a part whose service did not answer.</summary>
    /// <param name="part">What the part is called.</param>
    internal void Miss(string part) => _silent.Enqueue(part);
}

/// <summary>A list of a home: the most urgent of it, and how many it has in all.</summary>
/// <param name="Rows">Those that are shown.</param>
/// <param name="Count">How many there are; null where its service does not answer, so that nobody takes silence for nothing.</param>
/// <typeparam name="T">A row.</typeparam>
sealed record Top<T>(IReadOnlyList<T> Rows, long? Count)
{
    /// <summary>Before anything was asked.</summary>
    internal static Top<T> Unknown { get; } = new([], null);

    /// <summary>The first rows of a list that is wholly known; null where it is not.</summary>
    /// <param name="all">The list.</param>
    /// <param name="most">How many are shown at most.</param>
    internal static Top<T> Of(IReadOnlyCollection<T>? all, int most) => new([.. (all ?? []).Take(most)], all?.Count);

    /// <summary>The same with rows as the page shows them.</summary>
    /// <param name="row">Makes a row.</param>
    /// <typeparam name="TRow">Such a row.</typeparam>
    internal Top<TRow> As<TRow>(Func<T, TRow> row) => new([.. Rows.Select(row)], Count);
}

/// <summary>The way from a shortened list of a home to the whole of it.</summary>
/// <param name="Name">What the list is called.</param>
/// <param name="Address">Where all of it is.</param>
/// <param name="Shown">How many are shown.</param>
/// <param name="Count">How many there are; null where that is not known.</param>
sealed record Whole(string Name, string Address, int Shown, long? Count)
{
    /// <summary>The way from a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="address">Where all of it is.</param>
    internal static Whole Of<T>(Top<T> list, string name, string address) => new(name, address, list.Rows.Count, list.Count);
}
