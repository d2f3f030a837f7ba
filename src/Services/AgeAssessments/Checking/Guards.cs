using System.Collections.Immutable;
using TransferScheme.AgeAssessments.Planning;
using TransferScheme.Platform.Deciding;

namespace TransferScheme.AgeAssessments.Checking;

/// <summary>What keeps an act from being done, by item of the checklist.</summary>
static class Guards
{
    /// <summary>What a brief enquiry is held against: no minutes of interviews, but everything that a clear case needs.</summary>
    static readonly IReadOnlyList<string> Brief =
        ["A01", "A02", "A03", "A05", "A06", "A07", "A09", "A12", "A15", "A16", "A17", "A18", "A19", "A20"];

    static readonly IReadOnlyList<string> Full =
    [
        "A01", "A02", "A03", "A04", "A05", "A06", "A07", "A08", "A09", "A10", "A11", "A12", "A13", "A14", "A15", "A16", "A17", "A18",
        "A19", "A20", "A22",
    ];

    /// <summary>Items that a decision must meet before it is signed, by its route.</summary>
    internal static IReadOnlyList<string> BeforeSigning(AgeAssessment a) => a.IsBrief ? Brief : Full;

    /// <summary>Items that a case must meet before it is closed, by how it ended.</summary>
    internal static IReadOnlyList<string> BeforeClosing(AgeAssessment a) =>
        a.IsNaabOutcome ? ["A26"] : a.Status is AgeStatus.AcceptedNoAssessment ? ["A25"] : ["A24", "A25", "A26"];

    /// <summary>What keeps a decision from being signed: departures count once they are justified.</summary>
    internal static Rejection? Unmet(AgeAssessment a, IReadOnlyList<string> ids) =>
        Blocked(ids.Where(id => !Checklist.IsMet(a, id)).Select(id => (id, Checklist.Of(a, id).Detail!)));

    /// <summary>What keeps a decision from being assured: departures count once they are counter-signed.</summary>
    internal static Rejection? Open(AgeAssessment a, IReadOnlyList<string> ids) => Blocked(
        ids.Select(id => Checklist.Of(a, id)).Where(i => i.State == ChecklistItem.Open).Select(i => (i.Id, i.Detail!)));

    /// <summary>The rejection that names one item.</summary>
    internal static Rejection On(string id, string detail) => Blocked([(id, detail)])!;

    /// <summary>The rejection that names every item that fails; null where none does.</summary>
    internal static Rejection? Blocked(IEnumerable<(string Id, string Detail)> failing)
    {
        var items = failing.ToList();
        return items.Count == 0 ? null
            : Rejection.Conflict(
                "checklist-open", string.Join(' ', items.Select(i => $"{i.Id}: {i.Detail}"))) with
            {
                Errors = items.GroupBy(i => i.Id).ToImmutableSortedDictionary(
                    g => g.Key, g => g.Select(i => i.Detail).ToArray(), StringComparer.Ordinal),
            };
    }

    /// <summary>What keeps a session from being held as it is: helpers, or a justified departure (rows 14 and 16).</summary>
    internal static Rejection? Unaided(AgeAssessment a, bool hasAdult, bool hasInterpreter) => Blocked(
    [
        .. hasAdult || a.DepartureFrom("A06") is not null ? Array.Empty<(string, string)>()
            : [("A06", "There is no independent appropriate adult: arrange one, or justify the departure first.")],
        .. hasInterpreter || a.DepartureFrom("A07") is not null ? Array.Empty<(string, string)>()
            : [("A07", "There is no interpreter whom both understand: arrange one, or justify the departure first.")],
    ]);
}

/// <summary>Who assesses (A03).</summary>
static class Persons
{
    internal const string Wanted =
        "Name two different assessors, both qualified with a registration number, at least one of them experienced.";

    internal static bool Qualify(IReadOnlyList<AssessorFacts> assessors) =>
        assessors.Count == 2 && assessors[0].Person != assessors[1].Person && assessors.All(p => p is { Qualified: true, Registered: true })
        && assessors.Any(p => p.Experienced);
}
