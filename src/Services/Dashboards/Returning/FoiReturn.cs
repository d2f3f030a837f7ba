using System.Text.Json.Serialization;
using Microsoft.Net.Http.Headers;
using TransferScheme.Dashboards.Viewing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Time;

namespace TransferScheme.Dashboards.Returning;

/// <summary>The standard questions that councils are asked under the Freedom of Information Act, answered for a period.</summary>
/// <param name="Scope"><c>authority</c>, <c>region</c> or <c>scheme</c>.</param>
/// <param name="Code">Code of the authority or slug of the region.</param>
/// <param name="Name">Name of the authority.</param>
/// <param name="From">First day, in the United Kingdom.</param>
/// <param name="To">Last day; the day on which figures of a day are stated.</param>
/// <param name="Suppressed">Whether small numbers are hidden.</param>
/// <param name="Disclosure">What that means, in words.</param>
/// <param name="Figures">The figures by name.</param>
/// <param name="DeclinedByReason">The offers declined, by reason.</param>
public sealed record FoiAnswer(
    string Scope, string? Code, string? Name, DateOnly From, DateOnly To, bool Suppressed, string Disclosure,
    IReadOnlyDictionary<string, ReturnFigure> Figures, IReadOnlyList<ReasonFigure> DeclinedByReason);

/// <summary>A figure of a return.</summary>
/// <param name="Value">The figure; null where it is hidden, not known or no number.</param>
/// <param name="Text">The figure as it is read, or <c>fewer than 5</c>, <c>withheld</c>, <c>not known</c>.</param>
/// <param name="Unit">
/// <c>offers</c>, <c>children</c>, <c>transfers</c>, <c>referrals</c>, <c>workingDays</c>, <c>percent</c> or <c>text</c>.
/// </param>
/// <param name="Definition">What it means, in one sentence.</param>
/// <param name="ListUrl">The list behind the figure, of which everyone sees what their role may see.</param>
/// <param name="AsAt">When the last event that is counted was received; null before the first.</param>
/// <param name="FreshnessSeconds">Seconds since the oldest event that was received and is not counted yet; zero when all are.</param>
public sealed record ReturnFigure(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Value, string Text, string Unit, string Definition,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? ListUrl,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateTimeOffset? AsAt, int FreshnessSeconds);

/// <summary>Offers declined for a reason.</summary>
/// <param name="Level1">Group of the reason.</param>
/// <param name="Level2">Code of the reason; absent for the whole group.</param>
/// <param name="Value">How many; null where it is hidden.</param>
/// <param name="Text">How many, or what is told in its place.</param>
public sealed record ReasonFigure(
    string Level1, string? Level2, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Value, string Text);

/// <summary>
/// Answers the standard return. What is written as a table is public, as an answer to such a request is; authorised roles see true
/// counts in JSON, unless they ask for what may be published.
/// </summary>
static class FoiReturn
{
    internal const string Table = "text/csv";
    const string Name = "foi";

    static readonly IReadOnlyList<string> Columns =
        ["scope", "code", "name", "from", "to", "figure", "level1", "level2", "value", "unit", "definition", "asAt"];

    internal static void Map(RouteGroupBuilder group) =>
        group.MapGet("returns/foi", Handle).WithName("GetFoiReturn")
            .Produces<FoiAnswer>(StatusCodes.Status200OK, "application/json", Table);

    static async Task<IResult> Handle(
        string? authority, string? from, string? to, string? suppressed, HttpContext http, Known known, TimeProvider clock,
        CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        if (DashboardsPolicy.MayRead(actor) is not Access.Granted)
        {
            return new ProblemResult(Problem.Forbidden);
        }

        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        var isTable = WantsTable(http.Request);
        var publication = new Publication(isTable || suppressed == "true");
        var now = clock.GetUtcNow();
        var faults = new Faults();
        faults.OneOf(suppressed, "suppressed", "true", "false");
        faults.When(isTable && suppressed == "false", "suppressed", "Must not be false: a table is public output.");
        var period = ReturnPeriod.Read(from, to, publication.IsPublic, UkTime.DateOf(now), faults);
        var scope = ReturnScope.Of(authority, actor, await known.AuthoritiesAsync(ct));
        faults.When(scope is null, "authority", "Must be the code of an authority of the scheme.");
        if (!faults.None)
        {
            return new ProblemResult(faults.ToProblem());
        }

        // The last microsecond of the period, which is as exactly as the database knows the time.
        var at = period!.Ends.AddMicroseconds(-1) is var last && last < now ? last : now;
        var facts = await known.ReadAsync(at, ct) ?? throw new InvalidOperationException("The clock went back.");
        var lines = FoiFigures.Of(facts, scope!, period, publication);
        return isTable ? AsTable(http, facts, scope!, period, publication, lines)
            : TypedResults.Json(AsAnswer(facts, scope!, period, publication, lines), Json.Answers);
    }

    // A caller that takes anything gets JSON.
    internal static bool WantsTable(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Where(a => a.Quality is not 0)
            .OrderByDescending(a => a.Quality ?? 1).FirstOrDefault(a => a.MediaType != "*/*")?.MediaType.Equals(
                Table, StringComparison.OrdinalIgnoreCase) is true;

    static FoiAnswer AsAnswer(
        Facts facts, ReturnScope scope, ReturnPeriod period, Publication publication, IReadOnlyList<ReturnLine> lines) =>
        new(
            scope.Kind, scope.Code, scope.Name, period.From, period.To, publication.IsPublic, publication.Words,
            lines.Where(l => l.Level1 is null).ToDictionary(
                l => l.Name, l => new ReturnFigure(l.Value, l.Text, l.Unit, l.Definition, l.List, facts.AsAt, facts.FreshnessSeconds)),
            [.. lines.Where(l => l.Level1 is not null).Select(l => new ReasonFigure(l.Level1!, l.Level2, l.Value, l.Text))]);

    static ContentHttpResult AsTable(
        HttpContext http, Facts facts, ReturnScope scope, ReturnPeriod period, Publication publication, IReadOnlyList<ReturnLine> lines)
    {
        var note = ReturnLine.Of(publication.Words, "disclosure", "Which numbers are told, and which are hidden.");
        var file = $"{Name}-{scope.Code ?? scope.Kind}-{period.From:yyyy-MM-dd}-{period.To:yyyy-MM-dd}.csv";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{file}\"";
        return TypedResults.Text(
            Csv.Of(Columns, lines.Append(note).Select(l => (string?[])
            [
                scope.Kind, scope.Code, scope.Name, $"{period.From:yyyy-MM-dd}", $"{period.To:yyyy-MM-dd}", l.Name, l.Level1, l.Level2,
                l.Text, l.Unit, l.Definition, $"{facts.AsAt?.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}",
            ])),
            Csv.ContentType);
    }
}
