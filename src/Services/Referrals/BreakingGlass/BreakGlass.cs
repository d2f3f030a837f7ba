using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Time;

namespace TransferScheme.Referrals.BreakingGlass;

/// <summary>An auditor asks to see a whole record.</summary>
/// <param name="Reason">Why; never a name.</param>
public sealed record BreakGlassRequest(string Reason) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Reason, "reason", 2000);
}

/// <summary>
/// An auditor, who sees the trail and coded facts only, opens a whole record in an emergency: for an hour, in the access log, on the
/// alarms, and judged by somebody else within two working days (data protection, section 6).
/// </summary>
static class BreakGlass
{
    static readonly TimeSpan Open = TimeSpan.FromHours(1);
    static readonly TimeOnly CutOff = new(17, 0);
    const int WorkingDaysForReview = 2;

    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapPost("{id:guid}/break-glass", Handle).WithName("BreakGlass").Produces<CommandAnswer>(StatusCodes.Status201Created);

    internal static Decision<EmergencyEvent> Decide(Guid referralId, Actor actor, Sealed<AccessReason> reason, DateTimeOffset now)
    {
        var calendar = WorkingDays.For(Nation.Division("England"));
        return new GlassBroken(
            referralId, actor.Name, reason, now + Open, calendar.Add(calendar.StartOn(now, CutOff), WorkingDaysForReview));
    }

    /// <summary>The emergency access that opens a referral to an auditor now; null when none does.</summary>
    internal static async Task<EmergencyAccess?> OpenGlassAsync(
        this IQuerySession session, Guid referralId, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var found = await session.QueryAsync<EmergencyAccess>(
            """
            where data ->> 'referralId' = ? and data ->> 'subject' = ? and (data ->> 'openUntil')::timestamptz > ?
            order by id desc limit 1
            """,
            ct, referralId.ToString(), actor.Name, now);
        return found is [var open] ? open : null;
    }

    static async Task<CommandResult> Handle(
        Guid id, Command<BreakGlassRequest> command, IReferralStore store, Sealer<IReferralStore> sealer, AccessLog<IReferralStore> log, TimeProvider clock,
        CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var referral = await session.LoadAsync<Referral>(id, ct);
        if (referral is null || ReferralsPolicy.Sees(command.Actor, referral) is Disclosure.Nothing)
        {
            return Problem.NotFound;
        }

        var access = Guid.CreateVersion7();
        return await store.Begin<EmergencyAccess, EmergencyEvent, BreakGlassRequest>(
            command,
            access,
            ReferralsPolicy.MayBreakGlass,
            async request =>
            {
                IReadOnlyList<Guid> about = referral.ChildIds is { Count: > 0 } children ? children : [id];
                var reason = await sealer.Seal(about, new AccessReason(request.Reason), ct);
                var line = NeedToKnow.View(id, "break-glass", "audit", Disclosure.Full, reason);
                return await log.AddToAsync(Decide(id, command.Actor, reason, clock.GetUtcNow()), id, command.Actor, line, ct);
            },
            (state, version) => Answer.Created(
                $"/api/v1/referrals/break-glass/{access}", new CommandAnswer(access, state.StatusName, version), version),
            ct);
    }
}
