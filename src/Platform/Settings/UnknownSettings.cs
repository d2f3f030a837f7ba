using Microsoft.Extensions.Configuration;

namespace TransferScheme.Platform.Settings;

/// <summary>Finds settings in the scheme's sections that it does not read, such as a name with a letter missing.</summary>
static class UnknownSettings
{
    static readonly ILookup<string, string> Sections =
        SchemeSettings.Names.Where(IsInSection).ToLookup(Section, StringComparer.OrdinalIgnoreCase);

    /// <summary>What is set and not known, each with what was probably meant. Never tells a value.</summary>
    /// <param name="configuration">The settings.</param>
    internal static IReadOnlyList<string> Faults(IConfiguration configuration) =>
    [
        .. configuration.AsEnumerable().Where(s => s.Value is not null && IsInSection(s.Key)).Select(s => s.Key)
            .Where(name => Sections.Contains(Section(name)) && !SchemeSettings.Knows(name))
            .Order(StringComparer.Ordinal).Select(name => $"{name} is no setting: {Meant(name)}"),
    ];

    static string Meant(string name)
    {
        var alike = Sections[Section(name)].OrderBy(n => Distance(n, name)).ToList();
        return Distance(alike[0], name) <= 3
            ? $"did you mean {alike[0]}?"
            : $"there are {string.Join(", ", alike.Order(StringComparer.Ordinal))}.";
    }

    static bool IsInSection(string name) => name.Contains(':', StringComparison.Ordinal);

    static string Section(string name) => name[..name.IndexOf(':', StringComparison.Ordinal)];

    // Levenshtein's: how many letters to change, add or leave out.
    static int Distance(string one, string other)
    {
        int[] before = [.. Enumerable.Range(0, other.Length + 1)];
        for (var i = 0; i < one.Length; i++)
        {
            var now = new int[other.Length + 1];
            now[0] = i + 1;
            for (var j = 0; j < other.Length; j++)
            {
                var same = char.ToUpperInvariant(one[i]) == char.ToUpperInvariant(other[j]);
                now[j + 1] = Math.Min(Math.Min(now[j], before[j + 1]) + 1, before[j] + (same ? 0 : 1));
            }

            before = now;
        }

        return before[^1];
    }
}
