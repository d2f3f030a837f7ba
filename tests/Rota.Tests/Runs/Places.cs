using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Tests.Cases;

namespace TransferScheme.Rota.Tests.Runs;

/// <summary>The chances of a run's positions and groups. Without limits everyone has room and nobody has a threshold.</summary>
sealed class Places(Random random, bool limits)
{
    internal Position[] Draw(int count)
    {
        var weight = random.Of<WeightKinds.Kind>(WeightKinds.Few, WeightKinds.Usual, WeightKinds.Uneven);
        return
        [
            .. Enumerable.Range(0, count).Select(_ => new Position(
                weight(random, count), !limits || !random.Once(10), random.Once(2) ? random.From(0, 12) : null,
                limits && random.Once(2) ? 10 : null, limits && random.Once(3) ? random.From(0, 6) : null)),
        ];
    }

    /// <summary>One authority stops or starts taking part, has another count, threshold, room or weight.</summary>
    internal Position[] Changed(Position[] positions)
    {
        Position[] changed = [.. positions];
        ref var one = ref changed[random.Next(changed.Length)];
        one = (limits ? random.Next(5) : 4) switch
        {
            0 => one with { Participates = !one.Participates },
            1 => one with { Uasc = random.Of<int?>(null, 3, 9, 12) },
            2 => one with { Threshold = random.Of<int?>(null, 4, 10) },
            3 => one with { Room = random.Of<int?>(null, 0, 1, 2, 8) },
            _ => one with { Weight = random.NextInt64(1, 1_000_000_000) },
        };
        return changed;
    }

    internal RotaGroup Group(int count) => new(
        random.Of(1, 1, 1, 2, 3, 4, 6), random.Once(2) ? random.Next(count) : -1, Some(count), [], [],
        random.Once(3) ? [.. Enumerable.Range(0, count).Select(_ => random.From(0, 5))] : null);

    int[] Some(int count) => random.Once(2) ? [] : [.. Enumerable.Range(0, count).Where(_ => random.Once(3))];
}
