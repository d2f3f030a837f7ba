namespace TransferScheme.Deploy.Tests;

/// <summary>A process as a file of the installation starts it, whichever kind of file that is.</summary>
/// <param name="Name">Its container's name.</param>
/// <param name="Image">The image it runs.</param>
/// <param name="Variables">Its variables and their values; empty where the value comes from elsewhere.</param>
/// <param name="Files">The files it finds its secrets in, by the whole path.</param>
/// <param name="Grace">How many seconds it has to stop.</param>
sealed record Installed(string Name, string Image, IReadOnlyDictionary<string, string> Variables, IReadOnlyList<string> Files, int Grace)
{
    IReadOnlyList<string> SettingFiles =>
        [.. Files.Where(f => Path.GetDirectoryName(f) == Variables.GetValueOrDefault("Secrets__Folder")).Select(f => Path.GetFileName(f))];

    IEnumerable<string> Settings => Variables.Keys.Concat(SettingFiles).Select(SettingOf);

    /// <summary>What is given and the code does not read.</summary>
    internal IEnumerable<string> Unknown => Settings.Where(s => !KnownSettings.Knows(s)).Select(s => $"{Name}: {s} is no setting");

    /// <summary>What the code needs and is not given.</summary>
    internal IEnumerable<string> Missing => KnownSettings.RequiredBy(Name).Except(Settings).Select(s => $"{Name}: {s} is missing");

    /// <summary>Secrets that stand where <c>inspect</c> shows them.</summary>
    internal IEnumerable<string> Shown =>
        Variables.Keys.Select(SettingOf).Where(KnownSettings.IsSecret).Select(s => $"{Name}: {s} is a secret and stands in a variable");

    /// <summary>Files that a variable names and that are not given.</summary>
    internal IEnumerable<string> Unmounted =>
        Variables.Where(v => v.Key.EndsWith("File", StringComparison.Ordinal) && !Files.Contains(v.Value))
            .Select(v => $"{Name}: {v.Key} names {v.Value}, which is not there");

    /// <summary>A stop that ends before it is over: it takes up to 15 seconds in all, and at most 10 of them may be the drain.</summary>
    internal IEnumerable<string> Hurried =>
    [
        .. Grace <= 15 ? [$"{Name}: has {Grace} s to stop"] : Array.Empty<string>(),
        .. TimeSpan.TryParse(Variables.GetValueOrDefault("Hosting__Drain"), out var drain) && drain.TotalSeconds is > 0 and <= 10
            ? Array.Empty<string>()
            : [$"{Name}: does not drain"],
    ];

    /// <summary>Addresses under which none of the others listens.</summary>
    internal IEnumerable<string> Lost(IReadOnlyCollection<string> names) =>
        Variables.Where(v => v.Value.StartsWith("http://", StringComparison.Ordinal))
            .Where(v => !(new Uri(v.Value) is { Port: 8080, AbsolutePath: "/" } address && names.Contains(address.Host)))
            .Select(v => $"{Name}: {v.Key} leads to {v.Value}");

    static string SettingOf(string variable) => variable.Replace("__", ":", StringComparison.Ordinal);
}
