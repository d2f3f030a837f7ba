using Microsoft.AspNetCore.Mvc;
using TransferScheme.AgeAssessments.Finding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.AgeAssessments.Viewing;

/// <summary>Which assessments a list is of, as figures count them.</summary>
/// <param name="Region">Slug of the region of the authority that owns them.</param>
/// <param name="Open">Whether the age was doubted, and the case neither ended nor was decided by a court.</param>
/// <param name="Route"><c>accept</c>, <c>briefEnquiry</c>, <c>full</c> or <c>naab</c>.</param>
/// <param name="Outcome">What the authority or the board found last: <c>child</c> or <c>adult</c>.</param>
/// <param name="Departed">Whether a manager countersigned a departure from a safeguard.</param>
/// <param name="Overturned">Whether a court or tribunal quashed that finding, or declared the other category.</param>
sealed record CountedAges(
    [FromQuery(Name = "region")] string? Region,
    [FromQuery(Name = "open")] bool? Open,
    [FromQuery(Name = "route")] string? Route,
    [FromQuery(Name = "outcome")] string? Outcome,
    [FromQuery(Name = "departed")] bool? Departed,
    [FromQuery(Name = "overturned")] bool? Overturned)
{
    internal void Check(Faults faults)
    {
        faults.Text(Region, "region", 40);
        faults.OneOf(Route, "route", "accept", "briefEnquiry", "full", "naab");
        faults.OneOf(Outcome, "outcome", "child", "adult");
    }

    /// <summary>Whether an assessment is one of these.</summary>
    internal bool Holds(AgeAssessment a) =>
        (Region is null || a.Owner.Region == Region)
        && (Open is null || IsOpen(a) == Open)
        && (Route is null || a.Route == Route)
        && (Outcome is null || Found(a)?.Category == Outcome)
        && (Departed is null || a.Departures.Any(d => d.ManagerId is not null) == Departed)
        && (Overturned is null || IsOverturned(a) == Overturned);

    static bool IsOpen(AgeAssessment a) =>
        a.DoubtOn is not null && a.Status is not (AgeStatus.Closed or AgeStatus.Withdrawn or AgeStatus.Quashed or AgeStatus.Superseded);

    // The last finding of the authority or of the board, and what a court said after it.
    static AgeFinding? Found(AgeAssessment a) => a.Findings.LastOrDefault(f => FindingSource.Rank(f.Source) is 3 or 4);

    static bool IsOverturned(AgeAssessment a) => Found(a) is { } found
        && (found.QuashedAt is not null
            || a.Findings.Any(f => f.Number > found.Number && FindingSource.Rank(f.Source) is 5 && f.Category != found.Category));
}
