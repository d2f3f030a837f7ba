using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Handling;

namespace TransferScheme.Referrals.Arranging;

/// <summary>A signature.</summary>
/// <param name="OnBehalfOf">Code of the authority that is bound by it.</param>
/// <param name="SignedBy">Name of the officer.</param>
/// <param name="Office">Office of the officer.</param>
public sealed record SignArrangementRequest(string OnBehalfOf, string SignedBy, string Office) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(OnBehalfOf, "onBehalfOf", 20);
        faults.Text(SignedBy, "signedBy");
        faults.Text(Office, "office");
    }
}

/// <summary>
/// An officer of one of the two authorities signs, as a named person. The second signature makes the section 69 arrangement;
/// nobody signs for both (section 69(1): two authorities).
/// </summary>
static class SignArrangement
{
    internal static void Map(IEndpointRouteBuilder transfers) => transfers.MapPost("{id:guid}/signatures", Handle).WithName("SignArrangement");

    internal static Decision<ReferralEvent> Decide(Referral referral, Actor actor, string onBehalfOf, Sealed<SigningOfficer> officer, bool sameNation) =>
        actor.Person is not { } person ? Rejection.Forbidden("acting-person-required", "A signature is a person's: name them in Acting-Person.")
        : !actor.ActsFor(onBehalfOf) ? Rejection.Forbidden("not-your-authority", "An officer signs for their own authority.")
        : referral is not { Status: ReferralStatus.Accepted, Terms: not null } ? Rejection.Conflict("no-terms", "There are no terms to sign now.")
        : referral.Signatures.Any(s => s.OnBehalfOf == onBehalfOf) ? Rejection.Conflict("already-signed", "This authority has signed these terms.")
        : referral.Signatures.Any(s => s.Person == person) ? Rejection.Forbidden("same-person", "The same person cannot sign for both authorities.")
        : referral.Signatures.Count == 0 ? new ArrangementSigned(onBehalfOf, person, officer)
        : new ReferralEvent[] { new ArrangementSigned(onBehalfOf, person, officer), Made(referral, sameNation) };

    static ArrangementMade Made(Referral referral, bool sameNation) =>
        new(referral.EntryAuthority, referral.ReceivingAuthority!, sameNation ? "sameNation" : "crossNation");

    static Task<CommandResult> Handle(
        Guid id, Command<SignArrangementRequest> command, IReferralStore store, Sealer<IReferralStore> sealer, SchemeFigures figures, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, SignArrangementRequest>(
            command,
            id,
            ReferralsPolicy.MayArrange,
            async (referral, request) =>
            {
                var entry = await figures.AuthorityAsync(referral.EntryAuthority, ct);
                var receiving = referral.ReceivingAuthority is { } code ? await figures.AuthorityAsync(code, ct) : null;
                var officer = await sealer.Seal(referral.ChildIds, new SigningOfficer(request.SignedBy, request.Office), ct);
                return Decide(referral, command.Actor, request.OnBehalfOf, officer, entry?.Nation == receiving?.Nation);
            },
            ct);
}
