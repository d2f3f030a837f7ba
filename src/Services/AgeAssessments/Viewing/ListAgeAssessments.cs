using TransferScheme.AgeAssessments.Receiving;
using TransferScheme.AgeAssessments.Timing;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Viewing;

namespace TransferScheme.AgeAssessments.Viewing;

/// <summary>An assessment in a list: coded facts alone.</summary>
/// <param name="Id">The assessment.</param>
/// <param name="ReferralId">The referral.</param>
/// <param name="ChildId">The person.</param>
/// <param name="Owner">Code of the authority that owns it.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">Its version.</param>
/// <param name="Route">The route.</param>
/// <param name="DueOn">Last day of the guideline.</param>
/// <param name="Departures">How many safeguards were departed from.</param>
/// <param name="Assessors">The assessors.</param>
/// <param name="Signers">Who has signed the decision as it is drafted.</param>
/// <param name="Countersign">Items of the checklist whose departure waits for a manager's counter-signature.</param>
/// <param name="Clocks">Everything that is due.</param>
public sealed record AgeAssessmentItem(
    Guid Id, Guid ReferralId, Guid ChildId, string Owner, string Status, long Version, string? Route, DateOnly? DueOn, int Departures,
    IReadOnlyList<Guid> Assessors, IReadOnlyList<Guid> Signers, IReadOnlyList<string> Countersign, IReadOnlyList<RunningClock> Clocks);

/// <summary>The assessments that the caller may know of, what happened in one, and who read it.</summary>
static class ListAgeAssessments
{
    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapGet("", List).WithName("ListAgeAssessments").Produces<Page<AgeAssessmentItem>>();
        assessments.MapGet("{id:guid}/timeline", ShowTimeline).WithName("GetAgeTimeline").Produces<Timeline>();
        assessments.MapGet("{id:guid}/access-log", AccessLog).WithName("GetAgeAccessLog").Produces<AccessLines>();
    }

    // Beside status and authority: the region, whether it is open, its route and outcome, whether safeguards were departed from, and
    // whether a court overturned it. Whoever counts assessments so finds here what was counted.
    static async Task<IResult> List(
        string? status, string? authority, Guid? childId, [AsParameters] CountedAges counted, HttpContext http, IAgeAssessmentStore store,
        CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        var known = Enum.GetValues<AgeStatus>().Where(s => s.Name() == status).Select(s => s.Name()).ToList();
        var faults = new Faults();
        faults.When(status is not null && known.Count == 0, "status", "Must be a status of an age assessment.");
        faults.Text(authority, "authority", 20);
        counted.Check(faults);
        if (!faults.None)
        {
            return new ProblemResult(faults.ToProblem());
        }

        // Whoever belongs to an authority is shown its own cases, and those of children that it receives: so only those are read.
        var (own, wanted, of, child) = (actor.Authority ?? "", status ?? "", authority ?? "", childId?.ToString() ?? "");
        await using var session = store.QuerySession();
        return await Paging.AnswerAsync<AgeAssessment, Guid, AgeAssessmentItem>(
            http,
            (after, limit) => session.QueryAsync<AgeAssessment>(
                $"""
                where id > ? and (? = '' or lower(data ->> 'status') = lower(?))
                and (? = '' or data -> 'owner' ->> 'authority' = ? or {Receivers.Condition})
                and (? = '' or data -> 'owner' ->> 'authority' = ?) and (? = '' or data ->> 'childId' = ?)
                order by id limit ?
                """,
                ct, after, wanted, wanted, own, own, own, of, of, child, child, limit),
            a => a.Id,
            a => AgePolicy.Sees(actor, a, receives: own.Length > 0) is not AgeDisclosure.Nothing && counted.Holds(a),
            a => new AgeAssessmentItem(
                a.Id, a.ReferralId, a.ChildId, a.Owner.Authority, a.Status.Name(), a.Version, a.Route,
                a.Clock(ClockName.Assessment)?.DueOn, a.Departures.Count, [.. a.Assessors.Select(p => p.Person)], a.Signers,
                [.. a.Departures.Where(d => d.ManagerId is null).Select(d => d.Item)], a.Clocks));
    }

    static async Task<IResult> ShowTimeline(
        Guid id, DateTimeOffset? asAt, HttpContext http, IAgeAssessmentStore store, TimeProvider clock, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        await using var session = store.QuerySession();
        if (await session.LoadAsync<AgeAssessment>(id, ct) is not { } a || AgePolicy.Sees(actor, a) is AgeDisclosure.Nothing)
        {
            return new ProblemResult(Problem.NotFound);
        }

        if (PastCase.Fault(asAt, clock) is { } fault)
        {
            return new ProblemResult(fault);
        }

        var last = AgePolicy.Had(actor, a) ?? a.Version;
        var events = await session.Events.FetchStreamAsync(id, version: last, timestamp: asAt, token: ct);
        return events.Count == 0
            ? new ProblemResult(Problem.NotFound)
            : Results.Ok(Timeline.Of(events, e => Words(e.EventTypeName), actor));
    }

    static async Task<IResult> AccessLog(Guid id, HttpContext http, IAgeAssessmentStore store, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        await using var session = store.QuerySession();
        return await session.LoadAsync<AgeAssessment>(id, ct) is { } a && AgePolicy.SeesAccessLog(actor, a) is { } isTheirs
            ? Results.Ok(AccessLines.Of(await AccessLines.ReadAsync(session, id, ct), isTheirs, hasPart: true))
            : new ProblemResult(Problem.NotFound);
    }

    static string Words(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' ');
}
