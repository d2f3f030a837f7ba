using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;

namespace TransferScheme.Referrals.OpeningIdentity;

/// <summary>A person of the offered authority opens identity by name.</summary>
/// <param name="OfferId">The offer that they weigh.</param>
/// <param name="Reason">Why they need to know.</param>
public sealed record OpenIdentityRequest(Guid OfferId, string Reason) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Reason, "reason", 2000);
}

/// <summary>
/// Opens name, date of birth and what the placement needs to one person of the offered authority, while the offer is open. Allocation
/// is asked whether it is: no answer, no identity (data protection, section 3).
/// </summary>
static class OpenIdentity
{
    static readonly Problem NotConfirmed = new(
        503, "offer-not-confirmed", "Not available at the moment",
        "Whether the offer is open could not be found out, so nothing was opened: try again in a moment.");

    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapPost("{id:guid}/identity-openings", Handle).WithName("OpenIdentity");

    /// <summary>One person opens it for themselves, once for each offer.</summary>
    internal static Decision<ReferralEvent> Decide(
        Referral referral, Actor actor, Guid offerId, bool isOpen, Sealed<AccessReason> reason) =>
        actor.Person is not { } person
            ? Rejection.Forbidden("acting-person-required", "Identity is opened to a person: name them in Acting-Person.")
        : !isOpen || !IsOffer(referral, offerId) ? Rejection.Conflict("offer-not-open", "This offer is not open.")
        : referral.HasOpened(person) ? Decision<ReferralEvent>.Nothing
        : new IdentityOpened(offerId, referral.OfferedAuthority!, person, reason);

    static Task<CommandResult> Handle(
        Guid id, Command<OpenIdentityRequest> command, IReferralStore store, Sealer<IReferralStore> sealer, ServiceCalls calls,
        AccessLog<IReferralStore> log, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, OpenIdentityRequest>(
            command,
            id,
            ReferralsPolicy.MayOpenIdentity,
            async (referral, request) =>
            {
                var isOpen = command.Actor.Person is not null && IsOffer(referral, request.OfferId)
                    && await calls.AskAsync<OfferAnswer>($"/api/v1/offers/{request.OfferId}", NotConfirmed, ct) is { } offer
                    && offer.IsOpenTo(referral.OfferedAuthority!);
                var reason = await sealer.Seal(referral.ChildIds, new AccessReason(request.Reason), ct);
                var line = NeedToKnow.View(id, "identity-opening", "transfer", Disclosure.Weighing, reason);
                return await log.AddToAsync(
                    Decide(referral, command.Actor, request.OfferId, isOpen, reason), id, command.Actor, line, ct);
            },
            ct);

    static bool IsOffer(Referral referral, Guid offerId) => referral.Status is ReferralStatus.Offered && referral.OfferId == offerId;

    /// <summary>What of Allocation's answer matters. An overdue offer can still be answered.</summary>
    sealed record OfferAnswer(string Authority, string Status)
    {
        internal bool IsOpenTo(string authority) => Authority == authority && (Status is "open" or "overdue");
    }
}
