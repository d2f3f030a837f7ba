using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Time;

namespace TransferScheme.Refusals.Watching;

/// <summary>
/// Answers a control chart to those who oversee. It is of one authority, one region or all together, month by month: there is no way to
/// ask for a list of authorities by their share.
/// </summary>
static class ViewChart
{
    const int MostMonths = 60;

    internal static void Map(IEndpointRouteBuilder refusals) =>
        refusals.MapGet("watch/chart", Handle).WithName("GetWatchChart").Produces<ControlChart>();

    static async Task<IResult> Handle(
        string? measure, string? authority, string? region, int? months, HttpContext http, WatchedCases cases, TimeProvider clock,
        CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        if (!RefusalsPolicy.MayWatch(actor))
        {
            return new ProblemResult(Problem.Forbidden);
        }

        var faults = new Faults();
        faults.OneOf(measure, "measure", "other", "declined");
        faults.Text(authority, "authority", 20);
        faults.Text(region, "region", 40);
        faults.When(months is < 1 or > MostMonths, "months", $"Must be between 1 and {MostMonths}.");
        if (!faults.None)
        {
            return new ProblemResult(faults.ToProblem());
        }

        // A coordinator is shown the own region's cases alone, whatever is asked for.
        var (wanted, now) = (measure ?? "other", clock.GetUtcNow());
        var items = actor.Region is { } own && region is { } asked && own != asked
            ? []
            : await cases.ChartAsync(wanted, authority ?? "", actor.Region ?? region ?? "", ct);
        var (centre, points) = ControlChart.Plot(items, UkTime.DateOf(now), months ?? 12);
        return Results.Ok(new ControlChart(now, wanted, authority, actor.Region ?? region, centre, points));
    }
}
