using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Time;

namespace TransferScheme.Referrals.Arranging;

/// <summary>The terms of an arrangement.</summary>
/// <param name="EffectiveAt">The earliest instant at which responsibility moves.</param>
/// <param name="Handover">Items handed over with the children.</param>
public sealed record ProposeArrangementRequest(DateTimeOffset EffectiveAt, IReadOnlyList<HandoverItem>? Handover = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.When(Handover?.Count > 50, "handover", "Must be at most 50 items.");
        foreach (var (i, item) in (Handover ?? []).Index())
        {
            faults.Text(item.Item, $"handover[{i}].item", 60);
            faults.When(!IsCode(item.Item), $"handover[{i}].item", "Must be a code of small letters, digits and hyphens.");
            faults.OneOf(item.Status, $"handover[{i}].status", "ready", "to-follow", "not-applicable");
        }
    }

    static bool IsCode(string text) => text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}

/// <summary>
/// One of the two authorities proposes the terms of the section 69 arrangement. Their effect depends on the children being
/// received, so a clock alone never moves responsibility (section 69(3)).
/// </summary>
static class ProposeArrangement
{
    static readonly TimeSpan FurthestAhead = TimeSpan.FromDays(60);

    internal static void Map(IEndpointRouteBuilder transfers) => transfers.MapPost("{id:guid}/arrangement", Handle).WithName("ProposeArrangement");

    /// <summary>
    /// Terms of an accepted offer (section 69(1)). Their instant lies between the referral and sixty days from now: a slip in the
    /// year must not stand, because what both have signed cannot be changed.
    /// </summary>
    internal static Decision<ReferralEvent> Decide(Referral referral, ProposeArrangementRequest request, DateTimeOffset now) =>
        request.EffectiveAt > now + FurthestAhead || UkTime.DateOf(request.EffectiveAt) < referral.ReferredOn
            ? Rejection.Invalid("effectiveAt", "Must be between the day of the referral and sixty days from now.")
        : referral.Status is not ReferralStatus.Accepted
            ? Rejection.Conflict("no-accepted-offer", "An arrangement needs an accepted offer, and terms cannot change once both have signed.")
        : new ArrangementProposed(request.EffectiveAt, request.Handover ?? []);

    static Task<CommandResult> Handle(
        Guid id, Command<ProposeArrangementRequest> command, IReferralStore store, TimeProvider clock, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, ProposeArrangementRequest>(
            command, id, ReferralsPolicy.MayArrange, (referral, request) => Task.FromResult(Decide(referral, request, clock.GetUtcNow())), ct);
}
