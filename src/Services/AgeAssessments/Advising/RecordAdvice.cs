using System.Security.Cryptography;
using System.Text;
using TransferScheme.AgeAssessments.Succeeding;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;

namespace TransferScheme.AgeAssessments.Advising;

/// <summary>What happens to the legal advice of one authority on one assessment: a stream of its own, apart from the case.</summary>
public abstract record AdviceEvent
{
    private protected AdviceEvent()
    {
    }
}

/// <summary>Legal advice was recorded. It is privileged: only managers of the authority that was advised read it.</summary>
/// <param name="AssessmentId">The assessment.</param>
/// <param name="Authority">Code of the authority that was advised.</param>
/// <param name="Said">The advice.</param>
public sealed record AdviceRecorded(Guid AssessmentId, string Authority, Sealed<AgeText> Said) : AdviceEvent, ISaid;

/// <summary>A piece of legal advice.</summary>
/// <param name="At">When it was recorded.</param>
/// <param name="By">By whom.</param>
/// <param name="Words">The advice; null once it is erased.</param>
public sealed record AdviceItem(DateTimeOffset At, string? By, string? Words);

/// <summary>Legal advice, the oldest first.</summary>
/// <param name="Items">The pieces.</param>
public sealed record AdviceAnswer(IReadOnlyList<AdviceItem> Items);

/// <summary>Finds the legal advice of an authority.</summary>
/// <param name="store">The service's store.</param>
sealed class Advice(IAgeAssessmentStore store)
{
    /// <summary>The stream of one authority's advice on one assessment: it follows from both, so it needs no index.</summary>
    internal static Guid StreamOf(Guid assessmentId, string authority) =>
        new(SHA256.HashData([.. "advice/"u8, .. assessmentId.ToByteArray(), .. Encoding.UTF8.GetBytes(authority)]).AsSpan(0, 16));

    /// <summary>Whether the authority was advised, or one that it stands for since that is no more.</summary>
    internal async Task<bool> IsGivenAsync(AgeAssessment a, string authority, CancellationToken ct) =>
        (await OfAsync(a, authority, ct)).Count > 0;

    /// <summary>The advice of an authority, and of those that it stands for since they are no more, the oldest first.</summary>
    internal async Task<IReadOnlyList<IEvent>> OfAsync(AgeAssessment a, string authority, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var given = new List<IEvent>();
        foreach (var own in a.StandsFor(authority))
        {
            given.AddRange(await session.Events.FetchStreamAsync(StreamOf(a.Id, own), token: ct));
        }

        return [.. given.OrderBy(e => e.Timestamp)];
    }
}

/// <summary>
/// Records and shows privileged advice (row 32). It is written beside the case, whose version it does not change, and stays with the
/// authority that was advised when the case is handed over.
/// </summary>
static class RecordAdvice
{
    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapPost("{id:guid}/privileged", Record).WithName("RecordPrivilegedAdvice");
        assessments.MapGet("{id:guid}/privileged", Show).WithName("GetPrivilegedAdvice").Produces<AdviceAnswer>();
    }

    static Task<CommandResult> Record(
        Guid id, Command<WordsRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayReadAdvice,
            async (a, q, _) =>
            {
                var authority = command.Actor.Authority!;
                var advice = new AdviceRecorded(id, authority, await desk.Seal(a.ChildId, "advice", ct, ("words", q.Words)));
                return Noted(session => session.Events.Append(Advice.StreamOf(id, authority), advice));
            },
            ct);

    static async Task<IResult> Show(
        Guid id, HttpContext http, IAgeAssessmentStore store, Advice advice, Sealer<IAgeAssessmentStore> sealer,
        AccessLog<IAgeAssessmentStore> log, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        await using var session = store.QuerySession();
        if (await session.LoadAsync<AgeAssessment>(id, ct) is not { } a || AgePolicy.MayReadAdvice(actor, a) is Access.Hidden)
        {
            return new ProblemResult(Problem.NotFound);
        }

        if (AgePolicy.MayReadAdvice(actor, a) is Access.Forbidden)
        {
            return new ProblemResult(Problem.Forbidden);
        }

        await log.RecordAsync(id, actor, new ViewedAs(a.ReferralId, "privileged-advice", "legal", nameof(AgeDisclosure.Record)), ct);
        var items = new List<AdviceItem>();
        foreach (var e in await advice.OfAsync(a, actor.Authority!, ct))
        {
            var opened = await sealer.Open(((AdviceRecorded)e.Data).Said, ct);
            items.Add(new AdviceItem(e.Timestamp, e.UserName, opened?.Parts.GetValueOrDefault("words")));
        }

        return Results.Ok(new AdviceAnswer(items));
    }

    static Decision<AgeEvent> Noted(Action<IDocumentSession> append) => Beside().Also(append);

    // The shared decision of nothing is one for all, and holds no changes beside it.
    static Decision<AgeEvent> Beside() => Array.Empty<AgeEvent>();
}
