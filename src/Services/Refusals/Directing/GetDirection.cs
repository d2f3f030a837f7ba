using Microsoft.AspNetCore.Mvc;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Printing;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Viewing;
using TransferScheme.Refusals.Handling;

namespace TransferScheme.Refusals.Directing;

/// <summary>
/// A direction of the register, to everybody who is signed in, also as a page to print. What was written on it is for the authority
/// directed and the national team, whose reads are recorded.
/// </summary>
static class GetDirection
{
    internal static void Map(IEndpointRouteBuilder directions)
    {
        directions.MapGet("{id:guid}", Details).WithName("GetDirection").Produces<DirectionView>();
        directions.MapGet("{id:guid}/direction.html", Print).WithName("GetDirectionPage").Produces<string>(200, "text/html");
    }

    static Task<IResult> Details(
        Guid id, DateTimeOffset? asAt, [FromHeader(Name = "Purpose")] string? named, HttpContext http, IRefusalStore store,
        Sealer<IRefusalStore> sealer, AccessLog<IRefusalStore> log, TimeProvider clock, CancellationToken ct) =>
        AnswerAsync(
            new Asked(id, asAt, named, "direction"), http, store, sealer, log, clock,
            (_, view) =>
            {
                http.Response.Headers.ETag = Answer.ETag(view.Version);
                return Task.FromResult(Results.Ok(view));
            },
            ct);

    static Task<IResult> Print(
        Guid id, [FromHeader(Name = "Purpose")] string? named, HttpContext http, IRefusalStore store, Sealer<IRefusalStore> sealer,
        AccessLog<IRefusalStore> log, TimeProvider clock, CancellationToken ct) =>
        AnswerAsync(
            new Asked(id, null, named, "direction-page"), http, store, sealer, log, clock,
            async (session, view) =>
            {
                var name = (await session.LoadAsync<KnownAuthority>(view.Authority, ct))?.Name;
                return Page.Answer(http, DirectionPage.Of(view, name, clock.GetUtcNow()));
            },
            ct);

    static async Task<IResult> AnswerAsync(
        Asked asked, HttpContext http, IRefusalStore store, Sealer<IRefusalStore> sealer, AccessLog<IRefusalStore> log, TimeProvider clock,
        Func<IQuerySession, DirectionView, Task<IResult>> answer, CancellationToken ct)
    {
        var actor = http.Features.GetRequiredFeature<Actor>();
        await using var session = store.QuerySession();
        if (await session.LoadAsync<Direction>(asked.Id, ct) is not { } now)
        {
            return new ProblemResult(Problem.NotFound);
        }

        var purpose = Purposes.Of(asked.Purpose, actor);
        if ((purpose is null ? Purposes.Unknown : PastCase.Fault(asked.AsAt, clock)) is { } fault)
        {
            return new ProblemResult(fault);
        }

        if (await session.AsAt(asked.Id, now, asked.AsAt, ct) is not { } direction)
        {
            return new ProblemResult(Problem.NotFound);
        }

        // Up to the version of the case alone, which may have gone on since it was read.
        var events = await session.Events.FetchStreamAsync(asked.Id, version: direction.Version, token: ct);
        var keys = RefusalsPolicy.ReadsDirection(actor, now) ? await sealer.KnownKeysAsync([asked.Id], ct) : null;
        var view = DirectionView.Of(direction, actor, asked.AsAt ?? clock.GetUtcNow()) with
        {
            Changes = DirectionChanges.Of(events, keys),
            OnNotice = RepresentationsView.Of(events, keys),
            Recipients = RefusalsPolicy.IsPartyTo(actor, now) ? await RecipientsAsync(session, direction, asked.AsAt, ct) : null,
        };
        if (view.Changes.Any(c => c.Text is not null))
        {
            await log.RecordAsync(
                asked.Id, actor, new ViewedAs(direction.ReferralId ?? Guid.Empty, asked.Projection, purpose!, nameof(Disclosure.Body)), ct);
        }

        return await answer(session, view);
    }

    // Receipts are of what was given last: of the reasons, once they are given.
    static async Task<IReadOnlyList<ReasonsRecipient>?> RecipientsAsync(
        IQuerySession session, Direction direction, DateTimeOffset? asAt, CancellationToken ct)
    {
        if (direction.RefusalId is not { } refusalId)
        {
            return null;
        }

        var refusal = await session.AsAt(refusalId, await session.LoadAsync<Refusal>(refusalId, ct), asAt, ct);
        var received = direction.Status is DirectionStatus.Answered ? refusal?.Receipts ?? [] : [];
        return
        [
            new ReasonsRecipient("entry", direction.EntryAuthority, received.Contains("entry")),
            new ReasonsRecipient("national", null, received.Contains("national")),
        ];
    }

    sealed record Asked(Guid Id, DateTimeOffset? AsAt, string? Purpose, string Projection);
}
