using System.Text.Json;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Refusals.Grounds;

/// <summary>
/// Every version of the grounds that was ever published. They are data, in <c>Data/grounds.json</c>: a new version is added there with
/// its first day, and no rule changes. A code is never taken out or moved to another group, only deprecated, since statements hold it.
/// </summary>
sealed class GroundLists
{
    readonly IReadOnlyList<GroundList> _versions;

    /// <summary>Takes versions, the oldest first.</summary>
    /// <exception cref="InvalidOperationException">A later version loses what an earlier one published.</exception>
    internal GroundLists(IReadOnlyList<GroundList> versions)
    {
        foreach (var list in versions)
        {
            Whole(list);
        }

        foreach (var (before, after) in versions.Zip(versions.Skip(1)))
        {
            Follows(before, after);
        }

        _versions = versions;
    }

    /// <summary>The versions that go with this program.</summary>
    internal static GroundLists Published { get; } = Read(
        typeof(GroundLists).Assembly.GetManifestResourceStream("grounds.json")!);

    /// <summary>All codes that may or might be given, in any version.</summary>
    internal IReadOnlyList<string> Codes => [.. _versions[^1].Grounds.Select(g => g.Code)];

    /// <summary>Reads versions.</summary>
    /// <param name="json">A list of them, the oldest first.</param>
    internal static GroundLists Read(Stream json) => new(JsonSerializer.Deserialize<IReadOnlyList<GroundList>>(json, Json.Answers)!);

    /// <summary>The version in force on a day: what is drafted on it is drafted under this one.</summary>
    internal GroundList On(DateOnly day) => _versions.LastOrDefault(v => v.ValidFrom <= day) ?? _versions[0];

    /// <summary>A version by its number, for what was drafted under it; the newest before it where there is none of that number.</summary>
    internal GroundList Of(int version) => _versions.LastOrDefault(v => v.Version <= version) ?? _versions[0];

    /// <summary>A version as it is shown, with all that there are; null where there is none of that number.</summary>
    /// <param name="version">Its number; null for the one in force.</param>
    /// <param name="today">The day.</param>
    internal GroundList? Shown(int? version, DateOnly today) =>
        (version is null ? On(today) : _versions.FirstOrDefault(v => v.Version == version)) is not { } list ? null
        : list with { Versions = [.. _versions.Select(v => new PublishedVersion(v.Version, v.ValidFrom))] };

    static void Whole(GroundList list)
    {
        var groups = list.Groups.Select(g => g.Code).ToHashSet();
        Never(list, "names a code twice", list.Grounds.GroupBy(g => g.Code).Where(g => g.Count() > 1).Select(g => g.Key));
        Never(list, "has no such group", list.Grounds.Select(g => g.Group).Where(g => !groups.Contains(g)));
    }

    static void Follows(GroundList before, GroundList after)
    {
        Never(after, "does not follow the version before", after.Version <= before.Version || after.ValidFrom <= before.ValidFrom
            ? [$"{before.Version}"] : []);
        Never(after, "takes a code out, or into another group", before.Grounds
            .Where(g => after.Find(g.Code)?.Group != g.Group).Select(g => g.Code));
        Never(after, "allows again what was deprecated", before.Grounds
            .Where(g => g.Deprecated && after.Find(g.Code) is { Deprecated: false }).Select(g => g.Code));
    }

    static void Never(GroundList list, string what, IEnumerable<string> which)
    {
        if (string.Join(", ", which) is { Length: > 0 } found)
        {
            throw new InvalidOperationException($"Version {list.Version} of the grounds {what}: {found}.");
        }
    }
}
