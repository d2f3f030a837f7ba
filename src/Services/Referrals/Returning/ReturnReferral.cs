using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Referrals.Returning;

/// <summary>A return.</summary>
/// <param name="Missing">Paths of what is missing, such as <c>children[0].languages</c> or <c>needs</c>.</param>
/// <param name="Note">Free text.</param>
public sealed record ReturnReferralRequest(IReadOnlyList<string> Missing, string? Note = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.When(Missing.Count is 0 or > 50, "missing", "Must name one to fifty members of the form.");
        foreach (var (i, path) in Missing.Take(50).Index())
        {
            faults.When(path is not null && !FormPaths.IsPath(path), $"missing[{i}]", "Must be the path of a member of the form.");
        }

        faults.Text(Note, "note", Acts.LongestNote);
    }
}

/// <summary>
/// The national team returns a submitted referral with what is missing named (scheme rules, step 4). It is a draft again; recording
/// the sections named sends it in anew. The statutory clock, started at the first submission, runs on.
/// </summary>
static class ReturnReferral
{
    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapPost("{id:guid}/return", Handle).WithName("ReturnReferral").Produces<ActAnswer>();

    /// <summary>Only a referral that no authority is looked for yet is returned: one that waits is withdrawn by its entry authority.</summary>
    internal static Decision<ReferralEvent> Decide(Referral referral, IReadOnlyList<string> missing, Sealed<ActNote>? note) =>
        Acts.Ended(referral) is { } ended ? ended : referral.Status switch
        {
            ReferralStatus.Ineligible => new ReferralReturned([.. missing.Distinct()], note),
            ReferralStatus.Incomplete => Rejection.Conflict("not-submitted", "The entry authority has not sent this referral in yet."),
            _ => Rejection.Conflict(
                "referral-eligible",
                "An authority is being looked for already: put the referral on hold, or ask the entry authority to withdraw it."),
        };

    static Task<CommandResult> Handle(
        Guid id, Command<ReturnReferralRequest> command, IReferralStore store, Sealer<IReferralStore> sealer, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, ReturnReferralRequest>(
            command,
            id,
            ReferralsPolicy.MayJudge,
            async (referral, request) => Decide(referral, request.Missing, await sealer.SealNote(referral, "return", request.Note, ct)),
            ct,
            ActAnswer.Of(id));
}
