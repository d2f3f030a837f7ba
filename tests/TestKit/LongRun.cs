namespace TransferScheme.TestKit;

/// <summary>The long run, <c>deploy/test --long</c>: what a plain run does in part it does whole.</summary>
public static class LongRun
{
    /// <summary>Whether this is one.</summary>
    public static bool IsThis { get; } = Environment.GetEnvironmentVariable("SCHEME_LONG") == "1";
}
