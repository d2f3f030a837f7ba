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
    internal static void Map(IEndpointRouteBuilder transfers) =>
        transfers.MapPost("{id:guid}/signatures", Handle).WithName("SignArrangement");

    /// <summary>
    /// A signature to the terms as they stand: of a person of that authority who drafted them for no other, once for each authority, and
    /// before responsibility has moved (section 69(7)). The second makes the arrangement, for good.
    /// </summary>
    internal static Decision<ReferralEvent> Decide(
        Referral referral, Actor actor, string onBehalfOf, Sealed<SigningOfficer> officer, bool? sameNation, DateTimeOffset now)
    {
        if (actor.Person is not { } person)
        {
            return Rejection.Forbidden("acting-person-required", "A signature is a person's: name them in Acting-Person.");
        }

        if (referral.Terms is { Authority: { } drafted, Person: { } drafter } && drafter == person && drafted != onBehalfOf)
        {
            return Rejection.Forbidden(
                "drafter-of-other-side", "Whoever drafted the terms for one authority does not sign for the other: another officer signs.");
        }

        var no = !actor.ActsFor(onBehalfOf) ? Rejection.Forbidden("not-your-authority", "An officer signs for their own authority.")
            : Acts.Ended(referral) is { } ended ? ended
            : referral.Signatures.Any(s => s.OnBehalfOf == onBehalfOf)
                ? Rejection.Conflict("already-signed", "This authority has signed these terms.")
            : referral is not { Status: ReferralStatus.Accepted, Terms: not null }
                ? Rejection.Conflict("no-terms", "There are no terms to sign now.")
            : referral.Signatures.Any(s => s.Person == person)
                ? Rejection.Forbidden("same-person", "The same person cannot sign for both authorities.")
            : referral.Signatures.Count > 0 && sameNation is null
                ? Rejection.Conflict(
                    "nation-not-known",
                    "The nation of one of the two authorities is not known here yet, so nothing was signed: try again in a moment.")
            : null;
        var signed = new ArrangementSigned(onBehalfOf, person, officer);
        return no is not null ? no
            : referral.Signatures.Count == 0 ? signed
            : new ReferralEvent[] { signed, Made(referral, sameNation!.Value, now) };
    }

    static ArrangementMade Made(Referral referral, bool sameNation, DateTimeOffset now) =>
        new(referral.EntryAuthority, referral.ReceivingAuthority!, sameNation ? "sameNation" : "crossNation", now);

    static Task<CommandResult> Handle(
        Guid id, Command<SignArrangementRequest> command, IReferralStore store, Sealer<IReferralStore> sealer, SchemeFigures figures,
        TimeProvider clock, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, SignArrangementRequest>(
            command,
            id,
            ReferralsPolicy.MayArrange,
            async (referral, request) =>
            {
                var entry = await figures.AuthorityAsync(referral.EntryAuthority, ct);
                var receiving = referral.ReceivingAuthority is { } code ? await figures.AuthorityAsync(code, ct) : null;
                var officer = await sealer.Seal(referral.ChildIds, new SigningOfficer(request.SignedBy, request.Office), ct);
                bool? sameNation = entry is null || receiving is null ? null : entry.Nation == receiving.Nation;
                return Decide(referral, command.Actor, request.OnBehalfOf, officer, sameNation, clock.GetUtcNow());
            },
            ct);
}
