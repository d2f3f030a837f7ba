using TransferScheme.Rota.Deciding;

namespace TransferScheme.Rota.Forecasting;

/// <summary>
/// The rota run ahead: to whom the next children would go if each came alone, came from nobody on the roll and suited everybody.
/// Those who accrue are today's; children of the run count towards thresholds and room as any decided children do.
/// </summary>
public sealed class RunAhead
{
    readonly List<int>[] _turns;
    readonly List<long> _latest = [];

    RunAhead(int authorities) => _turns = [.. Enumerable.Range(0, authorities).Select(_ => new List<int>())];

    /// <summary>How many children were placed: fewer than asked for where everyone is full then.</summary>
    public int Children => _latest.Count;

    /// <summary>Runs ahead.</summary>
    /// <param name="ledger">The ledger as it stands.</param>
    /// <param name="positions">What is known of everyone on its roll.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="children">How many children to run.</param>
    public static RunAhead Of(Ledger ledger, ReadOnlySpan<Position> positions, RotaRules rules, int children)
    {
        var ahead = new RunAhead(ledger.Roll.Count);
        Position[] sight = [.. positions];
        var single = new RotaGroup(1);
        var memory = new RunMemory();
        for (var child = 1; child <= children; child++)
        {
            var decision = GuardedRota.Decide(ledger, sight, single, rules, memory);
            if (decision.Chosen < 0)
            {
                break;
            }

            ledger = decision.Accrued.Take(decision.Chosen, 1);
            sight[decision.Chosen] = sight[decision.Chosen].Taking(1);
            ahead._turns[decision.Chosen].Add(child);
            ahead._latest.Add(child + decision.Regions[ledger.Roll.RegionOf[decision.Chosen]].Deadline);
        }

        return ahead;
    }

    /// <summary>The number of the child that is an authority's next turn; null where it has none in this run.</summary>
    /// <param name="place">The authority.</param>
    public int? Next(int place) => _turns[place] is [var first, ..] ? first : null;

    /// <summary>The number of the child by which the region of an authority's next turn must have been served.</summary>
    /// <param name="place">The authority.</param>
    public long? Latest(int place) => Next(place) is { } next ? _latest[next - 1] : null;

    /// <summary>An authority's turns among the first so many children.</summary>
    /// <param name="place">The authority.</param>
    /// <param name="children">How many children.</param>
    public int Turns(int place, double children)
    {
        var turns = _turns[place].BinarySearch((int)Math.Clamp(Math.Floor(children), 0, int.MaxValue));
        return turns >= 0 ? turns + 1 : ~turns;
    }
}
