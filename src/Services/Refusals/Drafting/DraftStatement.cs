using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Handling;
using TransferScheme.Refusals.Rules;

namespace TransferScheme.Refusals.Drafting;

/// <summary>A first draft of a statement, on an offer.</summary>
public sealed record DraftStatementRequest : StatementForm
{
    /// <summary>The offer.</summary>
    public required Guid OfferId { get; init; }
}

/// <summary>
/// An authority begins its statement of reasons on an offer that is open to it. One case an offer: it bears the offer's identifier, so
/// that of two who begin at once one is first.
/// </summary>
static class DraftStatement
{
    internal static void Map(IEndpointRouteBuilder refusals) =>
        refusals.MapPost("", Handle).WithName("DraftStatement").Produces<DraftAnswer>(StatusCodes.Status201Created);

    /// <summary>The first draft of an offer of one's own that can still be answered.</summary>
    internal static Decision<RefusalEvent> Decide(FoundOffer? found, bool begun, Actor actor, StatementDraft? draft) =>
        found is null || found.Case.Authority != actor.Authority ? Rejection.Invalid("offerId", "Must be an offer to your authority.")
        : begun ? Rejection.Conflict("refusal-begun", "There is a statement on this offer already: correct that one, or supplement it.")
        : found.Known.Status is not (KnownStatus.Open or KnownStatus.Overdue) ? CommonRejections.NotOpen
        : draft is null ? CommonRejections.PersonRequired
        : new RefusalEvent[] { new RefusalOpened(found.Case, false), new StatementDrafted(draft) };

    static async Task<CommandResult> Handle(
        Command<DraftStatementRequest> command, IRefusalStore store, CaseFacts facts, Drafts drafts, CancellationToken ct)
    {
        IReadOnlyList<StatementFinding> findings = [];
        var id = command.Fault is null ? command.Body.OfferId : Guid.Empty;
        return await store.Begin<Refusal, RefusalEvent, DraftStatementRequest>(
            command, id, RefusalsPolicy.MayDraft,
            async request =>
            {
                var found = await facts.OfferAsync(id, ct);
                var mine = found is not null && found.Case.Authority == command.Actor.Authority;
                var draft = mine && command.Actor.Person is { } person ? await drafts.SealAsync(found!.Case, request, person, ct) : null;
                findings = draft is null ? [] : await drafts.CheckAsync(id, found!.Case, request, draft, false, false, ct);
                await using var session = store.QuerySession();
                return Decide(found, await session.LoadAsync<Refusal>(id, ct) is not null, command.Actor, draft);
            },
            (refusal, version) => Answer.Created($"/api/v1/refusals/{id}", DraftAnswer.Of(id, refusal, version, findings), version),
            ct);
    }
}
