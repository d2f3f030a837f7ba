namespace TransferScheme.Platform.Hosting;

/// <summary>Red while a store's reader is stopped by an error, frozen, or held back by a session left open in the database.</summary>
/// <param name="readers">One for each store of this process.</param>
internal sealed class ReaderAlarm(IEnumerable<StoreHealth> readers) : IAlarm
{
    public string Name => "readers";

    public async Task<IReadOnlyList<string>> LookAsync(CancellationToken ct) => throw new NotImplementedException();
}
