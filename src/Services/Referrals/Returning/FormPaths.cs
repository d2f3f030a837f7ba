namespace TransferScheme.Referrals;

/// <summary>Paths of the form, such as <c>children[0].languages</c>, and the sections that they lie in.</summary>
static class FormPaths
{
    static readonly string[] Sections = ["arrival", "children", "needs", "family", "bestInterests", "childsViews", "legal", "logistics"];

    /// <summary>The section that a path lies in; null of a path that leads nowhere.</summary>
    internal static string? SectionOf(string path)
    {
        var head = path.Split('.', '[')[0];
        return head is "inAuthorityCare" or "arrivedOn" ? "arrival" : Array.Find(Sections, s => s == head);
    }

    /// <summary>Paths without those that lie in a section.</summary>
    internal static IReadOnlyList<string> Without(IReadOnlyList<string> paths, string section) =>
        paths.Count == 0 ? paths : [.. paths.Where(path => SectionOf(path) != section)];

    /// <summary>Whether a text is a path of the form: names and places, and no room for anything else.</summary>
    internal static bool IsPath(string text) =>
        text.Length <= 100 && SectionOf(text) is not null && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '[' or ']');
}
