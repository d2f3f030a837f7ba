using System.Diagnostics;
using System.Globalization;
using TransferScheme.Rota;
using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Lines;
using TransferScheme.Rota.Receipts;

namespace TransferScheme.Benchmarks.Rota;

/// <summary>How fair the rota is on the real authorities, beside the floor of the same run, and how long a decision takes.</summary>
static class RotaSuite
{
    const int Seeds = 8;

    public static void Run(Effort effort)
    {
        var (roll, weights) = RealFigures.Read();
        Fast(effort, roll, weights);
        Fair(effort, roll, weights);
        Receipts(effort, roll, weights);
    }

    static void Fair(Effort effort, Roll roll, long[] weights)
    {
        var count = effort.Requests / 20;
        Report.Line(string.Create(CultureInfo.InvariantCulture, $"\n## Fairness\nFurthest from the fair share after any referral, region / authority, in children: {Seeds} seeds of {count:#,0} referrals.\n"));
        Report.Line("| Instances | Worst | Median | Floor (median) | Goal |\n|---|---|---|---|---|");
        foreach (var scenario in Scenario.All)
        {
            var found = Enumerable.Range(1, Seeds).AsParallel().Select(seed => Fairness.Of(scenario, roll, weights, count, seed)).ToList();
            var (region, authority) = (found.Max(f => f.Region), found.Max(f => f.Authority));
            Report.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"| {scenario.Name} | **{region:0.000000} / {authority:0.000}** | {Median(found, f => f.Region):0.000} / {Median(found, f => f.Authority):0.000} | {Median(found, f => f.RegionFloor):0.000} / {Median(found, f => f.AuthorityFloor):0.000} | {scenario.GoalRegion} / {scenario.GoalAuthority} |"));
        }
    }

    static void Fast(Effort effort, Roll roll, long[] weights)
    {
        Report.Line("\n## One decision\nMicroseconds, decided and put on the ledger; the floor is one pass over the same accounts. The processor's own time leaves out what others had of the machine. As a run: on memory that a run of decisions uses again, as `scheme rota` and the forecast do; else each decision is kept for good.\n");
        Report.Line("| Authorities | Floor p50 | p50 | p99 | Processor p50 | Processor p99 | Ratio of p50 | Allocated | Collections | Goal p50 / p99 |\n|---|---|---|---|---|---|---|---|---|---|");
        var (first, last) = (Scenario.All[0], Scenario.All[^1]);
        foreach (var scenario in new[] { last, first })
        {
            Time($"212, {scenario.Name}", scenario, roll, weights, effort.Requests / 2, "5 / 20");
            Time($"212 as a run, {scenario.Name}", scenario, roll, weights, effort.Requests / 2, "5 / 20", new RunMemory());
        }

        foreach (var many in new[] { 1_000, 10_000 })
        {
            var random = new Random(many);
            var large = Roll.Empty.With(Enumerable.Range(0, many).Select(i => KeyValuePair.Create($"A{i:000000}", $"region-{i % 12}")));
            long[] given = [.. Enumerable.Range(0, many).Select(_ => random.NextInt64(1, 1_000_000))];
            var named = string.Create(CultureInfo.InvariantCulture, $"{many:#,0}");
            var goal = many == 10_000 ? "– / 200" : "";
            Time($"{named}, {last.Name}", last, large, given, effort.Requests / 20, goal);
            Time($"{named} as a run, {last.Name}", last, large, given, effort.Requests / 20, goal, new RunMemory());
        }
    }

    static void Time(string name, Scenario scenario, Roll roll, long[] weights, int count, string goal, RunMemory? memory = null)
    {
        var rules = new RotaRules("benchmark", "regional-shares", scenario.LargestGroup, RepaymentPercent: 0);
        var isIn = scenario.In(roll.Count, 1);
        Position[] positions = [.. weights.Select((w, i) => new Position(w, isIn[i], null, null, null))];
        var groups = scenario.Events(roll.Count, count, 1).Select(e => e.Group).ToList();
        var ledger = Ledger.Empty.On(roll);
        var taken = new List<double>(count);
        var processor = new List<double>(count);
        var floors = new List<double>(count);
        var accounts = new long[roll.Count];
        var (before, collections) = (0L, 0);
        foreach (var (at, group) in groups.Index())
        {
            if (at == count / 4)
            {
                // What came before warmed the code up.
                taken.Clear();
                processor.Clear();
                floors.Clear();
                collections = GC.CollectionCount(0);
                before = GC.GetAllocatedBytesForCurrentThread();
            }

            var spent = ThreadTime.Microseconds();
            var began = Stopwatch.GetTimestamp();
            var decision = GuardedRota.Decide(ledger, positions, group, rules, memory);
            ledger = decision.Chosen < 0 ? ledger : decision.Accrued.Take(decision.Chosen, group.Size);
            taken.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
            processor.Add(ThreadTime.Microseconds() - spent);
            began = Stopwatch.GetTimestamp();
            OnePass(accounts, weights);
            floors.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
        }

        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / (count - (count / 4));
        double[] ordered = [.. taken.Order()];
        double[] own = [.. processor.Order()];
        var (floor, p50, p99) = (Comparison.Median(floors), Comparison.Percentile(ordered, 0.5), Comparison.Percentile(ordered, 0.99));
        Report.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {floor:0.00} | **{p50:0.00}** | **{p99:0.00}** | {Comparison.Percentile(own, 0.5):0.00} | {Comparison.Percentile(own, 0.99):0.00} | {p50 / floor:0} | {each:#,0} B | {GC.CollectionCount(0) - collections} | {goal} |"));
    }

    // What a decision through the service pays for its receipt: the text of 75 KB and its hash, and what a check of it takes.
    static void Receipts(Effort effort, Roll roll, long[] weights)
    {
        var rules = new RotaRules("benchmark", "regional-shares");
        Position[] positions = [.. weights.Select(w => new Position(w, true, 10, 60, null))];
        var ledger = Ledger.Empty.On(roll);
        var receipt = new Receipt(
            ledger, positions, GuardedRota.Decide(ledger, positions, new RotaGroup(1, 0), rules),
            new ReceiptFacts("d", 1, "", "r", 1, DateTimeOffset.UnixEpoch, rules), new Names(id => id, region => region));
        var text = receipt.Document().ToJsonString();
        var count = effort.Requests / 100;
        Report.Line(string.Create(CultureInfo.InvariantCulture, $"\n## A receipt\n{text.Length:#,0} characters; microseconds.\n"));
        Report.Line("| Act | p50 |\n|---|---|");
        Report.Line(string.Create(CultureInfo.InvariantCulture, $"| hashed for its entry | **{Median(count, () => _ = receipt.Hash()):0}** |"));
        Report.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"| taken again and compared | **{Median(count, () => _ = ReceiptCheck.Faults(RotaLine.Parse(1, text))):0}** |"));
    }

    static double Median(int count, Action act)
    {
        var taken = new List<double>(count);
        for (var n = 0; n < count; n++)
        {
            var began = Stopwatch.GetTimestamp();
            act();
            taken.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
        }

        return Comparison.Median(taken);
    }

    static void OnePass(long[] accounts, long[] weights)
    {
        var most = 0;
        for (var i = 0; i < accounts.Length; i++)
        {
            accounts[i] += weights[i];
            most = accounts[i] > accounts[most] ? i : most;
        }

        accounts[most] = 0;
    }

    static double Median(IEnumerable<Fairness> found, Func<Fairness, double> figure) => Comparison.Median(found.Select(figure));
}
