using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Judging;

/// <summary>What the national team decides on a referral that the rules found ineligible.</summary>
/// <param name="Outcome"><c>eligible</c>: it goes on; <c>ineligible</c>: the finding stands.</param>
/// <param name="ReasonCode">Why.</param>
/// <param name="Note">Free text; needed with <c>other</c>.</param>
public sealed record OverruleRulesRequest(string Outcome, string ReasonCode, string? Note = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(Outcome, "outcome", "eligible", "ineligible");
        faults.Reason(ReasonCode, Note, ReferralReasons.Overrule);
    }
}

/// <summary>
/// The national team lets a referral go on although a rule fails, with a coded reason (scheme rules, steps 5 and 6). The findings
/// stay as they are, so that everybody sees what was overruled. That a child is 18 is never overruled.
/// </summary>
static class OverruleRules
{
    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapPost("{id:guid}/eligibility", Handle).WithName("OverruleRules").Produces<ActAnswer>();

    /// <summary>Goes on, with the findings that failed beside it; a finding that stands is nothing to record.</summary>
    /// <param name="referral">The referral.</param>
    /// <param name="request">The decision.</param>
    /// <param name="note">The note, sealed.</param>
    /// <param name="judged">The referral as it is found eligible whatever the rules find.</param>
    internal static Decision<ReferralEvent> Decide(
        Referral referral, OverruleRulesRequest request, Sealed<ActNote>? note, IReadOnlyList<ReferralEvent> judged)
    {
        if (Acts.Ended(referral) is { } ended)
        {
            return ended;
        }

        if (referral.Status is not ReferralStatus.Ineligible)
        {
            return Rejection.Conflict(
                "not-ineligible",
                "The rules hold nothing against this referral now: to stop it, put it on hold or have it withdrawn or closed.");
        }

        var failed = referral.Findings.Where(f => !f.Passes).ToList();
        return request.Outcome is "ineligible" ? Decision<ReferralEvent>.Nothing
            : failed.Any(f => f.Rule == "E01")
                ? Rejection.Conflict("not-under-18", "Nobody of 18 or more is transferred: close the referral for that child.")
            : (ReferralEvent[])[new RulesOverruled([.. failed.Select(f => f.Code)], request.ReasonCode, note), .. judged];
    }

    static Task<CommandResult> Handle(
        Guid id, Command<OverruleRulesRequest> command, IReferralStore store, Sealer<IReferralStore> sealer,
        FormSealing sealing, Judge judge, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, OverruleRulesRequest>(
            command,
            id,
            ReferralsPolicy.MayJudge,
            async (referral, request) => Decide(
                referral, request, await sealer.SealNote(referral, "eligibility", request.Note, ct),
                await judge.OfAsync(referral, await sealing.Open(referral, ct), ct, overruled: true)),
            ct,
            ActAnswer.Of(id));
}
