using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Time;
using TransferScheme.Referrals.HandingOver;

namespace TransferScheme.Referrals.Arranging;

/// <summary>The terms of an arrangement.</summary>
/// <param name="EffectiveAt">The earliest instant at which responsibility moves: today or later.</param>
/// <param name="Handover">What is said of items handed over with the children; what is not named stands as it was.</param>
public sealed record ProposeArrangementRequest(DateTimeOffset EffectiveAt, IReadOnlyList<HandoverEntry>? Handover = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.When(Handover?.Count > 50, "handover", "Must be at most 50 items.");
        foreach (var (i, entry) in (Handover ?? []).Index())
        {
            faults.Text(entry.Item, $"handover[{i}].item", 60);
            faults.When(
                !HandoverList.IsCode(entry.Item), $"handover[{i}].item",
                "Must be a code that begins with a small letter, of letters, digits and hyphens.");
            faults.When(
                Handover!.Take(i).Any(e => HandoverList.NameOf(e.Item) == HandoverList.NameOf(entry.Item)), $"handover[{i}].item",
                "Is given twice.");
            faults.Handing($"handover[{i}].", entry.Status, entry.Reason, entry.FollowsOn);
        }
    }
}

/// <summary>
/// One of the two authorities proposes the terms of the section 69 arrangement. Their effect depends on the children being
/// received, so a clock alone never moves responsibility (section 69(3)).
/// </summary>
static class ProposeArrangement
{
    static readonly TimeSpan FurthestAhead = TimeSpan.FromDays(60);

    internal static void Map(IEndpointRouteBuilder transfers) =>
        transfers.MapPost("{id:guid}/arrangement", Handle).WithName("ProposeArrangement");

    /// <summary>
    /// Terms of an accepted offer (section 69(1)). Their instant lies between the beginning of today, by the calendar of the United
    /// Kingdom, and sixty days from now: nobody arranges the past, and a slip in the year must not stand, because what both have signed
    /// cannot be changed.
    /// </summary>
    internal static Decision<ReferralEvent> Decide(
        Referral referral, Actor drafter, DateTimeOffset effectiveAt, IReadOnlyList<HandoverItem> handover, DateTimeOffset now) =>
        effectiveAt > now + FurthestAhead || UkTime.DateOf(effectiveAt) < UkTime.DateOf(now)
            ? Rejection.Invalid("effectiveAt", "Must not be before today, and at most sixty days from now.")
        : handover.Select((item, i) => Handover.Past(item, $"handover[{i}].", UkTime.DateOf(now))).OfType<Rejection>().FirstOrDefault()
            is { } past ? past
        : referral.Status is not ReferralStatus.Accepted
            ? Rejection.Conflict(
                "no-accepted-offer", "An arrangement needs an accepted offer, and terms cannot change once both have signed.")
        : new ArrangementProposed(effectiveAt, handover, drafter.Authority, drafter.Person);

    static Task<CommandResult> Handle(
        Guid id, Command<ProposeArrangementRequest> command, IReferralStore store, Sealer<IReferralStore> sealer, TimeProvider clock,
        CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, ProposeArrangementRequest>(
            command,
            id,
            ReferralsPolicy.MayArrange,
            async (referral, request) =>
            {
                var items = new List<HandoverItem>();
                foreach (var entry in request.Handover ?? [])
                {
                    items.Add(await sealer.SealItem(referral, entry, ct));
                }

                return Decide(referral, command.Actor, request.EffectiveAt, items, clock.GetUtcNow());
            },
            ct);
}
