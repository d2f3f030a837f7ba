using System.Diagnostics;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>
/// What must hold after any fault, whatever processes the scheme is made of: it is read from the databases, the broker and the API.
/// </summary>
/// <param name="Database">Connection string of the administrator of the database.</param>
/// <param name="Broker">Address of the broker.</param>
/// <param name="MasterKeyFile">The file with the scheme's master key.</param>
/// <param name="Partners">Those who call the scheme.</param>
/// <param name="Record">What they sent and what they were answered.</param>
public sealed record Invariants(string Database, Uri Broker, string MasterKeyFile, Partners Partners, LoadRecord Record)
{
    /// <summary>The database.</summary>
    public Rows Rows { get; } = new(Database);

    /// <summary>Cheap, and true at any time, also under load: nothing acknowledged is lost, nothing happened twice.</summary>
    public Task<Tally> TallyAsync() => Tally.TakeAsync(Rows, Record);

    /// <summary>Who is to be told of what, for waiting.</summary>
    public Publications Publications() => new(Stores.Open(Database, Broker, MasterKeyFile), Rows, Broker);

    /// <summary>Everything that is wrong once the load has stopped and all is quiet; the scheme must be running.</summary>
    /// <param name="patience">How long messages may take to be handled; half a minute by default.</param>
    public async Task<IReadOnlyList<string>> FaultsWhenQuietAsync(TimeSpan? patience = null)
    {
        await using var publications = Publications();
        var national = await Partners.As("national");

        // Messages, and the readers behind some of the views, take their time: what is wrong then is what is still wrong at the end.
        var late = await LastAsync(
            async () => [.. await publications.FaultsAsync(), .. await Places.FaultsAsync(Rows, national)],
            patience ?? TimeSpan.FromSeconds(30));
        var tally = await TallyAsync();
        return
        [
            .. Record.Troubles, .. late, .. tally.Lost.Select(l => $"lost: {l}"), .. tally.Doubled.Select(d => $"doubled: {d}"),
            .. Record.Sent.Where(s => s.Answer is null).Select(s => $"never answered: {s.Act.Name}"),
            .. await Ledger.FaultsAsync(Rows, national),
        ];
    }

    static async Task<IReadOnlyList<string>> LastAsync(Func<Task<IReadOnlyList<string>>> faults, TimeSpan patience)
    {
        var watch = Stopwatch.StartNew();
        var last = await faults();
        while (last.Count > 0 && watch.Elapsed < patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
            last = await faults();
        }

        return last;
    }

    /// <summary>Every document that is not what its log says. Rebuilds all projections: the scheme must not be running.</summary>
    public async Task<IReadOnlyList<string>> FaultsOfFoldsAsync()
    {
        await using var stores = Stores.Open(Database, Broker, MasterKeyFile);
        return await Folds.FaultsAsync(stores, Rows);
    }
}
