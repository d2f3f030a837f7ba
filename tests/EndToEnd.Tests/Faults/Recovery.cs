using System.Diagnostics;
using TransferScheme.TestKit;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>The time from a fault until all is well: what happened before it is told to everybody, and every partner is answered.</summary>
public sealed class Recovery
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    readonly Stopwatch _since;
    readonly Publications _publications;
    readonly IReadOnlyDictionary<string, long> _ends;
    readonly List<Sent> _unanswered;
    readonly LoadRecord _record;

    Recovery(Stopwatch since, Publications publications, IReadOnlyDictionary<string, long> ends, LoadRecord record) =>
        (_since, _publications, _ends, _unanswered, _record) =
        (since, publications, ends, [.. record.Sent.Where(s => s.Answer is null)], record);

    /// <summary>Begins at a fault: notes what is under way. The database must be there.</summary>
    /// <param name="publications">Who is to be told of what.</param>
    /// <param name="record">What partners sent.</param>
    public static async Task<Recovery> BeginAsync(Publications publications, LoadRecord record)
    {
        var since = Stopwatch.StartNew();
        return new Recovery(since, publications, await publications.EndsAsync(), record);
    }

    /// <summary>Waits until all is well, and answers how long that took since the fault.</summary>
    /// <param name="fault">The fault, in words.</param>
    /// <exception cref="TimeoutException">It was not within a minute.</exception>
    public async Task<TimeSpan> EndAsync(string fault)
    {
        await Poll.ForAsync(
            async () => string.Join(", ", await _publications.PendingAsync(_ends)), p => p.Length == 0, Longest,
            $"what was told before {fault} to be handled", Publications.Pause);

        // A partner in trouble waits for no answer any more: what troubles it says more than that it has none.
        await Poll.UntilAsync(
            () => Task.FromResult(_record.Troubles.Count > 0 || _unanswered.TrueForAll(s => s.Answer is not null)), Longest,
            $"every partner to be answered after {fault}");
        _record.Troubles.ShouldBeEmpty($"after {fault}");
        return _since.Elapsed;
    }
}
