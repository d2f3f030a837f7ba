using TransferScheme.Allocation.Rota;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

namespace TransferScheme.Allocation.Allocations;

/// <summary>An approval that a referral goes to another region than the recommended one.</summary>
/// <param name="Authority">Code of the authority.</param>
/// <param name="ReasonCode">Why.</param>
public sealed record ApproveOtherRegionRequest(string Authority, string ReasonCode) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(Authority, "authority", 20);
        faults.When(ReasonCode is null, "reasonCode", "Is needed.");
        faults.OneOf(ReasonCode, "reasonCode", MakeOfferRequest.ReasonCodes);
    }
}

/// <summary>A second person approves another region; the one who then picks must be someone else.</summary>
static class ApproveOtherRegion
{
    internal static void Map(RouteGroupBuilder allocations) =>
        allocations.MapPost("{referralId:guid}/approvals", Handle).WithName("ApproveOtherRegion")
            .Produces<CommandAnswer>(StatusCodes.Status201Created);

    /// <summary>The national team, or the coordinator of the region that would receive, approves one of the candidates.</summary>
    internal static Decision<AllocationEvent> Decide(
        AllocationCase a, ApproveOtherRegionRequest request, Actor actor, SchemeFacts facts, Guid approvalId)
    {
        var region = facts.Authorities.FirstOrDefault(known => known.Code == request.Authority)?.Region;
        return actor.Role is Role.Coordinator && region != actor.Region
                ? Rejection.Forbidden("not-your-region", "Only the national team or the coordinator of that region approves it.")
            : a.Status is not AllocationStatus.Waiting
                ? Rejection.Conflict("allocation-not-waiting", "This referral does not wait for an offer.")
            : !a.Candidates.Contains(request.Authority)
                ? Rejection.Conflict("not-a-candidate", "This authority could not take the group when the rota decided.")
            : region == a.Region ? Rejection.Conflict("approval-not-needed", "This authority is of the recommended region.")
            : new OtherRegionApproved(approvalId, request.Authority, request.ReasonCode, actor.Name);
    }

    static Task<CommandResult> Handle(
        Guid referralId, Command<ApproveOtherRegionRequest> command, IAllocationStore store, CancellationToken ct)
    {
        var approvalId = Guid.CreateVersion7();
        return store.Decide<AllocationCase, AllocationEvent, ApproveOtherRegionRequest>(
            command, referralId, AllocationPolicy.MayApprove,
            async (allocation, request) =>
            {
                await using var session = store.QuerySession();
                var facts = await Standings.ReadAsync(session, ct) ?? throw new InvalidOperationException("No authorities are registered.");
                return Decide(allocation, request, command.Actor, facts, approvalId);
            },
            ct, (a, version) => Answer.Created(
                $"/api/v1/allocations/{referralId}", new CommandAnswer(approvalId, Wire.Name(a.Status), version), version));
    }
}
