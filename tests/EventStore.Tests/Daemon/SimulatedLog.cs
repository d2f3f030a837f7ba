
namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>Writers that take an id, draw a number and end, in any interleaving; the model of what PostgreSQL shows a reader.</summary>
sealed class SimulatedLog(int writers)
{
    readonly Writer[] _writers = [.. Enumerable.Range(0, writers).Select(_ => new Writer())];
    readonly SortedSet<long> _committed = [];
    long _nextTransaction = 1;
    long _nextNumber = 1;

    public IEnumerable<long> InFlight => _writers.SelectMany(writer => writer.Numbers);

    public long HighestCommitted => _committed.Count == 0 ? 0 : _committed.Max;

    /// <summary>The writer goes on by one step: id, number, perhaps a second number, end.</summary>
    public void Step(int index, bool commits)
    {
        var writer = _writers[index];
        if (writer.Transaction is null)
        {
            writer.Transaction = _nextTransaction++;
        }
        else if (writer.Numbers.Count == 0 || (writer.Numbers.Count == 1 && !commits && _nextNumber % 3 == 0))
        {
            writer.Numbers.Add(_nextNumber++);
        }
        else
        {
            End(writer, commits);
        }
    }

    public void EndAll()
    {
        foreach (var writer in _writers)
        {
            End(writer, commits: true);
        }
    }

    public void Look(HighWater water)
    {
        var oldest = _writers.Min(writer => writer.Transaction) ?? _nextTransaction;
        List<Run> runs = [];
        foreach (var number in _committed.Where(number => number > water.Mark))
        {
            if (runs.Count > 0 && runs[^1].Last == number - 1)
            {
                runs[^1] = runs[^1] with { Last = number };
            }
            else
            {
                runs.Add(new Run(number, number));
            }
        }

        if (water.Advance(new Look(oldest, runs, [])))
        {
            water.Raise(_nextTransaction++, seenAt: 0);
        }
    }

    void End(Writer writer, bool commits)
    {
        if (commits)
        {
            _committed.UnionWith(writer.Numbers);
        }

        writer.Numbers.Clear();
        writer.Transaction = null;
    }

    sealed class Writer
    {
        public long? Transaction { get; set; }

        public List<long> Numbers { get; } = [];
    }
}
