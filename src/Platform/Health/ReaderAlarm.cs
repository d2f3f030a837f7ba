namespace TransferScheme.Platform.Health;

/// <summary>
/// Red while a store's reader is stopped by an error, frozen, without a leader, or held back by a session left open in the
/// database. Our store tells all of that; ReaderAlarm.Marten.cs is built in its place with Marten, which tells less.
/// </summary>
/// <param name="stores">One for each store of this process.</param>
sealed class ReaderAlarm(IEnumerable<StoreHealth> stores) : IAlarm
{
    public string Name => "readers";

    public async Task<IReadOnlyList<string>> LookAsync(CancellationToken ct)
    {
        var found = new List<string>();
        foreach (var store in stores)
        {
            var report = await store.CheckAsync(ct);
            found.AddRange(report.Alarms.Select(a => $"{report.Store}, {a.Subject}: {a.Detail}"));
        }

        return found;
    }
}
