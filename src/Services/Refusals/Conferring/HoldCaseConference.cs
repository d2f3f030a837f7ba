using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Ending;

namespace TransferScheme.Refusals.Conferring;

/// <summary>What a case conference decided.</summary>
/// <param name="HeldOn">Its day.</param>
/// <param name="Outcome"><c>offerElsewhere</c>, <c>otherRegion</c>, <c>reaffirm</c>, <c>direct</c> or <c>stays</c>.</param>
/// <param name="Note">Why.</param>
public sealed record CaseConferenceRequest(DateOnly HeldOn, string Outcome, string Note) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(Outcome, "outcome", "offerElsewhere", "otherRegion", "reaffirm", "direct", "stays");
        faults.Text(Note, "note", 20_000);
    }
}

/// <summary>The coordinator holds the case conference that a third decline of one child calls, and records its outcome.</summary>
static class HoldCaseConference
{
    internal static void Map(IEndpointRouteBuilder refusals) =>
        refusals.MapPost("{id:guid}/case-conference", Handle).WithName("HoldCaseConference");

    /// <summary>A conference that was called is held once.</summary>
    internal static Decision<RefusalEvent> Decide(
        Refusal refusal, DateOnly heldOn, string outcome, DateOnly today, Sealed<CaseNote> note) => refusal switch
        {
            _ when Endings.Asked(refusal) is { } asked => asked,
            { Conference: null } => Rejection.Conflict("no-conference", "No case conference is called here."),
            { ConferenceHeld: not null } => Rejection.Conflict("conference-held", "The outcome is recorded."),
            _ when heldOn > today => Rejection.Invalid("heldOn", "Must not be in the future."),
            _ => new CaseConferenceHeld(heldOn, outcome, note),
        };

    static Task<CommandResult> Handle(
        Guid id, Command<CaseConferenceRequest> command, IRefusalStore store, Sealer<IRefusalStore> sealer, TimeProvider clock,
        CancellationToken ct) =>
        store.Decide<Refusal, RefusalEvent, CaseConferenceRequest>(
            command, id, RefusalsPolicy.MayConfer,
            async (refusal, request) => Decide(
                refusal, request.HeldOn, request.Outcome, UkTime.DateOf(clock.GetUtcNow()),
                await sealer.SealNote(refusal, "case-conference", request.Note, ct)), ct);
}
