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

    /// <summary>Reads a list of a part; nothing where its service does not answer.</summary>
    /// <param name="path">Path below <c>/api/v1/</c>.</param>
    /// <param name="part">What the part is called.</param>
    internal async Task<IReadOnlyList<T>> ListAsync<T>(string path, string part)
    {
        try
        {
            return await api.AllAsync<T>(path);
        }
        catch (ApiProblemException problem) when (problem.Problem.Status >= 500)
        {
            Miss(part);
            return [];
        }
    }

    /// <summary>Notes a part whose service did not answer.</summary>
    /// <param name="part">What the part is called.</param>
    internal void Miss(string part) => _silent.Enqueue(part);
}
