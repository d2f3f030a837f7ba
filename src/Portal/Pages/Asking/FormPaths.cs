using System.Globalization;
using System.Text.RegularExpressions;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Asking;

/// <summary>What a question may be about: paths of the referral's form, and how people say them.</summary>
static partial class FormPaths
{
    static readonly IReadOnlyList<(string Path, string Words)> OfEachChild =
    [
        ("health", "Health and medication"), ("languages", "Languages and interpreter"), ("religion", "Religion"), ("age", "Age"),
    ];

    static readonly IReadOnlyList<(string Path, string Words)> OfForm =
    [
        ("currentPlacement", "Where they live now"), ("needs.placementTypes", "Kind of placement sought"),
        ("needs.medical", "Medical needs"),
        ("needs.risk", "Risks"), ("needs.education", "Education"), ("needs.diet", "Diet"), ("needs.cultureAndFaith", "Culture and faith"),
        ("family", "Family and other ties"), ("bestInterests", "Best interests assessment"), ("childsViews", "What the children say"),
        ("legal.careStatus", "Care status"), ("legal.nrm", "Referral as a victim of trafficking"),
        ("legal.careProceedings", "Proceedings in court"),
        ("logistics.earliestTravel", "When they can travel"), ("logistics.escort", "Who comes with them"),
    ];

    /// <summary>What can be asked about an offer of so many children, with the words.</summary>
    internal static IReadOnlyList<(string Path, string Words)> For(int children, Text text) =>
    [
        .. Enumerable.Range(0, children).SelectMany(child => OfEachChild.Select(p => p.Path).Select(path => $"children[{child}].{path}"))
            .Concat(OfForm.Select(p => p.Path)).Select(path => (path, WordsOf(path, text, children))),
    ];

    /// <summary>A path in words; one that has none stands as it is.</summary>
    internal static string WordsOf(string path, Text text, int children = 2)
    {
        if (ChildPath().Match(path) is { Success: true } child
            && OfEachChild.FirstOrDefault(p => p.Path == child.Groups["path"].Value).Words is { } words)
        {
            var number = int.Parse(child.Groups["child"].Value, CultureInfo.InvariantCulture) + 1;
            return children == 1 ? text[words] : text["Child {0}: {1}", number, text[words]];
        }

        return OfForm.FirstOrDefault(p => p.Path == path).Words is { } known ? text[known] : path;
    }

    [GeneratedRegex(@"^children\[(?<child>[0-9]{1,2})\]\.(?<path>.+)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ChildPath();
}
