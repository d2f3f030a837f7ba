namespace TransferScheme.TestKit;

/// <summary>
/// The temporary folder of this test process. A watcher outside the process stops the servers in it and deletes it as soon as the
/// process is gone, also when it was killed.
/// </summary>
static class ProcessFolder
{
    static readonly Lazy<Task<string>> Made = new(MakeAsync);
    static int last;

    /// <summary>Answers a new path in it, which the watcher knows by its kind: <c>postgres</c> or <c>rabbit</c>.</summary>
    internal static async Task<string> NextAsync(string kind) =>
        Path.Combine(await Made.Value, $"{kind}-{Interlocked.Increment(ref last)}");

    static async Task<string> MakeAsync()
    {
        var path = Path.Combine(Path.GetTempPath(), $"transferscheme-{Guid.CreateVersion7():N}");
        await LocalScript.RunAsync("watch", "start", $"{Environment.ProcessId}", path, "--remove");
        return path;
    }
}
