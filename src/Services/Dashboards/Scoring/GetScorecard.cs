using System.Text.Json.Serialization;
using Microsoft.Net.Http.Headers;
using TransferScheme.Dashboards.Returning;
using TransferScheme.Dashboards.Viewing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Time;

namespace TransferScheme.Dashboards.Scoring;

/// <summary>How the scheme did in a quarter.</summary>
/// <param name="Quarter">The quarter of the calendar year, such as <c>2026-Q1</c>.</param>
/// <param name="From">Its first day, in the United Kingdom.</param>
/// <param name="To">Its last day.</param>
/// <param name="Suppressed">Whether small numbers are hidden.</param>
/// <param name="Disclosure">What that means, in words.</param>
/// <param name="Items">The figures.</param>
public sealed record Scorecard(
    string Quarter, DateOnly From, DateOnly To, bool Suppressed, string Disclosure, IReadOnlyList<ScoreItem> Items);

/// <summary>A figure of a scorecard.</summary>
/// <param name="Figure">Its name.</param>
/// <param name="Part">Slug of the region, or group of the ground of a decline; absent for the whole scheme.</param>
/// <param name="Value">The figure; null where it is hidden or there is none.</param>
/// <param name="Text">The figure as it is read, or <c>fewer than 5</c>, <c>withheld</c>, <c>none</c>.</param>
/// <param name="Unit"><c>transfers</c>, <c>offers</c>, <c>referrals</c> or <c>workingDays</c>.</param>
/// <param name="Definition">What it means, in one sentence.</param>
/// <param name="ListUrl">The list behind the figure, of which everyone sees what their role may see.</param>
/// <param name="AsAt">When the last event that is counted was received; null before the first.</param>
/// <param name="FreshnessSeconds">Seconds since the oldest event that was received and is not counted yet; zero when all are.</param>
public sealed record ScoreItem(
    string Figure, string? Part, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Value, string Text, string Unit,
    string Definition, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? ListUrl,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateTimeOffset? AsAt, int FreshnessSeconds);

/// <summary>Answers the scorecard of a quarter: as a table always fit for publication, in JSON with true counts unless asked otherwise.</summary>
static class GetScorecard
{
    static readonly IReadOnlyList<string> Columns = ["quarter", "figure", "part", "value", "unit", "definition", "asAt"];

    internal static void Map(RouteGroupBuilder group) =>
        group.MapGet("scorecard", Handle).WithName("GetScorecard")
            .Produces<Scorecard>(StatusCodes.Status200OK, "application/json", FoiReturn.Table);

    static async Task<IResult> Handle(
        string? quarter, string? suppressed, HttpContext http, Known known, TimeProvider clock, CancellationToken ct)
    {
        if (DashboardsPolicy.MayRead(http.Features.GetRequiredFeature<Actor>()) is not Access.Granted)
        {
            return new ProblemResult(Problem.Forbidden);
        }

        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        var isTable = FoiReturn.WantsTable(http.Request);
        var publication = new Publication(isTable || suppressed == "true");
        var now = clock.GetUtcNow();
        var faults = new Faults();
        faults.OneOf(suppressed, "suppressed", "true", "false");
        faults.When(isTable && suppressed == "false", "suppressed", "Must not be false: a table is public output.");
        var period = Quarter.Read(quarter, publication.IsPublic, UkTime.DateOf(now), faults);
        if (!faults.None)
        {
            return new ProblemResult(faults.ToProblem());
        }

        // The last microsecond of the quarter, which is as exactly as the database knows the time.
        var at = period!.Ends.AddMicroseconds(-1) is var last && last < now ? last : now;
        var facts = await known.ReadAsync(at, ct) ?? throw new InvalidOperationException("The clock went back.");
        var lines = ScoreFigures.Of(facts, period, publication);
        return isTable ? AsTable(http, quarter!, facts, publication, lines)
            : TypedResults.Json(
                new Scorecard(
                    quarter!, period.From, period.To, publication.IsPublic, publication.Words,
                    [
                        .. lines.Select(l => new ScoreItem(
                            l.Name, l.Level1, l.Value, l.Text, l.Unit, l.Definition, l.List, facts.AsAt, facts.FreshnessSeconds)),
                    ]),
                Json.Answers);
    }

    static ContentHttpResult AsTable(
        HttpContext http, string quarter, Facts facts, Publication publication, IReadOnlyList<ReturnLine> lines)
    {
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"scorecard-{quarter}.csv\"";
        var note = ReturnLine.Of(publication.Words, "disclosure", "Which numbers are told, and which are hidden.");
        return TypedResults.Text(
            Csv.Of(Columns, lines.Append(note).Select(l => (string?[])
            [
                quarter, l.Name, l.Level1, l.Text, l.Unit, l.Definition, $"{facts.AsAt?.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}",
            ])),
            Csv.ContentType);
    }
}
