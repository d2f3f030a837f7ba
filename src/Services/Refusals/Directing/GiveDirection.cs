using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
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
public sealed record GiveDirectionRequest(
    string Kind, string Authority, Guid? ReferralId = null, DateTimeOffset? DueAt = null, string? Form = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(Kind, "kind", "information", "reasons", "scheme");
        faults.Text(Authority, "authority", 20);
        faults.Text(Form, "form", 100);
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
        GiveDirectionRequest request, bool isAuthority, Refusal? refusal, Guid directionId, DateTimeOffset now)
    {
        var today = UkTime.DateOf(now);
        if (!isAuthority)
        {
            return Rejection.Invalid("authority", "Must be an authority of the scheme.");
        }

        if (request.DueAt < now)
        {
            return Rejection.Invalid("dueAt", "Must not be in the past.");
        }

        if (request.Kind == "scheme")
        {
            return new DirectionProposed(request.Authority, today, UkTime.LastCalendarDay(today, NoticeDays));
        }

        if (request.Kind == "information")
        {
            return new DirectionIssued(request.Kind, request.Authority, request.DueAt!.Value, request.Form, null, ["national"]);
        }

        if (refusal is null)
        {
            return Rejection.Conflict(
                "no-non-compliance", "Reasons are directed once non-compliance of this authority with the request is reported.");
        }

        var directed = WrittenReasons.Decide(refusal, directionId, request.DueAt is { } due ? UkTime.DateOf(due) : null, today);
        return directed.Rejection is { } no ? no
            : ((Decision<DirectionEvent>)new DirectionIssued(
                request.Kind, request.Authority, request.DueAt ?? UkTime.EndOf(((ReasonsDirected)directed.Events[0]).DueOn), null,
                request.ReferralId, ["entry", "national"])).Appending(refusal.Id, refusal.Version, [.. directed.Events]);
    }

    /// <summary>The last day of a notice that is given on this one.</summary>
    internal static DateOnly LastDay(DateOnly noticeOn) => UkTime.LastCalendarDay(noticeOn, NoticeDays);

    static Task<CommandResult> Handle(Command<GiveDirectionRequest> command, IRefusalStore store, TimeProvider clock, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        return store.Begin<Direction, DirectionEvent, GiveDirectionRequest>(
            command, id, RefusalsPolicy.MayDirect,
            async request =>
            {
                await using var session = store.QuerySession();
                var known = await session.LoadAsync<KnownAuthority>(request.Authority, ct);
                var refusals = request.ReferralId is not { } referral ? [] : await session.QueryAsync<Refusal>(
                    "where data -> 'offer' ->> 'referralId' = ? and data -> 'offer' ->> 'authority' = ? order by id desc limit 1", ct,
                    referral.ToString(), request.Authority);
                return Decide(request, known is not null, refusals is [var refusal] ? refusal : null, id, clock.GetUtcNow());
            },
            (direction, version) => Answer.Created(
                $"/api/v1/directions/{id}",
                new CommandAnswer(id, ((ICase<Direction, DirectionEvent>)direction).StatusName, version), version),
            ct);
    }
}
