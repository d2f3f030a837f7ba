using System.Numerics;
using System.Runtime.CompilerServices;

namespace TransferScheme.Rota.Batches;

/// <summary>
/// Dijkstra's shortest paths over a dense matrix of whole lengths, with potentials that keep every length at or above 0 (Edmonds and
/// Karp 1972). Rows are scanned several cells at a time; the result is the same whatever the width of the machine's registers.
/// </summary>
sealed class ShortestPaths
{
    /// <summary>No way: more than any sum of lengths.</summary>
    internal const int Far = 1 << 28;

    /// <summary>Cells are padded to this many, which every register's width divides.</summary>
    internal const int Padding = 16;

    const int Unreachable = Far / 2;
    readonly int _last;
    readonly int[] _distances;
    readonly int[] _closed;
    readonly int[] _from;

    internal ShortestPaths(int nodes)
    {
        _last = nodes - 1;
        Width = (nodes + Padding - 1) / Padding * Padding;
        Lengths = new int[nodes * Width];
        Potentials = new int[Width];
        Lengths.AsSpan().Fill(Far);
        _distances = new int[Width];
        _closed = new int[Width];
        _from = new int[Width];
    }

    /// <summary>Cells of a row.</summary>
    internal int Width { get; }

    /// <summary>Length from each node to each other, row by row.</summary>
    internal int[] Lengths { get; }

    /// <summary>Length + potential of the first − potential of the second is never below 0.</summary>
    internal int[] Potentials { get; }

    /// <summary>Rows scanned so far: the measure of work.</summary>
    internal long Scanned { get; private set; }

    /// <summary>The node before one on the path found; -1 for the first.</summary>
    internal int Before(int node) => _from[node];

    /// <summary>
    /// Finds the shortest path from outside to a node, and adjusts the potentials so that every step of it becomes 0.
    /// </summary>
    /// <param name="first">Length from outside to each node.</param>
    /// <param name="target">The node.</param>
    /// <returns>Whether there is one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal bool Find(ReadOnlySpan<int> first, int target)
    {
        var least = int.MaxValue;
        for (var i = 0; i < Width; i++)
        {
            _distances[i] = first[i] - Potentials[i];
            least = Math.Min(least, _distances[i]);
        }

        if (least >= Unreachable)
        {
            return false;
        }

        for (var i = 0; i < Width; i++)
        {
            _distances[i] -= least;
            _closed[i] = 0;
            _from[i] = -1;
        }

        var at = Nearest();
        while (at != target)
        {
            if (_distances[at] >= Unreachable)
            {
                return false;
            }

            _closed[at] = int.MaxValue;
            at = Scan(at);
        }

        if (_distances[target] >= Unreachable)
        {
            return false;
        }

        Adjust(_distances[target]);
        return true;
    }

    int Nearest()
    {
        var nearest = 0;
        for (var i = 1; i < Width; i++)
        {
            nearest = _distances[i] < _distances[nearest] ? i : nearest;
        }

        return nearest;
    }

    // Shortens the ways through one node, and finds the next nearest at the same time: the first of equals.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    int Scan(int node)
    {
        Scanned++;
        ref var lengths = ref Lengths[node * Width];
        ref var potentials = ref Potentials[0];
        ref var distances = ref _distances[0];
        ref var closed = ref _closed[0];
        ref var from = ref _from[0];
        var way = new Vector<int>(_distances[node] + Potentials[node]);
        var through = new Vector<int>(node);
        var nearest = new Vector<int>(int.MaxValue);
        var places = Vector<int>.Zero;
        for (var i = 0; i < Width; i += Vector<int>.Count)
        {
            var offset = (nuint)i;
            var known = Vector.LoadUnsafe(ref distances, offset);
            var found = Vector.LoadUnsafe(ref lengths, offset) + way - Vector.LoadUnsafe(ref potentials, offset);
            var shorter = Vector.LessThan(found, known);
            known = Vector.ConditionalSelect(shorter, found, known);
            known.StoreUnsafe(ref distances, offset);
            Vector.ConditionalSelect(shorter, through, Vector.LoadUnsafe(ref from, offset)).StoreUnsafe(ref from, offset);
            var open = known | Vector.LoadUnsafe(ref closed, offset);
            var nearer = Vector.LessThan(open, nearest);
            nearest = Vector.ConditionalSelect(nearer, open, nearest);
            places = Vector.ConditionalSelect(nearer, new Vector<int>(i), places);
        }

        var best = 0;
        for (var lane = 1; lane < Vector<int>.Count; lane++)
        {
            var difference = nearest[lane] - nearest[best];
            best = difference < 0 || (difference == 0 && places[lane] < places[best]) ? lane : best;
        }

        return places[best] + best;
    }

    // Potentials are given against the last node's and never above it: what nobody uses is free.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Adjust(int length)
    {
        var fall = Math.Max(0, length - _distances[_last]);
        for (var i = 0; i < Width; i++)
        {
            Potentials[i] = Math.Min(0, Potentials[i] - Math.Max(0, length - _distances[i]) + fall);
        }
    }
}
