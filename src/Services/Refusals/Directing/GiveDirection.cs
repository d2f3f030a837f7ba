using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;
using TransferScheme.Refusals.Handling;
using TransferScheme.Refusals.Reviewing;

namespace TransferScheme.Refusals.Directing;

/// <summary>A direction to be given, or proposed.</summary>
/// <param name="Kind"><c>information</c>, <c>reasons</c> or <c>scheme</c>.</param>
/// <param name="Authority">Code of the authority.</param>
/// <param name="ReferralId">The referral; of reasons.</param>
/// <param name="DueAt">When what is directed is due; the sections name no time, so that the direction does.</param>
/// <param name="Form">The form and manner asked for; of information.</param>
/// <param name="Replaces">The direction in force, of the same kind and authority, that it takes the place of.</param>
/// <param name="Reasons">What is directed or proposed, and why; nothing about a child.</param>
public sealed record GiveDirectionRequest(
    string Kind, string Authority, Guid? ReferralId = null, DateTimeOffset? DueAt = null, string? Form = null, Guid? Replaces = null,
    string? Reasons = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(Kind, "kind", "information", "reasons", "scheme");
        faults.Text(Authority, "authority", 20);
        faults.Text(Form, "form", 100);
        faults.Text(Reasons, "reasons", 50_000);
        faults.When(Kind == "reasons" && ReferralId is null, "referralId", "Is needed for reasons.");
        faults.When(Kind != "reasons" && ReferralId is not null, "referralId", "Belongs to reasons.");
        faults.When(Kind == "information" && DueAt is null, "dueAt", "Is needed for information.");
        faults.When(Kind == "information" && Form is null, "form", "Is needed for information.");
    }
}

/// <summary>
/// The Secretary of State directs: information at once (section 70), written reasons once a request and non-compliance are recorded
/// (section 71), compliance with the scheme only after notice and fourteen days for representations (section 72).
/// </summary>
static class GiveDirection
{
    const int NoticeDays = 14;

    internal static void Map(IEndpointRouteBuilder directions) =>
        directions.MapPost("", Handle).WithName("GiveDirection").Produces<CommandAnswer>(StatusCodes.Status201Created);

    /// <summary>What is given or proposed; for reasons the case that they are asked of goes on in the same transaction.</summary>
    internal static Decision<DirectionEvent> Decide(
        GiveDirectionRequest request, bool isAuthority, Refusal? refusal, Numbered numbered, Guid directionId, DateTimeOffset now,
        Sealed<CaseNote>? reasons = null)
    {
        var old = numbered.InForce(request.Replaces);
        return !isAuthority ? Rejection.Invalid("authority", "Must be an authority of the scheme.")
            : request.DueAt < now ? Rejection.Invalid("dueAt", "Must not be in the past.")
            : request.Replaces is not null && old is null
                ? Rejection.Invalid("replaces", "Must be a direction of this kind to this authority that is in force.")
            : request.Kind switch
            {
                "scheme" => Notice(request, numbered, old, UkTime.DateOf(now), reasons),
                "information" => Information(request, numbered, old, directionId, reasons),
                _ => Reasons(request, numbered, old, refusal, directionId, UkTime.DateOf(now), reasons),
            };
    }

    /// <summary>The last day of a notice that is given on this one.</summary>
    internal static DateOnly LastDay(DateOnly noticeOn) => UkTime.LastCalendarDay(noticeOn, NoticeDays);

    static Decision<DirectionEvent> Notice(
        GiveDirectionRequest request, Numbered numbered, Direction? old, DateOnly today, Sealed<CaseNote>? reasons) =>
        numbered.Standing.Any(d => d.Status is DirectionStatus.Notice)
            ? Rejection.Conflict("notice-running", "Notice of a direction to this authority is given already: decide on that one first.")
        : numbered.Standing.Any(d => d.Id != old?.Id)
            ? Rejection.Conflict(
                "already-under-direction", "This authority is under direction to comply: change that direction, or name it in replaces.")
        : new DirectionProposed(request.Authority, today, LastDay(today), numbered.Last + 1, old?.Id, reasons);

    static Decision<DirectionEvent> Information(
        GiveDirectionRequest request, Numbered numbered, Direction? old, Guid directionId, Sealed<CaseNote>? reasons) =>
        numbered.Standing.Any(d => d.Form == request.Form && d.Id != old?.Id)
            ? Rejection.Conflict("already-directed", "This form is directed of this authority already: name that direction in replaces.")
        : Replacing(
            new DirectionIssued(
                request.Kind, request.Authority, request.DueAt!.Value, request.Form, null, ["national"], Number: numbered.Last + 1,
                Replaces: old?.Id, Reasons: reasons),
            old, directionId);

    static Decision<DirectionEvent> Reasons(
        GiveDirectionRequest request, Numbered numbered, Direction? old, Refusal? refusal, Guid directionId, DateOnly today,
        Sealed<CaseNote>? reasons)
    {
        if (refusal is null || (old is not null && old.RefusalId != refusal.Id))
        {
            return Rejection.Conflict(
                "no-non-compliance", "Reasons are directed once non-compliance of this authority with the request is reported.");
        }

        var dueOn = request.DueAt is { } due ? Direction.LastDay(due) : default(DateOnly?);
        var directed = WrittenReasons.Decide(refusal, directionId, dueOn, today, isReplacing: old is not null);
        return directed.Rejection is { } no ? no
            : Replacing(
                new DirectionIssued(
                    request.Kind, request.Authority, request.DueAt ?? UkTime.EndOf(((ReasonsDirected)directed.Events[0]).DueOn), null,
                    request.ReferralId, ["entry", "national"], refusal.Id, refusal.Offer.EntryAuthority, numbered.Last + 1, old?.Id,
                    reasons),
                old, directionId).Appending(refusal.Id, refusal.Version, [.. directed.Events]);
    }

    /// <summary>What is given, and in the same transaction the end of the one whose place it takes.</summary>
    internal static Decision<DirectionEvent> Replacing(Decision<DirectionEvent> given, Direction? old, Guid by) =>
        old is not { IsInForce: true } ? given
            : given.Appending(old.Id, old.Version, new DirectionReplaced(old.Kind, old.Authority, by));

    static Task<CommandResult> Handle(
        Command<GiveDirectionRequest> command, IRefusalStore store, Sealer<IRefusalStore> sealer, TimeProvider clock, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        return store.Begin<Direction, DirectionEvent, GiveDirectionRequest>(
            command, id, RefusalsPolicy.MayDirect,
            async request =>
            {
                await using var session = store.QuerySession();
                var known = await session.LoadAsync<KnownAuthority>(request.Authority, ct);
                var numbered = await session.NumberedAsync(request.Kind, request.Authority, ct);
                var refusals = request.ReferralId is not { } referral ? [] : await session.QueryAsync<Refusal>(
                    "where data -> 'offer' ->> 'referralId' = ? and data -> 'offer' ->> 'authority' = ? order by id desc limit 1", ct,
                    referral.ToString(), request.Authority);
                var reasons = request.Reasons is { } text ? await sealer.Seal([id], new CaseNote("notice", text), ct) : null;
                return Decide(
                    request, known is not null, refusals is [var refusal] ? refusal : null, numbered, id, clock.GetUtcNow(), reasons)
                    .Numbering(request.Kind, request.Authority, numbered, id);
            },
            (direction, version) => Answer.Created(
                $"/api/v1/directions/{id}", new CommandAnswer(id, Direction.Name(direction.Status), version), version),
            ct);
    }
}
