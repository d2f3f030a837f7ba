using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;

namespace TransferScheme.Referrals.HandingOver;

/// <summary>
/// An officer of one of the two authorities signs an item of the hand-over list off: the entry authority's that it was handed over, the
/// receiving authority's that it was received, in either order and once each. A journey does not wait for it: the receiving authority
/// signs for what follows when it comes, also after the move.
/// </summary>
static class SignHandover
{
    internal static void Map(IEndpointRouteBuilder transfers) =>
        transfers.MapPost("{id:guid}/handover/{item}", Handle).WithName("SignHandover").Produces<ActAnswer>();

    internal static Decision<ReferralEvent> Decide(Referral referral, Actor actor, string item)
    {
        if (actor.Person is not { } person)
        {
            return Rejection.Forbidden("acting-person-required", "An item is signed off by a person: name them in Acting-Person.");
        }

        if (Handover.Unlisted(referral, item) is { } unlisted)
        {
            return unlisted;
        }

        var line = referral.Handover.Single(l => l.Name == item);
        var isEntry = actor.ActsFor(referral.EntryAuthority);
        var (own, other) = isEntry ? (line.HandedOver, line.Received) : (line.Received, line.HandedOver);
        return line.Item.Status is HandoverList.Open
                ? Rejection.Conflict("item-open", "Nobody has said what becomes of this item: the entry authority says so first.")
            : isEntry && line.Item.Status is HandoverList.Follows
                ? Rejection.Conflict(
                    "item-follows", "This item has still to come: call it ready, then sign; the receiving authority signs when it comes.")
            : own is not null
                ? Rejection.Conflict(
                    "already-signed", "Your authority has signed this item off; it signs again only when the item has changed.")
            : other == person ? Rejection.Forbidden("same-person", "The same person cannot sign for both authorities.")
            : new HandoverSigned(item, actor.Authority!, person);
    }

    static Task<CommandResult> Handle(Guid id, string item, Command<NoBody> command, IReferralStore store, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, NoBody>(
            command, id, ReferralsPolicy.MayHandOver,
            (referral, _) => Task.FromResult(Decide(referral, command.Actor, HandoverList.NameOf(item))), ct, ActAnswer.Of(id));
}
