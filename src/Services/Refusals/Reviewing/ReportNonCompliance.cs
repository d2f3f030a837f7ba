using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Ending;
using TransferScheme.Refusals.Handling;

namespace TransferScheme.Refusals.Reviewing;

/// <summary>A statement that an authority does not comply.</summary>
/// <param name="Note">What happened.</param>
public sealed record CaseNoteRequest(string Note) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Note, "note", 20_000);
}

/// <summary>
/// The entry authority or the national team states that the authority does not comply with the request: after a decline, or after an
/// answer that never came (section 71(1): wider than a refusal, and a person states it).
/// </summary>
static class ReportNonCompliance
{
    internal static void Map(IEndpointRouteBuilder refusals) =>
        refusals.MapPost("{id:guid}/non-compliance", Handle).WithName("ReportNonCompliance");

    /// <summary>
    /// A decline that stands, once; or the silence of an authority that has written what it has not given, or that does not decline.
    /// </summary>
    internal static Decision<RefusalEvent> Decide(Refusal refusal, Sealed<CaseNote> note, bool overdue = false) => refusal switch
    {
        _ when Endings.Over(refusal) is { } over => over,
        { Status: RefusalStatus.Declined } => new NonComplianceReported(
            refusal.Offer.ReferralId, refusal.Offer.Authority, refusal.Offer.EntryAuthority, true, note),
        { Status: RefusalStatus.Draft or RefusalStatus.Answered } when overdue => new NonComplianceReported(
            refusal.Offer.ReferralId, refusal.Offer.Authority, refusal.Offer.EntryAuthority, false, note),
        _ => Rejection.Conflict("no-non-compliance", "There is no decline to report now, and no answer that is overdue."),
    };

    /// <summary>An offer whose answer is overdue: the case opens with the report. It is never counted as a decline.</summary>
    internal static Decision<RefusalEvent> DecideUnanswered(FoundOffer? found, Actor actor, Sealed<CaseNote>? note) =>
        found is null || note is null || (actor.Role is not Role.National && actor.Authority != found.Case.EntryAuthority)
            ? Rejection.Invalid("id", "Must be an offer of your referral.")
        : found.Known.Status is not KnownStatus.Overdue ? Rejection.Conflict("not-overdue", "The answer to this offer is not overdue.")
        : new RefusalEvent[]
        {
            new RefusalOpened(found.Case, true),
            new NonComplianceReported(found.Case.ReferralId, found.Case.Authority, found.Case.EntryAuthority, false, note),
        };

    static async Task<CommandResult> Handle(
        Guid id, Command<CaseNoteRequest> command, IRefusalStore store, Sealer<IRefusalStore> sealer, CaseFacts facts, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var overdue = await facts.IsOverdueAsync(id, ct);
        return await session.LoadAsync<Refusal>(id, ct) is not null
            ? await store.Decide<Refusal, RefusalEvent, CaseNoteRequest>(
                command, id, (actor, refusal) => RefusalsPolicy.MayReport(actor, refusal, overdue),
                async (refusal, request) =>
                    Decide(refusal, await sealer.SealNote(refusal, "non-compliance", request.Note, ct), overdue), ct)
            : await facts.OfferAsync(id, ct) is { } found && (
                command.Actor.Role is Role.National || command.Actor.Authority == found.Case.EntryAuthority)
                ? await store.Begin<Refusal, RefusalEvent, CaseNoteRequest>(
                    command, id, RefusalsPolicy.MayReport,
                    async request => DecideUnanswered(
                        found, command.Actor,
                        await sealer.Seal(found.Case.ChildIds, new CaseNote("non-compliance", request.Note), ct)),
                    (refusal, version) => Answer.Created(
                        $"/api/v1/refusals/{id}", new CommandAnswer(id, refusal.Status.Name(), version), version), ct)
            : Problem.NotFound;
    }
}
