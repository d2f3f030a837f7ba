using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

namespace TransferScheme.Referrals.BreakingGlass;

/// <summary>What a review of an emergency access found.</summary>
/// <param name="Outcome"><c>justified</c> or <c>notJustified</c>.</param>
public sealed record ReviewBreakGlassRequest(string Outcome) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.OneOf(Outcome, "outcome", "justified", "notJustified");
}

/// <summary>Somebody else judges an emergency access; until then it stands on the alarms.</summary>
static class ReviewBreakGlass
{
    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapPost("break-glass/{accessId:guid}/review", Handle).WithName("ReviewBreakGlass");

    /// <summary>Nobody judges their own access, and nobody judges twice.</summary>
    internal static Decision<EmergencyEvent> Decide(EmergencyAccess access, Actor actor, string outcome) =>
        actor.Name == access.Subject ? Rejection.Forbidden("same-person", "Somebody else reviews an emergency access.")
        : access.Outcome is not null ? Rejection.Conflict("already-reviewed", "This emergency access has been reviewed.")
        : new EmergencyReviewed(outcome);

    static Task<CommandResult> Handle(
        Guid accessId, Command<ReviewBreakGlassRequest> command, IReferralStore store, CancellationToken ct) =>
        store.Decide<EmergencyAccess, EmergencyEvent, ReviewBreakGlassRequest>(
            command, accessId, (actor, _) => ReferralsPolicy.MayReviewBreakGlass(actor) is Access.Granted ? Access.Granted : Access.Hidden,
            (access, request) => Task.FromResult(Decide(access, command.Actor, request.Outcome)), ct);
}
