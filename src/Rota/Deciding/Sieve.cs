using System.Runtime.CompilerServices;

namespace TransferScheme.Rota.Deciding;

/// <summary>Who can take a group.</summary>
/// <param name="Exclusions">Everyone's first obstacle.</param>
/// <param name="Weight">Sum of the weights of those that accrue.</param>
/// <param name="SomeCanTake">Whether anybody can.</param>
/// <param name="SomeWithoutRoom">Whether anybody in the scheme has no free place.</param>
sealed record Sieve(Exclusion[] Exclusions, long Weight, bool SomeCanTake, bool SomeWithoutRoom)
{
    /// <summary>Finds them. The weights of those that accrue are written down, and 0 for the others.</summary>
    /// <param name="positions">What is known of everyone.</param>
    /// <param name="group">The group.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="memory">What a run of decisions writes on; null for none.</param>
    /// <param name="weights">Where the weights are written.</param>
    /// <exception cref="OverflowException">The weights sum to more than a <c>long</c> holds.</exception>
    internal static Sieve Of(
        ReadOnlySpan<Position> positions, RotaGroup group, RotaRules rules, RunMemory? memory, Span<long> weights)
    {
        var exclusions = memory?.Exclusions(positions.Length) ?? new Exclusion[positions.Length];

        // The later of two marks is written first.
        Mark(exclusions, group.Unsuitable, Exclusion.Unsuitable);
        if (group.Entry >= 0)
        {
            exclusions[group.Entry] = Exclusion.Entry;
        }

        Mark(exclusions, group.Declined, Exclusion.Declined);
        Mark(exclusions, group.DeclinedValid, Exclusion.DeclinedValid);
        weights = weights[..positions.Length];
        var (total, someCanTake, someWithoutRoom) = (0L, false, false);
        for (var i = 0; i < positions.Length; i++)
        {
            ref readonly var position = ref positions[i];
            var first = position.IsAtThreshold ? Exclusion.Threshold
                : position.Room <= 0 && rules.TwoAccounts ? Exclusion.NoRoom
                : position.Room < group.Size && exclusions[i] is (Exclusion.None or Exclusion.Unsuitable) ? Exclusion.Capacity
                : exclusions[i];
            first = (Exclusion)Either(position.Participates, (long)first, (long)Exclusion.NotParticipating);
            exclusions[i] = first;
            weights[i] = Either(first.Accrues, position.Weight, 0);
            total = checked(total + weights[i]);
            someCanTake |= first is Exclusion.None;
            someWithoutRoom |= first is Exclusion.NoRoom;
        }

        return new Sieve(exclusions, total, someCanTake, someWithoutRoom);
    }

    /// <summary>
    /// <c>holds ? one : other</c>, but without a jump: who takes part is no pattern that a processor could foresee, and it is asked of
    /// every authority, ten thousand of them at times, in every decision.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long Either(bool holds, long one, long other)
    {
        // All digits set where it holds, none where it does not.
        var mask = -(long)Unsafe.BitCast<bool, byte>(holds);
        return (one & mask) | (other & ~mask);
    }

    static void Mark(Exclusion[] exclusions, IReadOnlyList<int>? places, Exclusion exclusion)
    {
        // Thousands may be marked, and a list tells each of them by a call.
        foreach (var place in places as int[] ?? [.. places ?? []])
        {
            exclusions[place] = exclusion;
        }
    }
}
