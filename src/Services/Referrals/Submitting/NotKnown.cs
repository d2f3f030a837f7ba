using TransferScheme.Platform.Problems;

namespace TransferScheme.Referrals.Submitting;

/// <summary>The answer "not known, because …" to a question that is wanted: it is no longer asked for, and the reason is kept.</summary>
/// <param name="Path">Path of the member from the object in whose <c>notKnown</c> it stands: of a child, <c>health.medication</c>.</param>
/// <param name="Because">Why it is not known.</param>
public sealed record NotKnown(string Path, string Because)
{
    const int Most = 100;

    /// <summary>Whether this answers for a path: for the member itself, or for all of the object that it names.</summary>
    internal bool Covers(string path) =>
        path.StartsWith(Path, StringComparison.Ordinal) && (path.Length == Path.Length || path[Path.Length] is '.' or '[');

    /// <summary>Checks one list of such answers.</summary>
    /// <param name="faults">Where to name what is wrong.</param>
    /// <param name="answers">The list.</param>
    /// <param name="at">Path of the object that holds it, with its point; empty for the form.</param>
    /// <param name="questions">Paths from there that may be answered so.</param>
    internal static void Check(Faults faults, IReadOnlyList<NotKnown>? answers, string at, IReadOnlySet<string> questions)
    {
        faults.When(answers?.Count > Most, $"{at}notKnown", $"Must be at most {Most} answers.");
        foreach (var (i, answer) in (answers ?? []).Take(Most).Index())
        {
            faults.When(
                !questions.Contains(answer.Path), $"{at}notKnown[{i}].path",
                "Must be the path of a member that is wanted here, not a required one.");
            faults.Text(answer.Because, $"{at}notKnown[{i}].because", 2000);
        }
    }
}
