using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Travelling;

/// <summary>What the two authorities agreed about an age in question.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="LeadAuthority">Code of the authority that leads.</param>
/// <param name="Timescale">By when it is answered.</param>
/// <param name="Safeguards">What protects the child, and other children, until then.</param>
public sealed record AgreeAgePlanRequest(Guid ChildId, string LeadAuthority, string Timescale, string Safeguards) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(LeadAuthority, "leadAuthority", 20);
        faults.Text(Timescale, "timescale", Faults.Narrative);
        faults.Text(Safeguards, "safeguards", Faults.Narrative);
    }
}

/// <summary>
/// The entry authority records what is agreed about an age in question, also after the form is fixed: a child may travel while it is
/// open (E08), but not without a lead, a timescale and safeguards.
/// </summary>
static class AgreeAgePlan
{
    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapPost("{id:guid}/age-plans", Handle).WithName("AgreeAgePlan").Produces<ActAnswer>();

    internal static Decision<ReferralEvent> Decide(
        Referral referral, AgreeAgePlanRequest request, Sealed<AgePlan> plan, bool isInQuestion) =>
        Acts.Stranger(referral, request.ChildId) is { } stranger ? stranger
        : Acts.Ended(referral) is { } ended ? ended
        : !isInQuestion ? Rejection.Conflict("age-not-in-question", "The form does not say that this child's age is in question.")
        : new AgePlanAgreed(request.ChildId, request.LeadAuthority, plan);

    static Task<CommandResult> Handle(
        Guid id, Command<AgreeAgePlanRequest> command, IReferralStore store, Sealer<IReferralStore> sealer, FormSealing sealing,
        CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, AgreeAgePlanRequest>(
            command,
            id,
            ReferralsPolicy.MayReport,
            async (referral, request) => Decide(
                referral, request,
                await sealer.Seal(Acts.AboutOf(referral, request.ChildId), new AgePlan(request.Timescale, request.Safeguards), ct),
                (await sealing.Open(referral, ct)).Children?.FirstOrDefault(c => c.Id == request.ChildId)?.Age is { IsOpen: true }),
            ct,
            ActAnswer.Of(id));
}
