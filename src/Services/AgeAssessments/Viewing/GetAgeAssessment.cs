using Microsoft.AspNetCore.Mvc;
using TransferScheme.AgeAssessments.Receiving;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Viewing;

namespace TransferScheme.AgeAssessments.Viewing;

/// <summary>An assessment, as far as the caller may see it; unknown and hidden look the same.</summary>
static class GetAgeAssessment
{
    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapGet("{id:guid}", Handle).WithName("GetAgeAssessment").Produces<AgeAssessmentDetails>();
        assessments.MapGet("{id:guid}/belief", Believe).WithName("GetAgeBelief").Produces<AgeBelief>();
    }

    static Task<IResult> Handle(
        Guid id, DateTimeOffset? asAt, [FromHeader(Name = "Purpose")] string? named, HttpContext http, ShownCases cases, Findings findings,
        CancellationToken ct) =>
        cases.ShowAsync(id, asAt, named, http, "age-assessment", async (a, disclosure) =>
        {
            http.Response.Headers.ETag = Answer.ETag(a.Version);
            var details = AgeAssessmentDetails.Of(a, await findings.OfAsync(a, disclosure, null, asAt, ct));
            return Results.Ok(disclosure is AgeDisclosure.Record ? details with { Record = await cases.RecordAsync(a, ct) } : details);
        }, ct);

    static Task<IResult> Believe(
        Guid id, DateOnly? on, DateTimeOffset? knownAt, [FromHeader(Name = "Purpose")] string? named, HttpContext http, ShownCases cases,
        Findings findings, CancellationToken ct) =>
        cases.ShowAsync(id, null, named, http, "age-belief", async (a, disclosure) =>
        {
            var believed = await findings.OfAsync(a, disclosure, on, knownAt, ct);
            return Results.Ok(new AgeBelief(believed.Operative is null ? "claimed" : "found", believed.Operative, believed.All));
        }, ct);
}

/// <summary>What was believed of a day, as it was known at a time.</summary>
/// <param name="Basis"><c>claimed</c> where no finding stood, or <c>found</c>.</param>
/// <param name="Operative">The finding that stood.</param>
/// <param name="Findings">All findings known then.</param>
public sealed record AgeBelief(string Basis, FindingView? Operative, IReadOnlyList<FindingView> Findings);

/// <summary>A case as it may be shown.</summary>
/// <param name="Now">As it stands.</param>
/// <param name="Shown">As far as it is shown.</param>
/// <param name="Disclosure">How much is shown.</param>
/// <param name="Actor">To whom.</param>
/// <param name="Purpose">For what.</param>
sealed record ShownCase(AgeAssessment Now, AgeAssessment Shown, AgeDisclosure Disclosure, Actor Actor, string Purpose);

/// <summary>Shows cases by the policy: whole, or as they were when they were last the reader's own.</summary>
/// <param name="store">The service's store.</param>
/// <param name="sealer">Opens what was written.</param>
/// <param name="log">Notes who read.</param>
/// <param name="clock">The scheme's clock.</param>
sealed class ShownCases(
    IAgeAssessmentStore store, Sealer<IAgeAssessmentStore> sealer, AccessLog<IAgeAssessmentStore> log, TimeProvider clock)
{
    /// <summary>Shows a case, after the read is noted where it tells of a person.</summary>
    /// <param name="id">The case.</param>
    /// <param name="asAt">The time asked for.</param>
    /// <param name="named">The purpose that was named.</param>
    /// <param name="http">The request.</param>
    /// <param name="projection">The view, by name.</param>
    /// <param name="show">Makes the answer.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <param name="least">What the reader must be able to see at least: those who see less are told that it is not theirs.</param>
    internal async Task<IResult> ShowAsync(
        Guid id, DateTimeOffset? asAt, string? named, HttpContext http, string projection,
        Func<AgeAssessment, AgeDisclosure, Task<IResult>> show, CancellationToken ct, AgeDisclosure least = AgeDisclosure.Coded)
    {
        var (fault, found) = await FindAsync(id, asAt, named, http, least, ct);
        if (found is not { } c)
        {
            return new ProblemResult(fault!);
        }

        if (c.Disclosure > AgeDisclosure.Coded)
        {
            await log.RecordAsync(
                id, c.Actor, new ViewedAs(c.Now.ReferralId, projection, c.Purpose, c.Disclosure.ToString()), ct);
        }

        return await show(c.Shown, c.Disclosure);
    }

    /// <summary>Finds a case as it may be shown; whoever shows it notes the read. Why it may not be, otherwise.</summary>
    /// <param name="id">The case.</param>
    /// <param name="asAt">The time asked for.</param>
    /// <param name="named">The purpose that was named.</param>
    /// <param name="http">The request.</param>
    /// <param name="least">What the reader must be able to see at least.</param>
    /// <param name="ct">Cancels the request.</param>
    internal async Task<(Problem? Fault, ShownCase? Case)> FindAsync(
        Guid id, DateTimeOffset? asAt, string? named, HttpContext http, AgeDisclosure least, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        await using var session = store.QuerySession();
        if (await session.LoadAsync<AgeAssessment>(id, ct) is not { } now)
        {
            return (Problem.NotFound, null);
        }

        var receives = AgePolicy.Sees(actor, now) is AgeDisclosure.Nothing && await session.ReceivesAsync(actor, id, ct);
        var disclosure = AgePolicy.Sees(actor, now, receives);
        if (disclosure < least)
        {
            return (disclosure is AgeDisclosure.Nothing ? Problem.NotFound : Problem.Forbidden, null);
        }

        var purpose = Purposes.Of(named, actor);
        if ((purpose is null ? Purposes.Unknown : PastCase.Fault(asAt, clock)) is { } fault)
        {
            return (fault, null);
        }

        // Whose case it was sees their own past, and nothing of what came after.
        var own = AgePolicy.Had(actor, now) is { } version
            ? await session.Events.AggregateStreamAsync<AgeAssessment>(id, version: version, token: ct) : now;
        if (own is null || await session.AsAt(id, own, asAt, ct) is not { } shown || shown.Version > own.Version)
        {
            return (Problem.NotFound, null);
        }

        return (null, new ShownCase(now, shown, disclosure, actor, purpose!));
    }

    /// <summary>What was written in a case, as far as it had come.</summary>
    internal async Task<IReadOnlyList<RecordItem>> RecordAsync(AgeAssessment a, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var events = await session.Events.FetchStreamAsync(a.Id, version: a.Version, token: ct);
        var keys = await sealer.KnownKeysAsync([a.ChildId], ct);
        return
        [
            .. events.Where(e => e.Data is ISaid).Select(e =>
            {
                var text = keys.Open(((ISaid)e.Data).Said);
                return new RecordItem(e.Timestamp, e.UserName, text?.Act ?? e.EventTypeName.Replace('_', '-'), text?.Parts);
            }),
        ];
    }
}
