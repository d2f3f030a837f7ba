using Microsoft.AspNetCore.Mvc;
using TransferScheme.AgeAssessments.Attaching;
using TransferScheme.AgeAssessments.Checking;
using TransferScheme.Platform.Documents;
using TransferScheme.Platform.Printing;
using TransferScheme.Platform.Problems;

namespace TransferScheme.AgeAssessments.Viewing;

/// <summary>
/// The decision letter and the whole record as pages to print, for the assessors and managers of the authority: the letter is what the
/// young person is given, the record what a court is. The letter is also for the authority that receives the person.
/// </summary>
static class GetPages
{
    static readonly string[] InLetter = ["draft", "brief-conclusion"];

    static readonly Dictionary<string, string> Headings = new()
    {
        ["conclusion"] = "What was decided",
        ["reasonForDate"] = "Why this date of birth",
        ["account"] = "What you told us",
        ["appearance"] = "Appearance and demeanour",
        ["traumaAndCulture"] = "What may have affected your memory",
        ["benefitOfDoubt"] = "The benefit of the doubt",
        ["liesToldApart"] = "What is about your age, and what is not",
    };

    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapGet("{id:guid}/letter.html", Letter).WithName("GetAgeLetter").Produces<string>(200, "text/html");
        assessments.MapGet("{id:guid}/record.html", Record).WithName("GetAgeRecord").Produces<string>(200, "text/html");
    }

    static Task<IResult> Letter(
        Guid id, [FromHeader(Name = "Purpose")] string? named, HttpContext http, ShownCases cases, CancellationToken ct) =>
        cases.ShowAsync(id, null, named, http, "age-letter", async (a, _) =>
            a.ServedAt is not { } servedAt
                || (await cases.RecordAsync(a, ct)).LastOrDefault(r => InLetter.Contains(r.Act))?.Parts is not { } parts
                ? new ProblemResult(Problem.NotFound)
                : AgePage.Of("Decision about your age", [
                    .. parts.Select(p => (Heading(p.Key), p.Value)),
                    ("How to challenge it", Challenge(Platform.Time.UkTime.DateOf(servedAt))),
                ], http), ct, AgeDisclosure.Report);

    static Task<IResult> Record(
        Guid id, [FromHeader(Name = "Purpose")] string? named, HttpContext http, ShownCases cases, CaseDocuments<IAgeAssessmentStore> documents,
        CancellationToken ct) =>
        cases.ShowAsync(id, null, named, http, "age-record", async (a, _) => AgePage.Of("Record of an age assessment", [
            ("Checklist", string.Join('\n', Checklist.Of(a).Select(i => $"{i.Id} {i.State}{(i.Detail is null ? "" : $": {i.Detail}")}"))),
            .. (await cases.RecordAsync(a, ct)).Select(r => (
                $"{Page.Moment(r.At)}: {r.Act.Replace('-', ' ')}",
                r.Parts is null ? "Erased" : string.Join('\n', r.Parts.Select(p => $"{p.Key}: {p.Value}")))),
            ("Documents", Listed(await documents.ShownAsync(
                a.Id, [.. a.Documents.Where(d => !d.IsPrivileged).Select(d => new ReadableDocument(d.Document))], GetAgeDocument.Attached, ct))),
        ], http), ct, AgeDisclosure.Record);

    // A court goes by the hash: it says which content it was.
    static string Listed(IReadOnlyList<DocumentView> documents) => documents.Count == 0 ? "None" : string.Join('\n', documents.Select(d =>
        $"{Page.Moment(d.AttachedAt)}: {d.Kind}{(d.Title is null ? "" : $", {d.Title}")}, version {d.Version}, {d.MediaType}, "
        + $"{d.Length} bytes, SHA-256 {d.Hash}"));

    static string Challenge(DateOnly servedOn) =>
        $"You can ask a court to look at this decision: promptly, and at the latest within three months of {Page.Day(servedOn)}. "
        + "Ask your solicitor at once.";

    static string Heading(string part) => Headings.GetValueOrDefault(part)
        ?? (part.StartsWith("reasons", StringComparison.Ordinal) ? "Reason"
            : part.StartsWith("evaluation", StringComparison.Ordinal) ? "What we made of your answer" : "Help you had");
}
