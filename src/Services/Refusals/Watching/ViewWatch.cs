using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Time;

namespace TransferScheme.Refusals.Watching;

/// <summary>What the watch has found.</summary>
/// <param name="AsAt">When it looked.</param>
/// <param name="Findings">What it found, for people to look at.</param>
/// <param name="NotLookedAt">Kinds of finding that it could not look for, because another service was silent.</param>
public sealed record WatchAnswer(DateTimeOffset AsAt, IReadOnlyList<WatchFinding> Findings, IReadOnlyList<string> NotLookedAt);

/// <summary>Answers the watch to those who oversee: the national team, auditors, and coordinators for their region.</summary>
static class ViewWatch
{
    internal static void Map(IEndpointRouteBuilder refusals) =>
        refusals.MapGet("watch", Handle).WithName("GetWatch").Produces<WatchAnswer>();

    static async Task<IResult> Handle(HttpContext http, WatchedCases cases, TimeProvider clock, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        if (!RefusalsPolicy.MayWatch(actor))
        {
            return new ProblemResult(Problem.Forbidden);
        }

        var now = clock.GetUtcNow();
        var today = UkTime.DateOf(now);
        var statements = await cases.StatementsAsync(actor.Region ?? "", ct);
        var vacancies = await cases.VacanciesAsync([.. statements.Where(s => Watch.MayBeContradicted(s, today))], ct);
        var findings = Watch.Of(
            statements, await cases.ReferralsAsync(ct), vacancies ?? new Dictionary<Guid, int>(), today);
        return Results.Ok(new WatchAnswer(now, findings, vacancies is null ? ["contradiction"] : []));
    }
}
