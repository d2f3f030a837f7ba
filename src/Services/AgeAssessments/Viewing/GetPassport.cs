using Microsoft.AspNetCore.Mvc;
using TransferScheme.AgeAssessments.Checking;
using TransferScheme.AgeAssessments.Timing;

namespace TransferScheme.AgeAssessments.Viewing;

/// <summary>What travels with a child about an assessment: enough to go on with, and where the full report is.</summary>
/// <param name="AssessmentId">The assessment, where the full report is.</param>
/// <param name="Owner">Code of the authority that owns it, and holds the report.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Route">The route.</param>
/// <param name="PresumedChildFrom">Since when the person is treated as a child meanwhile.</param>
/// <param name="TravelAgreement">Who leads, and by when.</param>
/// <param name="Findings">The findings.</param>
/// <param name="Operative">The finding that stands for the scheme; absent while that is the claimed date of birth.</param>
/// <param name="Divergence">Whether the finding for immigration says something else.</param>
/// <param name="Disputed">What was disputed: adverse points and answers. Only for assessors and managers.</param>
/// <param name="DepartedFrom">Safeguards that were departed from.</param>
/// <param name="Outstanding">Items of the checklist that are still open, and what to do about each.</param>
/// <param name="Clocks">What is due.</param>
public sealed record AgePassport(
    Guid AssessmentId, string Owner, string Status, string? Route, DateOnly? PresumedChildFrom, TravelAgreement? TravelAgreement,
    IReadOnlyList<FindingView> Findings, FindingView? Operative, bool Divergence, IReadOnlyList<RecordItem>? Disputed,
    IReadOnlyList<string> DepartedFrom, IReadOnlyList<ChecklistItem> Outstanding, IReadOnlyList<RunningClock> Clocks);

/// <summary>
/// The summary of an assessment, for whoever takes it over (section 69; the receiving authority goes on with what is complete).
/// </summary>
static class GetPassport
{
    static readonly string[] Disputing = ["provisional-conclusion", "response"];

    internal static void Map(IEndpointRouteBuilder assessments) =>
        assessments.MapGet("{id:guid}/passport", Handle).WithName("GetAgePassport").Produces<AgePassport>();

    static Task<IResult> Handle(
        Guid id, [FromHeader(Name = "Purpose")] string? named, HttpContext http, ShownCases cases, Findings findings,
        CancellationToken ct) =>
        cases.ShowAsync(id, null, named, http, "age-passport", async (a, disclosure) =>
        {
            var found = await findings.OfAsync(a, disclosure, null, null, ct);
            return Results.Ok(new AgePassport(
                a.Id, a.Owner.Authority, a.Status.Name(), a.Route, a.PresumedFrom, a.Agreement, found.All, found.Operative, found.Diverges,
                disclosure >= AgeDisclosure.Report
                    ? [.. (await cases.RecordAsync(a, ct)).Where(r => Disputing.Contains(r.Act))] : null,
                [.. a.Departures.Select(d => d.Item)],
                [.. Checklist.Of(a).Where(i => i.State == ChecklistItem.Open)], a.Clocks));
        }, ct, AgeDisclosure.Result);
}
